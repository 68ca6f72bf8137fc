//! The working copy as editors see it before it is published: made into a snapshot once for every
//! version, compared with what is served, and checked. The last two take seconds and minutes, so a
//! thread of their own makes them, one after the other, and nobody waits for a page.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use arc_swap::ArcSwapOption;
use chrono::{DateTime, Utc};
use store::Finding;
use triage::Handbook;
use triage::prove::{Moved, difference, horizon};

use crate::checked::{Checked, checked, half_of_the_workers};
use crate::error::AppError;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// The working copy at one moment.
pub(crate) struct Drafted {
    /// What changes with every change of it.
    version: (i64, i64),
    /// Its facts and the live states, as if it were published.
    pub(crate) snapshot: Arc<Snapshot>,
}

impl Drafted {
    /// The digest under which it would be published.
    pub(crate) fn digest(&self) -> &str {
        &self.snapshot.edition.digest
    }
}

/// What is compared and checked: the digests of what is served and of the working copy, and the
/// serial of the live states.
type Key = (String, String, i64);

/// What a thread finds out about a working copy.
pub(crate) struct Work<T> {
    key: Key,
    /// When it began.
    pub(crate) began: DateTime<Utc>,
    /// None inside where the thread has died.
    found: OnceLock<Option<T>>,
}

impl<T> Work<T> {
    /// What was found; none while it is looked for.
    pub(crate) fn found(&self) -> Option<&T> {
        self.found.get()?.as_ref()
    }

    /// Whether the thread has ended, with or without an answer.
    pub(crate) fn has_ended(&self) -> bool {
        self.found.get().is_some()
    }
}

/// The last work of one sort. One thread works at a time.
struct Works<T> {
    last: Mutex<Option<Arc<Work<T>>>>,
    turn: Arc<Mutex<()>>,
}

impl<T> Default for Works<T> {
    fn default() -> Self {
        Self {
            last: Mutex::default(),
            turn: Arc::default(),
        }
    }
}

impl<T: Send + Sync + 'static> Works<T> {
    fn known(&self, key: &Key) -> Option<Arc<Work<T>>> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.clone().filter(|work| work.key == *key)
    }

    /// The work for a key: what is known or under way, or a new thread. One that has died leaves
    /// its place to the next who asks.
    fn begin(
        &self,
        state: &AppState,
        key: Key,
        find: impl FnOnce() -> T + Send + 'static,
    ) -> Arc<Work<T>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let is_good =
            |work: &Arc<Work<T>>| work.key == key && (work.found().is_some() || !work.has_ended());
        if let Some(known) = last.as_ref().filter(|work| is_good(work)) {
            return Arc::clone(known);
        }
        let work = Arc::new(Work {
            key,
            began: state.clock().now(),
            found: OnceLock::new(),
        });
        *last = Some(Arc::clone(&work));
        let (ours, turn) = (Arc::clone(&work), Arc::clone(&self.turn));
        std::thread::spawn(move || {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(find));
            let _ = ours.found.set(found.ok());
        });
        work
    }
}

/// The answer of all checks.
pub type Answer = Result<Checked, Vec<Finding>>;

/// The last working copy that somebody looked at, and what is known of it.
#[derive(Default)]
pub(crate) struct Drafts {
    last: ArcSwapOption<Drafted>,
    moved: Works<Vec<Moved>>,
    checks: Works<Answer>,
    /// How long the last check took.
    took: Mutex<Option<Duration>>,
    /// Another way to check, for tests.
    by: OnceLock<Checks>,
}

/// A way to check a working copy.
pub type Checks = fn(&Handbook) -> Answer;

/// Every check, with half of the processors: the others serve pages.
fn every_check(handbook: &Handbook) -> Answer {
    checked(handbook, half_of_the_workers())
}

impl Drafts {
    /// The working copy as it is now. Read anew only where something has changed.
    pub(crate) async fn now(&self, state: &AppState) -> Result<Arc<Drafted>, AppError> {
        let store = state.store().ok_or(AppError::Unavailable)?;
        // Asked first: what changes while it is read is read again by whoever comes next.
        let version = store.draft_version().await?;
        let last = self.last.load_full();
        if let Some(last) = last.filter(|last| last.version == version) {
            return Ok(last);
        }
        let draft = store.draft().await?;
        let made = tokio::task::spawn_blocking(move || Snapshot::of_draft(draft, version.1));
        let made = made.await.map_err(AppError::internal)?;
        let drafted = Arc::new(Drafted {
            version,
            snapshot: Arc::new(made.map_err(AppError::internal)?),
        });
        self.last.store(Some(Arc::clone(&drafted)));
        Ok(drafted)
    }

    /// Who gets another way by the working copy than by what is served. Begins to look.
    pub(crate) fn moved(&self, state: &AppState, drafted: &Drafted) -> Arc<Work<Vec<Moved>>> {
        let before = Arc::clone(&state.snapshot());
        let after = Arc::clone(&drafted.snapshot);
        let key = key(&before, drafted);
        self.moved.begin(state, key, move || {
            // What is served is compared with the same live states.
            let last = horizon(&before.handbook).max(horizon(&after.handbook));
            difference(&before.handbook, &after.handbook, last)
        })
    }

    /// The checks of the working copy, where somebody has begun them.
    pub(crate) fn checks(&self, state: &AppState, drafted: &Drafted) -> Option<Arc<Work<Answer>>> {
        self.checks.known(&key(&state.snapshot(), drafted))
    }

    /// Begins the checks, unless they are known or under way.
    pub(crate) fn check(&self, state: &AppState, drafted: &Drafted) -> Arc<Work<Answer>> {
        let key = key(&state.snapshot(), drafted);
        let snapshot = Arc::clone(&drafted.snapshot);
        let told = state.clone();
        self.checks.begin(state, key, move || {
            let began = Instant::now();
            let check = told.drafts().by.get().copied().unwrap_or(every_check);
            let answer = check(&snapshot.handbook);
            if answer.is_ok() {
                let took = told.drafts().took.lock();
                *took.unwrap_or_else(PoisonError::into_inner) = Some(began.elapsed());
            }
            answer
        })
    }

    /// Checks in another way: a test does not walk a million ways.
    pub(crate) fn check_by(&self, checks: Checks) {
        let _ = self.by.set(checks);
    }

    /// How long a check takes, as far as this instance knows.
    pub(crate) fn usual(&self) -> Option<Duration> {
        *self.took.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(before: &Snapshot, drafted: &Drafted) -> Key {
    let after = &drafted.snapshot;
    (
        before.edition.digest.clone(),
        after.edition.digest.clone(),
        after.serial,
    )
}
