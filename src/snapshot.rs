//! What the public side reads: one edition with the live states, immutable, swapped as a whole.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use chrono::DateTime;
use serde::{Deserialize, Serialize};
use store::{Draft, Edition, EditionError, EditionHead, Live, Reports, Site, digest};
use thiserror::Error;
use triage::knowledge::{FORMAT, PortalState, SourceId};
use triage::recognise::Recogniser;
use triage::{Handbook, Knowledge};

use crate::framed::{self, ANY, PREVIEW, Sites};

/// An edition, ready for questions.
#[derive(Debug)]
pub struct Snapshot {
    /// The edition.
    pub edition: EditionHead,
    /// The serial of the live states.
    pub serial: i64,
    /// The decision table recorded with the edition.
    pub decision_table: String,
    /// The knowledge and the live states.
    pub handbook: Handbook,
    /// What visitors report. It stands beside the handbook, because no rule may know it.
    pub reports: Reports,
    /// The sites that show our pages in a frame.
    pub(crate) sites: Sites,
    /// Sources that the states name and the edition does not hold: they are newer.
    newer_sources: Vec<SourceId>,
    /// Snapshots with the same phrases share it.
    recogniser: Arc<OnceLock<Recogniser>>,
}

/// Why a snapshot on disk cannot be used.
#[derive(Debug, Error)]
pub enum SnapshotError {
    /// The file cannot be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is not a snapshot.
    #[error(transparent)]
    Malformed(#[from] serde_json::Error),
    /// Its bytes are not those that were written.
    #[error("the copy on disk does not have its digest")]
    Altered,
    /// Its edition cannot be read.
    #[error(transparent)]
    Edition(#[from] EditionError),
}

/// The copy on disk: the edition and the live states as they were when they were last loaded.
#[derive(Serialize, Deserialize)]
struct Copy {
    edition: Edition,
    live: Live,
}

impl Snapshot {
    /// Checks and indexes an edition with the live states.
    ///
    /// # Errors
    ///
    /// An [`EditionError`] where the content was altered or cannot be read.
    pub fn new(edition: &Edition, live: &Live) -> Result<Self, EditionError> {
        let mut knowledge = edition.knowledge()?;
        let newer = live.sources.iter();
        let newer: Vec<_> = newer
            .filter(|(id, _)| !knowledge.sources.contains_key(*id))
            .map(|(id, source)| (id.clone(), source.clone()))
            .collect();
        let newer_sources = newer.iter().map(|(id, _)| id.clone()).collect();
        knowledge.sources.extend(newer);
        let states = told_in(&knowledge, &live.states);
        Ok(Self {
            edition: edition.head.clone(),
            serial: live.serial,
            decision_table: edition.decision_table.clone(),
            handbook: Handbook::new(knowledge, states),
            reports: live.reports.clone(),
            sites: framed::ready(&live.sites),
            newer_sources,
            recogniser: Arc::default(),
        })
    }

    /// The live data of this moment, to stand beside another edition.
    #[must_use]
    pub fn live(&self) -> Live {
        let states = self.handbook.states().to_vec();
        let named = states.iter().flat_map(|state| &state.sources);
        let sources = named.filter_map(|id| {
            let source = self.knowledge().sources.get(id)?;
            Some((id.clone(), source.clone()))
        });
        Live {
            serial: self.serial,
            sources: sources.collect(),
            states,
            reports: self.reports.clone(),
            sites: self.sites(),
        }
    }

    /// The same, in the frames of these sites.
    pub fn show_in(&mut self, sites: &[Site]) {
        self.sites = framed::ready(sites);
    }

    /// The sites as they are kept: without the built-in one.
    fn sites(&self) -> Vec<Site> {
        let all = self.sites.values().map(|framed| framed.site.clone());
        all.filter(|site| site.id != ANY && !site.id.starts_with(PREVIEW))
            .collect()
    }

    /// The knowledge as the edition holds it: without the newer sources of states.
    #[must_use]
    pub fn as_published(&self) -> Cow<'_, Knowledge> {
        if self.newer_sources.is_empty() {
            return Cow::Borrowed(self.knowledge());
        }
        let mut knowledge = self.knowledge().clone();
        for id in &self.newer_sources {
            knowledge.sources.remove(id);
        }
        Cow::Owned(knowledge)
    }

    /// The edition that is built into the program, for a start without database and without copy.
    /// Its number is 0: it was never published.
    ///
    /// # Errors
    ///
    /// A [`SnapshotError`] where the knowledge cannot be written as JSON.
    pub fn built_in(knowledge: Knowledge, states: Vec<PortalState>) -> Result<Self, SnapshotError> {
        Self::of_draft(Draft { knowledge, states }, 0)
    }

    /// The working copy, for whoever may see it before it is published. Its number is 0.
    ///
    /// # Errors
    ///
    /// A [`SnapshotError`] where the knowledge cannot be written as JSON.
    pub fn of_draft(draft: Draft, serial: i64) -> Result<Self, SnapshotError> {
        let digest = digest(&store::canonical(&draft.knowledge)?);
        Ok(Self::not_published(draft, serial, digest))
    }

    /// What was not published, and would be under this digest. Its number is 0.
    #[must_use]
    pub fn not_published(draft: Draft, serial: i64, digest: String) -> Self {
        let edition = EditionHead {
            number: 0,
            published_at: DateTime::UNIX_EPOCH,
            published_by: String::new(),
            reason: String::new(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            format: i32::try_from(FORMAT).unwrap_or_default(),
            digest,
        };
        Self {
            edition,
            serial,
            decision_table: String::new(),
            handbook: Handbook::new(draft.knowledge, draft.states),
            reports: Reports::default(),
            sites: framed::ready(&[]),
            newer_sources: Vec::new(),
            recogniser: Arc::default(),
        }
    }

    /// With what was learnt, or will be, from the phrases of another snapshot, where this one has
    /// the same: nearly every edition keeps them, and to learn takes most of a second of a
    /// processor.
    #[must_use]
    pub fn learning_as(mut self, other: &Self) -> Self {
        if Recogniser::learns_the_same(self.knowledge(), other.knowledge()) {
            self.recogniser = Arc::clone(&other.recogniser);
        }
        self
    }

    /// The edition's knowledge.
    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        self.handbook.knowledge()
    }

    /// What was learnt from the phrases of the edition. The first to ask waits for it, a part of a
    /// second.
    pub async fn recogniser(self: &Arc<Self>) -> &Recogniser {
        if self.recogniser.get().is_none() {
            let snapshot = Arc::clone(self);
            let learning = move || snapshot.learnt().bytes();
            // A thread that fails leaves it to the next line.
            let _ = tokio::task::spawn_blocking(learning).await;
        }
        self.learnt()
    }

    /// The same for a thread that may wait. It takes a part of a second where nobody has asked yet.
    pub fn learnt(&self) -> &Recogniser {
        self.recogniser
            .get_or_init(|| Recogniser::new(self.knowledge()))
    }

    /// Loads the copy that [`save`] left.
    ///
    /// # Errors
    ///
    /// A [`SnapshotError`] where there is none, or it was altered.
    pub fn load(file: &Path) -> Result<Self, SnapshotError> {
        let text = fs::read_to_string(file)?;
        let (sum, body) = text.split_once('\n').ok_or(SnapshotError::Altered)?;
        if sum != digest(body) {
            return Err(SnapshotError::Altered);
        }
        let copy: Copy = serde_json::from_str(body)?;
        Ok(Self::new(&copy.edition, &copy.live)?)
    }
}

/// The states as an edition can tell them: live data goes on while editions come and go, also back,
/// so a state may be of a portal, or name a message, that an edition does not hold.
fn told_in(knowledge: &Knowledge, states: &[PortalState]) -> Vec<PortalState> {
    let is_known = |id: &String| knowledge.facts.contains_key(id);
    let told = states.iter().filter(|state| is_known(&state.portal));
    told.map(|state| PortalState {
        message: state.message.clone().filter(is_known),
        ..state.clone()
    })
    .collect()
}

/// Keeps a copy on disk for a start without database: written beside, then renamed, so that a
/// reader never sees half of it.
///
/// # Errors
///
/// A [`SnapshotError`] where the folder cannot be written.
pub fn save(file: &Path, edition: &Edition, live: &Live) -> Result<(), SnapshotError> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let body = serde_json::to_string(&Copy {
        edition: edition.clone(),
        live: live.clone(),
    })?;
    let beside = file.with_extension(format!("new.{}", std::process::id()));
    let mut new = fs::File::create(&beside)?;
    writeln!(new, "{}", digest(&body))?;
    new.write_all(body.as_bytes())?;
    new.sync_all()?;
    fs::rename(&beside, file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_of_what_an_edition_does_not_hold_is_told_without_it() {
        let (knowledge, states) = crate::knowledge_files::built_in().expect("the knowledge");
        let (portal, message) = ("renewal-portal", "debt_under_review");
        let state = PortalState {
            portal: portal.to_owned(),
            message: Some(message.to_owned()),
            ..states[0].clone()
        };
        let mut older = knowledge.clone();
        older.facts.remove(message);
        let told = |knowledge: &Knowledge| told_in(knowledge, std::slice::from_ref(&state));
        assert_eq!(told(&knowledge)[0].message.as_deref(), Some(message));
        assert_eq!(told(&older)[0].message, None);
        older.facts.remove(portal);
        assert!(told(&older).is_empty());
    }
}
