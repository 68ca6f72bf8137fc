//! The feed of one portal: what was said of it, and the accepted dates that were announced.

use triage::Fact;
use triage::knowledge::wording_days;

use super::item::{Feed, Item, newest, with_sources};
use super::said;
use crate::dated::Dated;

pub(super) fn feed(dated: &Dated, id: &str, fact: &Fact) -> Feed {
    let mut items: Vec<_> = said::items(dated, |state| state.portal == id).collect();
    let windows = dated.snapshot.knowledge().windows();
    let known = windows
        .filter(|(_, fact, window)| window.portal == id && fact.known_since <= dated.day)
        .map(|(window, fact, _)| announced(dated, window, fact));
    items.extend(known);
    Feed::new(dated, dated.paths().portal(id), fact, items)
}

/// One announcement.
fn announced(dated: &Dated, id: &str, fact: &Fact) -> Item {
    let t = dated.t();
    let title = dated.text(fact, "title");
    Item {
        key: format!("windows/{id}"),
        title: t.with("feed-announced", "title", title),
        text: with_sources(dated, dated.text(fact, "body"), &fact.sources),
        page: dated.paths().fact(id),
        published: fact.known_since,
        updated: newest(dated, fact.known_since, wording_days(&fact.text)),
    }
}
