//! How fresh what is known is: whether a statement was checked in time, which share was, and how
//! long a portal's news waited until we said it.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::knowledge::{Fact, Knowledge, PortalState};

/// When a statement was last checked, as it stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The day of the newest source that states it; none where no source is dated.
    pub on: Option<NaiveDate>,
    /// What that is worth on the day.
    pub state: Freshness,
}

/// What the last check of a statement is worth on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Freshness {
    /// It is recent enough.
    InTime,
    /// It should have been repeated before the day.
    Overdue,
    /// No dated source states it: nobody can say how old it is.
    Undated,
    /// It came after the day. A later check does not make an earlier day overdue.
    Later,
}

impl Checked {
    /// The last check of a statement that must be checked again after so many days. The last of
    /// them still counts.
    #[must_use]
    pub fn at(verified_on: Option<NaiveDate>, check_again_days: u32, day: NaiveDate) -> Self {
        let state = match verified_on {
            None => Freshness::Undated,
            Some(on) if on > day => Freshness::Later,
            Some(on) => match on.checked_add_days(Days::new(check_again_days.into())) {
                Some(last) if day <= last => Freshness::InTime,
                _ => Freshness::Overdue,
            },
        };
        Self {
            on: verified_on,
            state,
        }
    }

    /// Whether the statement can no longer be told as it stands.
    #[must_use]
    pub const fn is_overdue(self) -> bool {
        matches!(self.state, Freshness::Overdue | Freshness::Undated)
    }
}

impl Fact {
    /// When it was last checked, as that stands on `day`.
    #[must_use]
    pub fn checked(&self, day: NaiveDate) -> Checked {
        Checked::at(self.verified_on, self.check_again_days, day)
    }
}

impl PortalState {
    /// When it was last checked, as that stands on `day`.
    #[must_use]
    pub fn checked(&self, day: NaiveDate) -> Checked {
        Checked::at(Some(self.verified_on), self.check_again_days, day)
    }
}

/// How many facts there are, and how many of them were checked in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// All that may be used on the day.
    pub all: usize,
    /// Those whose check is recent enough.
    pub in_time: usize,
}

impl Share {
    /// The share in whole percent, rounded down: nothing is called whole that is not.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.in_time * 100).checked_div(self.all).unwrap_or(0)
    }
}

/// The share of the facts that may be used on `day` and were checked in time, for each kind.
#[must_use]
pub fn shares(knowledge: &Knowledge, day: NaiveDate) -> BTreeMap<&'static str, Share> {
    let mut shares: BTreeMap<&'static str, Share> = BTreeMap::new();
    let usable = knowledge.facts.values().filter(|fact| fact.counts_on(day));
    for fact in usable {
        let share = shares.entry(fact.about.kind()).or_default();
        share.all += 1;
        share.in_time += usize::from(!fact.checked(day).is_overdue());
    }
    shares
}

/// For each window that `after` has and `before` had not: the days from its announcement to the
/// day on which `after` was published.
#[must_use]
pub fn waited(before: &Knowledge, after: &Knowledge, published_on: NaiveDate) -> Vec<i64> {
    let new = after
        .windows()
        .filter(|(id, ..)| !before.facts.contains_key(*id));
    new.map(|(_, fact, _)| (published_on - fact.known_since).num_days())
        .collect()
}

/// The middle of some numbers, the lower one of two; none where there are none.
#[must_use]
pub fn median(mut numbers: Vec<i64>) -> Option<i64> {
    numbers.sort_unstable();
    let middle = numbers.len().checked_sub(1)? / 2;
    numbers.get(middle).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_check_is_in_time_through_its_last_day() {
        for (on, state) in [
            ("2026-05-08", Freshness::Later),
            ("2026-05-09", Freshness::InTime),
            ("2026-06-22", Freshness::InTime),
            ("2026-06-23", Freshness::InTime),
            ("2026-06-24", Freshness::Overdue),
        ] {
            let checked = Checked::at(Some(day("2026-05-09")), 45, day(on));
            assert_eq!(checked.state, state, "{on}");
            assert_eq!(checked.is_overdue(), state == Freshness::Overdue, "{on}");
        }
    }

    #[test]
    fn what_has_no_date_is_overdue_on_every_day() {
        let checked = Checked::at(None, 45, day("2026-05-09"));
        assert_eq!(checked.state, Freshness::Undated);
        assert!(checked.is_overdue());
    }

    #[test]
    fn a_share_is_never_rounded_up() {
        let share = |in_time, all| Share { all, in_time }.percent();
        assert_eq!(share(2, 3), 66);
        assert_eq!(share(399, 400), 99);
        assert_eq!(share(400, 400), 100);
        assert_eq!(share(0, 0), 0);
    }

    #[test]
    fn the_middle_of_an_even_number_is_the_lower_one() {
        assert_eq!(median(vec![]), None);
        assert_eq!(median(vec![7]), Some(7));
        assert_eq!(median(vec![9, 1, 3, 2]), Some(2));
    }
}
