//! The line below a page that can be followed: its feeds, and the calendar.

use triage::Fact;

use crate::dated::Dated;
use crate::paths;

/// Where a page can be followed. Feeds speak of today, whatever day the page speaks of.
pub(crate) struct FeedLinks {
    pub(crate) title: String,
    pub(crate) atom: String,
    pub(crate) json: String,
    pub(crate) calendar: String,
}

impl FeedLinks {
    /// The feeds of one portal.
    pub(crate) fn of_portal(dated: &Dated, id: &str, fact: &Fact) -> Self {
        Self::of(dated, &dated.paths().portal(id), fact)
    }

    /// The feeds of one message.
    pub(crate) fn of_message(dated: &Dated, id: &str, fact: &Fact) -> Self {
        Self::of(dated, &dated.paths().message(id), fact)
    }

    fn of(dated: &Dated, page: &str, fact: &Fact) -> Self {
        Self {
            title: dated.text(fact, "title"),
            atom: paths::atom(page),
            json: paths::json_feed(page),
            calendar: dated.paths().calendar(),
        }
    }
}
