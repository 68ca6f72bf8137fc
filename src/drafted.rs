//! What is not published yet, the working copy and what a proposal keeps: made into a snapshot once
//! for every version, compared with what is served, and checked. The last two take seconds and
//! minutes, so a thread of their own makes them, one after the other, and nobody waits for a page.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use arc_swap::ArcSwapOption;
use store::{Finding, Proposal};
use triage::Handbook;
use triage::prove::{Moved, Stop, difference, horizon};

use crate::checked::{Checked, checked, half_of_the_workers};
use crate::error::AppError;
use crate::snapshot::Snapshot;
use crate::state::AppState;
use crate::works::{Key, Place, Work, Works, locked};

/// A content that is not published, at one moment.
pub(crate) struct Drafted {
    place: Place,
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

/// The answer of all checks.
pub type Answer = Result<Checked, Vec<Finding>>;

/// The last working copy and the last proposal that somebody looked at, and what is known of them.
#[derive(Default)]
pub(crate) struct Drafts {
    last: ArcSwapOption<Drafted>,
    proposed: ArcSwapOption<Drafted>,
    moved: Works<Vec<Moved>>,
    checks: Works<Answer>,
    /// How long the last check took.
    took: Mutex<Option<Duration>>,
    /// Another way to check, for tests.
    by: OnceLock<Checks>,
}

/// A way to check what is not published. None where it was stopped.
pub type Checks = fn(&Handbook, &Stop) -> Option<Answer>;

/// Every check, with half of the processors: the others serve pages.
fn every_check(handbook: &Handbook, stop: &Stop) -> Option<Answer> {
    checked(handbook, half_of_the_workers(), stop)
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
        let served = Arc::clone(&state.snapshot());
        let make = move || {
            let made = Snapshot::of_draft(draft, version.1);
            made.map(|made| made.learning_as(&served))
        };
        let made = tokio::task::spawn_blocking(make).await;
        let made = made.map_err(AppError::internal)?;
        let drafted = Arc::new(Drafted {
            place: Place::Draft,
            version,
            snapshot: Arc::new(made.map_err(AppError::internal)?),
        });
        self.last.store(Some(Arc::clone(&drafted)));
        Ok(drafted)
    }

    /// What a proposal would publish, with the live states of now. None where it is of before
    /// proposals kept that.
    pub(crate) async fn proposed(
        &self,
        state: &AppState,
        proposal: &Proposal,
    ) -> Result<Option<Arc<Drafted>>, AppError> {
        let store = state.store().ok_or(AppError::Unavailable)?;
        let (_, serial) = store.newest().await?;
        let version = (proposal.id, serial);
        let known = self.proposed.load_full();
        if let Some(known) = known.filter(|known| known.version == version) {
            return Ok(Some(known));
        }
        // Mostly nobody has saved anything since: then it is the working copy that is known.
        let draft = self
            .last
            .load_full()
            .map(|draft| Arc::clone(&draft.snapshot));
        let draft =
            draft.filter(|draft| draft.edition.digest == proposal.digest && draft.serial == serial);
        let snapshot = match draft {
            Some(draft) => draft,
            None => {
                let Some(content) = store.proposed(proposal.id).await? else {
                    return Ok(None);
                };
                let (digest, served) = (proposal.digest.clone(), Arc::clone(&state.snapshot()));
                let make =
                    move || Snapshot::not_published(content, serial, digest).learning_as(&served);
                let made = tokio::task::spawn_blocking(make).await;
                Arc::new(made.map_err(AppError::internal)?)
            }
        };
        let proposed = Arc::new(Drafted {
            place: Place::Proposal,
            version,
            snapshot,
        });
        self.proposed.store(Some(Arc::clone(&proposed)));
        Ok(Some(proposed))
    }

    /// The proposal has its answer: nobody waits for what is still looked for.
    pub(crate) fn leave_proposal(&self) {
        self.proposed.store(None);
        self.moved.leave(Place::Proposal);
        self.checks.leave(Place::Proposal);
    }

    /// Who gets another way by what is not published than by what is served. Begins to look.
    pub(crate) fn moved(&self, state: &AppState, drafted: &Drafted) -> Arc<Work<Vec<Moved>>> {
        let before = Arc::clone(&state.snapshot());
        let after = Arc::clone(&drafted.snapshot);
        let key = key(&before, drafted);
        let now = state.clock().now();
        self.moved.begin(drafted.place, key, now, move |stop| {
            // What is served is compared with the same live states.
            let last = horizon(&before.handbook).max(horizon(&after.handbook));
            difference(&before.handbook, &after.handbook, last, stop)
        })
    }

    /// The checks of it, where somebody has begun them.
    pub(crate) fn checks(&self, state: &AppState, drafted: &Drafted) -> Option<Arc<Work<Answer>>> {
        self.checks.known(&key(&state.snapshot(), drafted))
    }

    /// Begins the checks, unless they are known or under way.
    pub(crate) fn check(&self, state: &AppState, drafted: &Drafted) -> Arc<Work<Answer>> {
        let key = key(&state.snapshot(), drafted);
        let snapshot = Arc::clone(&drafted.snapshot);
        let told = state.clone();
        let now = state.clock().now();
        self.checks.begin(drafted.place, key, now, move |stop| {
            let began = Instant::now();
            let check = told.drafts().by.get().copied().unwrap_or(every_check);
            let answer = check(&snapshot.handbook, stop)?;
            if answer.is_ok() {
                *locked(&told.drafts().took) = Some(began.elapsed());
            }
            Some(answer)
        })
    }

    /// Checks in another way: a test does not walk a million ways.
    pub(crate) fn check_by(&self, checks: Checks) {
        let _ = self.by.set(checks);
    }

    /// How long a check takes, as far as this instance knows.
    pub(crate) fn usual(&self) -> Option<Duration> {
        *locked(&self.took)
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
