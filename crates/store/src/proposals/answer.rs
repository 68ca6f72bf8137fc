//! The answers to a proposal but for publishing: a check begins, refuses, or nobody wants it.

use chrono::{DateTime, Utc};

use super::{CHECK_MINUTES, Finding, ProposalError, note};
use crate::{Store, StoreError};

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
    /// was given up for [`CHECK_MINUTES`].
    ///
    /// # Errors
    ///
    /// [`ProposalError::SamePerson`], [`ProposalError::NotWaiting`], or the database.
    pub async fn begin_check(&self, proposal: i64, by: &str) -> Result<Check, ProposalError> {
        let mut transaction = self.pool.begin().await?;
        let began = sqlx::query_scalar!(
            r#"update proposal
               set state = 'checking', decided_by = $2, checked_at = clock_timestamp()
               where id = $1 and (
                   state = 'open'
                   or state = 'checking'
                       and checked_at < clock_timestamp() - make_interval(mins => $3)
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

    /// Takes a proposal back, so that another one can be made. Not while it is checked.
    ///
    /// # Errors
    ///
    /// [`ProposalError::NotWaiting`], or the database.
    pub async fn withdraw_proposal(&self, id: i64, by: &str) -> Result<(), ProposalError> {
        let mut transaction = self.pool.begin().await?;
        let withdrawn = sqlx::query!(
            "update proposal
             set state = 'withdrawn', decided_by = $2, decided_at = clock_timestamp()
             where id = $1 and (
                 state = 'open'
                 or state = 'checking'
                     and checked_at < clock_timestamp() - make_interval(mins => $3)
             )",
            id,
            by,
            CHECK_MINUTES,
        );
        if withdrawn.execute(&mut *transaction).await?.rows_affected() == 0 {
            return Err(ProposalError::NotWaiting);
        }
        note(&mut transaction, id, by, "", Some("open"), "withdrawn").await?;
        transaction.commit().await?;
        Ok(())
    }
}
