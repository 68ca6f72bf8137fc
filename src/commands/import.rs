//! `rumo import`: the data files become the working copy, and a new edition.

use std::error::Error;

use store::Filling;
use triage::Handbook;

use super::{check_knowledge, database};
use crate::config::Import;

pub(super) async fn run(args: Import) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = check_knowledge::read(&args.files)?;
    if states.is_empty() {
        eprintln!("These files hold no states of the portals: those of the database stay.");
    }
    let handbook = Handbook::new(knowledge.clone(), states.clone());
    eprintln!("Walking every way of the interview");
    let table = check_knowledge::checked(&handbook)?.decision_table;
    let store = database::open(&args.database).await?;
    let filling = Filling {
        knowledge: &knowledge,
        states: &states,
        by: &args.by,
        reason: &args.reason,
        program: env!("CARGO_PKG_VERSION"),
        decision_table: &table,
    };
    match store.import_and_publish(filling).await? {
        Some(edition) => println!(
            "edition {} published, digest {}",
            edition.head.number, edition.head.digest
        ),
        None => println!("nothing has changed since the newest edition"),
    }
    Ok(())
}
