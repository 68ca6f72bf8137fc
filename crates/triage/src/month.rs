//! The days that matter for all cards that expire in one month: what a calendar of the month holds.

use chrono::{Days, Months, NaiveDate};

use crate::answers::Permit;
use crate::handbook::Handbook;
use crate::interview::dates::{NEW_CARDS_FROM, earliest_request, last_in_time, six_months_after};
use crate::interview::facts;
use crate::knowledge::Access;
use crate::outcome::NamedFact;
use crate::parse::{LAST_EXPIRY_MONTHS, parse_day};

/// What happens on a day of the month's cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MonthDayKind {
    /// The first day on which a renewal may be asked for.
    MayAsk,
    /// The last day on which a request is in time.
    InTime,
    /// It was announced that the portal takes the month.
    Opened,
    /// The card ends.
    Ends,
    /// The last day of the six months after.
    SixMonthsEnd,
}

impl MonthDayKind {
    /// The name used in ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MayAsk => "may-ask",
            Self::InTime => "in-time",
            Self::Opened => "opened",
            Self::Ends => "ends",
            Self::SixMonthsEnd => "six-months-end",
        }
    }
}

/// One day, and the cards that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// What happens.
    pub kind: MonthDayKind,
    /// The day.
    pub day: NaiveDate,
    /// The expiry date of the cards: the first or the last of the month; none where it is the same
    /// for the whole month.
    pub card: Option<NaiveDate>,
    /// The fact that it rests on; none where the card itself says it.
    pub because: Option<NamedFact>,
}

/// Reads a month of cards written as `2026-07`, and gives its first day: from the first month of the
/// Portal das Renovações to the last expiry date that the interview takes on `day`.
#[must_use]
pub fn parse_card_month(written: &str, day: NaiveDate) -> Option<NaiveDate> {
    let first = parse_day(&format!("{written}-01")).ok()?;
    let latest = day.checked_add_months(Months::new(LAST_EXPIRY_MONTHS))?;
    (NEW_CARDS_FROM..=latest).contains(&first).then_some(first)
}

/// The days of the cards that expire in the month of `first`, as they are known on `day`, in order.
/// What rests on a fact that does not count on `day` is left out: no date is made up.
#[must_use]
pub fn card_month_days(handbook: &Handbook, first: NaiveDate, day: NaiveDate) -> Vec<MonthDay> {
    let last = first + Months::new(1) - Days::new(1);
    let mut days = Vec::new();
    for card in [first, last] {
        let of_card = [
            (
                MonthDayKind::MayAsk,
                earliest_request(card),
                Some(facts::RENEW_90_DAYS),
            ),
            (
                MonthDayKind::InTime,
                last_in_time(card),
                Some(facts::RENEW_30_DAYS),
            ),
            (MonthDayKind::Ends, card, None),
            (
                MonthDayKind::SixMonthsEnd,
                six_months_after(card),
                Some(facts::SIX_MONTH_RULE),
            ),
        ];
        for (kind, on, because) in of_card {
            if because.is_none_or(|id| handbook.counts_on(id, day)) {
                days.push(MonthDay {
                    kind,
                    day: on,
                    card: Some(card),
                    because: because.map(NamedFact::Borrowed),
                });
            }
        }
    }
    days.extend(opened(handbook, last, day));
    days.sort_by_key(|one| (one.day, one.kind, one.card));
    days
}

/// The first announcement, known on `day`, that takes temporary cards through `last`.
fn opened(handbook: &Handbook, last: NaiveDate, day: NaiveDate) -> Option<MonthDay> {
    let row = handbook.windows().iter().find(|row| {
        row.portal == facts::RENEWAL_PORTAL
            && row.permit == Permit::Temporary
            && row.access == Access::Own
            && row.known_since <= day
            && last <= row.accepts_to
    })?;
    Some(MonthDay {
        kind: MonthDayKind::Opened,
        day: row.known_since,
        card: None,
        because: Some(row.fact.clone().into()),
    })
}
