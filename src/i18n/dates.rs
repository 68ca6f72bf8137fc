//! Dates in words: Latin digits, the Gregorian calendar, the month by its name.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use chrono_tz::Europe::Lisbon;

use super::Texts;

/// From this many days on, years are easier to grasp.
const YEAR: i64 = 366;

impl Texts {
    /// `20 July 2026`.
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        let month = self.month(day.month());
        let (number, year) = (day.day().to_string(), day.year().to_string());
        self.with_all(
            "date",
            [
                ("day", number.into()),
                ("month", month.into()),
                ("year", year.into()),
            ],
        )
    }

    /// A day with `{day}`, `{month}` and `{year}` where they stand, for a script.
    #[must_use]
    pub fn day_with_places(&self) -> String {
        let places = ["day", "month", "year"].map(|name| (name, format!("{{{name}}}").into()));
        self.with_all("date", places)
    }

    /// The names of the months, from January on.
    #[must_use]
    pub fn months(&self) -> &[String] {
        &self.months
    }

    /// `20 July 2026, 14:05`, in Lisbon.
    #[must_use]
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        let there = at.with_timezone(&Lisbon);
        format!(
            "{}, {}",
            self.date(there.date_naive()),
            there.format("%H:%M")
        )
    }

    /// `July 2026`.
    #[must_use]
    pub fn month_of(&self, day: NaiveDate) -> String {
        let year = day.year().to_string();
        self.with_two(
            "date-month",
            ("month", self.month(day.month())),
            ("year", year),
        )
    }

    /// `July 2026` for `2026-07`; a year alone as it is written.
    #[must_use]
    pub fn month_or_year(&self, written: &str) -> String {
        match triage::parse_day(&format!("{written}-01")) {
            Ok(first) => self.month_of(first),
            Err(_) => written.to_owned(),
        }
    }

    /// The name of a month, from 1 to 12.
    #[must_use]
    pub fn month(&self, month: u32) -> &str {
        let index = usize::try_from(month).unwrap_or_default();
        self.months
            .get(index.saturating_sub(1))
            .map_or("", String::as_str)
    }

    /// How far `day` lies from `today`: "in 12 days", "today", "3 days ago".
    #[must_use]
    pub fn distance(&self, day: NaiveDate, today: NaiveDate) -> String {
        match (day - today).num_days() {
            0 => self.get("distance-today").into_owned(),
            days if days > YEAR => self.with("distance-years-ahead", "years", days / YEAR),
            days if days > 0 => self.with("distance-ahead", "days", days),
            days if days < -YEAR => self.with("distance-years-ago", "years", -days / YEAR),
            days => self.with("distance-ago", "days", -days),
        }
    }

    /// How long to wait, never less than it is: "20 seconds", "10 minutes".
    #[must_use]
    pub fn wait(&self, seconds: u64) -> String {
        match seconds {
            0..=90 => self.with("wait-seconds", "seconds", seconds),
            _ => self.with("wait-minutes", "minutes", seconds.div_ceil(60)),
        }
    }
}
