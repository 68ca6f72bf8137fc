//! A state of a portal as an item, and its lapse as another. The feed of the portal and that of the
//! message it names hold the same ones.

use std::fmt::Write as _;

use chrono::NaiveDate;
use triage::knowledge::{PortalState, lapse, wording_days};

use super::item::{Item, newest, with_sources};
use crate::dated::Dated;

/// The states that were said by the day and that are meant, and the lapses of those that nobody
/// checked again in time.
pub(super) fn items<'a>(
    dated: &'a Dated,
    is_meant: impl Fn(&PortalState) -> bool + 'a,
) -> impl Iterator<Item = Item> + 'a {
    let states = dated.snapshot.handbook.states();
    let meant = states.iter().enumerate();
    let meant = meant.filter(move |(_, state)| state.is_known_on(dated.day) && is_meant(state));
    meant.flat_map(|(index, state)| {
        let lapsed = lapse(states, index).filter(|day| *day <= dated.day);
        let lapsed = lapsed.map(|day| lapsed_item(dated, state, day));
        std::iter::once(item(dated, state)).chain(lapsed)
    })
}

fn item(dated: &Dated, state: &PortalState) -> Item {
    let t = dated.t();
    let word = |field: &str| t.told(&state.text, field, dated.day).into_owned();
    let name = t.get(&format!("state-{}", state.state.name()));
    let said = wording_days(&state.text);
    let said = said
        .into_iter()
        .chain([state.verified_on])
        .chain(state.known_since)
        .chain(state.until_on(dated.day))
        .chain(state.until_on(dated.day).and(state.until_known_since));
    Item {
        key: key(state),
        title: format!("{name}: {}", word("title")),
        text: with_sources(dated, text(dated, state, &word("body")), &state.sources),
        page: dated.paths().portal(&state.portal),
        published: state.since,
        updated: newest(dated, state.since, said),
    }
}

/// From the day on which nobody knows any more whether it is still so.
fn lapsed_item(dated: &Dated, state: &PortalState, day: NaiveDate) -> Item {
    let t = dated.t();
    let title = t.told(&state.text, "title", day).into_owned();
    let mut text = t.with_two(
        "feed-lapsed-text",
        ("checked", t.date(state.verified_on)),
        ("day", t.date(day)),
    );
    if let Some(scope) = scope(dated, state) {
        let _ = write!(text, "\n{} {scope}.", t.get("feed-lapsed-of"));
    }
    Item {
        key: format!("{}/lapsed", key(state)),
        title: t.with_two("feed-lapsed", ("day", t.date(day)), ("title", title)),
        text: with_sources(dated, text, &state.sources),
        page: dated.paths().portal(&state.portal),
        published: day,
        updated: day,
    }
}

/// For which cards and which language version it counts; none where it is the whole portal.
fn scope(dated: &Dated, state: &PortalState) -> Option<String> {
    let t = dated.t();
    let month = state
        .month
        .map(|month| t.with("state-month", "month", t.month_of(month)));
    let version = state.version.as_ref();
    let version = version.map(|lang| t.get(&format!("state-version-{lang}")).into_owned());
    let parts: Vec<_> = month.into_iter().chain(version).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What was said, when, of whom, and the message.
fn text(dated: &Dated, state: &PortalState, body: &str) -> String {
    let t = dated.t();
    let since = t.date(state.since);
    let mut text = match state.until_on(dated.day) {
        Some(until) => t.with_two("state-between", ("from", since), ("to", t.date(until))),
        None => t.with("state-since", "from", since),
    };
    if let Some(scope) = scope(dated, state) {
        let _ = write!(text, ", {scope}");
    }
    let _ = write!(text, ". {body}");
    if let Some(message) = state.message.as_deref().and_then(|id| dated.fact(id)) {
        let title = dated.text(message, "title");
        let _ = write!(text, "\n{} {title}", t.get("state-message"));
    }
    text
}

/// What tells a state from all others of the history.
fn key(state: &PortalState) -> String {
    let mut key = format!(
        "portals/{}/states/{}/{}",
        state.portal,
        state.since,
        state.state.name()
    );
    let month = state.month.map(|month| month.format("%Y-%m").to_string());
    let parts = [state.message.clone(), month, state.version.clone()];
    for part in parts.into_iter().flatten() {
        let _ = write!(key, "/{part}");
    }
    let _ = write!(key, "/{}", state.verified_on);
    key
}
