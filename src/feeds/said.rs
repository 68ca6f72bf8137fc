//! A state of a portal as an item. The feed of the portal and that of the message it names hold the
//! same one.

use std::fmt::Write as _;

use triage::knowledge::{PortalState, wording_days};

use super::item::{Item, newest, with_sources};
use crate::dated::Dated;

/// The states that were said by the day and that are meant.
pub(super) fn items<'a>(
    dated: &'a Dated,
    is_meant: impl Fn(&PortalState) -> bool + 'a,
) -> impl Iterator<Item = Item> + 'a {
    let states = dated.snapshot.handbook.states().iter();
    states
        .filter(move |state| state.since <= dated.day && is_meant(state))
        .map(|state| item(dated, state))
}

fn item(dated: &Dated, state: &PortalState) -> Item {
    let t = dated.t();
    let word = |field: &str| t.told(&state.text, field, dated.day).into_owned();
    let name = t.get(&format!("state-{}", state.state.name()));
    let said = wording_days(&state.text);
    let said = said
        .into_iter()
        .chain([state.verified_on])
        .chain(state.until);
    Item {
        key: key(state),
        title: format!("{name}: {}", word("title")),
        text: with_sources(dated, text(dated, state, &word("body")), &state.sources),
        page: dated.paths().portal(&state.portal),
        published: state.since,
        updated: newest(dated, state.since, said),
    }
}

/// What was said, when, of whom, and the message.
fn text(dated: &Dated, state: &PortalState, body: &str) -> String {
    let t = dated.t();
    let since = t.date(state.since);
    let mut text = match state.until.filter(|until| *until <= dated.day) {
        Some(until) => t.with_two("state-between", ("from", since), ("to", t.date(until))),
        None => t.with("state-since", "from", since),
    };
    if let Some(month) = state.month {
        let _ = write!(
            text,
            ", {}",
            t.with("state-month", "month", t.month_of(month))
        );
    }
    if let Some(version) = &state.version {
        let _ = write!(text, ", {}", t.get(&format!("state-version-{version}")));
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
