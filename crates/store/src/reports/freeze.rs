//! Stopping the counting of reports and taking it up again: a history that only grows.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::{one_at_a_time, ways, weigh};
use crate::{Store, StoreError};

/// One time that somebody stopped or took up the counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFreeze {
    /// Whether reports are not counted from then on.
    pub frozen: bool,
    /// Who did it.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When.
    pub said_at: DateTime<Utc>,
}

impl Store {
    /// Stops the counting of reports, or takes it up again, and says whether that is a change. What
    /// is frozen gives no sign either, and what was told of messages until then never will.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer, or `by` or `why` is empty, or
    /// `why` longer than 500 characters.
    pub async fn freeze_reports(
        &self,
        by: &str,
        why: &str,
        frozen: bool,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        one_at_a_time(&mut transaction).await?;
        if is_frozen(&mut transaction).await? == frozen {
            return Ok(false);
        }
        sqlx::query!(
            "insert into report_freeze (frozen, author, reason, said_at) values ($1, $2, $3, $4)",
            frozen,
            by,
            why,
            now,
        )
        .execute(&mut *transaction)
        .await?;
        if frozen {
            ways::begin_anew(&mut transaction).await?;
        }
        weigh::all(&mut transaction, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Every time that the counting was stopped or taken up, the last one first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn report_freezes(&self) -> Result<Vec<ReportFreeze>, StoreError> {
        let rows = sqlx::query_as!(
            ReportFreeze,
            "select frozen, author, reason, said_at from report_freeze order by id desc"
        );
        Ok(rows.fetch_all(&self.pool).await?)
    }
}

/// Whether reports are not counted now.
pub(super) async fn is_frozen(conn: &mut PgConnection) -> Result<bool, StoreError> {
    let newest = sqlx::query_scalar!("select frozen from report_freeze order by id desc limit 1");
    Ok(newest.fetch_optional(conn).await?.unwrap_or(false))
}
