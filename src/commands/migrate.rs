//! `rumo migrate`: the owner of the database brings the schema up to date, and gives the program's
//! role its rights.

use std::error::Error;

use store::{Store, TABLES};

use super::database;
use crate::config::Migrate;

pub(super) async fn run(args: Migrate) -> Result<(), Box<dyn Error>> {
    let store = Store::connect(&database::url(&args.database).await?).await?;
    let pending = store.pending_migrations().await?;
    store.migrate().await?;
    println!("the schema is up to date; migrations run now: {pending}");
    if let Some(role) = &args.app_role {
        store.grant_to(role).await?;
        println!(
            "{role} has its rights on {} tables, and no others",
            TABLES.len()
        );
    }
    Ok(())
}
