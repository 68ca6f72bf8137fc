//! The feed of one message: when it was seen, where it led from which day on, what we say of it
//! from which day on, and the states of portals that name it.

use chrono::NaiveDate;
use triage::dates::{NISS_BY_FORM, SYSTEMS_CONNECTED};
use triage::knowledge::{Message, wording_days};
use triage::{Fact, Route, message_routes};

use super::item::{Feed, Item, with_sources};
use super::said;
use crate::dated::Dated;
use crate::words::route;

pub(super) fn feed(dated: &Dated, id: &str, fact: &Fact, message: &Message) -> Feed {
    let about = About {
        dated,
        id,
        fact,
        message,
    };
    let mut items: Vec<_> =
        said::items(dated, |state| state.message.as_deref() == Some(id)).collect();
    items.extend(about.seen());
    items.extend(about.ways());
    items.extend(about.wordings());
    items.retain(|item| item.updated <= dated.day);
    Feed::new(dated, dated.paths().message(id), fact, items)
}

/// What the items are made from.
struct About<'a> {
    dated: &'a Dated,
    id: &'a str,
    fact: &'a Fact,
    message: &'a Message,
}

impl About<'_> {
    fn item(&self, key: &str, title: String, text: String, day: NaiveDate) -> Item {
        Item {
            key: format!("messages/{}/{key}", self.id),
            title,
            text: with_sources(self.dated, text, &self.fact.sources),
            page: self.dated.paths().message(self.id),
            published: day,
            updated: day,
        }
    }

    /// Seen first, and seen last where that is another time. When it was seen is known by month or
    /// by year; the day of an item is the day from which that is known.
    fn seen(&self) -> Vec<Item> {
        let t = self.dated.t();
        let meaning = self.dated.text(self.fact, "meaning");
        let said = |key, written: &str| t.with(key, "month", self.dated.t().month_or_year(written));
        let (first, last) = (&self.message.first_seen, &self.message.last_seen);
        let mut items = vec![self.item(
            "first-seen",
            said("feed-first-seen", first),
            meaning.clone(),
            self.fact.known_since,
        )];
        if let Some(checked) = self.fact.verified_on.filter(|_| first != last) {
            let key = format!("last-seen/{last}");
            items.push(self.item(&key, said("feed-last-seen", last), meaning, checked));
        }
        items
    }

    /// The days from which it leads another way.
    fn ways(&self) -> Vec<Item> {
        let mut turns: Vec<_> = self
            .message
            .routes
            .iter()
            .filter_map(|way| way.from)
            .collect();
        // The rules on the NISS turn on these two.
        turns.extend([SYSTEMS_CONNECTED, NISS_BY_FORM]);
        turns.sort_unstable();
        turns.dedup();
        let ways = turns.into_iter().filter_map(|from| {
            let before = message_routes(self.message, from.pred_opt()?);
            let after = message_routes(self.message, from);
            (before != after).then(|| self.way(from, &after))
        });
        ways.collect()
    }

    fn way(&self, from: NaiveDate, routes: &[Route]) -> Item {
        let t = self.dated.t();
        let names: Vec<_> = routes.iter().map(|one| route(t, *one)).collect();
        let way = if names.is_empty() {
            t.get("message-way-open").into_owned()
        } else {
            names.join("; ")
        };
        let title = t.with_two("feed-way", ("from", t.date(from)), ("way", way));
        let todo = self.dated.lines(self.fact, "todo").join("\n");
        self.item(&format!("way/{from}"), title, todo, from)
    }

    /// The days from which we say something otherwise.
    fn wordings(&self) -> Vec<Item> {
        let t = self.dated.t();
        let told = |day| t.fact(self.fact, "meaning", day).into_owned();
        let days = wording_days(&self.fact.text).into_iter();
        days.map(|day| {
            let title = t.with("feed-wording", "from", t.date(day));
            self.item(&format!("wording/{day}"), title, told(day), day)
        })
        .collect()
    }
}
