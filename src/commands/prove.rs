//! `rumo prove`: walks every way of the interview, and keeps the decision table true.

use std::error::Error;
use std::fs;

use chrono::NaiveDate;
use triage::{Handbook, prove};

use super::check_knowledge::{checked, read};
use crate::address::Asked;
use crate::config;

pub(super) fn run(args: &config::Prove) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = read(&args.files)?;
    let handbook = Handbook::new(knowledge, states);
    if !args.outcomes.is_empty() {
        args.outcomes.iter().for_each(|day| print(&handbook, *day));
        return Ok(());
    }
    let table = checked(&handbook)?.decision_table;
    let Some(file) = &args.table else {
        return Ok(());
    };
    if args.check && fs::read_to_string(file).is_ok_and(|kept| kept == table) {
        return Ok(());
    }
    if args.check {
        return Err(format!("{} is stale: run `make prove-table`", file.display()).into());
    }
    fs::write(file, table)?;
    Ok(())
}

/// The outcomes of a day, a line for each: the day, the way, the standing, how many things it says,
/// and the query of an address that leads there.
fn print(handbook: &Handbook, day: NaiveDate) {
    for met in prove::met(handbook, day) {
        let (way, standing) = (met.outcome.route.name(), met.outcome.standing.code.name());
        let things = met.things();
        let asked = Asked::default().with(met.answers);
        println!("{day} {way} {standing} {things} {}", asked.query());
    }
}
