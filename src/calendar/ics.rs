//! One month of cards as a file for calendars (RFC 5545).

use chrono::{Duration, NaiveDate};
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};

use super::days::DayView;
use crate::clock::midnight_of;
use crate::dated::Dated;
use crate::site::Site;

/// The most bytes of a line.
const LINE: usize = 75;
/// How often the words of one event can turn within one edition, at most, and one more.
const TURNS: usize = 64;
/// How often a calendar shall look again.
const AGAIN: Duration = Duration::days(1);

/// Writes it. Everything in it is a function of the address, the edition and the day. The stamps of
/// an event are those of the edition, or of a later day on which its words turned by themselves; it
/// keeps its name from edition to edition.
pub(super) fn write(dated: &Dated, first: NaiveDate, days: &[DayView]) -> String {
    let t = dated.t();
    let site = Site::of(&dated.state);
    let paths = dated.paths();
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Rumo//Rumo//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name(&t.with("calendar-name", "month", t.month_of(first)));
    calendar.append_property(Property::new("X-WR-CALDESC", t.get("calendar-about")));
    calendar.timezone("Europe/Lisbon");
    calendar.ttl(&AGAIN);
    if let Some(source) = site.full_address(&paths.calendar_file(first)) {
        let mut source = Property::new("SOURCE", source);
        source.add_parameter("VALUE", "URI");
        calendar.append_property(source);
    }
    let page = site.full_address(&paths.calendar_month(first));
    for day in days {
        calendar.push(event(dated, &site, first, day, page.as_deref()));
    }
    folded(&calendar.to_string())
}

fn event(
    dated: &Dated,
    site: &Site<'_>,
    first: NaiveDate,
    day: &DayView,
    page: Option<&str>,
) -> Event {
    let edition = &dated.snapshot.edition;
    let code = dated.lang.code();
    let uid = format!(
        "{}.{}.{code}@{}",
        day.key,
        first.format("%Y-%m"),
        site.authority()
    );
    let turned = day.turned.last().map(|day| midnight_of(*day));
    let changed = turned.map_or(edition.published_at, |turned| {
        turned.max(edition.published_at)
    });
    let mut event = Event::with_uid(&uid);
    event
        .timestamp(changed)
        .last_modified(changed)
        .sequence(sequence(edition.number, day))
        .summary(&day.title)
        .description(&description(dated, day))
        // A day without an end is that whole day. It takes nobody's time.
        .starts(day.day)
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(page) = page {
        event.url(page);
    }
    event.done()
}

/// Higher with each edition, and within one with each turn of the words.
fn sequence(edition: i64, day: &DayView) -> u32 {
    let editions = usize::try_from(edition).unwrap_or_default();
    let turns = day.turned.len().min(TURNS - 1);
    u32::try_from(editions * TURNS + turns).unwrap_or(u32::MAX)
}

fn description(dated: &Dated, day: &DayView) -> String {
    let because = day
        .because
        .iter()
        .map(|because| format!("{} ({})\n", because.title, because.trust));
    let note = dated.t().get("calendar-note");
    because.chain([note.into_owned()]).collect()
}

/// The same lines, folded anew: the crate counts the last part of a folded line without the blank
/// that it begins with.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").lines() {
        let mut used = 0;
        for letter in line.chars() {
            if used + letter.len_utf8() > LINE {
                out.push_str("\r\n ");
                used = 1;
            }
            out.push(letter);
            used += letter.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_75_bytes_and_no_letter_is_cut() {
        for length in 60..240 {
            for letter in ["a", "ç", "人"] {
                let line = letter.repeat(length);
                let folded = folded(&format!("{line}\r\n"));
                assert!(folded.ends_with("\r\n"));
                assert!(
                    folded.split("\r\n").all(|part| part.len() <= LINE),
                    "{length}"
                );
                assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
            }
        }
    }
}
