//! A feed before it is written in one format or the other.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::dated::Dated;
use crate::fact_view;
use crate::i18n::Lang;

/// What is told of one portal or one message.
pub(super) struct Feed {
    pub(super) lang: Lang,
    pub(super) title: String,
    pub(super) about: String,
    /// The path of the page that tells the same.
    pub(super) page: String,
    /// Since when the thing itself is known.
    since: NaiveDate,
    /// The newest first.
    pub(super) items: Vec<Item>,
}

/// One thing that was said.
pub(super) struct Item {
    /// What names it for ever, without the language.
    pub(super) key: String,
    pub(super) title: String,
    pub(super) text: String,
    /// The path of the page that tells more.
    pub(super) page: String,
    /// The day that it is about.
    pub(super) published: NaiveDate,
    /// The newest day on which something was said of it.
    pub(super) updated: NaiveDate,
}

impl Feed {
    pub(super) fn new(
        dated: &Dated,
        page: String,
        fact: &triage::Fact,
        mut items: Vec<Item>,
    ) -> Self {
        items.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.key.cmp(&b.key)));
        Self {
            lang: dated.lang,
            title: dated
                .t()
                .with("feed-title", "name", dated.text(fact, "title")),
            about: dated.t().get("feed-about").into_owned(),
            page,
            since: fact.known_since,
            items,
        }
    }

    /// The newest day on which something was said: no clock.
    pub(super) fn updated(&self) -> NaiveDate {
        self.items
            .first()
            .map_or(self.since, |newest| newest.updated)
    }

    /// What names the feed for ever.
    pub(super) fn key(&self) -> String {
        self.page.trim_start_matches('/').to_owned()
    }

    /// What names one of its items for ever, in its language.
    pub(super) fn key_of(&self, item: &Item) -> String {
        format!("{}/{}", self.lang.code(), item.key)
    }
}

/// A text with its sources below it, a line for each.
pub(super) fn with_sources(dated: &Dated, text: String, ids: &[String]) -> String {
    let t = dated.t();
    let mut all = text;
    for source in fact_view::sources(t, dated.snapshot.knowledge(), ids) {
        let _ = write!(
            all,
            "\n{} {}, {}",
            t.get("feed-source"),
            source.title,
            source.note
        );
        if let Some(link) = source.link {
            let _ = write!(all, " {link}");
        }
    }
    all
}

/// The newest of some days that had come by the day of the feed; else the first of them all.
pub(super) fn newest(
    dated: &Dated,
    first: NaiveDate,
    later: impl IntoIterator<Item = NaiveDate>,
) -> NaiveDate {
    let come = later.into_iter().filter(|day| *day <= dated.day);
    come.max().map_or(first, |newest| newest.max(first))
}
