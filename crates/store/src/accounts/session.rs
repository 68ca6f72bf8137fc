//! Who is signed in: rows that end by themselves, can be listed and can be ended.

use chrono::{DateTime, TimeDelta, Utc};

use super::Account;
use crate::words::Reading;
use crate::{Store, StoreError};

/// How long a session lasts in which nothing is asked for.
const IDLE: TimeDelta = TimeDelta::minutes(30);
/// How long any session lasts.
const LONGEST: TimeDelta = TimeDelta::hours(12);
/// How long the second factor is waited for.
const BETWEEN_FACTORS: TimeDelta = TimeDelta::minutes(10);
/// A session is written to at most this often.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(1);

/// How far somebody has come in signing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The password was right; the second factor is still to come.
    Password,
    /// Signed in.
    Full,
}

impl Stage {
    const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Full => "full",
        }
    }
}

/// A session that has not ended, with its account.
#[derive(Clone, Debug)]
pub struct Session {
    /// The key, by which it can be ended.
    pub id: i64,
    /// Whose it is.
    pub account: Account,
    /// How far the person has come.
    pub stage: Stage,
}

/// A session in the list of one's own.
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// The key.
    pub id: i64,
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// When it was last used.
    pub seen_at: DateTime<Utc>,
}

impl Store {
    /// Begins a session.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn begin_session(
        &self,
        token_hash: &[u8],
        account: i64,
        stage: Stage,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        sqlx::query!(
            "insert into session (token_hash, account, stage, began_at, seen_at)
             values ($1, $2, $3, $4, $4)",
            token_hash,
            account,
            stage.name(),
            now,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The session of a token, if it has not ended and its account may sign in.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn session(
        &self,
        token_hash: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<Session>, StoreError> {
        let row = sqlx::query!(
            "select id, account, stage, seen_at from session
             where token_hash = $1 and began_at > $2
                 and seen_at > case stage when 'full' then $3::timestamptz else $4::timestamptz end",
            token_hash,
            now - LONGEST,
            now - IDLE,
            now - BETWEEN_FACTORS,
        );
        let Some(row) = row.fetch_optional(&self.pool).await? else {
            return Ok(None);
        };
        let Some(account) = self.account(row.account).await? else {
            return Ok(None);
        };
        if account.is_disabled {
            return Ok(None);
        }
        let stage: Stage = Reading::of("session", &row.id.to_string()).value(&row.stage)?;
        // Not between the factors: that wait is not made longer by asking again.
        if stage == Stage::Full && row.seen_at < now - SEEN_EVERY {
            sqlx::query!("update session set seen_at = $2 where id = $1", row.id, now)
                .execute(&self.pool)
                .await?;
        }
        Ok(Some(Session {
            id: row.id,
            account,
            stage,
        }))
    }

    /// The sessions of an account that have not ended, the last used first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn sessions_of(
        &self,
        account: i64,
        now: DateTime<Utc>,
    ) -> Result<Vec<SessionLine>, StoreError> {
        let rows = sqlx::query_as!(
            SessionLine,
            "select id, began_at, seen_at from session
             where account = $1 and stage = 'full' and began_at > $2 and seen_at > $3
             order by seen_at desc, id desc",
            account,
            now - LONGEST,
            now - IDLE,
        );
        Ok(rows.fetch_all(&self.pool).await?)
    }

    /// Ends one session of an account, and says whether there was one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn end_session(&self, account: i64, id: i64) -> Result<bool, StoreError> {
        let ended = sqlx::query!(
            "delete from session where account = $1 and id = $2",
            account,
            id,
        );
        Ok(ended.execute(&self.pool).await?.rows_affected() == 1)
    }

    /// Ends the session of a token, where there is one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn end_session_of(&self, token_hash: &[u8]) -> Result<(), StoreError> {
        sqlx::query!("delete from session where token_hash = $1", token_hash)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Ends all sessions of an account but one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn end_other_sessions(&self, account: i64, keep: i64) -> Result<(), StoreError> {
        sqlx::query!(
            "delete from session where account = $1 and id <> $2",
            account,
            keep,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Deletes sessions that have ended by themselves, links that ended 30 days ago, and failed
    /// sign-ins of the day before.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn forget_sign_ins(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        sqlx::query!(
            "delete from session where began_at <= $1 or seen_at <= $2",
            now - LONGEST,
            now - IDLE,
        )
        .execute(&self.pool)
        .await?;
        sqlx::query!(
            "delete from invitation where until <= $1",
            now - TimeDelta::days(30)
        )
        .execute(&self.pool)
        .await?;
        sqlx::query!(
            "delete from sign_in_failure where at <= $1",
            now - TimeDelta::days(1)
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}
