//! `rumo prove`: walks every way of the interview, and keeps the decision table true.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use chrono::NaiveDate;
use triage::Handbook;
use triage::prove::{End, ends, met};

use super::check_knowledge::{checked, read};
use crate::address::Asked;
use crate::config;

pub(super) fn run(args: &config::Prove) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = read(&args.files)?;
    let handbook = Handbook::new(knowledge, states);
    if let Some(day) = args.ends {
        print_ends(ends(&handbook, day));
        return Ok(());
    }
    if !args.outcomes.is_empty() {
        args.outcomes
            .iter()
            .for_each(|day| print_outcomes(&handbook, *day));
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

/// A line for each: the answers as they stand in an address, and the numbers of its pieces.
fn print_ends(ends: Vec<End>) {
    let mut numbers = HashMap::new();
    for end in ends {
        let pieces = end.pieces.into_iter().map(|piece| {
            let name = piece.split(' ').next().unwrap_or_default().to_owned();
            let new = numbers.len() + 1;
            format!("{name}:{}", numbers.entry(piece).or_insert(new))
        });
        let pieces: Vec<_> = pieces.collect();
        let query = Asked::default().with(end.answers).query();
        println!("{query}\t{}", pieces.join(" "));
    }
}

/// The outcomes of a day, a line for each: the day, the way, the standing, how many things it says,
/// and the query of an address that leads there.
fn print_outcomes(handbook: &Handbook, day: NaiveDate) {
    for met in met(handbook, day) {
        let (way, standing) = (met.outcome.route.name(), met.outcome.standing.code.name());
        let things = met.things();
        let asked = Asked::default().with(met.answers);
        println!("{day} {way} {standing} {things} {}", asked.query());
    }
}
