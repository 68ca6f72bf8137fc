//! The second factor: a secret that counts from its first right code on, steps that open once,
//! and one-time codes for whoever has lost it.

use chrono::{DateTime, Utc};

use crate::{Store, StoreError};

/// What checks the codes of an account.
#[derive(Clone, Debug)]
pub struct SecondFactor {
    /// The shared secret.
    pub secret: Vec<u8>,
    /// Whether a right code was given once.
    pub is_confirmed: bool,
    /// The time step of the last code that was used.
    pub last_step: Option<i64>,
}

impl Store {
    /// Begins a second factor: the secret is kept, and does not count yet. One that counts already
    /// is not replaced.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn begin_second_factor(&self, id: i64, secret: &[u8]) -> Result<(), StoreError> {
        sqlx::query!(
            "update account set totp_secret = $2 where id = $1 and not totp_confirmed",
            id,
            secret,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// From now on the second factor counts; its recovery codes take the place of older ones. Says
    /// whether it did, which it does not where the step was used before.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn confirm_second_factor(
        &self,
        id: i64,
        step: i64,
        codes: &[Vec<u8>],
    ) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let confirmed = sqlx::query!(
            "update account set totp_confirmed = true, totp_last_step = $2
             where id = $1 and totp_secret is not null
                 and (totp_last_step is null or totp_last_step < $2)",
            id,
            step,
        );
        if confirmed.execute(&mut *transaction).await?.rows_affected() == 0 {
            return Ok(false);
        }
        replace_codes(&mut transaction, id, codes).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// New recovery codes in the place of all older ones.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn replace_recovery_codes(
        &self,
        id: i64,
        codes: &[Vec<u8>],
    ) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        replace_codes(&mut transaction, id, codes).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Uses up a time step, and says whether it was still unused: no code opens twice, not even
    /// at two instances at once.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn spend_step(&self, id: i64, step: i64) -> Result<bool, StoreError> {
        let spent = sqlx::query!(
            "update account set totp_last_step = $2
             where id = $1 and totp_confirmed
                 and (totp_last_step is null or totp_last_step < $2)",
            id,
            step,
        );
        Ok(spent.execute(&self.pool).await?.rows_affected() == 1)
    }

    /// Uses up a recovery code, and says whether it was one that was still unused.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn spend_recovery_code(
        &self,
        id: i64,
        code: &[u8],
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let spent = sqlx::query!(
            "update recovery_code set used_at = $3
             where account = $1 and code_hash = $2 and used_at is null",
            id,
            code,
            now,
        );
        Ok(spent.execute(&self.pool).await?.rows_affected() == 1)
    }

    /// How many recovery codes an account has left.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn recovery_codes_left(&self, id: i64) -> Result<i64, StoreError> {
        let left = sqlx::query_scalar!(
            r#"select count(*) as "count!" from recovery_code
               where account = $1 and used_at is null"#,
            id,
        );
        Ok(left.fetch_one(&self.pool).await?)
    }
}

async fn replace_codes(
    conn: &mut sqlx::PgConnection,
    id: i64,
    codes: &[Vec<u8>],
) -> Result<(), StoreError> {
    sqlx::query!("delete from recovery_code where account = $1", id)
        .execute(&mut *conn)
        .await?;
    sqlx::query!(
        "insert into recovery_code (account, code_hash) select $1, unnest($2::bytea[])",
        id,
        codes,
    )
    .execute(&mut *conn)
    .await?;
    Ok(())
}
