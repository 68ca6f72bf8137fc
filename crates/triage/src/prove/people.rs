//! The typical people whose ways are written down, in the decision table and where two handbooks
//! are compared.

use chrono::NaiveDate;

use crate::answers::Answers;
use crate::knowledge::Knowledge;
use crate::parse::parse_answer;
use crate::question::Question;

/// Somebody typical: the answers but for the expiry date.
#[derive(Debug)]
pub struct Person {
    /// The name, and the key of the words.
    pub key: &'static str,
    /// The title in the decision table.
    pub title: &'static str,
    answers: &'static str,
    /// The expiry dates that the decision table looks at.
    pub(super) expiries: &'static [&'static str],
}

impl Person {
    /// What the person answers on `day`, but for the expiry date.
    ///
    /// # Errors
    ///
    /// The pair that cannot be told: the knowledge does not have it.
    pub(super) fn answers(
        &self,
        knowledge: &Knowledge,
        day: NaiveDate,
    ) -> Result<Answers, &'static str> {
        let mut read = Answers::default();
        for pair in self.answers.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let told = Question::from_name(name)
                .map(|question| parse_answer(&mut read, question, value, knowledge, day));
            // A proof dated after the day of the visit cannot be told yet.
            if told.is_none_or(|told| told.is_err()) && name != "proof" {
                return Err(pair);
            }
        }
        Ok(read)
    }
}

/// People whose ways are written down.
pub const PEOPLE: &[Person] = &[
    Person {
        key: "temporary",
        title: "Temporary permit, nothing asked, NISS linked",
        answers: "permit=temporary&request=none&portal=untried&invited=no&basis=employed&age=adult&niss=linked",
        expiries: &[
            "2020-02-21",
            "2020-12-31",
            "2021-12-31",
            "2023-12-31",
            "2025-06-30",
            "2025-07-31",
            "2025-08-31",
            "2025-09-30",
            "2025-10-31",
            "2025-11-30",
            "2025-12-31",
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-12-31",
            "2027-03-31",
            "unknown",
        ],
    },
    Person {
        key: "temporary-invited",
        title: "Temporary permit, invited by AIMA",
        answers: "permit=temporary&request=none&portal=untried&invited=yes&basis=employed&age=adult&niss=linked",
        expiries: &["2025-06-30"],
    },
    Person {
        key: "temporary-niss-none",
        title: "Temporary permit, no NISS",
        answers: "permit=temporary&request=none&portal=untried&invited=no&basis=own-income&age=adult&niss=none",
        expiries: &["2025-06-30", "2025-07-31", "2026-07-31"],
    },
    Person {
        key: "temporary-niss-unlinked",
        title: "Temporary permit, NISS not linked",
        answers: "permit=temporary&request=none&portal=untried&invited=no&basis=employed&age=adult&niss=unlinked&tried=none",
        expiries: &["2025-06-30", "2025-07-31", "2026-07-31"],
    },
    Person {
        key: "temporary-niss-unlinked-tried",
        title: "Temporary permit, NISS not linked, form and e-mail tried",
        answers: "permit=temporary&request=none&portal=untried&invited=no&basis=employed&age=adult&niss=unlinked&tried=form,email",
        expiries: &["2026-07-31"],
    },
    Person {
        key: "temporary-unreachable",
        title: "Temporary permit, the portal does not open",
        answers: "permit=temporary&request=none&portal=unreachable&invited=no&basis=employed&age=adult&niss=linked&place=portugal&tried=none",
        expiries: &["2025-07-31", "2026-07-31"],
    },
    Person {
        key: "minor",
        title: "Minor, temporary permit",
        answers: "permit=temporary&request=none&portal=untried&invited=no&basis=family&age=minor",
        expiries: &["2025-07-31", "2026-07-31"],
    },
    Person {
        key: "student-finished",
        title: "Student who finished",
        answers: "permit=temporary&request=none&portal=untried&invited=no&basis=student-finished&age=adult&niss=linked",
        expiries: &["2026-04-30"],
    },
    Person {
        key: "student-left",
        title: "Student who left and works",
        answers: "permit=temporary&request=none&portal=untried&invited=no&basis=student-left&age=adult&niss=linked",
        expiries: &["2026-04-30"],
    },
    Person {
        key: "paid",
        title: "Fee paid, proof of 1 September 2025",
        answers: "permit=temporary&request=paid&proof=2025-09-01&portal=untried",
        expiries: &["2025-06-30", "2025-07-31"],
    },
    Person {
        key: "submitted",
        title: "Request submitted",
        answers: "permit=temporary&request=submitted&portal=untried",
        expiries: &["2025-06-30", "2026-04-30"],
    },
    Person {
        key: "approved",
        title: "Request approved",
        answers: "permit=temporary&request=approved&portal=untried",
        expiries: &["2025-06-30"],
    },
    Person {
        key: "refused",
        title: "Request refused",
        answers: "permit=temporary&request=refused",
        expiries: &["2025-06-30", "2026-04-30"],
    },
    Person {
        key: "permanent",
        title: "Permanent permit",
        answers: "permit=permanent&request=none&portal=untried&invited=no&age=adult&niss=linked",
        expiries: &[
            "2024-05-31",
            "2025-06-30",
            "2025-07-31",
            "2026-07-31",
            "2026-12-31",
        ],
    },
    Person {
        key: "ari",
        title: "Golden visa",
        answers: "permit=ari&request=none&portal=untried&age=adult&niss=linked",
        expiries: &[
            "2024-05-31",
            "2025-12-31",
            "2026-06-30",
            "2026-07-31",
            "2026-12-31",
        ],
    },
    Person {
        key: "cplp",
        title: "CPLP certificate, no e-mail yet",
        answers: "permit=cplp&request=none&portal=untried&invited=no&age=adult&niss=linked",
        expiries: &["2025-06-30", "2026-02-28", "2026-12-31"],
    },
    Person {
        key: "cplp-invited",
        title: "CPLP certificate, invited",
        answers: "permit=cplp&request=none&portal=untried&invited=yes&age=adult&niss=linked",
        expiries: &["2026-02-28"],
    },
    Person {
        key: "eu-family",
        title: "EU, EU-family or Brexit card",
        answers: "permit=eu-family",
        expiries: &["2026-02-28"],
    },
    Person {
        key: "visa",
        title: "Visa",
        answers: "permit=visa",
        expiries: &["2026-02-28"],
    },
    Person {
        key: "first",
        title: "First permit",
        answers: "permit=first",
        expiries: &["2026-02-28"],
    },
];
