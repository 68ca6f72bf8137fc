//! The reminders as a file for calendars. It holds days and neutral words, and no answer.

use chrono::{Days, NaiveDate};
use sha2::{Digest as _, Sha256};
use triage::Question;

use super::days::{Kind, Reminder, from};
use super::page::about;
use super::{HOUR, MINUTES};
use crate::clock::midnight_of;
use crate::finished::Finished;
use crate::ics::{File, LISBON};
use crate::site::Site;

/// How many days before it somebody is reminded.
const BEFORE: [u64; 2] = [7, 1];
/// The day from which on numbers of an event are counted: before it there was no file.
const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(2025, 1, 1) {
    Some(day) => day,
    None => panic!("no such day"),
};

/// Writes it. What names an event is its kind, its day and its [`person`], so whoever takes the file
/// again, from whatever address of the site, gets the same events and not a second time: their number is
/// higher with each day and each edition.
pub(super) fn write(finished: &Finished, reminders: &[Reminder]) -> String {
    let t = finished.visit.lang.texts();
    let mut file = File::new(&t.get("reminders-calendar"), &t.get("reminders-event-more"));
    file.clocks_of_lisbon();
    for reminder in reminders {
        event(&mut file, finished, reminder);
    }
    file.end()
}

fn event(file: &mut File, finished: &Finished, reminder: &Reminder) {
    let visit = &finished.visit;
    let (t, today) = (visit.lang.texts(), from(finished));
    let site = Site::of(&visit.state);
    let name = match reminder.kind {
        // Its first day moves on with each file: one series, whenever it was taken.
        Kind::TryDaily(_) => reminder.kind.name().to_owned(),
        kind => format!("{}.{}", kind.name(), reminder.day),
    };
    let uid = format!("{name}.{:04x}@rumo", person(finished));
    let edition = &visit.snapshot.edition;
    let changed = midnight_of(today).max(edition.published_at);
    let sequence = edition.number + (today - FIRST).num_days();
    let sequence = u32::try_from(sequence).unwrap_or_default();
    file.event(&uid, changed, sequence);
    let title = title(finished, reminder);
    file.text("SUMMARY", &title);
    let about = about(finished, reminder);
    let more = t.get("reminders-event-more");
    file.text("DESCRIPTION", &format!("{about}\n{more}"));
    for (name, minute) in [("DTSTART", 0), ("DTEND", MINUTES)] {
        let time = format!("{}T{HOUR:02}{minute:02}00", reminder.day.format("%Y%m%d"));
        file.line(&format!("{name};TZID={LISBON}"), time);
    }
    // Takes nobody's time, and who shares a calendar need not share what stands in it.
    file.line("TRANSP", "TRANSPARENT");
    file.line("CLASS", "PRIVATE");
    if let Some(start) = site.full_address(&visit.paths().start()) {
        file.line("URL", start);
    }
    if let Kind::TryDaily(_) = reminder.kind {
        file.line("RRULE", rule(reminder));
        alarm(file, "PT0S", &title);
    } else {
        let ahead = BEFORE.into_iter();
        let ahead = ahead.filter(|days| reminder.day - Days::new(*days) > today);
        for days in ahead {
            alarm(file, &format!("-P{days}D"), &title);
        }
        // The last moment rings too: nearer than a day it is the only one left.
        alarm(file, "PT0S", &title);
    }
    file.end_event();
}

/// Tells the events of two people in one calendar apart: two bytes of a digest of the dates that were
/// told. It stays the same while these do, whatever else is answered, and nearly says them: so do the
/// days in the file.
fn person(finished: &Finished) -> u16 {
    let told = [Question::Expires, Question::Proof];
    let told = told.map(|question| finished.answers.value(question).unwrap_or_default());
    let digest = Sha256::digest(told.join(" "));
    u16::from_be_bytes([digest[0], digest[1]])
}

/// The title of an event: whoever passes by may read it.
pub(super) fn title(finished: &Finished, reminder: &Reminder) -> String {
    let key = match reminder.kind {
        Kind::TryDaily(_) => "reminders-event-daily",
        _ => "reminders-event",
    };
    finished.visit.lang.texts().get(key).into_owned()
}

/// How a daily reminder comes again.
pub(super) fn rule(reminder: &Reminder) -> String {
    format!("FREQ=DAILY;COUNT={}", reminder.times())
}

fn alarm(file: &mut File, trigger: &str, words: &str) {
    file.line("BEGIN", "VALARM");
    file.line("ACTION", "DISPLAY");
    file.line("TRIGGER", trigger);
    file.text("DESCRIPTION", words);
    file.line("END", "VALARM");
}
