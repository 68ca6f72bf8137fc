//! Texts that were not recognised, which people chose to send.

use chrono::{Days, NaiveDate};

use crate::{Store, StoreError};

/// For how many days a text is kept.
pub const KEPT_DAYS: u64 = 30;
/// The most texts that wait at once, so that nobody can fill the disk.
const MOST: i64 = 5_000;

/// A text that waits for an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The key.
    pub id: i64,
    /// What was typed, without digits, addresses and links.
    pub said: String,
    /// The language of the page on which it was sent.
    pub language: String,
    /// The day on which it was first sent.
    pub sent_on: NaiveDate,
    /// How often it was sent.
    pub times: i32,
}

impl Store {
    /// Keeps a text, and says whether: not where too many wait already. One that waits is counted
    /// once more. Deletes those that have waited long enough.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn keep_missed(
        &self,
        said: &str,
        language: &str,
        today: NaiveDate,
    ) -> Result<bool, StoreError> {
        self.forget_missed(today).await?;
        let again = sqlx::query!(
            "update missed set times = times + 1 where said = $1 and language = $2",
            said,
            language,
        );
        if again.execute(&self.pool).await?.rows_affected() > 0 {
            return Ok(true);
        }
        let new = sqlx::query!(
            "insert into missed (said, language, sent_on)
             select $1, $2, $3
             where (select count(*) from missed) < $4",
            said,
            language,
            today,
            MOST,
        );
        Ok(new.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// Deletes what was sent more than 30 days before `today`.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn forget_missed(&self, today: NaiveDate) -> Result<(), StoreError> {
        let last = today - Days::new(KEPT_DAYS);
        sqlx::query!("delete from missed where sent_on <= $1", last)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// The texts that wait, those sent most often first, then the oldest.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn missed(&self) -> Result<Vec<Missed>, StoreError> {
        let rows = sqlx::query_as!(
            Missed,
            "select id, said, language, sent_on, times from missed order by times desc, sent_on, id"
        );
        Ok(rows.fetch_all(&self.pool).await?)
    }

    /// Deletes a text that waits no longer: it became a phrase, or says nothing.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn drop_missed(&self, id: i64) -> Result<(), StoreError> {
        sqlx::query!("delete from missed where id = $1", id)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}
