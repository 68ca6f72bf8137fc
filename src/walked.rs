//! The flow of an edition as a walk over all ways finds it. The walk takes seconds, so it is made
//! once for each edition, in a thread of its own, and never while somebody waits for a page.

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwapOption;
use triage::prove::{self, Flow, horizon};

use crate::snapshot::Snapshot;
use crate::state::AppState;

/// What the flow is a function of: the digest of the edition, and the live serial.
type Key = (String, i64);

/// The flow of one edition with the live states.
pub(crate) struct Walked {
    of: Key,
    pub(crate) flow: Flow,
}

/// The last walk, and the one that is being made.
#[derive(Default)]
pub(crate) struct Walks {
    last: ArcSwapOption<Walked>,
    under_way: Mutex<Option<Key>>,
}

impl Walks {
    fn known(&self, of: &Key) -> Option<Arc<Walked>> {
        self.last.load_full().filter(|walked| walked.of == *of)
    }

    /// Takes the turn to walk; false where it is taken already.
    fn begin(&self, of: &Key) -> bool {
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let is_new = under_way.as_ref() != Some(of);
        *under_way = Some(of.clone());
        is_new
    }

    /// Keeps a flow, unless another edition has come meanwhile; gives the turn back.
    fn end(&self, of: &Key, flow: Option<Flow>) {
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if under_way.as_ref() != Some(of) {
            return;
        }
        *under_way = None;
        if let Some(flow) = flow {
            let of = of.clone();
            self.last.store(Some(Arc::new(Walked { of, flow })));
        }
    }
}

/// The flow of what is served now, if it was walked; if not, the walk begins.
pub(crate) fn walked(state: &AppState) -> Option<Arc<Walked>> {
    let known = state.walks().known(&key(&state.snapshot()));
    if known.is_none() {
        walk_ahead(state);
    }
    known
}

/// Begins to prepare what takes longer than a visitor should wait: what the recogniser learns, then
/// the walk. One thread for both, unless it was done or is under way.
pub(crate) fn walk_ahead(state: &AppState) {
    let snapshot = Arc::clone(&state.snapshot());
    let of = key(&snapshot);
    if state.walks().known(&of).is_some() || !state.walks().begin(&of) {
        return;
    }
    let state = state.clone();
    std::thread::spawn(move || {
        let walk = || {
            snapshot.learnt();
            prove::flow(&snapshot.handbook, horizon(&snapshot.handbook))
        };
        // A walk that fails gives the turn back: the next visitor tries again.
        let flow = std::panic::catch_unwind(std::panic::AssertUnwindSafe(walk)).ok();
        state.walks().end(&of, flow);
    });
}

fn key(snapshot: &Snapshot) -> Key {
    (snapshot.edition.digest.clone(), snapshot.serial)
}
