//! What an instance remembers of all editions: who published them and why, what each changed, and
//! how long the portals' news had waited for it. Read from the database whenever an edition comes,
//! so that no page waits for it, and none loses it when the database is gone.

use std::collections::BTreeMap;
use std::sync::Arc;

use store::{Edition, EditionChange, EditionHead, StatesWaited, Store, StoreError};
use tokio::sync::Mutex;
use triage::Knowledge;
use triage::freshness::waited;

use crate::clock::day_in_lisbon;
use crate::difference::{Counts, Difference, changed_rows};
use crate::state::AppState;

/// The editions, as far as they are known.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// Newest first.
    heads: Vec<EditionHead>,
    /// What each edition changed, by its number; none where one of the two cannot be read.
    steps: BTreeMap<i64, Option<Step>>,
    /// How long the states waited that came after the first edition.
    states: StatesWaited,
}

/// What one edition changed against the one before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// How much.
    pub counts: Counts,
    /// For each window of a portal that is new in it: the days from its announcement to this
    /// edition.
    pub waited: Vec<i64>,
}

/// The way in which changes are counted. Raise it where [`Counts`] come out otherwise: then every
/// edition is counted anew, once.
const WAY: i32 = 1;

impl From<EditionChange> for Step {
    fn from(kept: EditionChange) -> Self {
        let count = |number: i32| usize::try_from(number).unwrap_or_default();
        Self {
            counts: Counts {
                changed: count(kept.changed),
                added: count(kept.added),
                removed: count(kept.removed),
                sources: count(kept.sources),
                phrases: count(kept.phrases),
                rows: count(kept.decisions),
            },
            waited: kept.waited,
        }
    }
}

impl From<&Step> for EditionChange {
    fn from(step: &Step) -> Self {
        let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        Self {
            changed: count(step.counts.changed),
            added: count(step.counts.added),
            removed: count(step.counts.removed),
            sources: count(step.counts.sources),
            phrases: count(step.counts.phrases),
            decisions: count(step.counts.rows),
            waited: step.waited.clone(),
        }
    }
}

impl Published {
    /// The editions up to this one, newest first; none where they are not known. One that came
    /// later is not listed before it is served, so that a page is the same for all who ask.
    #[must_use]
    pub fn up_to(&self, current: &EditionHead) -> Option<&[EditionHead]> {
        let at = self.heads.iter().position(|head| head == current)?;
        Some(&self.heads[at..])
    }

    /// What an edition changed, where that is known.
    #[must_use]
    pub fn step(&self, number: i64) -> Option<&Step> {
        self.steps.get(&number)?.as_ref()
    }

    /// Whether it is known what each of these editions changed. The first one changed nothing.
    #[must_use]
    pub fn has_steps_of(&self, heads: &[EditionHead]) -> bool {
        heads
            .iter()
            .all(|head| head.number <= 1 || self.steps.contains_key(&head.number))
    }

    /// The days that the portals' news waited, for all editions up to this one and the live states
    /// of this serial; none where that is not known.
    #[must_use]
    pub fn waited(&self, current: &EditionHead, serial: i64) -> Option<Vec<i64>> {
        let heads = self.up_to(current)?;
        if !self.has_steps_of(heads) || self.states.serial != serial {
            return None;
        }
        let steps = heads.iter().filter_map(|head| self.step(head.number));
        let windows = steps.flat_map(|step| step.waited.iter());
        Some(windows.chain(&self.states.days).copied().collect())
    }
}

/// Brings what is remembered up to date, one after another.
pub(crate) async fn refresh(state: AppState) {
    static TURN: Mutex<()> = Mutex::const_new(());
    let _turn = TURN.lock().await;
    let Some(store) = state.store() else {
        return;
    };
    if let Err(error) = read(&state, store).await {
        tracing::warn!(%error, "the editions cannot be listed");
    }
}

/// What is known already: by this instance, or counted once and kept.
async fn known(state: &AppState, store: &Store) -> Result<BTreeMap<i64, Option<Step>>, StoreError> {
    let mut steps = state.published().steps.clone();
    if steps.is_empty() {
        let kept = store.edition_changes(WAY).await?.into_iter();
        steps.extend(kept.map(|(number, change)| (number, Some(change.into()))));
    }
    Ok(steps)
}

/// Reads the heads, which is quick, then what each edition changed that is not known yet.
async fn read(state: &AppState, store: &Store) -> Result<(), StoreError> {
    let mut published = Published {
        heads: store.editions().await?,
        steps: known(state, store).await?,
        states: store.states_waited().await?,
    };
    state.remember(published.clone());
    let numbers: Vec<_> = published.heads.iter().map(|head| head.number).collect();
    let mut later: Option<Arc<Edition>> = None;
    for pair in numbers.windows(2) {
        let &[number, before] = pair else { continue };
        if published.steps.contains_key(&number) {
            continue;
        }
        let after = match later.take().filter(|edition| edition.head.number == number) {
            Some(edition) => Some(edition),
            None => store.edition(number).await?.map(Arc::new),
        };
        let before = store.edition(before).await?.map(Arc::new);
        let step = match (&before, after) {
            (Some(before), Some(after)) => step(Arc::clone(before), after).await,
            _ => None,
        };
        later = before;
        if let Some(step) = &step
            && let Err(error) = store.keep_edition_change(number, WAY, &step.into()).await
        {
            tracing::warn!(%error, number, "it will be counted again");
        }
        published.steps.insert(number, step);
        state.remember(published.clone());
    }
    Ok(())
}

/// Compares two editions, in a thread of its own: it takes a part of a second.
async fn step(before: Arc<Edition>, after: Arc<Edition>) -> Option<Step> {
    let compare = move || {
        let (old, new) = (before.knowledge().ok()?, after.knowledge().ok()?);
        Some(compared(&old, &new, (&before, &after)))
    };
    tokio::task::spawn_blocking(compare).await.ok().flatten()
}

fn compared(old: &Knowledge, new: &Knowledge, editions: (&Edition, &Edition)) -> Step {
    let (before, after) = editions;
    let rows = changed_rows(&before.decision_table, &after.decision_table);
    Step {
        counts: Counts {
            rows,
            ..Difference::between(old, new).counts()
        },
        waited: waited(old, new, day_in_lisbon(after.head.published_at)),
    }
}
