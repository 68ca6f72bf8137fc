//! `rumo prove`: walks every way of the interview, and keeps the decision table true.

use std::error::Error;
use std::fs;

use triage::Handbook;
use triage::prove::{Proof, decision_table, horizon, prove};

use super::check_knowledge::checked;
use crate::config;
use crate::i18n::Lang;
use crate::words::dashed;

pub(super) fn run(args: &config::Prove) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = checked(&args.files)?;
    let handbook = Handbook::new(knowledge, states);
    proved(&handbook)?;
    let Some(file) = &args.table else {
        return Ok(());
    };
    let table = decision_table(&handbook, horizon(&handbook));
    if args.check && fs::read_to_string(file).is_ok_and(|kept| kept == table) {
        return Ok(());
    }
    if args.check {
        return Err(format!("{} is stale: run `make prove-table`", file.display()).into());
    }
    fs::write(file, table)?;
    Ok(())
}

/// Walks every way, and says what was walked.
///
/// # Errors
///
/// How many problems there are, after each was printed.
pub(super) fn proved(handbook: &Handbook) -> Result<(), Box<dyn Error>> {
    let mut proof = prove(handbook, horizon(handbook));
    without_words(handbook, &mut proof);
    for problem in &proof.problems {
        eprintln!("error: {problem}");
    }
    println!(
        "{} ways over {} pairs of a day and an expiry date, at most {} questions",
        proof.ways, proof.cases, proof.longest
    );
    match proof.problems.len() {
        0 => Ok(()),
        problems => Err(format!("{problems} problems: the interview is not sound").into()),
    }
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
        for id in proof.uses.keys() {
            let has = handbook
                .knowledge()
                .fact(id)
                .is_some_and(|fact| fact.has_text(lang.code(), "title"));
            if !has {
                proof
                    .problems
                    .insert(format!("{} has no words for {id}", lang.code()));
            }
        }
    }
}
