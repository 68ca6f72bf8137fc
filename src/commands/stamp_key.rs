//! The key of time-stamps: where it comes from, and `rumo stamp-key new`.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::config::{Serve, StampKeyCommand};
use crate::stamps::{KeyError, PublicKey, StampKey, StampKeys};

/// Where a site that somebody only tries out keeps its key.
const FILE: &str = "stamp-key.pem";

/// The keys that `rumo serve` was given. Who only tries Rumo out, without naming a database, gets a
/// key in the data folder.
pub(super) fn of(args: &Serve) -> Result<StampKeys, Box<dyn Error>> {
    let named = args.stamp_key.as_ref();
    let named = named.filter(|file| !file.as_os_str().is_empty());
    let has_database = args.database.database_url.as_ref();
    let has_database = has_database.is_some_and(|url| !url.is_empty());
    let signing = match named {
        Some(file) => {
            let named = |error| format!("{}: {error}", file.display());
            Some(StampKey::read(file).map_err(named)?)
        }
        None if has_database => None,
        None => Some(of_folder(&args.database.data)?),
    };
    match &signing {
        Some(key) => tracing::info!(key = key.public().id(), "time-stamps are signed"),
        None => tracing::warn!("RUMO_STAMP_KEY is not set: there are no time-stamps"),
    }
    let earlier = args.stamp_earlier_keys.iter().map(|key| key.trim());
    let earlier = earlier.filter(|key| !key.is_empty());
    Ok(StampKeys {
        signing,
        earlier: earlier
            .map(PublicKey::from_base64)
            .collect::<Result<_, _>>()?,
    })
}

fn of_folder(data: &Path) -> Result<StampKey, KeyError> {
    let file = data.join(FILE);
    if file.exists() {
        return StampKey::read(&file);
    }
    fs::create_dir_all(data)?;
    let key = StampKey::make(&file)?;
    tracing::info!(file = %file.display(), "a key for time-stamps was made, to try them out");
    Ok(key)
}

pub(super) fn run(command: &StampKeyCommand) -> Result<(), Box<dyn Error>> {
    let StampKeyCommand::New { file } = command;
    let public = StampKey::make(file)?.public();
    println!(
        "The private key is in {}: copy it to every instance, and set",
        file.display()
    );
    println!("    RUMO_STAMP_KEY={}", file.display());
    println!("Its name, which every stamp carries: {}", public.id());
    println!(
        "The public key, which the database keeps and /stamps/keys shows: {}",
        public.base64()
    );
    Ok(())
}
