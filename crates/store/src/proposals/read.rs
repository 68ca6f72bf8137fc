//! Reading proposals.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::Proposal;
use crate::words::Reading;
use crate::{Store, StoreError};

struct Row {
    id: i64,
    proposed_by: String,
    proposed_at: DateTime<Utc>,
    reason: String,
    digest: String,
    state: String,
    decided_by: Option<String>,
    checked_at: Option<DateTime<Utc>>,
    decided_at: Option<DateTime<Utc>>,
    refusal: Option<Value>,
    edition: Option<i64>,
}

impl TryFrom<Row> for Proposal {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let state = Reading::of("proposal", &row.id.to_string()).value(&row.state)?;
        let refusal = row.refusal.map(serde_json::from_value).transpose()?;
        Ok(Self {
            id: row.id,
            proposed_by: row.proposed_by,
            proposed_at: row.proposed_at,
            reason: row.reason,
            digest: row.digest,
            state,
            decided_by: row.decided_by,
            checked_at: row.checked_at,
            decided_at: row.decided_at,
            refusal: refusal.unwrap_or_default(),
            edition: row.edition,
        })
    }
}

impl Store {
    /// One proposal, where there is one of this number.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn proposal(&self, id: i64) -> Result<Option<Proposal>, StoreError> {
        let row = sqlx::query_as!(
            Row,
            "select id, proposed_by, proposed_at, reason, digest, state, decided_by, checked_at,
                 decided_at, refusal, edition
             from proposal
             where id = $1",
            id
        );
        let row = row.fetch_optional(&self.pool).await?;
        row.map(TryFrom::try_from).transpose()
    }

    /// The newest proposals, the newest one first: one that waits is the first of them.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn proposals(&self, limit: i64) -> Result<Vec<Proposal>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            "select id, proposed_by, proposed_at, reason, digest, state, decided_by, checked_at,
                 decided_at, refusal, edition
             from proposal
             order by id desc
             limit $1",
            limit
        );
        let rows = rows.fetch_all(&self.pool).await?;
        rows.into_iter().map(TryFrom::try_from).collect()
    }
}
