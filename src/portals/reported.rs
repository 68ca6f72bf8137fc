//! What visitors report of a portal, in words that claim no more than that.

use chrono::NaiveDate;
use store::{Level, Signal, Symptom};

use crate::clock::in_lisbon;
use crate::dated::Dated;
use crate::i18n::Texts;

/// The lines on a portal: who reports what, since when.
pub(super) fn lines(dated: &Dated, portal: &str) -> Vec<String> {
    let reports = &dated.snapshot.reports;
    let signals = reports.on(portal, dated.day);
    signals
        .filter_map(|signal| line(dated.t(), signal, dated.day))
        .collect()
}

/// Whether the page says that no reports are counted now: the page of today.
pub(super) fn is_frozen(dated: &Dated) -> bool {
    dated.snapshot.reports.frozen && is_today(dated)
}

/// Whether the page asks how it went: the page of today, as long as that is counted.
pub(super) fn may_tell(dated: &Dated) -> bool {
    !dated.snapshot.reports.frozen && is_today(dated)
}

fn is_today(dated: &Dated) -> bool {
    dated.day == dated.state.clock().today()
}

fn line(t: &Texts, signal: &Signal, day: NaiveDate) -> Option<String> {
    let key = match (signal.level, signal.symptom) {
        (Level::NoSign, _) => return None,
        (Level::SomeSign, Symptom::Worked) => "reported-some-worked",
        (Level::SomeSign, Symptom::Message) => "reported-some-message",
        (Level::SomeSign, Symptom::Unreachable) => "reported-some-unreachable",
        (Level::StrongSign, Symptom::Worked) => "reported-many-worked",
        (Level::StrongSign, Symptom::Message) => "reported-many-message",
        (Level::StrongSign, Symptom::Unreachable) => "reported-many-unreachable",
    };
    let since = in_lisbon(signal.since);
    let time = since.format("%H:%M").to_string();
    let since = match since.date() {
        date if date == day => t.with("reported-since", "time", time),
        date => t.with_two("reported-since-day", ("time", time), ("day", t.date(date))),
    };
    Some(t.with(key, "since", since))
}
