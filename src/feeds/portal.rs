//! The feed of one portal: what was said of it, the accepted dates that were announced, and what an
//! edition corrected of them.

use std::fmt::Write as _;

use store::EditionHead;
use triage::Fact;
use triage::knowledge::wording_days;

use super::item::{Feed, Item, newest, with_sources};
use super::said;
use crate::clock::day_in_lisbon;
use crate::dated::Dated;
use crate::difference::{ChangedValue, Telling, changed_values};
use crate::published::Corrected;

/// The feed. What editions corrected is in it as far as that is known.
pub(super) fn feed(dated: &Dated, id: &str, fact: &Fact) -> Feed {
    let mut items: Vec<_> = said::items(dated, |state| state.portal == id).collect();
    let windows = dated.snapshot.knowledge().windows();
    let known = windows
        .filter(|(_, fact, window)| window.portal == id && fact.known_since <= dated.day)
        .map(|(window, fact, _)| announced(dated, window, fact));
    items.extend(known);
    let published = dated.state.published();
    let corrected = published.corrected(&dated.snapshot.edition);
    let corrected = corrected.into_iter().flatten();
    let corrected = corrected
        .filter(|(_, one)| one.is_of(id))
        .map(|(head, one)| self::corrected(dated, head, one));
    items.extend(corrected.filter(|item| item.updated <= dated.day));
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

/// What one edition corrected of one announcement, or that it took it back.
fn corrected(dated: &Dated, head: &EditionHead, corrected: &Corrected) -> Item {
    let t = dated.t();
    let fact = corrected.after.as_ref().unwrap_or(&corrected.before);
    let day = day_in_lisbon(head.published_at);
    let (title, text) = match corrected.after {
        Some(_) => ("feed-corrected", "feed-corrected-text"),
        None => ("feed-taken-back", "feed-taken-back-text"),
    };
    let mut text = t.with("feed-edition", "number", head.number.to_string()) + " " + &t.get(text);
    for value in corrected.after.iter().flat_map(|after| {
        let knowledge = dated.snapshot.knowledge();
        let telling = Telling {
            t,
            before: knowledge,
            after: knowledge,
            day,
            href: &|_, _, _| None,
        };
        changed_values(&telling, &corrected.before, after)
    }) {
        let _ = write!(text, "\n{}", changed(dated, value));
    }
    if !head.reason.is_empty() {
        let _ = write!(text, "\n{} {}", t.get("editions-reason"), head.reason);
    }
    Item {
        key: format!("windows/{}/edition-{}", corrected.id, head.number),
        title: t.with(title, "title", t.fact(fact, "title", day).into_owned()),
        text: with_sources(dated, text, &fact.sources),
        page: dated.paths().edition(head.number),
        published: day,
        updated: day,
    }
}

fn changed(dated: &Dated, value: ChangedValue) -> String {
    let t = dated.t();
    t.with_all(
        "feed-corrected-value",
        [
            ("name", value.name.into()),
            ("before", value.before.into()),
            ("after", value.after.into()),
        ],
    )
}

/// Whether what editions corrected will be known a moment later.
pub(super) fn is_unfinished(dated: &Dated) -> bool {
    let published = dated.state.published();
    dated.state.store().is_some() && published.corrected(&dated.snapshot.edition).is_none()
}
