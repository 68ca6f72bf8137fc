//! What phrases must not be: about nothing, about two things at once, or too few to learn from.

use std::collections::{BTreeMap, BTreeSet};

use super::{FEWEST_PHRASES, Knowledge, LONGEST_PHRASE, Phrasebook, Problem};
use crate::recognise::words;

/// The messages that people meet most: twice as many phrases are asked for.
const MOST_MET: [&str; 16] = [
    "aima_no_reply",
    "awaiting_decision",
    "card_already_has_appointment",
    "card_not_arrived",
    "debt_under_review",
    "fees_unpaid_after_paying",
    "less_than_4_months_irn",
    "login_fails",
    "month_not_open_yet",
    "niss_not_on_record",
    "niss_not_recognised",
    "no_email_from_aima",
    "no_niss",
    "not_identified_or_no_access",
    "portal_slow_or_down",
    "user_not_registered",
];

/// What is wrong with the phrases of an edition.
pub(super) fn problems(knowledge: &Knowledge) -> Vec<Problem> {
    let books = knowledge.phrasebooks.iter();
    books
        .flat_map(|(language, book)| of_book(knowledge, language, book))
        .collect()
}

fn of_book(knowledge: &Knowledge, language: &str, book: &Phrasebook) -> Vec<Problem> {
    let about = format!("phrases in {language}");
    let mut problems = Vec::new();
    let mut refuse = |why: String| {
        problems.push(Problem::Refused {
            about: about.clone(),
            why,
        });
    };
    for id in book.phrases.keys() {
        if knowledge.message(id).is_none() {
            refuse(format!("{id} is no message"));
        }
    }
    for (id, ..) in knowledge.messages() {
        let count = book.phrases.get(id).map_or(0, Vec::len);
        let fewest = match MOST_MET.contains(&id.as_str()) {
            true => 2 * FEWEST_PHRASES,
            false => FEWEST_PHRASES,
        };
        if count < fewest {
            refuse(format!("{count} phrases of {id}, of {fewest} at least"));
        }
    }
    let mut seen: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    let mut written = BTreeSet::new();
    let known = book.phrases.iter().chain(&book.unrelated);
    for (name, phrase) in known.flat_map(|(name, said)| said.iter().map(move |one| (name, one))) {
        let words = words(phrase);
        if words.is_empty() || phrase.chars().count() > LONGEST_PHRASE {
            refuse(format!("{name}: empty or too long: {phrase}"));
        }
        if !written.insert((name, phrase)) {
            refuse(format!("{name}: written twice: {phrase}"));
        }
        if let Some(other) = seen.insert(words, name)
            && other != name
        {
            refuse(format!("the same words for {other} and {name}: {phrase}"));
        }
    }
    problems
}
