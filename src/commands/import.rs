//! `rumo import`: the data files become the working copy, and a new edition.

use std::error::Error;

use store::Publish;
use triage::Handbook;
use triage::prove::decision_table;

use super::{check_knowledge, database, prove};
use crate::config::Import;

pub(super) async fn run(args: Import) -> Result<(), Box<dyn Error>> {
    let (knowledge, states) = check_knowledge::checked(&args.files)?;
    let store = database::open(&args.database).await?;
    store.import(&knowledge, &states, &args.by).await?;
    let draft = store.draft().await?;
    let handbook = Handbook::new(draft.knowledge.clone(), draft.states);
    let table = decision_table(&handbook, prove::horizon(&handbook));
    let edition = store
        .publish(Publish {
            by: &args.by,
            reason: &args.reason,
            program: env!("CARGO_PKG_VERSION"),
            decision_table: &table,
            content: &draft.knowledge,
        })
        .await?;
    println!(
        "edition {} published, digest {}",
        edition.head.number, edition.head.digest
    );
    Ok(())
}
