//! What Rumo knew of a portal, day by day, as it was known on that very day. An entry of a diary
//! says what it was told; the pages compare it with this. What is said later changes nothing of it.

use chrono::NaiveDate;
use serde::Serialize;
use triage::knowledge::{PortalState, Scope, newest_on};

/// From a day on, this was known.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Known {
    /// The day on which it came to be known. On such a day what stood before was told too.
    from: NaiveDate,
    /// None where no source said anything, or nothing recent.
    pub(super) state: Option<Told>,
}

/// A state, in the words of an entry of the diary.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Told {
    state: &'static str,
    since: NaiveDate,
    checked: Option<NaiveDate>,
}

impl Told {
    fn on(day: NaiveDate, state: &PortalState) -> Self {
        Self {
            state: state.state.name(),
            since: state.since,
            checked: state.checked(day).on,
        }
    }
}

/// All that was known of a whole portal up to a day, oldest first. Where several things were said on
/// one day, each stands there: an entry of that day may carry any.
pub(super) fn known(states: &[PortalState], portal: &str, until: NaiveDate) -> Vec<Known> {
    let whole = Scope::default();
    let of_whole = |state: &&PortalState| state.portal == portal && state.scope() == whole;
    let of_whole: Vec<_> = states.iter().filter(of_whole).collect();
    let mut known: Vec<Known> = Vec::new();
    let Some(first) = of_whole.iter().map(|state| state.known_from()).min() else {
        return known;
    };
    for day in first.iter_days().take_while(|day| *day <= until) {
        let said = of_whole.iter().filter(|state| state.known_from() == day);
        let said = said.filter(|state| state.counts_on(day)).copied();
        let last = newest_on(states, portal, whole, day).and_then(|index| states.get(index));
        for state in said.map(Some).chain([last]) {
            let state = state.map(|state| Told::on(day, state));
            if known.last().is_none_or(|before| before.state != state) {
                known.push(Known { from: day, state });
            }
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use triage::knowledge::PortalStateKind;

    use super::*;

    const PORTAL: &str = "renewal-portal";

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
    }

    /// Said on a day of November 2026, and good for ten days.
    fn said(on: u32, state: PortalStateKind) -> PortalState {
        PortalState {
            portal: PORTAL.to_owned(),
            month: None,
            version: None,
            state,
            message: None,
            since: day(on),
            known_since: None,
            until: None,
            until_known_since: None,
            verified_on: day(on),
            check_again_days: 10,
            sources: Vec::new(),
            text: triage::knowledge::Texts::default(),
        }
    }

    /// What was known up to the 28th: from which day, and the state.
    fn told(states: &[PortalState]) -> Vec<(NaiveDate, Option<&'static str>)> {
        let known = known(states, PORTAL, day(28)).into_iter();
        known
            .map(|known| (known.from, known.state.map(|told| told.state)))
            .collect()
    }

    #[test]
    fn a_state_is_known_from_its_day_until_nobody_has_checked_it_again() {
        let states = [said(3, PortalStateKind::Open)];
        assert_eq!(
            told(&states),
            [(day(3), Some("open")), (day(14), None)],
            "ten days after the 3rd it still says something"
        );
        assert_eq!(known(&states, "another-portal", day(28)), []);
        assert_eq!(known(&states, PORTAL, day(2)), []);
    }

    #[test]
    fn what_is_said_later_changes_nothing_of_the_days_before() {
        let open = said(3, PortalStateKind::Open);
        let late = PortalState {
            known_since: Some(day(8)),
            ..said(5, PortalStateKind::Failing)
        };
        let ended = PortalState {
            until: Some(day(6)),
            until_known_since: Some(day(9)),
            ..late.clone()
        };
        let expected = [(day(3), Some("open")), (day(8), Some("failing"))];
        assert_eq!(told(&[open.clone(), late])[..2], expected);
        let expected = [
            (day(3), Some("open")),
            (day(8), Some("failing")),
            (day(9), Some("open")),
            (day(14), None),
        ];
        assert_eq!(told(&[open, ended]), expected);
    }

    #[test]
    fn of_several_that_were_said_on_one_day_each_stands_there() {
        let states = [
            said(3, PortalStateKind::Open),
            said(5, PortalStateKind::Failing),
            said(5, PortalStateKind::Closed),
        ];
        let expected = [
            (day(3), Some("open")),
            (day(5), Some("failing")),
            (day(5), Some("closed")),
            (day(16), None),
        ];
        assert_eq!(told(&states), expected);
    }

    #[test]
    fn what_is_said_of_a_part_says_nothing_of_the_whole() {
        let part = PortalState {
            version: Some("en".to_owned()),
            ..said(3, PortalStateKind::Closed)
        };
        assert_eq!(told(&[part]), []);
    }
}
