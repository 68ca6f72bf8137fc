//! Reading proposals.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::PgConnection;

use super::Proposal;
use crate::words::Reading;
use crate::{Content, Draft, Store, StoreError, states};

struct Row {
    id: i64,
    proposed_by: String,
    proposed_at: DateTime<Utc>,
    reason: String,
    digest: String,
    state: String,
    decided_by: Option<String>,
    checked_at: Option<DateTime<Utc>>,
    alive_at: Option<DateTime<Utc>>,
    decided_at: Option<DateTime<Utc>>,
    refusal: Option<Value>,
    edition: Option<i64>,
    overtaken_by: Option<i64>,
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
            alive_at: row.alive_at,
            decided_at: row.decided_at,
            refusal: refusal.unwrap_or_default(),
            edition: row.edition,
            overtaken_by: row.overtaken_by,
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
                 alive_at, decided_at, refusal, edition, overtaken_by
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
                 alive_at, decided_at, refusal, edition, overtaken_by
             from proposal
             order by id desc
             limit $1",
            limit
        );
        let rows = rows.fetch_all(&self.pool).await?;
        rows.into_iter().map(TryFrom::try_from).collect()
    }

    /// What a proposal would publish, with the live states of now, as [`Store::draft`] gives the
    /// working copy. None where there is no such proposal, or it is of before proposals kept it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Edition`] where this program cannot read it, or the database.
    pub async fn proposed(&self, id: i64) -> Result<Option<Draft>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let Some(content) = content(&mut snapshot, id).await? else {
            return Ok(None);
        };
        let knowledge = content.knowledge()?;
        let states = states::all(&mut snapshot).await?;
        Ok(Some(Draft { knowledge, states }))
    }

    /// Since when the working copy may hold what the newest edition does not: it was proposed
    /// then, or else published. None where nothing was published.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn drafted_since(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        // A new program publishes the same content again: the first of these editions counts.
        let since = sqlx::query_scalar!(
            r#"select coalesce(proposal.proposed_at, edition.published_at) as "since!"
               from edition
               left join proposal on proposal.edition = edition.number
               where edition.number > coalesce(
                   (select max(number) from edition where digest <> (
                       select digest from edition order by number desc limit 1
                   )),
                   0
               )
               order by edition.number
               limit 1"#
        );
        Ok(since.fetch_optional(&self.pool).await?)
    }
}

/// The bytes that a proposal keeps.
pub(super) async fn content(
    conn: &mut PgConnection,
    id: i64,
) -> Result<Option<Content>, StoreError> {
    let content = sqlx::query_as!(
        Content,
        r#"select content as "json!", format as "format!", digest
           from proposal
           where id = $1 and content is not null"#,
        id
    );
    Ok(content.fetch_optional(conn).await?)
}
