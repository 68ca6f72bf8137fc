//! Many pairs of a day and an expiry date become few areas. The edge of an area is a date, or moves
//! with the day of the visit: "cards that end in the next 90 days".

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::moved::{CardDate, Cards, Way, six_months_last};

/// Cards and days on which one way becomes another.
pub(super) struct Area {
    pub(super) cards: Cards,
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) before: Way,
    pub(super) after: Way,
}

/// The ways before and after, where they differ.
type Ways = Option<(Way, Way)>;

/// Where an interval begins, said in every way that is true: none where it is open.
type Start = Option<BTreeSet<Name>>;

/// One way to say where an interval begins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    On(NaiveDate),
    DaysAfterVisit(i64),
    SixMonthsLast,
}

/// An area that may go on tomorrow.
struct Growing {
    cards: Interval,
    from: NaiveDate,
    to: NaiveDate,
    ways: (Way, Way),
}

#[derive(Clone)]
enum Interval {
    Unknown,
    /// From a start up to before the next start.
    Dated(Start, Start),
}

/// Collects areas, day by day.
#[derive(Default)]
pub(super) struct Rows {
    areas: Vec<Growing>,
}

impl Rows {
    /// What changes on `day` for whoever does not know the expiry date.
    pub(super) fn unknown(&mut self, day: NaiveDate, ways: Ways) {
        if let Some(ways) = ways {
            self.add(day, Interval::Unknown, ways);
        }
    }

    /// What changes on `day` for every interval of expiry dates, by its first date.
    pub(super) fn dated(
        &mut self,
        day: NaiveDate,
        intervals: impl Iterator<Item = (NaiveDate, Ways)>,
    ) {
        let mut open: Option<(Start, (Way, Way))> = None;
        let mut is_first = true;
        for (start, ways) in intervals {
            let here = (!is_first).then(|| names(start, day));
            is_first = false;
            if open.as_ref().map(|(_, ways)| ways) == ways.as_ref() {
                continue;
            }
            if let Some((from, ways)) = open.take() {
                self.add(day, Interval::Dated(from, here.clone()), ways);
            }
            open = ways.map(|ways| (here, ways));
        }
        if let Some((from, ways)) = open {
            self.add(day, Interval::Dated(from, None), ways);
        }
    }

    /// Lets yesterday's area go on, where there is one with the same ways whose edges can be told
    /// in the same words; else begins another.
    fn add(&mut self, day: NaiveDate, cards: Interval, ways: (Way, Way)) {
        let goes_on = self
            .areas
            .iter_mut()
            .filter(|area| area.to.succ_opt() == Some(day) && area.ways == ways)
            .find_map(|area| Some((area.cards.common(&cards)?, area)));
        match goes_on {
            Some((common, area)) => {
                area.cards = common;
                area.to = day;
            }
            None => self.areas.push(Growing {
                cards,
                from: day,
                to: day,
                ways,
            }),
        }
    }

    /// What was collected, by day.
    pub(super) fn into_areas(self) -> Vec<Area> {
        let mut areas: Vec<_> = self.areas.into_iter().map(Area::from).collect();
        areas.sort_by_key(|area| (area.from, area.cards));
        areas
    }
}

impl From<Growing> for Area {
    fn from(area: Growing) -> Self {
        let cards = match area.cards {
            Interval::Unknown => Cards::Unknown,
            Interval::Dated(from, to) => Cards::Between(from.map(first), to.map(last)),
        };
        let (before, after) = area.ways;
        Self {
            cards,
            from: area.from,
            to: area.to,
            before,
            after,
        }
    }
}

impl Interval {
    /// The words that are true of both; none where there are none.
    fn common(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Unknown, Self::Unknown) => Some(Self::Unknown),
            (Self::Dated(from, to), Self::Dated(other_from, other_to)) => Some(Self::Dated(
                common(from, other_from)?,
                common(to, other_to)?,
            )),
            _ => None,
        }
    }
}

fn common(one: &Start, other: &Start) -> Option<Start> {
    match (one, other) {
        (None, None) => Some(None),
        (Some(one), Some(other)) => {
            let both: BTreeSet<_> = one.intersection(other).copied().collect();
            (!both.is_empty()).then_some(Some(both))
        }
        _ => None,
    }
}

fn names(start: NaiveDate, day: NaiveDate) -> BTreeSet<Name> {
    let mut names = BTreeSet::from([
        Name::On(start),
        Name::DaysAfterVisit((start - day).num_days()),
    ]);
    if start == six_months_last(day) {
        names.insert(Name::SixMonthsLast);
    }
    names
}

/// The simplest of the names that are left.
fn simplest(names: BTreeSet<Name>) -> Name {
    // There is always one: `common` gives no empty set.
    names.into_iter().next().unwrap_or(Name::SixMonthsLast)
}

fn first(names: BTreeSet<Name>) -> CardDate {
    match simplest(names) {
        Name::On(date) => CardDate::On(date),
        Name::DaysAfterVisit(days) => CardDate::DaysAfterVisit(days),
        Name::SixMonthsLast => CardDate::SixMonthsLast,
    }
}

/// The end before the start of the next interval.
fn last(names: BTreeSet<Name>) -> CardDate {
    match simplest(names) {
        Name::On(date) => CardDate::On(date - Days::new(1)),
        Name::DaysAfterVisit(days) => CardDate::DaysAfterVisit(days - 1),
        Name::SixMonthsLast => CardDate::SixMonthsOver,
    }
}
