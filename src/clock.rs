//! The one place that reads the clock.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone as _, Timelike as _, Utc};
use chrono_tz::Europe::Lisbon;

pub use store::day_in_lisbon;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Where the day comes from: the system, or a day that a test has chosen.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The system's clock.
    #[default]
    System,
    /// Always noon in Lisbon on this day.
    Fixed(NaiveDate),
    /// Always this moment.
    At(DateTime<Utc>),
}

impl Clock {
    /// The moment.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the clock"
    )]
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(day) => day
                .and_hms_opt(12, 0, 0)
                .and_then(|noon| Lisbon.from_local_datetime(&noon).single())
                .map_or(DateTime::UNIX_EPOCH, |noon| noon.with_timezone(&Utc)),
            Self::At(moment) => moment,
        }
    }

    /// The day in Lisbon.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        day_in_lisbon(self.now())
    }

    /// The day in Lisbon, and how long it still lasts by the clocks on the wall.
    #[must_use]
    pub fn today_and_rest(self) -> (NaiveDate, Duration) {
        let now = in_lisbon(self.now());
        let of_day = Duration::from_secs(now.time().num_seconds_from_midnight().into());
        (now.date(), DAY.saturating_sub(of_day))
    }
}

/// The day and the time of day in Lisbon at a moment, to the minute: `14:05`.
#[must_use]
pub fn time_in_lisbon(moment: DateTime<Utc>) -> (NaiveDate, String) {
    let there = moment.with_timezone(&Lisbon);
    let time = format!("{:02}:{:02}", there.hour(), there.minute());
    (there.date_naive(), time)
}

/// The moment that stands for a day where a format wants one: noon by UTC, so that it is the same
/// day in nearly every zone of time.
#[must_use]
pub fn noon_of(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(12, 0, 0)
        .map_or(DateTime::UNIX_EPOCH, |noon| noon.and_utc())
}

/// The moment at which a day begins in Lisbon: from then on pages speak of it.
#[must_use]
pub fn midnight_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_hms_opt(0, 0, 0);
    midnight
        .and_then(|midnight| Lisbon.from_local_datetime(&midnight).earliest())
        .map_or(DateTime::UNIX_EPOCH, |midnight| {
            midnight.with_timezone(&Utc)
        })
}

/// What the clocks on the wall in Lisbon say at a moment.
#[must_use]
pub fn in_lisbon(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&Lisbon).naive_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_day_is_that_day_in_lisbon_in_winter_and_in_summer() {
        for (year, month, day) in [(2026, 1, 1), (2025, 8, 17), (2026, 10, 25)] {
            let day = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
            let noon = (day, Duration::from_secs(12 * 3600));
            assert_eq!(Clock::Fixed(day).today(), day);
            assert_eq!(Clock::Fixed(day).today_and_rest(), noon);
        }
    }

    #[test]
    fn the_day_of_lisbon_turns_at_its_own_midnight() {
        for (moment, day, rest) in [
            ("2026-07-31T22:59:55Z", "2026-07-31", 5),
            ("2026-07-31T23:00:00Z", "2026-08-01", 86_400),
            ("2026-11-25T23:59:59Z", "2026-11-25", 1),
            ("2026-11-26T00:00:00Z", "2026-11-26", 86_400),
        ] {
            let clock = Clock::At(moment.parse().expect("a moment"));
            let day: NaiveDate = day.parse().expect("a day");
            assert_eq!(clock.today_and_rest(), (day, Duration::from_secs(rest)));
        }
    }
}
