//! `rumo import`: the data files become the working copy, and a new edition.

use std::error::Error;

use store::Filling;
use triage::Handbook;
use triage::prove::{decision_table, horizon};

use super::{check_knowledge, database, prove};
use crate::config::Import;

pub(super) async fn run(args: Import) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = check_knowledge::checked(&args.files)?;
    if states.is_empty() {
        eprintln!("These files hold no states of the portals: those of the database stay.");
    }
    let handbook = Handbook::new(knowledge.clone(), states.clone());
    eprintln!("Walking every way of the interview");
    prove::proved(&handbook)?;
    let table = decision_table(&handbook, horizon(&handbook));
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
