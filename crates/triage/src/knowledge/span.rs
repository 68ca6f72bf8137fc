//! The states of one portal as spans of time, as they were known on a day: what a drawing and a
//! table of its history show.

use chrono::{Days, NaiveDate};

use super::{PortalState, PortalStateKind};

/// For whom a state counts: cards that expire in one month, one language version of the portal; the
/// whole portal where neither is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scope<'a> {
    /// The first day of the month in which the cards expire.
    pub month: Option<NaiveDate>,
    /// The language version of the portal (`pt`, `en`).
    pub version: Option<&'a str>,
}

impl Scope<'_> {
    /// Whether what is said of `said` counts here: it is said of the whole portal, or of this part.
    fn takes(self, said: Scope<'_>) -> bool {
        let is_month = said.month.is_none() || said.month == self.month;
        is_month && (said.version.is_none() || said.version == self.version)
    }

    /// How exactly it names a part: what is said of a month beats what is said of the whole portal.
    fn exactness(self) -> usize {
        usize::from(self.month.is_some()) + usize::from(self.version.is_some())
    }
}

/// A time in which one state stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; none where it still stands on the day of looking.
    pub to: Option<NaiveDate>,
    /// The state; unknown where nothing was said, or what was said is past its check.
    pub state: PortalStateKind,
    /// The place of the entry among the states that were given; none where no entry counts.
    pub index: Option<usize>,
}

/// The place of the state that counts on `day` for whoever asks on that day: the one that names the
/// part most exactly, and among several the one that began last.
#[must_use]
pub fn newest_on(
    states: &[PortalState],
    portal: &str,
    scope: Scope<'_>,
    day: NaiveDate,
) -> Option<usize> {
    newest(states, portal, scope, day, day)
}

/// The same, by what was known on `on`.
fn newest(
    states: &[PortalState],
    portal: &str,
    scope: Scope<'_>,
    day: NaiveDate,
    on: NaiveDate,
) -> Option<usize> {
    let all = states.iter().enumerate();
    let counting = all.filter(|(_, state)| {
        state.portal == portal && scope.takes(state.scope()) && state.counts(day, on)
    });
    counting
        .max_by_key(|(_, state)| (state.scope().exactness(), state.since))
        .map(|(index, _)| index)
}

/// The day from which a state says nothing any more because nobody has checked it again: the day
/// after the last one of its check. None where it was replaced or had ended by then. By what was
/// known on that very day, so that what is said later changes nothing of it.
#[must_use]
pub fn lapse(states: &[PortalState], index: usize) -> Option<NaiveDate> {
    let state = states.get(index)?;
    let last = state.fresh_until()?;
    let lapsed = last.succ_opt()?;
    let newest = |day| newest(states, &state.portal, state.scope(), day, lapsed);
    let has_ended = state.until_on(last) == Some(last);
    // One that began earlier and comes back is no news of this one.
    let is_replaced = || {
        let after = newest(lapsed).and_then(|index| states.get(index));
        after.is_some_and(|after| after.scope() == state.scope() && after.since >= state.since)
    };
    (newest(last) == Some(index) && !has_ended && !is_replaced()).then_some(lapsed)
}

/// The parts of a portal of which something had been said by `on`: the whole portal first, then the
/// months, then the language versions.
#[must_use]
pub fn scopes<'a>(states: &'a [PortalState], portal: &str, on: NaiveDate) -> Vec<Scope<'a>> {
    let said = states
        .iter()
        .filter(|state| state.portal == portal && state.is_known_on(on));
    let mut scopes: Vec<_> = said.map(PortalState::scope).collect();
    scopes.sort_by_key(|scope| (scope.version, scope.month));
    scopes.dedup();
    scopes
}

/// What was known on `on` of a part of a portal, from the first day of which something was said up
/// to `on`. The spans follow each other without a gap.
#[must_use]
pub fn spans(states: &[PortalState], portal: &str, scope: Scope<'_>, on: NaiveDate) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for from in turns(states, portal, scope, on) {
        let index = newest(states, portal, scope, from, on);
        if let Some(before) = spans.last_mut() {
            if before.index == index {
                continue;
            }
            before.to = from.pred_opt();
        }
        let state = index.and_then(|index| states.get(index));
        spans.push(Span {
            from,
            to: None,
            state: state.map_or(PortalStateKind::Unknown, |state| state.state),
            index,
        });
    }
    spans
}

/// The days up to `on` on which another state may begin to count: the first day of each, and the
/// day after its last.
fn turns(states: &[PortalState], portal: &str, scope: Scope<'_>, on: NaiveDate) -> Vec<NaiveDate> {
    let ours = states.iter().filter(|state| {
        state.portal == portal && scope.takes(state.scope()) && state.is_known_on(on)
    });
    let mut turns: Vec<_> = ours
        .flat_map(|state| {
            let after = state
                .last_day(on)
                .and_then(|last| last.checked_add_days(Days::new(1)));
            // A check that ran out before the state began says nothing.
            let after = after.filter(|after| *after > state.since);
            [Some(state.since), after]
        })
        .flatten()
        .filter(|day| *day <= on)
        .collect();
    turns.sort_unstable();
    turns.dedup();
    turns
}
