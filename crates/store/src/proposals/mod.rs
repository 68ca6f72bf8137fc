//! From the working copy to an edition: one person proposes, another one approves, the checks run,
//! and what was proposed is published, or refused with the reasons. A proposal keeps what it
//! proposes, so the working copy goes on meanwhile.

mod answer;
mod publish;
mod read;

pub use answer::Check;
pub(crate) use answer::overtake;
use chrono::{DateTime, Utc};
pub use publish::Rules;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::journal::{self, Entry, Subject};
use crate::{Content, Store, StoreError, draft, editions, lock};

/// After so many minutes without a sign of life a check is taken for dead. A living one gives it every
/// few seconds ([`Store::keep_checking`]).
pub const CHECK_MINUTES: i32 = 2;

/// A proposal to publish the working copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its number.
    pub id: i64,
    /// Who proposed it.
    pub proposed_by: String,
    /// When.
    pub proposed_at: DateTime<Utc>,
    /// Why.
    pub reason: String,
    /// The digest of what was proposed, under which it would be published.
    pub digest: String,
    /// What has become of it.
    pub state: ProposalState,
    /// Who approved or withdrew it, or published the edition that overtook it. Nobody withdrew
    /// what had no content when proposals began to keep it.
    pub decided_by: Option<String>,
    /// When the check began.
    pub checked_at: Option<DateTime<Utc>>,
    /// When the check last said that it runs.
    pub alive_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was refused.
    pub refusal: Vec<Finding>,
    /// The edition that it became.
    pub edition: Option<i64>,
    /// The edition that was published while it waited, so that it was withdrawn.
    pub overtaken_by: Option<i64>,
}

/// What has become of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposalState {
    /// It waits for a second person.
    Open,
    /// A second person has approved it, and the checks run.
    Checking,
    /// A check found something.
    Refused,
    /// It is an edition.
    Published,
    /// Nobody wants it any more.
    Withdrawn,
}

impl ProposalState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Checking,
        Self::Refused,
        Self::Published,
        Self::Withdrawn,
    ];

    /// The name used in the table and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Checking => "checking",
            Self::Refused => "refused",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether something may still become of it.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Open | Self::Checking)
    }
}

/// What keeps a working copy from being published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// The fact, the source or the state; none where it is about the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// What is wrong, as the checks say it.
    pub why: String,
}

/// Why something cannot be done with a proposal.
#[derive(Debug, Error)]
pub enum ProposalError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The working copy is the newest edition.
    #[error("nothing has changed since the newest edition")]
    NothingChanged,
    /// Another proposal waits.
    #[error("another proposal waits for an answer")]
    AnotherIsOpen,
    /// The working copy is not what whoever proposes has looked at.
    #[error("the draft has changed since it was looked at")]
    Changed,
    /// Whoever proposed it wants to approve it.
    #[error("publishing needs a second person")]
    SamePerson,
    /// It has its answer, or is being checked, or is not there.
    #[error("this proposal does not wait for this")]
    NotWaiting,
    /// There is no such edition, or it is what is served.
    #[error("there is no older edition of this number with another content")]
    NotOlder,
}

impl From<sqlx::Error> for ProposalError {
    fn from(error: sqlx::Error) -> Self {
        let error = StoreError::from(error);
        match error.constraint() {
            Some("proposal_one_at_a_time") => Self::AnotherIsOpen,
            Some("proposal_needs_a_second_person") => Self::SamePerson,
            _ => Self::Store(error),
        }
    }
}

impl Store {
    /// Proposes to publish the working copy as it was looked at, and returns the number of the
    /// proposal. The proposal keeps it: what is saved afterwards is not part of it.
    ///
    /// # Errors
    ///
    /// [`ProposalError::Changed`] where the working copy no longer has the digest `seen`,
    /// [`ProposalError::NothingChanged`], [`ProposalError::AnotherIsOpen`], or the database.
    pub async fn propose(&self, by: &str, reason: &str, seen: &str) -> Result<i64, ProposalError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        let content = Content::of(&draft::read(&mut transaction).await?)?;
        if content.digest != seen {
            return Err(ProposalError::Changed);
        }
        let newest = editions::newest_digest(&mut transaction).await?;
        if newest.is_some_and(|newest| newest == content.digest) {
            return Err(ProposalError::NothingChanged);
        }
        let id = sqlx::query_scalar!(
            "insert into proposal (proposed_by, reason, digest, content, format)
             values ($1, $2, $3, $4, $5)
             returning id",
            by,
            reason,
            content.digest,
            content.json,
            content.format,
        );
        let id = id.fetch_one(&mut *transaction).await?;
        note(&mut transaction, id, by, reason, None, "open").await?;
        transaction.commit().await?;
        Ok(id)
    }
}

/// Keeps in the journal what became of a proposal.
async fn note(
    conn: &mut sqlx::PgConnection,
    id: i64,
    by: &str,
    why: &str,
    before: Option<&str>,
    after: &str,
) -> Result<(), StoreError> {
    let entry = Entry {
        what: Subject::Proposal,
        key: &id.to_string(),
        by,
        why,
        before: before.map(Into::into),
        after: Some(after.into()),
    };
    journal::write(conn, entry).await
}
