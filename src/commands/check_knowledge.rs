//! `rumo check-knowledge`: names what is wrong with the data files.

use std::error::Error;

use store::Finding;
use triage::Handbook;
use triage::knowledge::{Knowledge, PortalState};
use triage::prove::Stop;

use crate::checked::{self, Checked, all_workers, problems, refusals};
use crate::config::KnowledgeArgs;
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

/// Runs every check, and prints what each found and what was walked.
pub(super) fn checked(handbook: &Handbook) -> Result<Checked, Box<dyn Error>> {
    for problem in problems(handbook.knowledge(), handbook.states()) {
        if !problem.is_refusal() {
            eprintln!("{problem}");
        }
    }
    let answer = checked::checked(handbook, all_workers(), &Stop::never());
    let checked = answer.ok_or("the checks were stopped")?;
    let checked = checked.map_err(|findings| named(&findings))?;
    println!(
        "{} ways over {} pairs of a day and an expiry date, at most {} questions",
        checked.ways, checked.cases, checked.longest
    );
    Ok(checked)
}

/// Prints every finding, and says how many there are.
fn named(findings: &[Finding]) -> String {
    for Finding { about, why } in findings {
        match about {
            Some(about) => eprintln!("error: {about}: {why}"),
            None => eprintln!("error: {why}"),
        }
    }
    format!(
        "{} errors: this knowledge cannot be published",
        findings.len()
    )
}

pub(super) fn run(args: &KnowledgeArgs) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = read(args)?;
    let problems = problems(&knowledge, &states);
    for problem in problems.iter().filter(|problem| !problem.is_refusal()) {
        eprintln!("{problem}");
    }
    let refusals = refusals(problems);
    if !refusals.is_empty() {
        return Err(named(&refusals).into());
    }
    println!(
        "{} facts, {} sources and {} portal states hold together",
        knowledge.facts.len(),
        knowledge.sources.len(),
        states.len()
    );
    Ok(())
}
