//! The one place that reads the clock.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use chrono_tz::Europe::Lisbon;

/// Where the day comes from: the system, or a day that a test has chosen.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The system's clock.
    #[default]
    System,
    /// Always noon in Lisbon on this day.
    Fixed(NaiveDate),
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
        }
    }

    /// The day in Lisbon.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.now().with_timezone(&Lisbon).date_naive()
    }

    /// How long the day still lasts in Lisbon.
    #[must_use]
    pub fn until_midnight(self) -> Duration {
        let now = self.now().with_timezone(&Lisbon);
        let tomorrow = now.date_naive() + chrono::Days::new(1);
        let midnight = tomorrow
            .and_hms_opt(0, 0, 0)
            .and_then(|midnight| Lisbon.from_local_datetime(&midnight).earliest());
        midnight
            .and_then(|midnight| (midnight - now).to_std().ok())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_day_is_that_day_in_lisbon_in_winter_and_in_summer() {
        for (year, month, day) in [(2026, 1, 1), (2025, 8, 17), (2026, 10, 25)] {
            let day = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
            assert_eq!(Clock::Fixed(day).today(), day);
            assert!(Clock::Fixed(day).until_midnight() <= Duration::from_secs(13 * 3600));
        }
    }
}
