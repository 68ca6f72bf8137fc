//! The recogniser: which message of the catalogue somebody means, from whatever they type, in any
//! language; or honestly none.
//!
//! It learns from the phrases of an edition when that is loaded, needs no network and no database,
//! and keeps nothing of what it is asked. How it was chosen and how well it does: `docs/recogniser.md`.

mod features;
mod keywords;
mod linear;
mod text;
mod verdict;

use std::collections::BTreeMap;
use std::hash::BuildHasher as _;

use rustc_hash::{FxBuildHasher, FxHashMap};

use self::features::features;
use self::keywords::Keywords;
use self::linear::Linear;
use crate::interview::facts;
use crate::knowledge::{Fact, FactId, Knowledge, Message};

pub use text::{LONGEST, words};
pub use verdict::{Match, Recognition, Verdict};

/// A message of an edition, with its name.
type Said<'a> = (&'a FactId, &'a Fact, &'a Message);

/// Fewer words are no quotation: other offices use them too.
const SHORTEST_QUOTE: usize = 3;
/// The topic, among other matters, of decisions that refuse a renewal.
const REFUSALS: &str = "refused_renewal";
/// So likely a text tells of one. Of the test texts, which tell of none, the likeliest has 0.10.
const REFUSED: f32 = 0.3;

/// What was learnt from the phrases of one edition.
#[derive(Debug)]
pub struct Recogniser {
    model: Linear,
    /// The messages, first in the order of the classes; the topics of other matters follow them.
    messages: Vec<FactId>,
    /// Phrases as they stand, by a number for their words: who pastes one is understood without any
    /// doubt.
    verbatim: FxHashMap<u64, usize>,
    /// The portals' own words, where they are several: who quotes them in a sentence means them.
    quotes: Vec<(Vec<String>, usize)>,
    /// The topic of refused renewals; none in an edition without it.
    refusals: Option<usize>,
    /// Where a word or two lead, of which nothing else can be said.
    keywords: Keywords,
}

impl Recogniser {
    /// Learns from the phrases of an edition. It takes a part of a second, so it is for a thread of
    /// its own.
    #[must_use]
    pub fn new(knowledge: &Knowledge) -> Self {
        let messages: Vec<FactId> = knowledge.messages().map(|(id, ..)| id.clone()).collect();
        let classes: BTreeMap<&str, usize> = messages.iter().map(String::as_str).zip(0..).collect();
        let mut topics: BTreeMap<&str, usize> = BTreeMap::new();
        let mut phrases: Vec<(&str, usize)> = Vec::new();
        for book in knowledge.phrasebooks.values() {
            for (id, said) in &book.phrases {
                if let Some(class) = classes.get(id.as_str()) {
                    phrases.extend(said.iter().map(|phrase| (phrase.as_str(), *class)));
                }
            }
            for (topic, said) in &book.unrelated {
                let next = messages.len() + topics.len();
                let class = *topics.entry(topic).or_insert(next);
                phrases.extend(said.iter().map(|phrase| (phrase.as_str(), class)));
            }
        }
        let mut quotes = Vec::new();
        for (id, _, message) in knowledge.messages() {
            let own = message.words.pt.iter().chain(&message.words.en);
            let class = classes.get(id.as_str()).copied().unwrap_or_default();
            phrases.extend(own.clone().map(|text| (text.as_str(), class)));
            quotes.extend(own.map(|text| (words(text), class)));
        }
        quotes.retain(|(quote, _): &(Vec<String>, usize)| quote.len() >= SHORTEST_QUOTE);
        let model = Linear::learn(&phrases, messages.len() + topics.len());
        let learnt = phrases
            .iter()
            .map(|(phrase, class)| (number(&words(phrase)), *class));
        let verbatim = learnt.collect();
        let keywords = Keywords::learn(knowledge.phrasebooks.values(), &classes);
        Self {
            model,
            messages,
            verbatim,
            quotes,
            refusals: topics.get(REFUSALS).copied(),
            keywords,
        }
    }

    /// Whether the same is learnt from two editions: their messages have the same names and words,
    /// and the phrases are the same.
    #[must_use]
    pub fn learns_the_same(one: &Knowledge, other: &Knowledge) -> bool {
        let is_same =
            |(one, other): (Said<'_>, Said<'_>)| one.0 == other.0 && one.2.words == other.2.words;
        one.messages().count() == other.messages().count()
            && one.messages().zip(other.messages()).all(is_same)
            && one.phrasebooks == other.phrasebooks
    }

    /// Which message a text means.
    #[must_use]
    pub fn recognise(&self, said: &str) -> Recognition {
        let words = words(said);
        if says_nothing(&words) {
            return Recognition::none();
        }
        let judged = self.judge(&words);
        if judged.verdict != Verdict::Unknown || !judged.nearest.is_empty() {
            return judged;
        }
        Recognition {
            nearest: self.led_to(&words),
            ..judged
        }
    }

    /// What is said of a text of these words, by its phrases and by the model.
    fn judge(&self, words: &[String]) -> Recognition {
        match self.verbatim.get(&number(words)) {
            Some(class) if *class < self.messages.len() => {
                return Recognition::certain(&self.messages[*class]);
            }
            Some(class) if Some(*class) == self.refusals => return self.refusal(),
            Some(_) => return Recognition::none(),
            None => {}
        }
        // Letters that happen to stand in words of ours are no words.
        if !words
            .iter()
            .any(|word| is_word(word) && self.model.knows(word))
        {
            return Recognition::none();
        }
        let seen = self.model.see(&features(words));
        let likelihood = self.model.likelihood(&seen);
        if self
            .refusals
            .is_some_and(|class| likelihood[class] > REFUSED)
        {
            return self.refusal();
        }
        let (of_messages, of_others) = likelihood.split_at(self.messages.len());
        let claim = verdict::claim(of_others.iter().sum(), seen.known, words.len());
        let quoted = self.quoted(words).map(|class| &self.messages[class]);
        verdict::decide(&self.messages, of_messages, claim, words.len()).or_quoted(quoted, claim)
    }

    fn refusal(&self) -> Recognition {
        let mut messages = self.messages.iter();
        let before = messages.find(|id| *id == facts::HEARING_BEFORE_REFUSAL);
        Recognition::refusal(before.cloned())
    }

    /// The messages to which a word or two lead, the likeliest first.
    fn led_to(&self, words: &[String]) -> Vec<FactId> {
        let mut classes: Vec<_> = self.keywords.lead_to(words).into_iter().collect();
        if classes.len() > 1 {
            let likelihood = self.model.likelihood(&self.model.see(&features(words)));
            classes.sort_by(|a, b| likelihood[*b].total_cmp(&likelihood[*a]));
        }
        classes.truncate(verdict::MOST);
        classes
            .into_iter()
            .map(|class| self.messages[class].clone())
            .collect()
    }

    /// The message whose own words stand in a text; none where several do.
    fn quoted(&self, words: &[String]) -> Option<usize> {
        let stands = |quote: &[String]| words.windows(quote.len()).any(|part| part == quote);
        let mut found = self.quotes.iter().filter(|(quote, _)| stands(quote));
        let (_, first) = found.next()?;
        found.all(|(_, class)| class == first).then_some(*first)
    }

    /// Every message, the likeliest first, with its score and whatever the verdict: to compare
    /// methods by.
    #[must_use]
    pub fn rank(&self, said: &str) -> Vec<(FactId, f64)> {
        let words = words(said);
        let seen = self.model.see(&features(&words));
        let likelihood = self.model.likelihood(&seen);
        let (of_messages, of_others) = likelihood.split_at(self.messages.len());
        let claim = verdict::claim(of_others.iter().sum(), seen.known, words.len());
        let scored = self.messages.iter().zip(of_messages);
        let mut ranked: Vec<_> = scored.map(|(id, one)| (id.clone(), *one)).collect();
        ranked.sort_by(|(a, one), (b, other)| other.total_cmp(one).then_with(|| a.cmp(b)));
        ranked
            .into_iter()
            .map(|(id, one)| (id, f64::from(claim) + f64::from(one) * 1e-6))
            .collect()
    }

    /// How many bytes it takes in memory, nearly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let verbatim = self.verbatim.len() * size_of::<(u64, usize)>();
        self.model.bytes() + verbatim + self.keywords.bytes()
    }
}

/// No letter at all, or one word again and again.
fn says_nothing(words: &[String]) -> bool {
    let is_one_word = words.len() > 3 && words.iter().all(|word| *word == words[0]);
    is_one_word || !words.iter().any(|word| is_word(word))
}

fn is_word(word: &str) -> bool {
    word.contains(char::is_alphabetic)
}

/// The same words have the same number.
fn number(words: &[String]) -> u64 {
    FxBuildHasher.hash_one(words)
}
