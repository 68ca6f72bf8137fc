//! The days of the cards of one month, counted by the rules of the interview.

mod common;

use chrono::NaiveDate;
use common::{EDITION, HANDBOOK};
use triage::{Handbook, MonthDay, card_month_days, parse_card_month};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The days in words: `2026-07-01 ends 2026-07-01`.
fn told(handbook: &Handbook, month: &str, on: &str) -> Vec<String> {
    let word = |one: MonthDay| {
        let card = one
            .card
            .map_or_else(|| "all".to_owned(), |card| card.to_string());
        format!("{} {} {card}", one.day, one.kind.name())
    };
    let days = card_month_days(handbook, day(month), day(on));
    days.into_iter().map(word).collect()
}

#[test]
fn the_days_of_july_are_those_of_its_first_and_its_last_card() {
    assert_eq!(
        told(&HANDBOOK, "2026-07-01", "2026-11-23"),
        [
            "2026-04-02 may-ask 2026-07-01",
            "2026-05-02 may-ask 2026-07-31",
            "2026-05-07 opened all",
            "2026-06-01 in-time 2026-07-01",
            "2026-07-01 in-time 2026-07-31",
            "2026-07-01 ends 2026-07-01",
            "2026-07-31 ends 2026-07-31",
            "2027-01-01 six-months-end 2026-07-01",
            "2027-01-31 six-months-end 2026-07-31",
        ]
    );
}

#[test]
fn six_months_end_with_a_shorter_month() {
    let august = told(&HANDBOOK, "2026-08-01", "2026-11-23");
    assert_eq!(
        august.last().unwrap(),
        "2027-02-28 six-months-end 2026-08-31"
    );
    let leap = told(&HANDBOOK, "2027-08-01", "2026-11-23");
    assert_eq!(leap.last().unwrap(), "2028-02-29 six-months-end 2027-08-31");
}

#[test]
fn a_month_is_open_from_the_day_of_its_announcement_and_not_before() {
    for (on, is_open) in [
        ("2026-05-06", false),
        ("2026-05-07", true),
        ("2026-05-08", true),
    ] {
        let days = told(&HANDBOOK, "2026-07-01", on);
        let opened = days.iter().any(|one| one == "2026-05-07 opened all");
        assert_eq!(opened, is_open, "{on}");
    }
    // The first announcement that took the month, not the widest; and no date for a later month.
    let june = told(&HANDBOOK, "2026-06-01", "2026-11-23");
    assert!(
        june.contains(&"2026-02-24 opened all".to_owned()),
        "{june:?}"
    );
    let august = told(&HANDBOOK, "2026-08-01", "2026-11-23");
    assert!(
        august.iter().all(|one| !one.contains("opened")),
        "{august:?}"
    );
}

#[test]
fn a_day_whose_fact_is_not_there_is_left_out() {
    let (mut knowledge, states) = EDITION.clone().into_knowledge();
    knowledge.facts.remove("six-month-rule");
    let handbook = Handbook::new(knowledge, states);
    let days = told(&handbook, "2026-07-01", "2026-11-23");
    assert_eq!(days.len(), 7);
    assert!(
        days.iter().all(|one| !one.contains("six-months")),
        "{days:?}"
    );
}

#[test]
fn a_month_is_written_in_one_way_and_lies_within_what_the_interview_takes() {
    let today = day("2026-11-23");
    for (written, first) in [
        ("2025-06", None),
        ("2025-07", Some("2025-07-01")),
        ("2026-12", Some("2026-12-01")),
        ("2036-11", Some("2036-11-01")),
        ("2036-12", None),
        ("2026-13", None),
        ("2026-00", None),
        ("2026-7", None),
        ("2026-07-01", None),
        ("", None),
        ("0000-00", None),
        ("julho", None),
        ("２０２６-07", None),
    ] {
        let read = parse_card_month(written, today);
        assert_eq!(read, first.map(day), "{written}");
    }
}
