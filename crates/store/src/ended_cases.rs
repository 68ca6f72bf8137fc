//! Cases that have ended at a desk: random numbers, so that no form of them is shown again.

use chrono::{Days, NaiveDate};

use crate::{Store, StoreError};

/// For how many days after the day on which it was opened the number of a case is kept.
const KEPT_DAYS: u64 = 2;
/// The most numbers at once, so that nobody can fill the disk: as many as a thousand desks end.
const MOST: i64 = 500_000;

impl Store {
    /// Notes that a case has ended. One that is known stays as it is, and where there are too many
    /// already it is not noted.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn end_case(
        &self,
        number: &[u8; 16],
        opened_on: NaiveDate,
    ) -> Result<(), StoreError> {
        sqlx::query!(
            "insert into ended_case (number, opened_on)
             select $1, $2
             where (select count(*) from ended_case) < $3
             on conflict on constraint ended_case_pkey do nothing",
            &number[..],
            opened_on,
            MOST,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Whether a case has ended.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn has_case_ended(&self, number: &[u8; 16]) -> Result<bool, StoreError> {
        let ended = sqlx::query_scalar!(
            r#"select exists (select from ended_case where number = $1) as "ended!""#,
            &number[..],
        );
        Ok(ended.fetch_one(&self.pool).await?)
    }

    /// Deletes the numbers of cases that were opened more than two days before `today`.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn forget_ended_cases(&self, today: NaiveDate) -> Result<(), StoreError> {
        let last = today - Days::new(KEPT_DAYS);
        sqlx::query!("delete from ended_case where opened_on < $1", last)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}
