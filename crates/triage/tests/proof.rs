//! The whole interview, walked: no dead end, no loop, nothing that nobody can reach.

mod common;

use chrono::{Months, NaiveDate};
use common::{EDITION, HANDBOOK};
use triage::knowledge::{DataFile, Detail, Problem, Text, check};
use triage::prove::{MOST_QUESTIONS, flow, prove};

#[test]
fn the_first_edition_holds_together() {
    let (knowledge, states) = EDITION.clone().into_knowledge();
    let refused: Vec<_> = check(&knowledge, &states, &["pt", "en"])
        .into_iter()
        .filter(Problem::is_refusal)
        .map(|problem| problem.to_string())
        .collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn every_way_ends_with_something_to_do_and_somebody_to_turn_to() {
    let newest = EDITION
        .fact
        .values()
        .filter_map(|fact| fact.verified_on)
        .max()
        .expect("a check");
    let began = std::time::Instant::now();
    let proof = prove(&HANDBOOK, newest + Months::new(18));
    println!(
        "{} ways in {:.1?}, at most {} questions",
        proof.ways,
        began.elapsed(),
        proof.longest
    );
    let problems: Vec<_> = proof.problems.iter().cloned().collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert_eq!(proof.longest, MOST_QUESTIONS);
    let began = std::time::Instant::now();
    let drawn: Vec<_> = flow(&HANDBOOK, newest + Months::new(18)).edges().collect();
    println!("the flow in {:.1?}", began.elapsed());
    assert_eq!(
        drawn,
        proof.flow.edges().collect::<Vec<_>>(),
        "the drawing shows every edge"
    );
}

/// What is done to an edition, and what must then be said.
type Break = (fn(&mut DataFile), &'static str);

const BREAKS: [Break; 18] = [
    (
        |edition| fact(edition, "six-month-rule").sources.clear(),
        "six-month-rule: a fact without source",
    ),
    (
        |edition| {
            fact(edition, "six-month-rule")
                .sources
                .push("nowhere".to_owned())
        },
        "six-month-rule: unknown source nowhere",
    ),
    (
        |edition| {
            fact(edition, "irn-stopped")
                .contradicts
                .push("nothing".to_owned())
        },
        "irn-stopped: contradicts names an unknown fact, nothing",
    ),
    (
        |edition| {
            let holds = &mut fact(edition, "dl-85-b-2025").holds;
            (holds.from, holds.to) = (Some(day("2026-01-01")), Some(day("2025-01-01")));
        },
        "dl-85-b-2025: holds ends before it begins",
    ),
    (
        |edition| drop(fact(edition, "two-portals").text.remove("pt")),
        "two-portals: no title in pt",
    ),
    (
        |edition| drop(edition.fact.remove("renewal-portal")),
        "renewal-portal: the rules name this fact, and it is missing",
    ),
    (
        |edition| fact(edition, "window-r3").known_since = day("2025-09-23"),
        "announced on the same day as",
    ),
    (
        |edition| {
            let sources = &mut fact(edition, "six-month-rule").sources;
            sources.extend(sources.first().cloned());
        },
        "six-month-rule: sources names",
    ),
    (
        |edition| {
            let itself = "irn-stopped".to_owned();
            fact(edition, "irn-stopped").contradicts.push(itself);
        },
        "irn-stopped: contradicts names itself",
    ),
    (
        |edition| fact(edition, "two-portals").check_again_days = 0,
        "two-portals: check_again_days is from 1",
    ),
    (
        |edition| fact(edition, "two-portals").check_again_days = u32::MAX,
        "two-portals: check_again_days is from 1",
    ),
    (
        |edition| {
            let words = Text::Plain("words".to_owned());
            for fields in fact(edition, "two-portals").text.values_mut() {
                fields.insert("Body-Two".to_owned(), words.clone());
            }
        },
        "two-portals: Body-Two is not the name of a text",
    ),
    (
        |edition| {
            let copy = fact(edition, "two-portals").clone();
            edition.fact.insert("Two Portals".to_owned(), copy);
        },
        "Two Portals: an id is made of a-z",
    ),
    (
        |edition| edition.state[0].month = Some(day("2025-07-02")),
        "its month is not the first day of one",
    ),
    (
        |edition| {
            let again = edition.state[0].clone();
            edition.state.push(again);
        },
        "it is said twice",
    ),
    (
        |edition| {
            let Detail::Portal(portal) = &mut fact(edition, "renewal-portal").about else {
                panic!("a portal");
            };
            portal.url = "https://evil.example/".to_owned();
            portal.host = "evil.example".to_owned();
        },
        "renewal-portal: evil.example is in no source of the register",
    ),
    (
        |edition| {
            let book = edition.phrasebook.get_mut("en").expect("a book");
            let said = book.phrases.get_mut("no_niss").expect("phrases");
            said.extend(said.first().cloned());
        },
        "phrases in en: no_niss: written twice",
    ),
    (
        |edition| {
            let book = edition.phrasebook.get_mut("ne").expect("a book");
            book.phrases
                .get_mut("no_niss")
                .expect("phrases")
                .truncate(7);
        },
        "phrases in ne: 7 phrases of no_niss, of 8 at least",
    ),
];

fn fact<'a>(edition: &'a mut DataFile, id: &str) -> &'a mut triage::Fact {
    edition.fact.get_mut(id).expect("the fact")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn a_broken_edition_is_refused_with_the_name_of_what_is_wrong() {
    for (change, says) in BREAKS {
        let mut edition = EDITION.clone();
        change(&mut edition);
        let (knowledge, states) = edition.into_knowledge();
        let problems: Vec<_> = check(&knowledge, &states, &["pt", "en"])
            .iter()
            .filter(|problem| problem.is_refusal())
            .map(ToString::to_string)
            .collect();
        let said = problems.iter().any(|problem| problem.contains(says));
        assert!(said, "{says} is not in:\n{}", problems.join("\n"));
    }
}
