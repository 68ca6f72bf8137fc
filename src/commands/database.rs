//! Which database: the one that was named, or a private Postgres under the data folder.

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use private_postgres::PrivatePostgres;
use store::{Store, create_database};

use crate::config::DatabaseArgs;

/// What takes longer than this is told to whoever waits.
const WORTH_TELLING: Duration = Duration::from_millis(800);

/// The address of the database; starts the private Postgres where none was named.
///
/// # Errors
///
/// What to install or to set, where no Postgres can be found or started.
pub(super) async fn url(args: &DatabaseArgs) -> Result<String, Box<dyn Error>> {
    // An empty variable is one that nobody has set.
    if let Some(url) = args.database_url.as_ref().filter(|url| !url.is_empty()) {
        return Ok(url.clone());
    }
    let data: PathBuf = args.data.join("pg");
    let admin = tokio::task::spawn_blocking(move || {
        let began = Instant::now();
        PrivatePostgres::in_dir(data)
            .bin_dir(std::env::var_os("PG_BINDIR").map(PathBuf::from))
            .start(|progress| eprintln!("private Postgres: {progress}"))
            .map(|running| {
                if began.elapsed() > WORTH_TELLING {
                    eprintln!("private Postgres: ready after {:.1?}", began.elapsed());
                }
                running.url()
            })
    })
    .await??;
    Ok(create_database(&admin, "rumo").await?)
}

/// Connects for a command that only reads: the schema stays as it is.
pub(super) async fn open_as_it_is(args: &DatabaseArgs) -> Result<Store, Box<dyn Error>> {
    Ok(Store::connect(&url(args).await?).await?)
}

/// Connects, and brings the schema up to date where that is ours to do.
pub(super) async fn open(args: &DatabaseArgs) -> Result<Store, Box<dyn Error>> {
    let store = owned(args, Store::connect(&url(args).await?).await?);
    store.settle_schema().await?;
    Ok(store)
}

/// The same store, which leaves the schema alone where the operator says so.
pub(super) fn owned(args: &DatabaseArgs, store: Store) -> Store {
    match args.no_migrate {
        true => store.leaving_schema(),
        false => store,
    }
}
