//! Keeps the snapshot true: an edition or a state that was published anywhere reaches this
//! instance at once, and a lost listener is made up for.

use std::path::{Path, PathBuf};
use std::time::Duration;

use store::{Change, Filling, Live, Store, StoreError};
use thiserror::Error;
use triage::Handbook;
use triage::prove::{decision_table, horizon};

use crate::checked::problems;
use crate::knowledge_files::{self, KnowledgeFileError};
use crate::published;
use crate::snapshot::{Snapshot, SnapshotError, save};
use crate::state::AppState;
use crate::walked::walk_ahead;

/// Reload this often even when nothing was heard.
const SLOW_TIMER: Duration = Duration::from_secs(60);

/// Why the database gave no snapshot.
#[derive(Debug, Error)]
pub enum LoadError {
    /// The database does not answer, or refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The built-in data files cannot be read.
    #[error(transparent)]
    Files(#[from] KnowledgeFileError),
    /// The edition cannot be used.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// The edition lacks something that the rules need.
    #[error("edition {number} does not hold together: {why}")]
    Unsound {
        /// Its number.
        number: i64,
        /// The first problem.
        why: String,
    },
    /// Nobody has published an edition.
    #[error("the database holds no edition")]
    Empty,
}

/// Settles the schema, fills an empty database with the built-in edition, and loads the
/// newest one.
///
/// # Errors
///
/// A [`LoadError`].
pub async fn fill_and_load(store: &Store, copy: &Path) -> Result<Snapshot, LoadError> {
    store.settle_schema().await?;
    if store.is_empty().await? {
        eprintln!("Filling the empty database with the first edition");
        let (knowledge, states) = knowledge_files::built_in()?;
        let handbook = Handbook::new(knowledge.clone(), states.clone());
        let table = decision_table(&handbook, horizon(&handbook));
        let first = Filling {
            knowledge: &knowledge,
            states: &states,
            by: "rumo",
            reason: "Primeira edição · First edition",
            program: env!("CARGO_PKG_VERSION"),
            decision_table: &table,
        };
        store.fill_if_empty(first).await?;
    }
    load(store, copy).await
}

/// Loads the newest edition with the live states, and keeps a copy on disk.
async fn load(store: &Store, copy: &Path) -> Result<Snapshot, LoadError> {
    let edition = store.latest_edition().await?.ok_or(LoadError::Empty)?;
    let live: Live = store.live().await?;
    let snapshot = sound(Snapshot::new(&edition, &live).map_err(SnapshotError::from)?)?;
    if let Err(error) = save(copy, &edition, &live) {
        tracing::warn!(%error, "the copy on disk could not be written");
    }
    Ok(snapshot)
}

/// The newest edition that holds together, where the newest one of all does not.
pub async fn older(store: &Store) -> Option<Snapshot> {
    let live = store.live().await.ok()?;
    for head in store.editions().await.ok()? {
        let edition = store.edition(head.number).await.ok()??;
        let snapshot = Snapshot::new(&edition, &live).map_err(SnapshotError::from);
        if let Ok(snapshot) = snapshot.map_err(LoadError::from).and_then(sound) {
            return Some(snapshot);
        }
    }
    None
}

/// A snapshot that holds together by the rules of this program.
///
/// # Errors
///
/// [`LoadError::Unsound`] with the first problem.
pub fn sound(snapshot: Snapshot) -> Result<Snapshot, LoadError> {
    let handbook = &snapshot.handbook;
    // Not the states: they are live, and what somebody says of a portal never takes the facts away.
    let problems = problems(handbook.knowledge(), &[]);
    match problems.iter().find(|problem| problem.is_refusal()) {
        None => Ok(snapshot),
        Some(problem) => Err(LoadError::Unsound {
            number: snapshot.edition.number,
            why: problem.to_string(),
        }),
    }
}

/// Follows the database until the store is closed.
pub async fn follow(state: AppState, copy: PathBuf) {
    walk_ahead(&state);
    let Some(store) = state.store().cloned() else {
        return std::future::pending().await;
    };
    let mut changes = store.changes();
    let mut has_listened = false;
    loop {
        match tokio::time::timeout(SLOW_TIMER, changes.next()).await {
            Ok(None) => return,
            Ok(Some(Change::Lost)) if has_listened => state.metrics().listener_lost(),
            Ok(Some(Change::Lost)) => has_listened = true,
            Ok(Some(Change::Renewed)) => {}
            Ok(Some(change)) => tracing::info!(?change, "something was published"),
            // Nothing was heard: look all the same, at little cost where nothing is new.
            Err(_) if is_current(&state, &store).await => continue,
            Err(_) => {}
        }
        reload(&state, &store, &copy).await;
    }
}

/// Whether the database says that what is served is the newest.
async fn is_current(state: &AppState, store: &Store) -> bool {
    let snapshot = state.snapshot();
    let served = (snapshot.edition.number, snapshot.serial);
    drop(snapshot);
    store.newest().await.is_ok_and(|newest| newest == served)
}

async fn reload(state: &AppState, store: &Store, copy: &Path) {
    // After a start without database, its schema may still be missing.
    let loaded = match load(store, copy).await {
        Err(LoadError::Store(_) | LoadError::Empty) => fill_and_load(store, copy).await,
        loaded => loaded,
    };
    match loaded {
        Ok(snapshot) => {
            swap(state, snapshot);
            tokio::spawn(published::refresh(state.clone()));
        }
        Err(error) => tracing::warn!(%error, "the old snapshot stays"),
    }
}

/// Replaces the snapshot where it is another one.
fn swap(state: &AppState, snapshot: Snapshot) {
    let (edition, serial) = (snapshot.edition.number, snapshot.serial);
    let old = state.snapshot();
    if old.edition.digest == snapshot.edition.digest
        && old.edition.number == edition
        && old.serial == serial
    {
        return;
    }
    drop(old);
    state.swap(snapshot);
    walk_ahead(state);
    tracing::info!(edition, serial, "serving");
}
