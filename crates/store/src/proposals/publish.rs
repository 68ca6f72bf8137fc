//! What becomes an edition: a proposal that was checked, an older edition again, or the same facts
//! under the rules of a newer program.

use serde_json::Value;
use sqlx::PgConnection;

use super::read::content;
use super::{Check, ProposalError, note};
use crate::editions::Signed;
use crate::journal::{self, Entry, Subject};
use crate::{Content, Edition, EditionHead, Store, StoreError, editions, lock, publish};

/// What the program says of the content that it publishes.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The version of the program.
    pub program: &'a str,
    /// What its rules make of the content.
    pub decision_table: &'a str,
}

impl<'a> Rules<'a> {
    const fn signed(self, by: &'a str, reason: &'a str) -> Signed<'a> {
        Signed {
            by,
            reason,
            program: self.program,
            decision_table: self.decision_table,
        }
    }
}

impl Store {
    /// Publishes what was proposed and checked, byte for byte and in one transaction: the edition
    /// is there, and the proposal says so, or neither. What was saved since stays in the working
    /// copy. The edition names both who proposed and who approved, because it stands alone: in a
    /// copy on disk, in a dump, on the page of editions.
    ///
    /// # Errors
    ///
    /// [`ProposalError::NotWaiting`] where another answer came first: somebody has withdrawn it,
    /// another edition has overtaken it; or the database.
    pub async fn publish_proposal(
        &self,
        check: &Check,
        rules: Rules<'_>,
    ) -> Result<Edition, ProposalError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        let proposal = sqlx::query!(
            "select proposed_by, reason
             from proposal
             where id = $1 and state = 'checking' and checked_at = $2
             for update",
            check.proposal,
            check.began,
        );
        let proposal = proposal.fetch_optional(&mut *transaction).await?;
        let proposal = proposal.ok_or(ProposalError::NotWaiting)?;
        let content = content(&mut transaction, check.proposal).await?;
        let content = content.ok_or(ProposalError::NotWaiting)?;
        let by = format!("{}, {}", proposal.proposed_by, check.by);
        let signed = rules.signed(&by, &proposal.reason);
        let edition = editions::insert(&mut transaction, signed, content).await?;
        sqlx::query!(
            "update proposal
             set state = 'published', decided_at = clock_timestamp(), edition = $2
             where id = $1",
            check.proposal,
            edition.head.number,
        )
        .execute(&mut *transaction)
        .await?;
        let (id, by) = (check.proposal, &check.by);
        note(&mut transaction, id, by, "", Some("checking"), "published").await?;
        note_edition(&mut transaction, &edition.head).await?;
        transaction.commit().await?;
        Ok(edition)
    }

    /// Publishes the content of an older edition again, byte for byte, under the next number. One
    /// person is enough: a wrong answer must not stay because a second one sleeps. The working copy
    /// stays as it is, with the change that was taken back; a proposal that waits is withdrawn,
    /// because it would publish that change again, and nobody has compared it with what counts now.
    ///
    /// # Errors
    ///
    /// [`ProposalError::NotOlder`] where there is no such edition or the newest one says the same;
    /// the database.
    pub async fn go_back(
        &self,
        to: i64,
        by: &str,
        reason: &str,
        rules: Rules<'_>,
    ) -> Result<Edition, ProposalError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        let newest = editions::latest(&mut transaction).await?;
        let older = editions::numbered(&mut transaction, to).await?;
        let older = older
            .filter(|older| newest.is_some_and(|newest| newest.head.digest != older.head.digest));
        let older = older.ok_or(ProposalError::NotOlder)?;
        let edition = again(&mut transaction, older, by, reason, rules).await?;
        transaction.commit().await?;
        Ok(edition)
    }

    /// Publishes the content of the newest edition again, with what the rules of this program make
    /// of it. None where another edition came first: then it is that one's turn.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where it cannot be written.
    pub async fn publish_rules(
        &self,
        newest: i64,
        by: &str,
        reason: &str,
        rules: Rules<'_>,
    ) -> Result<Option<Edition>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        let edition = editions::latest(&mut transaction).await?;
        let edition = edition.filter(|edition| edition.head.number == newest);
        let Some(edition) = edition else {
            return Ok(None);
        };
        let edition = again(&mut transaction, edition, by, reason, rules).await?;
        transaction.commit().await?;
        Ok(Some(edition))
    }
}

/// Writes the content of an edition as the next one. The caller holds the writer's lock.
async fn again(
    conn: &mut PgConnection,
    edition: Edition,
    by: &str,
    reason: &str,
    rules: Rules<'_>,
) -> Result<Edition, StoreError> {
    // What cannot be read is not published anew.
    edition.knowledge()?;
    let content = Content {
        json: edition.content,
        format: edition.head.format,
        digest: edition.head.digest,
    };
    let edition = publish::overtaking(conn, rules.signed(by, reason), content).await?;
    note_edition(conn, &edition.head).await?;
    Ok(edition)
}

/// Keeps in the journal that an edition was published.
async fn note_edition(conn: &mut PgConnection, edition: &EditionHead) -> Result<(), StoreError> {
    let entry = Entry {
        what: Subject::Edition,
        key: &edition.number.to_string(),
        by: &edition.published_by,
        why: &edition.reason,
        before: None,
        after: Some(Value::from(edition.digest.as_str())),
    };
    journal::write(conn, entry).await
}
