//! `rumo prove`: walks every way of the interview, and keeps the decision table true.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use triage::Handbook;
use triage::prove::{End, ends};

use super::check_knowledge::{checked, read};
use crate::address::Asked;
use crate::config;

pub(super) fn run(args: &config::Prove) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = read(&args.files)?;
    let handbook = Handbook::new(knowledge, states);
    if let Some(day) = args.ends {
        print(ends(&handbook, day));
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

/// A line for each: the answers as they stand in an address, the numbers of its pieces, the way and
/// the standing.
fn print(ends: Vec<End>) {
    let mut numbers = HashMap::new();
    for end in ends {
        let pieces = end.pieces.into_iter().map(|piece| {
            let name = piece.split(' ').next().unwrap_or_default().to_owned();
            let new = numbers.len() + 1;
            format!("{name}:{}", numbers.entry(piece).or_insert(new))
        });
        let pieces: Vec<_> = pieces.collect();
        let query = Asked::default().with(end.answers).query();
        let (way, standing) = (end.route.name(), end.standing.name());
        println!("{query}\t{}\t{way} {standing}", pieces.join(" "));
    }
}
