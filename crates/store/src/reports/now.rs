//! The hours and days by which reports are counted. The moment is always given.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::day_in_lisbon;

/// How many hours are weighed together: the one that runs and the one before, so two at most.
const WEIGHED: i64 = 2;
/// For how many days back it is known what is usual at an hour.
const USUAL_DAYS: i64 = 28;
/// How long after their day salts and keys are still needed: forms are two hours old at most, and
/// so are the reports that are weighed.
const NEEDED: TimeDelta = TimeDelta::hours(3);
/// For how many days it is kept how many told what.
const COUNTS_KEPT: TimeDelta = TimeDelta::days(90);

/// The hour in which a moment lies.
pub(super) fn hour(moment: DateTime<Utc>) -> DateTime<Utc> {
    let seconds = moment.timestamp().rem_euclid(3600);
    let parts = TimeDelta::nanoseconds(moment.timestamp_subsec_nanos().into());
    moment - TimeDelta::seconds(seconds) - parts
}

/// The hours that are weighed at a moment, the last one first.
pub(super) fn weighed(now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let last = hour(now);
    let hours = (0..WEIGHED).map(|back| last - TimeDelta::hours(back));
    hours.collect()
}

/// The same hours of the days before, by which it is known what is usual.
pub(super) fn usual(now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let hours = weighed(now).into_iter();
    let before =
        |hour: DateTime<Utc>| (1..=USUAL_DAYS).map(move |days| hour - TimeDelta::days(days));
    hours.flat_map(before).collect()
}

/// The first hour that is weighed.
pub(super) fn first_weighed(now: DateTime<Utc>) -> DateTime<Utc> {
    hour(now) - TimeDelta::hours(WEIGHED - 1)
}

/// The first hour by which it is known what is usual.
pub(super) fn first_usual(now: DateTime<Utc>) -> DateTime<Utc> {
    first_weighed(now) - TimeDelta::days(USUAL_DAYS)
}

/// The first day whose salt and keys are kept; those of the days before are deleted.
pub(super) fn first_day_kept(now: DateTime<Utc>) -> NaiveDate {
    day_in_lisbon(now - NEEDED)
}

/// The first hour of which it is kept how many told what.
pub(super) fn first_count_kept(now: DateTime<Utc>) -> DateTime<Utc> {
    now - COUNTS_KEPT
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn two_hours_at_most_are_weighed() {
        let hours = weighed(moment("2026-11-26T10:59:59.9Z"));
        let expected = ["2026-11-26T10:00:00Z", "2026-11-26T09:00:00Z"].map(moment);
        assert_eq!(hours, expected);
        assert_eq!(weighed(moment("2026-11-26T10:00:00Z")), expected);
    }

    #[test]
    fn what_is_usual_is_known_from_the_same_hours_of_four_weeks() {
        let hours = usual(moment("2026-11-26T10:30:00Z"));
        assert_eq!(hours.len(), 56);
        assert!(hours.contains(&moment("2026-11-25T09:00:00Z")));
        assert!(hours.contains(&moment("2026-10-29T10:00:00Z")));
        assert!(!hours.contains(&moment("2026-11-26T09:00:00Z")));
        assert!(!hours.contains(&moment("2026-10-28T10:00:00Z")));
    }

    #[test]
    fn a_day_is_kept_for_three_hours_of_the_next_in_winter_and_in_summer() {
        for (now, first) in [
            ("2026-11-27T02:59:59Z", "2026-11-26"),
            ("2026-11-27T03:00:00Z", "2026-11-27"),
            ("2026-07-27T01:59:59Z", "2026-07-26"),
            ("2026-07-27T02:00:00Z", "2026-07-27"),
        ] {
            let first: NaiveDate = first.parse().unwrap();
            assert_eq!(first_day_kept(moment(now)), first, "{now}");
        }
    }
}
