//! Deleting what is not needed any more.

use chrono::{DateTime, Utc};

use super::{now, ways};
use crate::{Store, StoreError};

impl Store {
    /// Deletes the salts and keys of days that ended more than three hours before `now`, well
    /// within the 24 hours that people are told, counts older than 90 days, and what enough people
    /// told that it worked when the last of those days is 30 days ago.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn forget_reports(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let first_day = now::first_day_kept(now);
        // The salts first: without them the keys say nothing.
        sqlx::query!("delete from report_salt where day < $1", first_day)
            .execute(&self.pool)
            .await?;
        sqlx::query!("delete from report where day < $1", first_day)
            .execute(&self.pool)
            .await?;
        let first_count = now::first_count_kept(now);
        sqlx::query!("delete from report_count where hour < $1", first_count)
            .execute(&self.pool)
            .await?;
        let mut conn = self.pool.acquire().await?;
        ways::forget(&mut conn, first_day, now).await
    }
}
