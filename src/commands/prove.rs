//! `rumo prove`: walks every way of the interview, and keeps the decision table true.

use std::error::Error;
use std::fs;

use chrono::{Months, NaiveDate};
use triage::Handbook;
use triage::prove::{Proof, decision_table, prove};

use super::check_knowledge::checked;
use crate::config;
use crate::i18n::Lang;

/// How long after the newest check of a fact the walk goes on.
const HORIZON: Months = Months::new(18);

pub(super) fn run(args: &config::Prove) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = checked(&args.files)?;
    let handbook = Handbook::new(knowledge, states);
    let last = horizon(&handbook);
    let mut proof = prove(&handbook, last);
    without_words(&handbook, &mut proof);
    for problem in &proof.problems {
        eprintln!("error: {problem}");
    }
    println!(
        "{} ways over {} pairs of a day and an expiry date, at most {} questions",
        proof.ways, proof.cases, proof.longest
    );
    if !proof.problems.is_empty() {
        return Err(format!(
            "{} problems: the interview is not sound",
            proof.problems.len()
        )
        .into());
    }
    let Some(file) = &args.table else {
        return Ok(());
    };
    let table = decision_table(&handbook, last);
    if args.check && fs::read_to_string(file).is_ok_and(|kept| kept == table) {
        return Ok(());
    }
    if args.check {
        return Err(format!("{} is stale: run `make prove-table`", file.display()).into());
    }
    fs::write(file, table)?;
    Ok(())
}

/// The last day that is walked.
pub(crate) fn horizon(handbook: &Handbook) -> NaiveDate {
    let newest = handbook
        .knowledge()
        .facts
        .values()
        .filter_map(|fact| fact.verified_on)
        .max();
    newest.unwrap_or(triage::dates::DECREE_FROM) + HORIZON
}

/// Names every route, reason, standing and fact that some language has no words for.
fn without_words(handbook: &Handbook, proof: &mut Proof) {
    for lang in Lang::PUBLISHED {
        let t = lang.texts();
        let routes = proof
            .routes
            .iter()
            .map(|route| format!("route-{}", dashed(route.name())));
        let reasons = proof
            .reasons
            .iter()
            .map(|reason| format!("reason-{}", reason.name()));
        let standings = proof
            .standings
            .iter()
            .map(|code| format!("standing-{}", dashed(code.name())));
        let missing: Vec<_> = routes
            .chain(reasons)
            .chain(standings)
            .filter(|key| t.find(key).is_none())
            .map(|key| format!("{} has no words for {key}", lang.code()))
            .collect();
        proof.problems.extend(missing);
        for id in &proof.named {
            let has = handbook
                .knowledge()
                .fact(id)
                .is_some_and(|fact| fact.text(&[lang.code()], "title").is_some());
            if !has {
                proof
                    .problems
                    .insert(format!("{} has no words for {id}", lang.code()));
            }
        }
    }
}

fn dashed(name: &str) -> String {
    name.replace('_', "-")
}
