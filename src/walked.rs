//! What a walk over all ways of an edition finds: its flow, and how many outcomes use each fact. The
//! walk takes seconds, so it is made once for each edition and day, in a thread of its own, and
//! never while somebody waits for a page.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwapOption;
use chrono::NaiveDate;
use triage::FactId;
use triage::prove::{self, Flow, horizon};

use crate::snapshot::Snapshot;
use crate::state::AppState;

/// What the flow is a function of: the digest of the edition, and the live serial.
type Key = (String, i64);

/// What was found of one edition with the live states.
pub(crate) struct Walked {
    of: Key,
    day: NaiveDate,
    pub(crate) flow: Flow,
    /// For each fact, how many outcomes used it on the day of the walk.
    pub(crate) uses: BTreeMap<FactId, u64>,
}

impl Walked {
    fn walk(snapshot: &Snapshot, day: NaiveDate) -> Self {
        snapshot.learnt();
        let handbook = &snapshot.handbook;
        Self {
            of: key(snapshot),
            day,
            flow: prove::flow(handbook, horizon(handbook)),
            uses: prove::uses(handbook, day),
        }
    }
}

/// The last walk, and the one that is being made.
#[derive(Default)]
pub(crate) struct Walks {
    last: ArcSwapOption<Walked>,
    under_way: Mutex<Option<(Key, NaiveDate)>>,
}

impl Walks {
    fn known(&self, of: &Key) -> Option<Arc<Walked>> {
        self.last.load_full().filter(|walked| walked.of == *of)
    }

    /// Takes the turn to walk; false where it is taken already.
    fn begin(&self, of: &(Key, NaiveDate)) -> bool {
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let is_new = under_way.as_ref() != Some(of);
        *under_way = Some(of.clone());
        is_new
    }

    /// Keeps what was found, unless another edition has come meanwhile; gives the turn back.
    fn end(&self, of: &(Key, NaiveDate), walked: Option<Walked>) {
        let mut under_way = self
            .under_way
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if under_way.as_ref() != Some(of) {
            return;
        }
        *under_way = None;
        if let Some(walked) = walked {
            self.last.store(Some(Arc::new(walked)));
        }
    }
}

/// The walk of what is served now, if it was made, though perhaps on an earlier day; where it was
/// not made today, it begins.
pub(crate) fn walked(state: &AppState) -> Option<Arc<Walked>> {
    walk_ahead(state);
    state.walks().known(&key(&state.snapshot()))
}

/// Begins to prepare what takes longer than a visitor should wait: what the recogniser learns, then
/// the walk. One thread for both, unless it was done or is under way.
pub(crate) fn walk_ahead(state: &AppState) {
    let snapshot = Arc::clone(&state.snapshot());
    let day = state.clock().today();
    let of = (key(&snapshot), day);
    let known = state.walks().known(&of.0);
    if known.is_some_and(|walked| walked.day == day) || !state.walks().begin(&of) {
        return;
    }
    let state = state.clone();
    std::thread::spawn(move || {
        let walk = || Walked::walk(&snapshot, day);
        // A walk that fails gives the turn back: the next visitor tries again.
        let walked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(walk)).ok();
        state.walks().end(&of, walked);
    });
}

fn key(snapshot: &Snapshot) -> Key {
    (snapshot.edition.digest.clone(), snapshot.serial)
}
