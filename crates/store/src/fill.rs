//! The data files become the working copy and an edition, in one transaction.

use sqlx::PgConnection;
use triage::knowledge::{Knowledge, PortalState};

use crate::{Edition, Publish, Store, StoreError, draft, editions, live, lock, publish, states};

/// What the working copy is filled with.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// The knowledge of the data files.
    pub knowledge: &'a Knowledge,
    /// The states beside it.
    pub states: &'a [PortalState],
    /// Who is named as the author and the publisher.
    pub by: &'a str,
    /// Why it is published.
    pub reason: &'a str,
    /// The version of the program.
    pub program: &'a str,
    /// What the program's rules make of the knowledge.
    pub decision_table: &'a str,
}

impl Store {
    /// Imports the knowledge and publishes it as edition 1, unless an edition exists: then nothing
    /// happens and the answer is none. When several instances start at once, one of them fills and
    /// the others wait and find it done.
    ///
    /// What is published is what the tables hold after the import. To make a decision table takes
    /// a while: ask [`Store::is_empty`] first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where a row is refused; then nothing was written.
    pub async fn fill_if_empty(&self, first: Filling<'_>) -> Result<Option<Edition>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        if !editions::is_empty(&mut transaction).await? {
            return Ok(None);
        }
        let edition = fill(&mut transaction, first).await?;
        transaction.commit().await?;
        Ok(Some(edition))
    }

    /// Replaces the working copy and publishes it; none where that says nothing that the newest
    /// edition and the states do not say, and then nothing was written.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where a row is refused; then nothing was written.
    pub async fn import_and_publish(
        &self,
        filling: Filling<'_>,
    ) -> Result<Option<Edition>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        let before = editions::latest(&mut transaction).await?;
        let serial = live::serial(&mut transaction).await?;
        let edition = fill(&mut transaction, filling).await?;
        let is_same = before.is_some_and(|before| {
            before.head.digest == edition.head.digest
                && before.head.program == edition.head.program
                && before.decision_table == edition.decision_table
        });
        if is_same && serial == live::serial(&mut transaction).await? {
            return Ok(None);
        }
        transaction.commit().await?;
        Ok(Some(edition))
    }
}

/// Writes the working copy and the states, and publishes. The caller holds the writer's lock.
async fn fill(conn: &mut PgConnection, filling: Filling<'_>) -> Result<Edition, StoreError> {
    draft::replace(conn, filling.knowledge, filling.by, filling.reason).await?;
    states::add(conn, filling.states, filling.by).await?;
    let content = &draft::read(conn).await?;
    let publish = Publish {
        by: filling.by,
        reason: filling.reason,
        program: filling.program,
        decision_table: filling.decision_table,
        content,
    };
    publish::next(conn, publish).await
}
