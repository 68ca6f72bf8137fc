//! What an instance remembers of all editions: who published them and why, what each changed, and
//! how long the portals' news had waited for it. Read from the database whenever an edition comes,
//! so that no page waits for it, and none loses it when the database is gone.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use store::{Edition, EditionChange, EditionHead, StatesWaited, Store, StoreError};
use tokio::sync::Mutex;
use triage::freshness::waited;
use triage::knowledge::Detail;
use triage::{Fact, Knowledge};

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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// How much.
    pub counts: Counts,
    /// For each window of a portal that is new in it: the days from its announcement to this
    /// edition.
    pub waited: Vec<i64>,
    /// The windows of portals that it corrected or took back.
    pub corrected: Vec<Corrected>,
}

/// A window that an edition says otherwise than the one before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// The id of the fact.
    pub id: String,
    /// What it was.
    pub before: Fact,
    /// What it is; none where it is gone.
    pub after: Option<Fact>,
}

impl Corrected {
    /// Whether it is, or was, a window of this portal.
    #[must_use]
    pub fn is_of(&self, portal: &str) -> bool {
        let is_of =
            |fact: &Fact| matches!(&fact.about, Detail::Window(one) if one.portal == portal);
        is_of(&self.before) || self.after.as_ref().is_some_and(is_of)
    }
}

/// The way in which changes are counted. Raise it where [`Counts`] come out otherwise: then every
/// edition is counted anew, once.
const WAY: i32 = 1;

impl Step {
    /// What was kept; none where it is of a program that knew facts otherwise, so that it is counted
    /// anew.
    fn kept(kept: EditionChange) -> Option<Self> {
        let count = |number: i32| usize::try_from(number).unwrap_or_default();
        Some(Self {
            corrected: serde_json::from_value(kept.corrected).ok()?,
            counts: Counts {
                changed: count(kept.changed),
                added: count(kept.added),
                removed: count(kept.removed),
                sources: count(kept.sources),
                phrases: count(kept.phrases),
                rows: count(kept.decisions),
            },
            waited: kept.waited,
        })
    }

    fn to_keep(&self) -> Result<EditionChange, serde_json::Error> {
        let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
        Ok(EditionChange {
            corrected: serde_json::to_value(&self.corrected)?,
            changed: count(self.counts.changed),
            added: count(self.counts.added),
            removed: count(self.counts.removed),
            sources: count(self.counts.sources),
            phrases: count(self.counts.phrases),
            decisions: count(self.counts.rows),
            waited: self.waited.clone(),
        })
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

    /// The windows that each edition up to this one corrected; none where that is not known.
    #[must_use]
    pub fn corrected(&self, current: &EditionHead) -> Option<Vec<(&EditionHead, &Corrected)>> {
        let heads = self.up_to(current)?;
        if !self.has_steps_of(heads) {
            return None;
        }
        let steps = heads
            .iter()
            .filter_map(|head| Some((head, self.step(head.number)?)));
        let each = steps.flat_map(|(head, step)| step.corrected.iter().map(move |one| (head, one)));
        Some(each.collect())
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
        steps.extend(kept.filter_map(|(number, change)| Some((number, Some(Step::kept(change)?)))));
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
            && let Err(error) = store
                .keep_edition_change(number, WAY, &step.to_keep()?)
                .await
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
        corrected: corrected(old, new),
    }
}

/// The windows whose dates, kind or day of announcement are told otherwise. A later check and other
/// words are no correction.
fn corrected(old: &Knowledge, new: &Knowledge) -> Vec<Corrected> {
    let windows = old.windows().filter_map(|(id, before, _)| {
        let after = new.fact(id);
        let is_same = after.is_some_and(|after| {
            (&after.about, after.known_since) == (&before.about, before.known_since)
        });
        (!is_same).then(|| Corrected {
            id: id.clone(),
            before: before.clone(),
            after: after.cloned(),
        })
    });
    windows.collect()
}
