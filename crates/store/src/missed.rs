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
    /// What was typed, without digits, addresses and links.
    pub said: String,
    /// The language of the page on which it was sent.
    pub language: String,
    /// The day on which it was sent.
    pub sent_on: NaiveDate,
}

impl Store {
    /// Keeps a text, unless too many wait already; deletes those that have waited long enough.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn keep_missed(&self, missed: &Missed) -> Result<(), StoreError> {
        self.forget_missed(missed.sent_on).await?;
        sqlx::query!(
            "insert into missed (said, language, sent_on)
             select $1, $2, $3
             where (select count(*) from missed) < $4",
            missed.said,
            missed.language,
            missed.sent_on,
            MOST,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
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

    /// The texts that wait, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn missed(&self) -> Result<Vec<Missed>, StoreError> {
        let rows = sqlx::query_as!(
            Missed,
            "select said, language, sent_on from missed order by sent_on, id"
        );
        Ok(rows.fetch_all(&self.pool).await?)
    }
}
