//! The decision table: for typical people, the way on every day, as runs of equal days. Small
//! enough that a lawyer can read what a change changes.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::people::{PEOPLE, Person};
use crate::handbook::Handbook;
use crate::interview::{dates, next_step};
use crate::outcome::Step;
use crate::parse::parse_answer;
use crate::question::Question;

/// The ways of typical people on every day from the first day the rules know to `last`.
#[must_use]
pub fn decision_table(handbook: &Handbook, last: NaiveDate) -> String {
    let mut table = String::from(
        "# Decision table\n\nFor typical people, the way on every day, as runs of equal days. \
         Written by `rumo prove`; CI refuses a stale copy.\nA line: first day, last day, route \
         and the routes after it, certainty, standing and its last day, the row that decided.\n",
    );
    for person in PEOPLE {
        let _ = write!(table, "\n## {}\n", person.title);
        for expires in person.expiries {
            let _ = write!(table, "\nCard ends: {expires}\n\n```text\n");
            for run in runs(handbook, person, expires, last) {
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

fn runs(handbook: &Handbook, person: &Person, expires: &str, last: NaiveDate) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for day in dates::DECREE_FROM
        .iter_days()
        .take_while(|day| *day <= last)
    {
        let way = way_on(handbook, person, expires, day);
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

fn way_on(handbook: &Handbook, person: &Person, expires: &str, day: NaiveDate) -> String {
    let knowledge = handbook.knowledge();
    let mut read = match person.answers(knowledge, day) {
        Ok(read) => read,
        Err(pair) => return format!("cannot be told: {pair}"),
    };
    if parse_answer(&mut read, Question::Expires, expires, knowledge, day).is_err() {
        return format!("cannot be told: expires={expires}");
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
