//! An edition: the knowledge as it was published, in bytes that never change.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use thiserror::Error;
use triage::knowledge::{FORMAT, Knowledge, PortalState, Source, SourceId, canonical, from_json};

use crate::words::Reading;
use crate::{Reports, Site, StoreError};

/// What is said about an edition without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionHead {
    /// Its number, from 1.
    pub number: i64,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// Who published it.
    pub published_by: String,
    /// Why.
    pub reason: String,
    /// The version of the program that published it.
    pub program: String,
    /// The format of the content.
    pub format: i32,
    /// SHA-256 of the content, as 64 hexadecimal digits.
    pub digest: String,
}

/// A published edition with its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// What is said about it.
    #[serde(flatten)]
    pub head: EditionHead,
    /// The knowledge as canonical JSON. The digest is over these very bytes.
    pub content: String,
    /// The decision table of the program that published it.
    pub decision_table: String,
}

/// Why an edition cannot be read.
#[derive(Debug, Error)]
pub enum EditionError {
    /// The bytes are not those that were published.
    #[error("edition {0}: the content does not have its digest")]
    Altered(i64),
    /// A newer program wrote it.
    #[error("edition {number}: format {format} is not known to this program")]
    UnknownFormat {
        /// The edition.
        number: i64,
        /// Its format.
        format: i32,
    },
    /// The content is not knowledge.
    #[error("edition {number}: {source}")]
    Malformed {
        /// The edition.
        number: i64,
        /// Why.
        source: serde_json::Error,
    },
}

impl Edition {
    /// The knowledge, after its digest and format were checked.
    ///
    /// # Errors
    ///
    /// An [`EditionError`] where the content was altered or cannot be read.
    pub fn knowledge(&self) -> Result<Knowledge, EditionError> {
        let number = self.head.number;
        if digest(&self.content) != self.head.digest {
            return Err(EditionError::Altered(number));
        }
        read(&self.content, self.head.format, number)
    }
}

/// Reads the content of an edition, by whatever program it was written.
fn read(json: &str, format: i32, number: i64) -> Result<Knowledge, EditionError> {
    if !u32::try_from(format).is_ok_and(|format| (1..=FORMAT).contains(&format)) {
        return Err(EditionError::UnknownFormat { number, format });
    }
    from_json(json).map_err(|source| EditionError::Malformed { number, source })
}

/// What an edition says, in the bytes that are published: whoever proposes them, and whoever
/// publishes them later, means these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    /// The knowledge as canonical JSON.
    pub(crate) json: String,
    /// The format of it.
    pub(crate) format: i32,
    /// SHA-256 of the JSON, as 64 hexadecimal digits.
    pub(crate) digest: String,
}

impl Content {
    /// What is written of the knowledge now.
    pub(crate) fn of(knowledge: &Knowledge) -> Result<Self, StoreError> {
        let json = canonical(knowledge)?;
        Ok(Self {
            digest: digest(&json),
            format: Reading::of("edition", "next").number(FORMAT)?,
            json,
        })
    }

    /// The knowledge; the database has checked that the digest is of these bytes.
    pub(crate) fn knowledge(&self) -> Result<Knowledge, EditionError> {
        read(&self.json, self.format, 0)
    }
}

/// What changes between editions: the states of the portals, what visitors report of them, and the
/// sites that show our pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Live {
    /// Grows with every change.
    pub serial: i64,
    /// The history of the portals' states, oldest first.
    pub states: Vec<PortalState>,
    /// What visitors report. A copy on disk of an older program has none.
    #[serde(default)]
    pub reports: Reports,
    /// The sources that the states name: one may be newer than the edition.
    #[serde(default)]
    pub sources: BTreeMap<SourceId, Source>,
    /// The sites that show our pages, by slug. A copy on disk of an older program has none.
    #[serde(default)]
    pub sites: Vec<Site>,
}

/// SHA-256 as 64 hexadecimal digits.
#[must_use]
pub fn digest(content: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(content.as_bytes())
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}
