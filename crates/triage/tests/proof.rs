//! The whole interview, walked: no dead end, no loop, nothing that nobody can reach.

mod common;

use chrono::{Months, NaiveDate};
use common::{EDITION, HANDBOOK};
use triage::knowledge::{DataFile, Problem, check};
use triage::prove::{MOST_QUESTIONS, prove};

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
}

#[test]
fn a_broken_edition_is_refused_with_the_name_of_what_is_wrong() {
    let broken = |change: &dyn Fn(&mut DataFile)| {
        let mut edition = EDITION.clone();
        change(&mut edition);
        let (knowledge, states) = edition.into_knowledge();
        let problems = check(&knowledge, &states, &["pt", "en"]);
        problems
            .iter()
            .filter(|problem| problem.is_refusal())
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let fact = |edition: &mut DataFile, id: &str, change: &dyn Fn(&mut triage::Fact)| {
        change(edition.fact.get_mut(id).expect("the fact"));
    };
    for (change, says) in [
        (
            &(|e: &mut DataFile| fact(e, "six-month-rule", &|f| f.sources.clear()))
                as &dyn Fn(&mut DataFile),
            "six-month-rule: a fact without source",
        ),
        (
            &|e| {
                fact(e, "six-month-rule", &|f| {
                    f.sources.push("nowhere".to_owned())
                })
            },
            "six-month-rule: unknown source nowhere",
        ),
        (
            &|e| {
                fact(e, "irn-stopped", &|f| {
                    f.contradicts.push("nothing".to_owned())
                })
            },
            "irn-stopped: contradicts names an unknown fact, nothing",
        ),
        (
            &|e| {
                fact(e, "dl-85-b-2025", &|f| {
                    f.holds.from = Some(day("2026-01-01"));
                    f.holds.to = Some(day("2025-01-01"));
                });
            },
            "dl-85-b-2025: holds ends before it begins",
        ),
        (
            &|e| {
                fact(e, "two-portals", &|f| {
                    f.text.remove("pt");
                });
            },
            "two-portals: no title in pt",
        ),
        (
            &|e| {
                e.fact.remove("renewal-portal");
            },
            "renewal-portal: the rules name this fact, and it is missing",
        ),
        (
            &|e| fact(e, "window-r3", &|f| f.known_since = day("2025-09-23")),
            "announced on the same day as",
        ),
    ] {
        let problems = broken(change);
        assert!(problems.contains(says), "{says} is not in:\n{problems}");
    }
}
