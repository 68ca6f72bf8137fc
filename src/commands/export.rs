//! `rumo export`: a published edition as JSON, byte for byte as it was published.

use std::error::Error;
use std::fs;
use std::io::{Write as _, stdout};

use super::database;
use crate::config::Export;

pub(super) async fn run(args: Export) -> Result<(), Box<dyn Error>> {
    let store = database::open_as_it_is(&args.database).await?;
    let edition = match args.edition {
        Some(number) => store.edition(number).await?,
        None => store.latest_edition().await?,
    };
    let edition = edition.ok_or("there is no such edition")?;
    match &args.to {
        Some(file) => fs::write(file, &edition.content)
            .map_err(|error| format!("{}: {error}", file.display()))?,
        None => stdout().write_all(edition.content.as_bytes())?,
    }
    Ok(())
}
