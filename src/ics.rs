//! Files for calendars (RFC 5545), line by line: the head, the stamps of an event, the clocks of
//! Lisbon, and lines that are folded and end with CR and LF.

use std::fmt::Display;

use chrono::{DateTime, Utc};

/// The type of such a file.
pub(crate) const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";
/// The clocks that the times of a file with [`File::clocks_of_lisbon`] are those of.
pub(crate) const LISBON: &str = "Europe/Lisbon";

/// The most bytes of a line.
const LINE: usize = 75;

/// When summer and winter time begin in Lisbon, as in all of the European Union since 1996.
const CLOCKS: &str = "\
BEGIN:VTIMEZONE
TZID:Europe/Lisbon
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:WEST
DTSTART:19970330T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:WET
DTSTART:19971026T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE";

/// A file that is being written.
pub(crate) struct File(String);

impl File {
    /// The head of a file, with its name and what it is about.
    pub(crate) fn new(name: &str, about: &str) -> Self {
        let mut file = Self(String::new());
        file.line("BEGIN", "VCALENDAR");
        file.line("VERSION", "2.0");
        file.line("PRODID", "-//Rumo//Rumo//EN");
        file.line("CALSCALE", "GREGORIAN");
        file.line("METHOD", "PUBLISH");
        for (new, old, text) in [
            ("NAME", "X-WR-CALNAME", name),
            ("DESCRIPTION", "X-WR-CALDESC", about),
        ] {
            file.text(new, text);
            file.text(old, text);
        }
        file.line("X-WR-TIMEZONE", LISBON);
        file
    }

    /// What times in Lisbon mean, for calendars that do not know it. It stands before the events.
    pub(crate) fn clocks_of_lisbon(&mut self) {
        for line in CLOCKS.lines() {
            self.fold(line);
        }
    }

    /// A line whose value is written as it is.
    pub(crate) fn line(&mut self, name: &str, value: impl Display) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line whose value is words.
    pub(crate) fn text(&mut self, name: &str, words: &str) {
        self.line(name, escaped(words));
    }

    /// Begins an event: what names it, when its words were made, and a number that is higher each
    /// time they are others.
    pub(crate) fn event(&mut self, uid: &str, changed: DateTime<Utc>, sequence: u32) {
        let changed = changed.format("%Y%m%dT%H%M%SZ");
        self.line("BEGIN", "VEVENT");
        self.text("UID", uid);
        self.line("DTSTAMP", &changed);
        self.line("LAST-MODIFIED", &changed);
        self.line("SEQUENCE", sequence);
    }

    /// Ends an event.
    pub(crate) fn end_event(&mut self) {
        self.line("END", "VEVENT");
    }

    /// The whole file.
    pub(crate) fn end(mut self) -> String {
        self.line("END", "VCALENDAR");
        self.0
    }

    /// A line of at most 75 bytes; the rest on lines that begin with a blank. No letter is cut.
    fn fold(&mut self, line: &str) {
        let mut used = 0;
        for letter in line.chars() {
            if used + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(letter);
            used += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Words as a value. A control character would end the line, or the file.
fn escaped(words: &str) -> String {
    let mut value = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike as _, Days, NaiveDate, Offset as _, TimeZone as _, Weekday};
    use chrono_tz::Europe::Lisbon;

    use super::*;

    #[test]
    fn no_line_is_longer_than_75_bytes_and_no_letter_is_cut() {
        for length in 60..240 {
            for letter in ["a", "ç", "人"] {
                let line = letter.repeat(length);
                let mut file = File(String::new());
                file.fold(&line);
                let folded = file.0;
                assert!(folded.ends_with("\r\n"));
                assert!(
                    folded.split("\r\n").all(|part| part.len() <= LINE),
                    "{length}"
                );
                assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
            }
        }
    }

    #[test]
    fn words_cannot_end_their_line() {
        let mut file = File(String::new());
        file.text("SUMMARY", "a; b, c\\d\r\nEND:VCALENDAR\u{7}");
        assert_eq!(file.0, "SUMMARY:a\\; b\\, c\\\\d\\nEND:VCALENDAR\r\n");
    }

    /// Whether the file says that there is summer time at ten in the morning.
    fn is_summer(day: NaiveDate) -> bool {
        let last_sunday = |month| {
            let end = NaiveDate::from_ymd_opt(day.year(), month, 31).expect("a day");
            let mut days = end.iter_days().rev();
            days.find(|day| day.weekday() == Weekday::Sun)
                .expect("a Sunday")
        };
        assert!(
            CLOCKS.contains("BYMONTH=3;BYDAY=-1SU") && CLOCKS.contains("BYMONTH=10;BYDAY=-1SU")
        );
        (last_sunday(3)..last_sunday(10)).contains(&day)
    }

    #[test]
    fn the_clocks_of_the_file_are_those_of_lisbon_on_every_day() {
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day");
        for after in 0..365 * 12 {
            let day = first + Days::new(after);
            let ten = day.and_hms_opt(10, 0, 0).expect("a time");
            let there = Lisbon.from_local_datetime(&ten).single().expect("one time");
            let hours = there.offset().fix().local_minus_utc() / 3600;
            assert_eq!(hours == 1, is_summer(day), "{day}");
        }
    }
}
