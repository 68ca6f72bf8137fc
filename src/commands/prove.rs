//! `rumo prove`: walks every way of the interview, and keeps the decision table true.

use std::error::Error;
use std::fs;

use triage::Handbook;

use super::check_knowledge::{checked, read};
use crate::config;

pub(super) fn run(args: &config::Prove) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = read(&args.files)?;
    let table = checked(&Handbook::new(knowledge, states))?.decision_table;
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
