//! Who moves: some people, some cards, some days, and the way before and after.

use chrono::{Days, Duration, Months, NaiveDate};

use crate::interview::dates;
use crate::knowledge::FactId;
use crate::outcome::{Outcome, Reason, StandingCode, Step};
use crate::question::Question;
use crate::route::{Certainty, Route};

/// Some people, some cards, some days: they got one way and get another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The people. One row stands for all who move in the same way.
    pub who: Vec<Who>,
    /// Their cards.
    pub cards: Cards,
    /// The first day of the visit.
    pub from: NaiveDate,
    /// The last day of the visit.
    pub to: NaiveDate,
    /// Whether `to` is only the last day that was looked at.
    pub is_open: bool,
    /// The way before.
    pub before: Way,
    /// The way after.
    pub after: Way,
}

/// Somebody who moves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// One of [`PEOPLE`], by the key.
    Typical(&'static str),
    /// Somebody like the first of [`PEOPLE`] to whom a portal said this message.
    Told(FactId),
}

/// Which cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cards {
    /// The expiry date is not known.
    Unknown,
    /// Those that end from one date to another, both included; an open end is none.
    Between(Option<CardDate>, Option<CardDate>),
}

impl Cards {
    /// Whether a card that ends on `expires` is one of them on the day of the visit.
    #[must_use]
    pub fn contains(&self, expires: NaiveDate, day: NaiveDate) -> bool {
        match self {
            Self::Unknown => false,
            Self::Between(from, to) => {
                from.is_none_or(|from| from.on(day) <= expires)
                    && to.is_none_or(|to| expires <= to.on(day))
            }
        }
    }
}

/// An expiry date, alone or as seen from the day of the visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardDate {
    /// This date.
    On(NaiveDate),
    /// So many days after the visit; before it where negative.
    DaysAfterVisit(i64),
    /// The first date whose six months are not over on the day of the visit.
    SixMonthsLast,
    /// The last date whose six months are over.
    SixMonthsOver,
}

impl CardDate {
    /// The date that is meant on the day of the visit.
    #[must_use]
    pub fn on(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::On(date) => date,
            Self::DaysAfterVisit(days) => day + Duration::days(days),
            Self::SixMonthsLast => six_months_last(day),
            Self::SixMonthsOver => six_months_last(day) - Days::new(1),
        }
    }
}

/// The way of somebody on a day. Where two ways are compared, what is the same in both is left out,
/// but for the routes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The message is not in the catalogue.
    CannotBeTold,
    /// A question more.
    Asks(Question),
    /// The outcome.
    Goes {
        /// The first route, and those after it.
        routes: Vec<Route>,
        /// How sure it is.
        certainty: Option<Certainty>,
        /// The standing, and how sure that is.
        standing: Option<(StandingCode, Certainty)>,
        /// The row that decided. It gives the first sentence, and is named where nothing else
        /// differs.
        reason: Option<Reason>,
    },
}

impl Way {
    /// What tells two ways apart; none where nothing does.
    #[must_use]
    pub fn apart(mut before: Self, mut after: Self) -> Option<(Self, Self)> {
        if before == after {
            return None;
        }
        if let (
            Self::Goes {
                routes,
                certainty,
                standing,
                reason,
            },
            Self::Goes {
                routes: other_routes,
                certainty: other_certainty,
                standing: other_standing,
                reason: other_reason,
            },
        ) = (&mut before, &mut after)
        {
            let mut is_told = routes != other_routes;
            is_told |= apart(certainty, other_certainty);
            is_told |= apart(standing, other_standing);
            if is_told {
                (*reason, *other_reason) = (None, None);
            }
        }
        Some((before, after))
    }
}

/// Leaves out what is the same; says whether it differs.
fn apart<T: PartialEq>(before: &mut Option<T>, after: &mut Option<T>) -> bool {
    let differs = before != after;
    if !differs {
        (*before, *after) = (None, None);
    }
    differs
}

impl From<Step> for Way {
    fn from(step: Step) -> Self {
        match step {
            Step::Ask(question) => Self::Asks(question),
            Step::Done(outcome) => {
                let Outcome {
                    route,
                    then,
                    reason,
                    certainty,
                    standing,
                    ..
                } = *outcome;
                Self::Goes {
                    routes: std::iter::once(route).chain(then).collect(),
                    certainty: Some(certainty),
                    standing: Some((standing.code, standing.certainty)),
                    reason: Some(reason),
                }
            }
        }
    }
}

/// The first expiry date whose six months are not over on `day`.
pub(super) fn six_months_last(day: NaiveDate) -> NaiveDate {
    let earlier = day - Months::new(6);
    match dates::six_months_after(earlier) < day {
        // The month six months earlier is shorter.
        true => earlier + Days::new(1),
        false => earlier,
    }
}
