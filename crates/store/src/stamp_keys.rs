//! The public keys with which time-stamps were ever signed. They are added and never taken away.

use chrono::{DateTime, Utc};

use crate::{Store, StoreError};

/// A public key that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsedKey {
    /// Ed25519, 32 bytes.
    pub public_key: Vec<u8>,
    /// When an instance began to sign with it; none where that is not known.
    pub from: Option<DateTime<Utc>>,
    /// When another key took its place; none while it is the newest, or where that is not known.
    pub until: Option<DateTime<Utc>>,
}

impl Store {
    /// Writes down that stamps are signed with this key. One that is known stays as it is.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn use_stamp_key(
        &self,
        public_key: &[u8; 32],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        sqlx::query!(
            "insert into stamp_key (public_key, used_from) values ($1, $2)
             on conflict on constraint stamp_key_pkey do nothing",
            &public_key[..],
            now,
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Every key that was ever used, the newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn stamp_keys(&self) -> Result<Vec<UsedKey>, StoreError> {
        let keys = sqlx::query_as!(
            UsedKey,
            r#"select public_key, used_from as "from?",
                   lead(used_from) over (order by used_from, public_key) as "until?"
               from stamp_key order by used_from desc, public_key desc"#,
        );
        Ok(keys.fetch_all(&self.pool).await?)
    }
}
