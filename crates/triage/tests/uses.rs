//! How many outcomes use a fact, on the facts of the first edition.

mod common;

use chrono::NaiveDate;
use common::HANDBOOK;
use triage::facts;
use triage::prove::uses;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn what_many_outcomes_rest_on_comes_before_what_few_do() {
    let began = std::time::Instant::now();
    let today = uses(&HANDBOOK, day("2026-05-10"));
    let mut most: Vec<_> = today.iter().map(|(id, count)| (count, id)).collect();
    most.sort();
    println!("{} facts in {:.1?}: {most:?}", today.len(), began.elapsed());
    let of = |id: &str| today.get(id).copied().unwrap_or_default();
    let few = of(facts::STUDENTS_LEFT_FORM);
    assert!(of(facts::MIGRANT_LINE) > of(facts::NISS_BY_FORM_2026));
    assert!(of(facts::NISS_BY_FORM_2026) > few, "{few}");
    assert!(few > 0);
}

#[test]
fn what_a_step_sends_people_to_is_used_as_the_step_is() {
    let today = uses(&HANDBOOK, day("2026-05-10"));
    assert!(today["contact-form"] > 0);
}

#[test]
fn the_decree_is_used_to_its_last_day_and_as_a_reason_after_it() {
    let of = |on: &str| uses(&HANDBOOK, day(on)).get(facts::DECREE).copied();
    let (before, last, after) = (of("2025-10-14"), of("2025-10-15"), of("2025-10-16"));
    println!("{before:?} {last:?} {after:?}");
    assert!(last.is_some() && before.is_some());
    assert_ne!(last, after);
}

#[test]
fn messages_that_lead_the_same_way_share_their_count() {
    let today = uses(&HANDBOOK, day("2026-05-10"));
    let unused: Vec<_> = HANDBOOK
        .knowledge()
        .messages()
        .filter(|(id, ..)| !today.contains_key(*id))
        .map(|(id, ..)| id.as_str())
        .collect();
    println!("messages that no outcome names: {unused:?}");
    assert!(unused.len() < 10, "{unused:?}");
}
