//! Publishing: the knowledge becomes an edition.

use sqlx::PgConnection;
use triage::knowledge::{FORMAT, Knowledge};

use crate::words::Reading;
use crate::{Edition, Store, StoreError, canonical, digest, editions, lock};

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
    /// Writes the next edition. Every instance hears of it when it is committed.
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
    let content = canonical(publish.content)?;
    let digest = digest(&content);
    let format = Reading::of("edition", "next").number(FORMAT)?;
    let numbered = editions::insert(conn, &publish, format, &content, &digest).await?;
    Ok(numbered.edition(publish, format, content, digest))
}
