//! Publishing: the knowledge becomes an edition.

use sqlx::PgConnection;
use triage::knowledge::Knowledge;

use crate::editions::Signed;
use crate::{Content, Edition, Store, StoreError, editions, lock, proposals};

/// What is published, by whom and why.
#[derive(Clone, Copy, Debug)]
pub struct Publish<'a> {
    /// Who publishes.
    pub by: &'a str,
    /// Why.
    pub reason: &'a str,
    /// The version of the program.
    pub program: &'a str,
    /// What the program's rules make of this content.
    pub decision_table: &'a str,
    /// The content. Whoever calls has checked it: what is published stays.
    pub content: &'a Knowledge,
}

impl Store {
    /// Writes the next edition. Every instance hears of it when it is committed. A proposal that
    /// waits is withdrawn, where this edition says something else than the one before it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where it cannot be written.
    pub async fn publish(&self, publish: Publish<'_>) -> Result<Edition, StoreError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        let edition = next(&mut transaction, publish).await?;
        transaction.commit().await?;
        Ok(edition)
    }
}

/// Writes the next edition. The caller holds the writer's lock, so the next number is its own.
pub(crate) async fn next(
    conn: &mut PgConnection,
    publish: Publish<'_>,
) -> Result<Edition, StoreError> {
    let content = Content::of(publish.content)?;
    let signed = Signed {
        by: publish.by,
        reason: publish.reason,
        program: publish.program,
        decision_table: publish.decision_table,
    };
    overtaking(conn, signed, content).await
}

/// Writes what was not proposed as the next edition: a proposal that waits is overtaken by it.
pub(crate) async fn overtaking(
    conn: &mut PgConnection,
    signed: Signed<'_>,
    content: Content,
) -> Result<Edition, StoreError> {
    let before = editions::newest_digest(conn).await?;
    let edition = editions::insert(conn, signed, content).await?;
    // A new program says the same facts again: what was compared with them still is.
    if before.as_ref() != Some(&edition.head.digest) {
        proposals::overtake(conn, &edition.head).await?;
    }
    Ok(edition)
}
