//! Properties of the interview over random people: answers that are said to be alike are alike,
//! the order of days and the address change nothing, and no answer makes it fail.

mod common;

use chrono::{Days, NaiveDate};
use common::HANDBOOK;
use proptest::prelude::*;
use proptest::sample::select;
use triage::prove::alike;
use triage::{
    Age, Answers, Basis, Expires, Invited, MessageTold, Niss, Permit, Place, PortalTold, Proof,
    Request, Step, Tried, TriedStep, next_step,
};

const FIRST: NaiveDate = triage::dates::DECREE_FROM;

fn day() -> impl Strategy<Value = NaiveDate> {
    (0u64..760).prop_map(|days| FIRST + Days::new(days))
}

fn person() -> impl Strategy<Value = Answers> {
    let messages: Vec<_> = HANDBOOK
        .knowledge()
        .messages()
        .map(|(id, _, _)| MessageTold::Known(id.clone()))
        .chain([MessageTold::Unknown])
        .collect();
    let expires = prop_oneof![
        9 => (0u64..2900).prop_map(|days| Expires::On(FIRST - Days::new(2000) + Days::new(days))),
        1 => Just(Expires::Unknown),
    ];
    let proof = prop_oneof![
        (0u64..300).prop_map(|days| Proof::Of(FIRST + Days::new(days))),
        Just(Proof::None),
        Just(Proof::Unknown),
    ];
    let tried = select(vec![
        Tried::NONE,
        Tried::UNKNOWN,
        Tried::NONE.with(TriedStep::Form),
        Tried::NONE.with(TriedStep::Shop).with(TriedStep::Letter),
    ]);
    let first = (select(Permit::ALL), expires, select(Request::ALL), proof);
    let second = (
        select(PortalTold::ALL),
        select(messages),
        select(Invited::ALL),
    );
    let third = (
        select(Basis::ALL),
        select(Age::ALL),
        select(Niss::ALL),
        select(Place::ALL),
        tried,
    );
    (first, second, third).prop_map(|(first, second, third)| Answers {
        permit: Some(first.0),
        expires: Some(first.1),
        request: Some(first.2),
        proof: Some(first.3),
        portal: Some(second.0),
        message: Some(second.1),
        invited: Some(second.2),
        basis: Some(third.0),
        age: Some(third.1),
        niss: Some(third.2),
        place: Some(third.3),
        tried: Some(third.4),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn people_who_are_alike_are_sent_the_same_way(person in person(), day in day()) {
        let ways = [&person, &alike(&person)].map(|answers| {
            match next_step(answers, &HANDBOOK, day).step {
                Step::Done(outcome) => {
                    (outcome.route, outcome.then, outcome.standing.code, outcome.standing.until)
                }
                Step::Ask(question) => panic!("asks {}", question.name()),
            }
        });
        prop_assert_eq!(&ways[0], &ways[1]);
    }

    #[test]
    fn answers_that_were_dropped_change_nothing(person in person(), day in day()) {
        let reply = next_step(&person, &HANDBOOK, day);
        prop_assert_eq!(&next_step(&reply.answers, &HANDBOOK, day), &reply);
    }

    #[test]
    fn a_missing_answer_is_asked_for_and_the_others_are_kept(person in person(), day in day()) {
        let full = next_step(&person, &HANDBOOK, day);
        for (question, _) in full.answers.given() {
            let mut missing = full.answers.clone();
            missing.forget(question);
            let reply = next_step(&missing, &HANDBOOK, day);
            // Where the person is, is heard but not asked when a message says the portal is down.
            if question == triage::Question::Place && person.portal == Some(PortalTold::Message) {
                continue;
            }
            prop_assert_eq!(&reply.step, &Step::Ask(question));
            let mut again = reply.answers;
            again.copy(question, &full.answers);
            prop_assert_eq!(&next_step(&again, &HANDBOOK, day), &full);
        }
    }
}
