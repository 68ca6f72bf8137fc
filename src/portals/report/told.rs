//! What was picked in the form. There is nothing to type; what is not offered is not read.

use chrono::{Datelike as _, Months, NaiveDate};
use store::{Report, Symptom};
use triage::knowledge::Detail;

use super::here::Here;
use crate::address::RawQuery;

/// The months of expiry that are offered: so many before today's month, and so many after.
const MONTHS_BEFORE: u32 = 36;
const MONTHS_AFTER: u32 = 12;
/// The language versions that the portals have.
pub(super) const VERSIONS: [&str; 2] = ["pt", "en"];

/// The picks.
#[derive(Default)]
pub(super) struct Told {
    pub(super) symptom: Option<Symptom>,
    pub(super) message: Option<String>,
    pub(super) month: Option<NaiveDate>,
    pub(super) version: Option<&'static str>,
}

impl Told {
    /// Reads the fields that were sent.
    pub(super) fn read(here: &Here, fields: &RawQuery) -> Self {
        let is_message = |id: &&str| {
            let fact = here.snapshot.knowledge().fact(id);
            fact.is_some_and(|fact| matches!(fact.about, Detail::Message(_)))
        };
        let message = fields.get("message").filter(is_message);
        let month = fields.get("month");
        let version = fields.get("version");
        Self {
            symptom: fields.get("symptom").and_then(Symptom::from_name),
            message: message.map(str::to_owned),
            month: months(here.today).find(|offered| month == Some(&value(*offered))),
            version: VERSIONS
                .into_iter()
                .find(|offered| version == Some(offered)),
        }
    }

    /// The report, where it says what happened. A message belongs to the answer "a message" only.
    pub(super) fn report<'a>(&'a self, portal: &'a str) -> Option<Report<'a>> {
        let symptom = self.symptom?;
        let message = self.message.as_deref();
        Some(Report {
            portal,
            symptom,
            message: message.filter(|_| symptom == Symptom::Message),
            month: self.month,
            version: self.version,
        })
    }
}

/// The first days of the months that are offered, the latest first.
pub(super) fn months(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = today.with_day(1).unwrap_or(today);
    let last = first + Months::new(MONTHS_AFTER);
    (0..=MONTHS_BEFORE + MONTHS_AFTER).map(move |back| last - Months::new(back))
}

/// A month as the form sends it.
pub(super) fn value(month: NaiveDate) -> String {
    month.format("%Y-%m").to_string()
}
