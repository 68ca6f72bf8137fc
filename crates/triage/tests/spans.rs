//! The history of one portal as spans, as it was known on a day.

mod common;

use chrono::NaiveDate;
use common::HANDBOOK;
use triage::knowledge::{PortalState, PortalStateKind as Kind, Scope, Span, scopes, spans};

const JULY: &str = "2026-07-01";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A state of the whole portal that was checked on its first day, and is good for ten days.
fn said(state: Kind, since: &str) -> PortalState {
    PortalState {
        portal: "renewal-portal".to_owned(),
        month: None,
        version: None,
        state,
        message: None,
        since: day(since),
        until: None,
        verified_on: day(since),
        check_again_days: 10,
        sources: Vec::new(),
        text: triage::knowledge::Texts::new(),
    }
}

fn of_month(state: PortalState) -> PortalState {
    PortalState {
        month: Some(day(JULY)),
        ..state
    }
}

fn of_version(state: PortalState) -> PortalState {
    PortalState {
        version: Some("en".to_owned()),
        ..state
    }
}

fn until(state: PortalState, until: &str) -> PortalState {
    PortalState {
        until: Some(day(until)),
        ..state
    }
}

const WHOLE: Scope<'static> = Scope {
    month: None,
    version: None,
};

fn july() -> Scope<'static> {
    Scope {
        month: Some(day(JULY)),
        version: None,
    }
}

/// The spans in words: `open 2026-07-01..2026-07-11`, with the place of the entry before it.
fn told(states: &[PortalState], scope: Scope<'_>, on: &str) -> Vec<String> {
    let word = |span: Span| {
        let to = span.to.map_or_else(String::new, |to| to.to_string());
        let index = span
            .index
            .map_or_else(|| "-".to_owned(), |at| at.to_string());
        format!("{index} {} {}..{to}", span.state.name(), span.from)
    };
    let spans = spans(states, "renewal-portal", scope, day(on));
    spans.into_iter().map(word).collect()
}

#[test]
fn a_state_past_its_check_is_unknown_from_the_day_after() {
    let states = [said(Kind::Open, "2026-07-01")];
    let none: [&str; 0] = [];
    assert_eq!(told(&states, WHOLE, "2026-06-30"), none);
    assert_eq!(told(&states, WHOLE, "2026-07-01"), ["0 open 2026-07-01.."]);
    assert_eq!(told(&states, WHOLE, "2026-07-11"), ["0 open 2026-07-01.."]);
    assert_eq!(
        told(&states, WHOLE, "2026-07-12"),
        ["0 open 2026-07-01..2026-07-11", "- unknown 2026-07-12.."]
    );
}

#[test]
fn a_state_that_ended_is_unknown_from_the_day_after_its_end() {
    let states = [until(said(Kind::Closed, "2026-07-01"), "2026-07-05")];
    // On the last day nobody can tell that it is the last.
    assert_eq!(
        told(&states, WHOLE, "2026-07-05"),
        ["0 closed 2026-07-01.."]
    );
    assert_eq!(
        told(&states, WHOLE, "2026-07-06"),
        ["0 closed 2026-07-01..2026-07-05", "- unknown 2026-07-06.."]
    );
}

#[test]
fn an_end_after_the_check_does_not_make_the_check_last_longer() {
    let states = [until(said(Kind::Closed, "2026-07-01"), "2026-07-31")];
    assert_eq!(
        told(&states, WHOLE, "2026-07-12"),
        ["0 closed 2026-07-01..2026-07-11", "- unknown 2026-07-12.."]
    );
}

#[test]
fn of_two_that_overlap_the_one_that_began_last_wins_and_the_other_comes_back() {
    let states = [
        said(Kind::Open, "2026-07-01"),
        until(said(Kind::Failing, "2026-07-04"), "2026-07-06"),
    ];
    assert_eq!(
        told(&states, WHOLE, "2026-07-12"),
        [
            "0 open 2026-07-01..2026-07-03",
            "1 failing 2026-07-04..2026-07-06",
            "0 open 2026-07-07..2026-07-11",
            "- unknown 2026-07-12..",
        ]
    );
}

#[test]
fn what_is_said_later_than_the_day_is_not_known_on_the_day() {
    let states = [
        said(Kind::Open, "2026-07-01"),
        said(Kind::Closed, "2026-07-04"),
    ];
    assert_eq!(told(&states, WHOLE, "2026-07-03"), ["0 open 2026-07-01.."]);
    assert_eq!(
        told(&states, WHOLE, "2026-07-04"),
        ["0 open 2026-07-01..2026-07-03", "1 closed 2026-07-04.."]
    );
}

#[test]
fn a_month_beats_the_whole_portal_even_where_the_whole_began_later() {
    let states = [
        of_month(said(Kind::Closed, "2026-07-01")),
        said(Kind::Open, "2026-07-04"),
    ];
    assert_eq!(
        told(&states, july(), "2026-07-12"),
        ["0 closed 2026-07-01..2026-07-11", "1 open 2026-07-12.."]
    );
    assert_eq!(told(&states, WHOLE, "2026-07-12"), ["1 open 2026-07-04.."]);
}

#[test]
fn a_language_version_changes_nothing_for_the_whole_portal_and_the_months() {
    let states = [
        said(Kind::Open, "2026-07-01"),
        of_version(said(Kind::Closed, "2026-07-04")),
    ];
    for scope in [WHOLE, july()] {
        assert_eq!(told(&states, scope, "2026-07-05"), ["0 open 2026-07-01.."]);
    }
    let english = Scope {
        month: None,
        version: Some("en"),
    };
    assert_eq!(
        told(&states, english, "2026-07-05"),
        ["0 open 2026-07-01..2026-07-03", "1 closed 2026-07-04.."]
    );
    assert_eq!(
        scopes(&states, "renewal-portal", day("2026-07-05")),
        [WHOLE, english]
    );
    assert_eq!(
        scopes(&states, "renewal-portal", day("2026-07-03")),
        [WHOLE]
    );
}

#[test]
fn the_same_state_checked_again_is_another_span() {
    let again = PortalState {
        verified_on: day("2026-07-09"),
        since: day("2026-07-09"),
        ..said(Kind::Open, "2026-07-01")
    };
    let states = [said(Kind::Open, "2026-07-01"), again];
    assert_eq!(
        told(&states, WHOLE, "2026-07-20"),
        [
            "0 open 2026-07-01..2026-07-08",
            "1 open 2026-07-09..2026-07-19",
            "- unknown 2026-07-20..",
        ]
    );
}

#[test]
fn on_every_day_the_spans_say_what_the_interview_reads() {
    let states = HANDBOOK.states();
    let on = day("2026-11-23");
    for portal in ["extension-portal", "renewal-portal"] {
        for expires in [None, Some(day("2025-07-20")), Some(day("2026-07-20"))] {
            let scope = Scope {
                month: expires.map(|day| chrono::Datelike::with_day(&day, 1).expect("a day")),
                version: None,
            };
            let spans = spans(states, portal, scope, on);
            let first = spans.first().expect("a history").from;
            for day in first.iter_days().take_while(|day| *day <= on) {
                let reads = HANDBOOK.state_on(portal, expires, day);
                let says = spans
                    .iter()
                    .find(|span| span.from <= day && span.to.is_none_or(|to| day <= to));
                let says = says.expect("no gap").index.map(|at| &states[at]);
                assert_eq!(says, reads, "{portal} {expires:?} {day}");
            }
        }
    }
}
