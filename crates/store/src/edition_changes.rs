//! How much each edition changed against the one before it: counted once, and kept.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{Store, StoreError};

/// How much an edition changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionChange {
    /// Facts that changed.
    pub changed: i32,
    /// Facts that are new.
    pub added: i32,
    /// Facts that are gone.
    pub removed: i32,
    /// Sources that are new, gone or changed.
    pub sources: i32,
    /// Phrases that came or went.
    pub phrases: i32,
    /// Rows of the decision table that changed.
    pub decisions: i32,
    /// For each window of a portal that is new in it: the days from its announcement to it.
    pub waited: Vec<i64>,
    /// The windows of portals that it says otherwise, as JSON: what that holds is the caller's.
    pub corrected: Value,
}

struct Row {
    edition: i64,
    changed: i32,
    added: i32,
    removed: i32,
    sources: i32,
    phrases: i32,
    decisions: i32,
    waited: Vec<i64>,
    corrected: Value,
}

impl From<Row> for (i64, EditionChange) {
    fn from(row: Row) -> Self {
        let change = EditionChange {
            changed: row.changed,
            added: row.added,
            removed: row.removed,
            sources: row.sources,
            phrases: row.phrases,
            decisions: row.decisions,
            waited: row.waited,
            corrected: row.corrected,
        };
        (row.edition, change)
    }
}

impl Store {
    /// What was counted so far in this way, by the number of the edition.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn edition_changes(
        &self,
        way: i32,
    ) -> Result<BTreeMap<i64, EditionChange>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            "select edition, changed, added, removed, sources, phrases, decisions, waited,
                 corrected
             from edition_change
             where way = $1",
            way,
        );
        let rows = rows.fetch_all(&self.pool).await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// Keeps what was counted of an edition, in the place of what another way had counted.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn keep_edition_change(
        &self,
        edition: i64,
        way: i32,
        change: &EditionChange,
    ) -> Result<(), StoreError> {
        sqlx::query!(
            "insert into edition_change
                 (edition, way, changed, added, removed, sources, phrases, decisions, waited,
                  corrected)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             on conflict (edition) do update
             set way = excluded.way, changed = excluded.changed, added = excluded.added,
                 removed = excluded.removed, sources = excluded.sources,
                 phrases = excluded.phrases, decisions = excluded.decisions,
                 waited = excluded.waited, corrected = excluded.corrected",
            edition,
            way,
            change.changed,
            change.added,
            change.removed,
            change.sources,
            change.phrases,
            change.decisions,
            &change.waited,
            change.corrected,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}
