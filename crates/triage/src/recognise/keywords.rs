//! One word or two, which say too little to claim anything by: "NISS", "password". They show where
//! to look all the same, by the messages whose phrases hold them.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::text::words;
use crate::knowledge::Phrasebook;

/// More words are judged by the model alone.
const MOST_WORDS: usize = 2;
/// Shorter ones stand in every sentence.
const SHORTEST: usize = 3;
/// A word is one of a message where so many of its phrases in one language hold it, and at least
/// one in [`PART`].
const FEWEST_PHRASES: usize = 2;
const PART: usize = 3;
/// A word that more than one in so many phrases of a language hold leads nowhere: "AIMA", "para".
const COMMON: usize = 9;

/// Which messages a word leads to, by their classes.
#[derive(Debug)]
pub(super) struct Keywords(FxHashMap<String, BTreeSet<usize>>);

impl Keywords {
    /// Learns from the phrases of each message, one language after the other.
    pub(super) fn learn<'a>(
        books: impl Iterator<Item = &'a Phrasebook>,
        classes: &BTreeMap<&str, usize>,
    ) -> Self {
        let mut messages: FxHashMap<String, BTreeSet<usize>> = FxHashMap::default();
        let mut common: BTreeSet<String> = BTreeSet::new();
        for book in books {
            let everything = book.phrases.values().chain(book.unrelated.values());
            let held = holding(everything.flatten()).into_iter();
            let is_common = |(_, count): &(String, usize)| count * COMMON > book.count();
            common.extend(held.filter(is_common).map(|(word, _)| word));
            for (id, phrases) in &book.phrases {
                let Some(class) = classes.get(id.as_str()) else {
                    continue;
                };
                let is_key = |(word, count): &(String, usize)| {
                    word.chars().count() >= SHORTEST
                        && *count >= FEWEST_PHRASES
                        && count * PART >= phrases.len()
                };
                for (word, _) in holding(phrases.iter()).into_iter().filter(is_key) {
                    messages.entry(word).or_default().insert(*class);
                }
            }
        }
        messages.retain(|word, _| !common.contains(word));
        Self(messages)
    }

    /// The messages that a word or two lead to: those of all of them where there are any, else those
    /// of each.
    pub(super) fn lead_to(&self, words: &[String]) -> BTreeSet<usize> {
        if words.len() > MOST_WORDS {
            return BTreeSet::new();
        }
        let found: Vec<_> = words.iter().filter_map(|word| self.0.get(word)).collect();
        let in_all = |class: &&usize| found.iter().all(|classes| classes.contains(*class));
        let any = found.iter().copied().flatten();
        let all: BTreeSet<usize> = any.clone().filter(in_all).copied().collect();
        if all.is_empty() {
            any.copied().collect()
        } else {
            all
        }
    }

    /// How many bytes it takes in memory, nearly.
    pub(super) fn bytes(&self) -> usize {
        let classes: usize = self.0.values().map(BTreeSet::len).sum();
        self.0.len() * size_of::<(String, BTreeSet<usize>)>() + classes * size_of::<usize>()
    }
}

/// How many of the phrases hold each word.
fn holding<'a>(phrases: impl Iterator<Item = &'a String>) -> FxHashMap<String, usize> {
    let mut held = FxHashMap::default();
    for phrase in phrases {
        for word in BTreeSet::from_iter(words(phrase)) {
            *held.entry(word).or_default() += 1;
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is learnt of these phrases among many about other matters.
    fn learnt(said: &[(&str, &[&str])], others: &[&str]) -> Keywords {
        let owned = |said: &[&str]| said.iter().map(|&one| one.to_owned()).collect();
        let book = Phrasebook {
            phrases: said
                .iter()
                .map(|&(id, phrases)| (id.to_owned(), owned(phrases)))
                .collect(),
            unrelated: BTreeMap::from([("pizza".to_owned(), owned(others))]),
        };
        let classes = said.iter().map(|&(id, _)| id).zip(0..).collect();
        Keywords::learn([&book].into_iter(), &classes)
    }

    fn lead(keywords: &Keywords, said: &str) -> Vec<usize> {
        keywords.lead_to(&words(said)).into_iter().collect()
    }

    const SAID: [(&str, &[&str]); 3] = [
        ("a", &["no niss", "niss unknown", "a number"]),
        ("b", &["niss wrong", "x one", "x two", "x three"]),
        ("c", &["niss and pay", "to pay niss"]),
    ];

    #[test]
    fn a_word_leads_to_the_messages_of_which_a_third_of_the_phrases_hold_it() {
        let keywords = learnt(&SAID, &["a pizza"; 91]);
        assert_eq!(lead(&keywords, "NISS"), [0, 2]);
        assert_eq!(lead(&keywords, "pay niss"), [2], "those of both come alone");
        assert_eq!(lead(&keywords, "niss please"), [0, 2]);
        assert!(
            lead(&keywords, "my niss please").is_empty(),
            "a sentence is the model's"
        );
        assert!(lead(&keywords, "to").is_empty() && lead(&keywords, "pizza").is_empty());
    }

    #[test]
    fn a_word_of_one_in_nine_phrases_still_leads_and_a_commoner_one_does_not() {
        // Five phrases hold it: of 45, and of 44.
        assert_eq!(lead(&learnt(&SAID, &["a pizza"; 36]), "niss"), [0, 2]);
        assert!(lead(&learnt(&SAID, &["a pizza"; 35]), "niss").is_empty());
    }
}
