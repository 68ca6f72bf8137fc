//! What is said of a portal changes the way on the same day, and no day longer.

mod common;

use std::slice;

use chrono::NaiveDate;
use common::{EDITION, HANDBOOK};
use triage::knowledge::{PortalState, PortalStateKind as Kind};
use triage::{
    Age, Answers, Basis, Expires, Handbook, Niss, Outcome, Permit, PortalTold, Reason, Request,
    Route, Step, next_step,
};

/// A card of July 2026, which the Portal das Renovações takes since 7 May 2026.
const EXPIRES: &str = "2026-07-20";
const WARNING: &str = "portal-state-warning";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn person() -> Answers {
    Answers {
        permit: Some(Permit::Temporary),
        expires: Some(Expires::On(day(EXPIRES))),
        request: Some(Request::None),
        portal: Some(PortalTold::Untried),
        basis: Some(Basis::Employed),
        age: Some(Age::Adult),
        niss: Some(Niss::Linked),
        ..Answers::default()
    }
}

/// Said of the Portal das Renovações on 20 May 2026, and good for ten days.
fn said(state: Kind) -> PortalState {
    PortalState {
        portal: "renewal-portal".to_owned(),
        month: None,
        version: None,
        state,
        message: None,
        since: day("2026-05-20"),
        known_since: None,
        until: None,
        until_known_since: None,
        verified_on: day("2026-05-20"),
        check_again_days: 10,
        sources: Vec::new(),
        text: triage::knowledge::Texts::new(),
    }
}

fn of_month(state: PortalState, month: &str) -> PortalState {
    let month = Some(day(month));
    PortalState { month, ..state }
}

/// What the person is told on a day, with these states added to those of the first edition.
fn told(states: &[PortalState], on: &str) -> Outcome {
    let (knowledge, mut all) = EDITION.clone().into_knowledge();
    all.extend_from_slice(states);
    match next_step(&person(), &Handbook::new(knowledge, all), day(on)).step {
        Step::Done(outcome) => *outcome,
        Step::Ask(question) => panic!("asks {question:?}"),
    }
}

fn way(states: &[PortalState], on: &str) -> (Route, Vec<Route>, Reason) {
    let outcome = told(states, on);
    (outcome.route, outcome.then, outcome.reason)
}

fn is_warned(states: &[PortalState], on: &str) -> bool {
    let outcome = told(states, on);
    outcome.warnings.iter().any(|warning| warning.id == WARNING)
}

fn open() -> (Route, Vec<Route>, Reason) {
    (Route::RenewalPortal, vec![], Reason::PortalOpen)
}

fn waits() -> (Route, Vec<Route>, Reason) {
    let then = vec![Route::RenewalPortal];
    (Route::WaitRetry, then, Reason::PortalClosed)
}

#[test]
fn a_closed_portal_means_to_wait_from_its_first_day_to_the_last_of_its_check() {
    let closed = [said(Kind::Closed)];
    for (on, way_on_the_day) in [
        ("2026-05-19", open()),
        ("2026-05-20", waits()),
        ("2026-05-21", waits()),
        ("2026-05-30", waits()),
        ("2026-05-31", open()),
    ] {
        assert_eq!(way(&closed, on), way_on_the_day, "{on}");
        // The warning says that it is still the way, and a closed portal is none.
        assert!(!is_warned(&closed, on), "{on}");
    }
}

#[test]
fn a_portal_that_opened_again_is_the_way_again_on_the_day_after() {
    let reopened = PortalState {
        until: Some(day("2026-05-22")),
        ..said(Kind::Closed)
    };
    for (on, way_on_the_day) in [
        ("2026-05-21", waits()),
        ("2026-05-22", waits()),
        ("2026-05-23", open()),
    ] {
        assert_eq!(way(slice::from_ref(&reopened), on), way_on_the_day, "{on}");
    }
}

#[test]
fn a_portal_that_fails_or_takes_only_some_is_still_the_way_with_a_warning() {
    for state in [Kind::Failing, Kind::Limited] {
        for (on, warned) in [
            ("2026-05-19", false),
            ("2026-05-20", true),
            ("2026-05-30", true),
            ("2026-05-31", false),
        ] {
            assert_eq!(way(&[said(state)], on), open(), "{state:?} {on}");
            assert_eq!(is_warned(&[said(state)], on), warned, "{state:?} {on}");
        }
    }
    for state in [Kind::Open, Kind::Unknown] {
        assert_eq!(way(&[said(state)], "2026-05-20"), open(), "{state:?}");
        assert!(!is_warned(&[said(state)], "2026-05-20"), "{state:?}");
    }
}

#[test]
fn what_is_said_of_the_month_of_the_card_beats_what_is_said_of_the_portal() {
    let july = "2026-07-01";
    let closed_but_for_july = [said(Kind::Closed), of_month(said(Kind::Open), july)];
    assert_eq!(way(&closed_but_for_july, "2026-05-20"), open());
    let open_but_for_july = [of_month(said(Kind::Closed), july), said(Kind::Open)];
    assert_eq!(way(&open_but_for_july, "2026-05-20"), waits());
    // Another month is not ours.
    for other in ["2026-06-01", "2026-08-01"] {
        let closed = [of_month(said(Kind::Closed), other)];
        assert_eq!(way(&closed, "2026-05-20"), open(), "{other}");
    }
}

#[test]
fn what_is_said_of_a_month_gives_way_to_the_portal_on_the_day_after_its_check() {
    let states = [
        of_month(said(Kind::Open), "2026-07-01"),
        PortalState {
            check_again_days: 11,
            ..said(Kind::Closed)
        },
    ];
    for (on, way_on_the_day) in [
        ("2026-05-30", open()),
        ("2026-05-31", waits()),
        ("2026-06-01", open()),
    ] {
        assert_eq!(way(&states, on), way_on_the_day, "{on}");
    }
}

#[test]
fn one_language_version_that_is_closed_never_changes_the_way() {
    for version in ["en", "pt"] {
        let closed = PortalState {
            version: Some(version.to_owned()),
            ..said(Kind::Closed)
        };
        assert_eq!(
            way(slice::from_ref(&closed), "2026-05-20"),
            open(),
            "{version}"
        );
        // The advice to use the Portuguese version stands on every such day.
        let outcome = told(&[closed], "2026-05-20");
        let advised = outcome
            .warnings
            .iter()
            .any(|one| one.id == "portuguese-version");
        assert!(advised, "{version}");
    }
}

#[test]
fn the_first_edition_itself_says_that_the_portal_is_open() {
    let reply = next_step(&person(), &HANDBOOK, day("2026-05-20"));
    assert!(matches!(reply.step, Step::Done(outcome) if outcome.reason == Reason::PortalOpen));
}

#[test]
fn the_other_portal_being_closed_changes_nothing() {
    let other = PortalState {
        portal: "extension-portal".to_owned(),
        ..said(Kind::Closed)
    };
    assert_eq!(way(&[other], "2026-05-20"), open());
}
