//! The decision table: for typical people, the way on every day, as runs of equal days. Small
//! enough that a lawyer can read what a change changes.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::answers::Answers;
use crate::handbook::Handbook;
use crate::interview::{dates, next_step};
use crate::outcome::Step;
use crate::parse::parse_answer;
use crate::question::Question;

/// People whose ways are written down: a title and their answers but for the expiry date.
const PEOPLE: &[(&str, &str, &[&str])] = &[
    (
        "Temporary permit, nothing asked, NISS linked",
        "permit=temporary&request=none&portal=untried&invited=no&basis=employed&age=adult&niss=linked",
        &[
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
    ),
    (
        "Temporary permit, invited by AIMA",
        "permit=temporary&request=none&portal=untried&invited=yes&basis=employed&age=adult&niss=linked",
        &["2025-06-30"],
    ),
    (
        "Temporary permit, no NISS",
        "permit=temporary&request=none&portal=untried&invited=no&basis=own-income&age=adult&niss=none",
        &["2025-06-30", "2025-07-31", "2026-07-31"],
    ),
    (
        "Temporary permit, NISS not linked",
        "permit=temporary&request=none&portal=untried&invited=no&basis=employed&age=adult&niss=unlinked&tried=none",
        &["2025-06-30", "2025-07-31", "2026-07-31"],
    ),
    (
        "Temporary permit, NISS not linked, form and e-mail tried",
        "permit=temporary&request=none&portal=untried&invited=no&basis=employed&age=adult&niss=unlinked&tried=form,email",
        &["2026-07-31"],
    ),
    (
        "Temporary permit, the portal does not open",
        "permit=temporary&request=none&portal=unreachable&invited=no&basis=employed&age=adult&niss=linked&place=portugal&tried=none",
        &["2025-07-31", "2026-07-31"],
    ),
    (
        "Minor, temporary permit",
        "permit=temporary&request=none&portal=untried&invited=no&basis=family&age=minor",
        &["2025-07-31", "2026-07-31"],
    ),
    (
        "Student who finished",
        "permit=temporary&request=none&portal=untried&invited=no&basis=student-finished&age=adult&niss=linked",
        &["2026-04-30"],
    ),
    (
        "Student who left and works",
        "permit=temporary&request=none&portal=untried&invited=no&basis=student-left&age=adult&niss=linked",
        &["2026-04-30"],
    ),
    (
        "Fee paid, proof of 1 September 2025",
        "permit=temporary&request=paid&proof=2025-09-01&portal=untried",
        &["2025-06-30", "2025-07-31"],
    ),
    (
        "Request submitted",
        "permit=temporary&request=submitted&portal=untried",
        &["2025-06-30", "2026-04-30"],
    ),
    (
        "Request approved",
        "permit=temporary&request=approved&portal=untried",
        &["2025-06-30"],
    ),
    (
        "Request refused",
        "permit=temporary&request=refused",
        &["2025-06-30", "2026-04-30"],
    ),
    (
        "Permanent permit",
        "permit=permanent&request=none&portal=untried&invited=no&age=adult&niss=linked",
        &[
            "2024-05-31",
            "2025-06-30",
            "2025-07-31",
            "2026-07-31",
            "2026-12-31",
        ],
    ),
    (
        "Golden visa",
        "permit=ari&request=none&portal=untried&age=adult&niss=linked",
        &[
            "2024-05-31",
            "2025-12-31",
            "2026-06-30",
            "2026-07-31",
            "2026-12-31",
        ],
    ),
    (
        "CPLP certificate, no e-mail yet",
        "permit=cplp&request=none&portal=untried&invited=no&age=adult&niss=linked",
        &["2025-06-30", "2026-02-28", "2026-12-31"],
    ),
    (
        "CPLP certificate, invited",
        "permit=cplp&request=none&portal=untried&invited=yes&age=adult&niss=linked",
        &["2026-02-28"],
    ),
    (
        "EU, EU-family or Brexit card",
        "permit=eu-family",
        &["2026-02-28"],
    ),
    ("Visa", "permit=visa", &["2026-02-28"]),
    ("First permit", "permit=first", &["2026-02-28"]),
];

/// The ways of typical people on every day from the first day the rules know to `last`.
#[must_use]
pub fn decision_table(handbook: &Handbook, last: NaiveDate) -> String {
    let mut table = String::from(
        "# Decision table\n\nFor typical people, the way on every day, as runs of equal days. \
         Written by `rumo prove`; CI refuses a stale copy.\nA line: first day, last day, route \
         and the routes after it, certainty, standing and its last day, the row that decided.\n",
    );
    for (title, answers, expiries) in PEOPLE {
        let _ = write!(table, "\n## {title}\n");
        for expires in *expiries {
            let _ = write!(table, "\nCard ends: {expires}\n\n```text\n");
            for run in runs(handbook, answers, expires, last) {
                let _ = writeln!(table, "{} {} {}", run.from, run.to, run.way);
            }
            table.push_str("```\n");
        }
    }
    table
}

/// Days on which the way is the same.
struct Run {
    from: NaiveDate,
    to: NaiveDate,
    way: String,
}

fn runs(handbook: &Handbook, answers: &str, expires: &str, last: NaiveDate) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for day in dates::DECREE_FROM
        .iter_days()
        .take_while(|day| *day <= last)
    {
        let way = way_on(handbook, answers, expires, day);
        match runs.last_mut() {
            Some(run) if run.way == way => run.to = day,
            _ => runs.push(Run {
                from: day,
                to: day,
                way,
            }),
        }
    }
    runs
}

fn way_on(handbook: &Handbook, answers: &str, expires: &str, day: NaiveDate) -> String {
    let mut read = Answers::default();
    let pairs = answers.split('&').filter_map(|pair| pair.split_once('='));
    for (name, value) in pairs.chain([("expires", expires)]) {
        let question = Question::from_name(name);
        // A proof dated after the day of the visit cannot be told yet.
        let told = question
            .map(|question| parse_answer(&mut read, question, value, handbook.knowledge(), day));
        if told.is_none_or(|told| told.is_err()) && name != "proof" {
            return format!("cannot be told: {name}={value}");
        }
    }
    match next_step(&read, handbook, day).step {
        Step::Ask(question) => format!("asks {}", question.name()),
        Step::Done(outcome) => {
            let mut way = outcome.route.name().to_owned();
            for route in &outcome.then {
                let _ = write!(way, " > {}", route.name());
            }
            let standing = &outcome.standing;
            let until = standing
                .until
                .map_or_else(String::new, |day: NaiveDate| format!(" until {day}"));
            let _ = write!(
                way,
                " | {} | {}{until} | {}",
                outcome.certainty.name(),
                standing.code.name(),
                outcome.reason.name()
            );
            way
        }
    }
}
