//! The first edition of an empty database.

use triage::knowledge::{Knowledge, PortalState};

use crate::{Edition, Publish, Store, StoreError, draft, editions, lock, publish, states};

/// What an empty database is filled with.
#[derive(Clone, Copy, Debug)]
pub struct First<'a> {
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
    pub async fn fill_if_empty(&self, first: First<'_>) -> Result<Option<Edition>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        if !editions::is_empty(&mut transaction).await? {
            return Ok(None);
        }
        draft::replace(&mut transaction, first.knowledge, first.by).await?;
        states::add(&mut transaction, first.states, first.by).await?;
        let content = &draft::read(&mut transaction).await?;
        let First {
            by,
            reason,
            program,
            decision_table,
            ..
        } = first;
        let publish = Publish {
            by,
            reason,
            program,
            decision_table,
            content,
        };
        let edition = publish::next(&mut transaction, publish).await?;
        transaction.commit().await?;
        Ok(Some(edition))
    }
}
