//! The history of one portal as spans, as it was known on a day.

mod common;

use chrono::NaiveDate;
use common::HANDBOOK;
use triage::knowledge::{
    PortalState, PortalStateKind as Kind, Scope, Span, lapse, newest_on, scopes, spans,
};

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
        known_since: None,
        until: None,
        until_known_since: None,
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

/// Said on 10 July of a failure since 4 July.
fn said_late() -> PortalState {
    PortalState {
        verified_on: day("2026-07-10"),
        known_since: Some(day("2026-07-10")),
        ..said(Kind::Failing, "2026-07-04")
    }
}

#[test]
fn a_state_counts_from_the_day_on_which_it_was_said_and_not_before() {
    let states = [said(Kind::Open, "2026-07-01"), said_late()];
    let newest = |on: &str| newest_on(&states, "renewal-portal", WHOLE, day(on));
    for (on, index) in [
        ("2026-07-04", 0),
        ("2026-07-09", 0),
        ("2026-07-10", 1),
        ("2026-07-11", 1),
    ] {
        assert_eq!(newest(on), Some(index), "{on}");
    }
    assert_eq!(told(&states, WHOLE, "2026-07-09"), ["0 open 2026-07-01.."]);
    // Who looks back on the day on which it was said sees since when it was so.
    assert_eq!(
        told(&states, WHOLE, "2026-07-10"),
        ["0 open 2026-07-01..2026-07-03", "1 failing 2026-07-04.."]
    );
    let english = [of_version(said_late())];
    assert!(scopes(&english, "renewal-portal", day("2026-07-09")).is_empty());
    assert_eq!(
        scopes(&english, "renewal-portal", day("2026-07-10")).len(),
        1
    );
}

#[test]
fn an_end_counts_from_the_day_on_which_it_was_said_and_not_before() {
    let ended = PortalState {
        until_known_since: Some(day("2026-07-08")),
        ..until(said(Kind::Closed, "2026-07-01"), "2026-07-05")
    };
    for (on, counts, end) in [
        ("2026-07-05", true, None),
        ("2026-07-07", true, None),
        ("2026-07-08", false, Some(day("2026-07-05"))),
        ("2026-07-09", false, Some(day("2026-07-05"))),
    ] {
        assert_eq!(ended.counts_on(day(on)), counts, "{on}");
        assert_eq!(ended.until_on(day(on)), end, "{on}");
    }
    let states = [ended];
    assert_eq!(
        told(&states, WHOLE, "2026-07-07"),
        ["0 closed 2026-07-01.."]
    );
    assert_eq!(
        told(&states, WHOLE, "2026-07-08"),
        ["0 closed 2026-07-01..2026-07-05", "- unknown 2026-07-06.."]
    );
}

#[test]
fn a_state_that_nobody_checks_again_lapses_on_the_day_after_its_last_fresh_one() {
    let open = || said(Kind::Open, "2026-07-01");
    assert_eq!(lapse(&[open()], 0), Some(day("2026-07-12")));
    assert_eq!(lapse(&[open()], 1), None);
    // A check in time, a newer state and an end leave nothing to lapse.
    let checked = PortalState {
        verified_on: day("2026-07-11"),
        known_since: Some(day("2026-07-11")),
        ..open()
    };
    assert_eq!(lapse(&[open(), checked.clone()], 0), None);
    assert_eq!(lapse(&[open(), checked], 1), Some(day("2026-07-22")));
    assert_eq!(lapse(&[open(), said(Kind::Closed, "2026-07-08")], 0), None);
    for end in ["2026-07-05", "2026-07-11"] {
        assert_eq!(lapse(&[until(open(), end)], 0), None, "{end}");
    }
    // On the day itself it is a newer state of the same part, and not a lapse.
    assert_eq!(lapse(&[open(), said(Kind::Closed, "2026-07-12")], 0), None);
    assert_eq!(
        lapse(&[open(), said(Kind::Closed, "2026-07-13")], 0),
        Some(day("2026-07-12"))
    );
    // What is said later of the days before changes nothing of it.
    let late = PortalState {
        known_since: Some(day("2026-07-20")),
        ..said(Kind::Closed, "2026-07-08")
    };
    assert_eq!(lapse(&[open(), late], 0), Some(day("2026-07-12")));
    // Where an earlier one comes back, this one has lapsed all the same.
    let earlier = PortalState {
        check_again_days: 90,
        ..open()
    };
    let states = [earlier, said(Kind::Failing, "2026-07-04")];
    assert_eq!(lapse(&states, 1), Some(day("2026-07-15")));
    // A month falls back to the whole portal, which is another statement.
    let whole = PortalState {
        check_again_days: 90,
        ..open()
    };
    assert_eq!(
        lapse(&[of_month(open()), whole], 0),
        Some(day("2026-07-12"))
    );
}
