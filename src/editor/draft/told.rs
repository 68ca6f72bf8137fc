//! Who moves, in words.

use std::borrow::Cow;

use chrono::NaiveDate;
use triage::Knowledge;
use triage::prove::{CardDate, Cards, Moved, Way, Who};

use crate::i18n::Texts;
use crate::words::{dashed, route};

/// One row: some people, their cards, the days, and the way before and after.
pub(super) struct MovedView {
    pub(super) who: Vec<String>,
    pub(super) cards: String,
    pub(super) days: String,
    pub(super) before: String,
    pub(super) after: String,
}

impl MovedView {
    /// One row; the titles of messages are those of `knowledge` on `day`.
    pub(super) fn new(t: &Texts, row: &Moved, knowledge: &Knowledge, day: NaiveDate) -> Self {
        Self {
            who: row
                .who
                .iter()
                .map(|one| who(t, one, knowledge, day))
                .collect(),
            cards: cards(t, row.cards),
            days: days(t, row),
            before: way(t, &row.before),
            after: way(t, &row.after),
        }
    }
}

fn who(t: &Texts, who: &Who, knowledge: &Knowledge, day: NaiveDate) -> String {
    match who {
        Who::Typical(key) => t.get(&format!("draft-who-{key}")).into_owned(),
        Who::Told(id) => {
            let title = knowledge.fact(id).map(|fact| t.fact(fact, "title", day));
            let title = title.map_or_else(|| id.clone(), Cow::into_owned);
            t.with("draft-who-told", "message", title)
        }
    }
}

fn cards(t: &Texts, cards: Cards) -> String {
    match cards {
        Cards::Unknown => t.get("draft-cards-unknown").into_owned(),
        Cards::Between(None, None) => t.get("draft-cards-any").into_owned(),
        Cards::Between(None, Some(to)) => t.with("draft-cards-to", "to", date(t, to)),
        Cards::Between(Some(from), None) => t.with("draft-cards-from", "from", date(t, from)),
        Cards::Between(Some(from), Some(to)) if from == to => {
            t.with("draft-cards-on", "day", date(t, from))
        }
        Cards::Between(Some(from), Some(to)) => t.with_two(
            "draft-cards-between",
            ("from", date(t, from)),
            ("to", date(t, to)),
        ),
    }
}

fn date(t: &Texts, date: CardDate) -> String {
    match date {
        CardDate::On(day) => t.date(day),
        CardDate::DaysAfterVisit(0) => t.get("draft-date-visit").into_owned(),
        CardDate::DaysAfterVisit(days) if days > 0 => t.with("draft-date-after", "days", days),
        CardDate::DaysAfterVisit(days) => t.with("draft-date-before", "days", -days),
        CardDate::SixMonthsLast => t.get("draft-date-six-months").into_owned(),
        CardDate::SixMonthsOver => t.get("draft-date-six-months-over").into_owned(),
    }
}

fn days(t: &Texts, row: &Moved) -> String {
    let (from, to) = (t.date(row.from), t.date(row.to));
    if row.is_open {
        return t.with("draft-days-open", "from", from);
    }
    if row.from == row.to {
        return t.with("draft-days-one", "day", from);
    }
    t.with_two("draft-days", ("from", from), ("to", to))
}

fn way(t: &Texts, way: &Way) -> String {
    let (routes, certainty, standing, reason) = match way {
        Way::CannotBeTold => return t.get("draft-way-none").into_owned(),
        Way::Asks(question) => {
            let asked = t.get(&format!("q-{}", question.name())).into_owned();
            return t.with("draft-way-asks", "question", asked);
        }
        Way::Goes {
            routes,
            certainty,
            standing,
            reason,
        } => (routes, certainty, standing, reason),
    };
    let sure = |certainty: triage::Certainty| {
        let key = format!("draft-certainty-{}", certainty.name());
        t.get(&key).into_owned()
    };
    let routes: Vec<_> = routes.iter().map(|one| route(t, *one)).collect();
    let standing = standing.map(|(code, certainty)| {
        let code = t.get(&format!("draft-standing-{}", dashed(code.name())));
        t.with_two(
            "draft-standing",
            ("standing", code.into_owned()),
            ("certainty", sure(certainty)),
        )
    });
    let reason = reason.map(|reason| t.get(&format!("reason-{}", reason.name())).into_owned());
    let parts = [
        Some(routes.join("; ")),
        certainty.map(sure),
        standing,
        reason,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
