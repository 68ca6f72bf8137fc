//! What visitors report of a portal, in words that claim no more than that.

use chrono::NaiveDate;
use store::{Level, Part, Signal, Symptom};

use crate::clock::in_lisbon;
use crate::dated::Dated;
use crate::fact_view::{self, FactLink};
use crate::i18n::Texts;

/// One sign on a portal.
pub(super) struct Reported {
    /// Who reports what, since when.
    pub(super) line: String,
    /// The messages that enough of them name.
    pub(super) messages: Vec<FactLink>,
    /// The months of cards and the language versions that enough of them name.
    pub(super) more: Vec<String>,
}

/// The signs on a portal.
pub(super) fn signs(dated: &Dated, portal: &str) -> Vec<Reported> {
    let reports = &dated.snapshot.reports;
    let signals = reports.on(portal, dated.day);
    signals.filter_map(|signal| sign(dated, signal)).collect()
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

fn sign(dated: &Dated, signal: &Signal) -> Option<Reported> {
    let t = dated.t();
    let messages = signal.parts.iter().filter_map(|part| match part {
        Part::Message(id) => fact_view::link(dated, id),
        _ => None,
    });
    Some(Reported {
        line: line(t, signal, dated.day)?,
        messages: messages.collect(),
        more: more(t, &signal.parts),
    })
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

/// For which cards and which versions of the portal, a sentence each.
fn more(t: &Texts, parts: &[Part]) -> Vec<String> {
    let months = parts.iter().filter_map(|part| match part {
        Part::Month(month) => Some(t.month_of(*month)),
        _ => None,
    });
    let versions = parts.iter().filter_map(|part| match part {
        Part::Version(version) => t.find(&format!("state-version-{version}")),
        _ => None,
    });
    let months = months.collect::<Vec<_>>().join(", ");
    let versions = versions.collect::<Vec<_>>().join(", ");
    let said = [
        ("reported-months", "months", months),
        ("reported-versions", "versions", versions),
    ];
    said.into_iter()
        .filter(|(_, _, named)| !named.is_empty())
        .map(|(key, name, named)| t.with(key, name, named))
        .collect()
}
