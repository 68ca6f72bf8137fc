//! One way to each outcome: it leads there, and nothing that an outcome says is missing.

mod common;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use common::HANDBOOK;
use triage::knowledge::{AdviceKind, Detail};
use triage::prove::{PEOPLE, ends};
use triage::{MessageTold, Route, Step, next_step};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
}

#[test]
fn each_way_ends_and_no_two_say_the_same() {
    let ends = ends(&HANDBOOK, day());
    let mut said = BTreeSet::new();
    let mut routes = BTreeSet::new();
    for end in &ends {
        let reply = next_step(&end.answers, &HANDBOOK, day());
        assert_eq!(
            reply.answers, end.answers,
            "the address is the one of the page"
        );
        let Step::Done(outcome) = reply.step else {
            panic!("{:?} does not end", end.answers);
        };
        routes.insert(outcome.route);
        assert!(said.insert(&end.pieces), "twice: {:?}", end.answers);
    }
    assert!(routes.len() * 2 > Route::ALL.len(), "{routes:?}");
    assert!(PEOPLE.len() < ends.len());
}

#[test]
fn every_message_is_told_and_every_step_is_there() {
    let ends = ends(&HANDBOOK, day());
    let told: BTreeSet<_> = ends
        .iter()
        .filter_map(|end| match &end.answers.message {
            Some(MessageTold::Known(id)) => Some(id),
            _ => None,
        })
        .collect();
    let all: BTreeSet<_> = HANDBOOK.knowledge().messages().map(|(id, ..)| id).collect();
    assert_eq!(told, all);
    let steps: BTreeSet<_> = ends
        .iter()
        .flat_map(|end| &end.pieces)
        .filter_map(|piece| piece.strip_prefix("step ")?.split(' ').next())
        .collect();
    // The walk that counts what outcomes use sees no step that is not here.
    let uses = triage::prove::uses(&HANDBOOK, day());
    let advice = uses.keys().filter(|id| {
        let fact = HANDBOOK.knowledge().fact(id);
        fact.is_some_and(|fact| match &fact.about {
            Detail::Message(_) => true,
            Detail::Advice(advice) => advice.kind == AdviceKind::Action,
            _ => false,
        })
    });
    for id in advice {
        assert!(steps.contains(id.as_str()), "{id}");
    }
}
