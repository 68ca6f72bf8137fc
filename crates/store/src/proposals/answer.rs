//! The answers to a proposal but for publishing: a check begins, refuses, or nobody wants it.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::{CHECK_MINUTES, Finding, ProposalError, note};
use crate::{EditionHead, Store, StoreError};

/// A check that somebody has begun. Only its own answer counts: one that was taken for dead and
/// answers late is not heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The proposal.
    pub proposal: i64,
    /// Who approved it.
    pub by: String,
    /// When it began.
    pub began: DateTime<Utc>,
}

impl Store {
    /// A second person approves a proposal: from now on it is checked. Also where an earlier check
    /// gave no sign of life for [`CHECK_MINUTES`].
    ///
    /// # Errors
    ///
    /// [`ProposalError::SamePerson`], [`ProposalError::NotWaiting`], or the database.
    pub async fn begin_check(&self, proposal: i64, by: &str) -> Result<Check, ProposalError> {
        let mut transaction = self.pool.begin().await?;
        let began = sqlx::query_scalar!(
            r#"update proposal
               set state = 'checking', decided_by = $2, checked_at = clock_timestamp(),
                   alive_at = clock_timestamp()
               where id = $1 and (
                   state = 'open'
                   or state = 'checking'
                       and coalesce(alive_at, checked_at)
                           < clock_timestamp() - make_interval(mins => $3)
               )
               returning checked_at as "checked_at!""#,
            proposal,
            by,
            CHECK_MINUTES,
        );
        let began = began.fetch_optional(&mut *transaction).await?;
        let began = began.ok_or(ProposalError::NotWaiting)?;
        note(&mut transaction, proposal, by, "", Some("open"), "checking").await?;
        transaction.commit().await?;
        let by = by.to_owned();
        Ok(Check {
            proposal,
            by,
            began,
        })
    }

    /// Says that a check is alive, and hears whether its answer is still waited for.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn keep_checking(&self, check: &Check) -> Result<bool, StoreError> {
        let alive = sqlx::query!(
            "update proposal set alive_at = clock_timestamp()
             where id = $1 and state = 'checking' and checked_at = $2",
            check.proposal,
            check.began,
        );
        Ok(alive.execute(&self.pool).await?.rows_affected() == 1)
    }

    /// Says what a check has found. Nothing happens where another answer came first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn refuse_proposal(
        &self,
        check: &Check,
        findings: &[Finding],
    ) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        let refused = sqlx::query!(
            "update proposal
             set state = 'refused', decided_at = clock_timestamp(), refusal = $3
             where id = $1 and state = 'checking' and checked_at = $2",
            check.proposal,
            check.began,
            serde_json::to_value(findings)?,
        );
        if refused.execute(&mut *transaction).await?.rows_affected() == 1 {
            let (id, by) = (check.proposal, &check.by);
            note(&mut transaction, id, by, "", Some("checking"), "refused").await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a proposal back, so that another one can be made. While it is checked only those two
    /// may who proposed and approved it; the check's answer is not heard then.
    ///
    /// # Errors
    ///
    /// [`ProposalError::NotWaiting`], or the database.
    pub async fn withdraw_proposal(&self, id: i64, by: &str) -> Result<(), ProposalError> {
        let mut transaction = self.pool.begin().await?;
        let before = sqlx::query_scalar!(
            "select state
             from proposal
             where id = $1 and (
                 state = 'open'
                 or state = 'checking' and (
                     $2 in (proposed_by, decided_by)
                     or coalesce(alive_at, checked_at)
                         < clock_timestamp() - make_interval(mins => $3)
                 )
             )
             for update",
            id,
            by,
            CHECK_MINUTES,
        );
        let before = before.fetch_optional(&mut *transaction).await?;
        let before = before.ok_or(ProposalError::NotWaiting)?;
        let withdrawn = sqlx::query!(
            "update proposal
             set state = 'withdrawn', decided_by = $2, decided_at = clock_timestamp()
             where id = $1",
            id,
            by,
        );
        withdrawn.execute(&mut *transaction).await?;
        note(&mut transaction, id, by, "", Some(&before), "withdrawn").await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Withdraws the proposal that waits, because another edition has come: what it was compared with
/// counts no more. Where that edition took something back, it would publish it again.
pub(crate) async fn overtake(
    conn: &mut PgConnection,
    edition: &EditionHead,
) -> Result<(), StoreError> {
    let waiting = sqlx::query!(
        "select id, state from proposal where state in ('open', 'checking') for update"
    );
    let Some(waiting) = waiting.fetch_optional(&mut *conn).await? else {
        return Ok(());
    };
    let by = &edition.published_by;
    let withdrawn = sqlx::query!(
        "update proposal
         set state = 'withdrawn', decided_by = $2, decided_at = clock_timestamp(),
             overtaken_by = $3
         where id = $1",
        waiting.id,
        by,
        edition.number,
    );
    withdrawn.execute(&mut *conn).await?;
    let why = format!("Edition {} came first", edition.number);
    note(
        conn,
        waiting.id,
        by,
        &why,
        Some(&waiting.state),
        "withdrawn",
    )
    .await
}
