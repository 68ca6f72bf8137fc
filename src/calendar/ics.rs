//! One month of cards as a file for calendars.

use chrono::NaiveDate;

use super::days::DayView;
use crate::clock::midnight_of;
use crate::dated::Dated;
use crate::ics::File;
use crate::site::Site;

/// How often the words of one event can turn within one edition, at most, and one more.
const TURNS: usize = 64;
/// How often a calendar shall look again: each day.
const AGAIN: &str = "P1D";

/// Writes it. Everything in it is a function of the address, the edition and the day. The stamps of
/// an event are those of the edition, or of a later day on which its words turned by themselves; it
/// keeps its name from edition to edition.
pub(super) fn write(dated: &Dated, first: NaiveDate, days: &[DayView]) -> String {
    let t = dated.t();
    let site = Site::of(&dated.state);
    let paths = dated.paths();
    let name = t.with("calendar-name", "month", t.month_of(first));
    let mut file = File::new(&name, &t.get("calendar-about"));
    file.line("REFRESH-INTERVAL;VALUE=DURATION", AGAIN);
    file.line("X-PUBLISHED-TTL", AGAIN);
    if let Some(source) = site.full_address(&paths.calendar_file(first)) {
        file.line("SOURCE;VALUE=URI", source);
    }
    let page = site.full_address(&paths.calendar_month(first));
    for day in days {
        event(&mut file, dated, &site, first, day);
        if let Some(page) = &page {
            file.line("URL", page);
        }
        file.end_event();
    }
    file.end()
}

fn event(file: &mut File, dated: &Dated, site: &Site<'_>, first: NaiveDate, day: &DayView) {
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
    file.event(&uid, changed, sequence(edition.number, day));
    file.text("SUMMARY", &day.title);
    file.text("DESCRIPTION", &description(dated, day));
    // A day without an end is that whole day. It takes nobody's time.
    file.line("DTSTART;VALUE=DATE", day.day.format("%Y%m%d"));
    file.line("TRANSP", "TRANSPARENT");
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
