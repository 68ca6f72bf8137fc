//! The flow of an edition as a walk over all ways finds it. The walk takes seconds, so it is made
//! once for each edition, in a thread of its own, and never while somebody waits for a page.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use arc_swap::ArcSwapOption;
use triage::prove::{self, Flow};

use crate::commands::horizon;
use crate::snapshot::Snapshot;

/// The flow of one edition with the live states.
pub(crate) struct Walked {
    of: Key,
    pub(crate) flow: Flow,
}

/// What the flow is a function of: the digest of the edition, and the live serial.
type Key = (String, i64);

static LAST: LazyLock<ArcSwapOption<Walked>> = LazyLock::new(ArcSwapOption::empty);
static UNDER_WAY: Mutex<Option<Key>> = Mutex::new(None);

/// The flow of this snapshot, if it was walked; if not, the walk begins.
pub(crate) fn walked(snapshot: &Arc<Snapshot>) -> Option<Arc<Walked>> {
    let last = LAST.load_full().filter(|walked| walked.of == key(snapshot));
    if last.is_none() {
        walk_ahead(Arc::clone(snapshot));
    }
    last
}

/// Begins the walk of a new snapshot, unless it was made or is under way.
pub(crate) fn walk_ahead(snapshot: Arc<Snapshot>) {
    let of = key(&snapshot);
    if LAST.load().as_ref().is_some_and(|walked| walked.of == of) {
        return;
    }
    {
        // Nothing is done under the lock that could leave it half changed.
        let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        if under_way.as_ref() == Some(&of) {
            return;
        }
        *under_way = Some(of.clone());
    }
    std::thread::spawn(move || {
        let flow = prove::flow(&snapshot.handbook, horizon(&snapshot.handbook));
        LAST.store(Some(Arc::new(Walked { of, flow })));
    });
}

fn key(snapshot: &Snapshot) -> Key {
    (snapshot.edition.digest.clone(), snapshot.serial)
}
