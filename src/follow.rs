//! Keeps the snapshot true: an edition or a state that was published anywhere reaches this
//! instance at once, and a lost listener is made up for.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use store::{Change, Edition, Filling, Live, Store, StoreError};
use thiserror::Error;
use triage::Handbook;
use triage::prove::{decision_table, horizon};

use crate::checked::unsound;
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
    /// The thread that reads an edition has died.
    #[error(transparent)]
    Thread(#[from] tokio::task::JoinError),
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
    let Loaded { snapshot, kept } = load(store, None).await?;
    keep(copy, kept).await;
    Ok(snapshot)
}

/// The newest edition with the live states.
struct Loaded {
    snapshot: Snapshot,
    /// The same as it came, for the copy on disk.
    kept: (Edition, Live),
}

/// Loads the newest edition with the live states, to be served instead of another. It is read in a
/// thread of its own, because it is long, and people are reading pages meanwhile.
async fn load(store: &Store, served: Option<Arc<Snapshot>>) -> Result<Loaded, LoadError> {
    let edition = store.latest_edition().await?.ok_or(LoadError::Empty)?;
    let live: Live = store.live().await?;
    let read = move || {
        let snapshot = Snapshot::new(&edition, &live).map_err(SnapshotError::from)?;
        let snapshot = match served {
            Some(served) => snapshot.learning_as(&served),
            None => snapshot,
        };
        Ok(Loaded {
            snapshot: sound(snapshot)?,
            kept: (edition, live),
        })
    };
    tokio::task::spawn_blocking(read).await?
}

/// Keeps a copy on disk. Nobody waits for it: what it holds is served already.
async fn keep(copy: &Path, (edition, live): (Edition, Live)) {
    let copy = copy.to_owned();
    let write = move || save(&copy, &edition, &live);
    let error = match tokio::task::spawn_blocking(write).await {
        Ok(Ok(())) => return,
        Ok(Err(error)) => error.to_string(),
        Err(error) => error.to_string(),
    };
    tracing::warn!(error, "the copy on disk could not be written");
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
    match unsound(snapshot.knowledge()) {
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
    let began = Instant::now();
    let served = Arc::clone(&state.snapshot());
    match load(store, Some(served)).await {
        Ok(Loaded { snapshot, kept }) => {
            swap(state, snapshot, began);
            keep(copy, kept).await;
        }
        // After a start without database, its schema may still be missing.
        Err(LoadError::Store(_) | LoadError::Empty) => match fill_and_load(store, copy).await {
            Ok(snapshot) => swap(state, snapshot, began),
            Err(error) => return tracing::warn!(%error, "the old snapshot stays"),
        },
        Err(error) => return tracing::warn!(%error, "the old snapshot stays"),
    }
    tokio::spawn(published::refresh(state.clone()));
}

/// Replaces the snapshot where it is another one.
fn swap(state: &AppState, snapshot: Snapshot, began: Instant) {
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
    let millis = began.elapsed().as_millis();
    tracing::info!(edition, serial, millis, "serving");
}
