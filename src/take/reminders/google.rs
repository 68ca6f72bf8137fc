//! A reminder as a link that opens Google Calendar. Whoever follows it tells Google the day, the
//! hour and a neutral title, and nothing else.

use std::fmt::Write as _;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::days::{Kind, Reminder};
use super::file::{rule, title};
use super::{HOUR, MINUTES};
use crate::finished::Finished;
use crate::ics::LISBON;

const RENDER: &str = "https://calendar.google.com/calendar/render?action=TEMPLATE";

/// The link.
pub(super) fn link(finished: &Finished, reminder: &Reminder) -> String {
    let day = reminder.day.format("%Y%m%d");
    let dates = format!("{day}T{HOUR:02}0000/{day}T{HOUR:02}{MINUTES:02}00");
    let mut link = RENDER.to_owned();
    let mut push = |name, value: &str| {
        let value = utf8_percent_encode(value, NON_ALPHANUMERIC);
        // Writing to a string cannot fail.
        let _ = write!(link, "&{name}={value}");
    };
    push("text", &title(finished, reminder));
    push("dates", &dates);
    push("ctz", LISBON);
    if let Kind::TryDaily(_) = reminder.kind {
        push("recur", &format!("RRULE:{}", rule(reminder)));
    }
    link
}
