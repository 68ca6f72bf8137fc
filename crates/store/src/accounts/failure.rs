//! Sign-ins that failed, counted by name over all instances.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{Store, StoreError};

/// How many failures in how long close a name for everybody, wherever they come from. It is high, so
/// that a few who guess do not keep its owner out: those are slowed down by their address.
const MOST: i64 = 100;
const WITHIN: TimeDelta = TimeDelta::minutes(15);

impl Store {
    /// Whether too many sign-ins with this name have failed lately. A name that no account has is
    /// treated alike.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn is_name_closed(
        &self,
        name_hash: &[u8],
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let failures = sqlx::query_scalar!(
            r#"select count(*) as "count!" from sign_in_failure
               where name_hash = $1 and at > $2"#,
            name_hash,
            now - WITHIN,
        );
        Ok(failures.fetch_one(&self.pool).await? >= MOST)
    }

    /// Counts a sign-in that failed.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn count_failure(
        &self,
        name_hash: &[u8],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        sqlx::query!(
            "insert into sign_in_failure (name_hash, at) values ($1, $2)",
            name_hash,
            now,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Forgets the failures of a name: a right sign-in clears it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn forget_failures(&self, name_hash: &[u8]) -> Result<(), StoreError> {
        sqlx::query!(
            "delete from sign_in_failure where name_hash = $1",
            name_hash
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }
}
