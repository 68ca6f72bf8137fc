//! The days of one month of cards, in words.

use chrono::NaiveDate;
use triage::knowledge::wording_days;
use triage::{MonthDay, MonthDayKind, card_month_days};

use crate::dated::Dated;
use crate::fact_view;

/// One day of the calendar.
pub(super) struct DayView {
    /// What names it among the days of the month, for ever.
    pub(super) key: String,
    pub(super) day: NaiveDate,
    pub(super) date: String,
    pub(super) title: String,
    /// The days up to the one spoken of on which its words turned by themselves.
    pub(super) turned: Vec<NaiveDate>,
    /// The fact that it rests on, where it rests on one.
    pub(super) because: Option<Because>,
}

/// A fact with its last check.
pub(super) struct Because {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) trust: String,
}

/// The days, in order.
pub(super) fn of_month(dated: &Dated, first: NaiveDate) -> Vec<DayView> {
    let days = card_month_days(&dated.snapshot.handbook, first, dated.day);
    let view = |one: &MonthDay| DayView {
        key: key(one, first),
        day: one.day,
        date: dated.t().date(one.day),
        title: title(dated, one, first),
        turned: one
            .because
            .as_deref()
            .map_or_else(Vec::new, |id| turned(dated, id)),
        because: one.because.as_deref().and_then(|id| because(dated, id)),
    };
    days.iter().map(view).collect()
}

/// The kind, with the end of the month that it is for.
fn key(one: &MonthDay, first: NaiveDate) -> String {
    let name = one.kind.name();
    match one.card {
        Some(card) if card == first => format!("{name}-first"),
        Some(_) => format!("{name}-last"),
        None => name.to_owned(),
    }
}

fn title(dated: &Dated, one: &MonthDay, first: NaiveDate) -> String {
    let t = dated.t();
    let key = match one.kind {
        MonthDayKind::MayAsk => "calendar-may-ask",
        MonthDayKind::InTime => "calendar-in-time",
        MonthDayKind::Ends => "calendar-ends",
        MonthDayKind::SixMonthsEnd => "calendar-six-months",
        MonthDayKind::Opened => return t.with("calendar-opened", "month", t.month_of(first)),
    };
    t.with(key, "card", t.date(one.card.unwrap_or(first)))
}

/// The days on which what is said of a fact turned without a new edition: later words, the day of
/// its check, and the first day on which that is too old.
fn turned(dated: &Dated, id: &str) -> Vec<NaiveDate> {
    let Some(fact) = dated.fact(id) else {
        return Vec::new();
    };
    let lapsed = fact.fresh_until().and_then(|last| last.succ_opt());
    let worded = wording_days(&fact.text).into_iter();
    let mut days: Vec<_> = worded.chain(fact.verified_on).chain(lapsed).collect();
    days.retain(|day| *day <= dated.day);
    days.sort_unstable();
    days.dedup();
    days
}

fn because(dated: &Dated, id: &str) -> Option<Because> {
    let fact = dated.fact(id)?;
    Some(Because {
        title: dated.text(fact, "title"),
        href: dated.page_of(id, fact),
        trust: fact_view::trust(dated.t(), fact, dated.day),
    })
}
