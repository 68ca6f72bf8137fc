//! `rumo check-knowledge`: names what is wrong with the data files.

use std::error::Error;

use triage::knowledge::{Knowledge, PortalState, check};

use crate::config::KnowledgeArgs;
use crate::i18n::Lang;
use crate::knowledge_files::{self, KnowledgeFileError};

/// Reads the data files that were named, or those built into the program.
pub(super) fn read(
    args: &KnowledgeArgs,
) -> Result<(Knowledge, Vec<PortalState>), KnowledgeFileError> {
    match &args.knowledge {
        Some(file) if file.is_file() => Ok((knowledge_files::read_edition(file)?, Vec::new())),
        Some(folder) => knowledge_files::read(folder),
        None => knowledge_files::built_in(),
    }
}

/// Reads and checks the data files; prints every problem.
pub(super) fn checked(
    args: &KnowledgeArgs,
) -> Result<(Knowledge, Vec<PortalState>), Box<dyn Error>> {
    let (knowledge, states) = read(args)?;
    let problems = check(&knowledge, &states, &Lang::CODES);
    for problem in &problems {
        eprintln!("{problem}");
    }
    let refusals = problems
        .iter()
        .filter(|problem| problem.is_refusal())
        .count();
    if refusals > 0 {
        return Err(format!("{refusals} errors: this knowledge cannot be published").into());
    }
    Ok((knowledge, states))
}

pub(super) fn run(args: &KnowledgeArgs) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = checked(args)?;
    println!(
        "{} facts, {} sources and {} portal states hold together",
        knowledge.facts.len(),
        knowledge.sources.len(),
        states.len()
    );
    Ok(())
}
