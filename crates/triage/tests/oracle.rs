//! A second implementation of the interview, written in Python by somebody who had not read this
//! one, must agree on random people and days.

mod common;

use std::collections::BTreeSet;
use std::process::Command;

use chrono::NaiveDate;
use common::HANDBOOK;
use serde::Deserialize;
use triage::{Answers, Certainty, Question, Step, next_step, parse_answer};

#[derive(Deserialize)]
struct Case {
    day: NaiveDate,
    answers: String,
    used: BTreeSet<String>,
    expect: Expected,
}

#[derive(Deserialize)]
struct Expected {
    asks: Option<String>,
    route: Option<String>,
    then: Option<Vec<String>>,
    standing: Option<String>,
    until: Option<NaiveDate>,
    certainty_unknown: Option<bool>,
}

/// How many random people are asked about.
const CASES: &str = "40000";

#[test]
fn two_implementations_agree() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/oracle.py");
    let output = Command::new("python3")
        .args([script, "--cases", CASES, "--seed", "2026"])
        .output()
        .expect("python3 runs the second implementation");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let lines = String::from_utf8(output.stdout).expect("text");
    let mut cases = 0;
    let mut wrong = Vec::new();
    for line in lines.lines() {
        let case: Case = serde_json::from_str(line).expect("a case");
        cases += 1;
        if let Some(why) = differs(&case) {
            wrong.push(format!("{} {}: {why}", case.day, case.answers));
        }
    }
    let first: Vec<_> = wrong.iter().take(20).cloned().collect();
    assert!(
        wrong.is_empty(),
        "{} of {cases} differ:\n{}",
        wrong.len(),
        first.join("\n")
    );
    assert_eq!(cases.to_string(), CASES);
}

fn differs(case: &Case) -> Option<String> {
    let mut answers = Answers::default();
    for (name, value) in case
        .answers
        .split('&')
        .filter_map(|pair| pair.split_once('='))
    {
        let question = Question::from_name(name).expect("a question");
        parse_answer(
            &mut answers,
            question,
            value,
            HANDBOOK.knowledge(),
            case.day,
        )
        .unwrap_or_else(|error| panic!("{}: {error}", case.answers));
    }
    let reply = next_step(&answers, &HANDBOOK, case.day);
    let outcome = match reply.step {
        Step::Ask(question) => {
            let asks = Some(question.name().to_owned());
            return (asks != case.expect.asks).then(|| format!("asks {asks:?}"));
        }
        Step::Done(outcome) => outcome,
    };
    let used: BTreeSet<_> = reply
        .answers
        .given()
        .map(|(question, _)| question.name().to_owned())
        .collect();
    let then: Vec<_> = outcome
        .then
        .iter()
        .map(|route| route.name().to_owned())
        .collect();
    let told = (
        Some(outcome.route.name().to_owned()),
        Some(then),
        Some(outcome.standing.code.name().to_owned()),
        outcome.standing.until,
        Some(outcome.certainty == Certainty::Unknown),
    );
    let expected = &case.expect;
    let expected = (
        expected.route.clone(),
        expected.then.clone(),
        expected.standing.clone(),
        expected.until,
        expected.certainty_unknown,
    );
    if told != expected {
        return Some(format!("{told:?}, not {expected:?}"));
    }
    // Where the person is, is heard but not asked when a message says that the portal is down.
    (used != case.used && !case.answers.contains("message=portal_slow_or_down"))
        .then(|| format!("used {used:?}, not {:?}", case.used))
}
