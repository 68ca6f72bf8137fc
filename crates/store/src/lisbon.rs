//! The day in Lisbon, by which everything here has its days.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Lisbon;

/// The day in Lisbon at a moment.
#[must_use]
pub fn day_in_lisbon(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Lisbon).date_naive()
}
