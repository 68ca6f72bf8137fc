//! One-time links by which an account gets its password.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::Account;
use super::access;
use super::account::note;
use crate::{Store, StoreError};

/// A link that is still open.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Whom it is for.
    pub account: Account,
    /// Who made it.
    pub made_by: String,
    /// Until when it is open.
    pub until: DateTime<Utc>,
}

impl Store {
    /// Keeps a new link for an account. Links made before it are closed: only one is open.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn invite(
        &self,
        account: i64,
        token_hash: &[u8],
        by: &str,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        sqlx::query!(
            "delete from invitation where account = $1 and used_at is null",
            account,
        )
        .execute(&mut *transaction)
        .await?;
        sqlx::query!(
            "insert into invitation (token_hash, account, made_by, made_at, until)
             values ($1, $2, $3, $4, $5)",
            token_hash,
            account,
            by,
            now,
            until,
        )
        .execute(&mut *transaction)
        .await?;
        access::given(&mut transaction, account, by, now).await?;
        let name = sqlx::query_scalar!("select name from account where id = $1", account);
        let name = name.fetch_one(&mut *transaction).await?;
        let link = json!({ "link_until": until });
        note(&mut transaction, &name, by, None, Some(link)).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// An open link. To read it does not use it up.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn invitation(
        &self,
        token_hash: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<Invitation>, StoreError> {
        let row = sqlx::query!(
            "select account, made_by, until from invitation
             where token_hash = $1 and used_at is null and until > $2",
            token_hash,
            now,
        );
        let Some(row) = row.fetch_optional(&self.pool).await? else {
            return Ok(None);
        };
        let account = self.account(row.account).await?;
        Ok(account
            .filter(|account| !account.is_disabled)
            .map(|account| Invitation {
                account,
                made_by: row.made_by,
                until: row.until,
            }))
    }

    /// Uses a link up: the account gets this password, loses its second factor with the codes for
    /// it, and all its sessions end. Says whether the link was still open.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn accept_invitation(
        &self,
        token_hash: &[u8],
        password_hash: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let account = sqlx::query_scalar!(
            "update invitation set used_at = $2
             where token_hash = $1 and used_at is null and until > $2
             returning account",
            token_hash,
            now,
        );
        let Some(account) = account.fetch_optional(&mut *transaction).await? else {
            return Ok(false);
        };
        sqlx::query!(
            "update account
             set password_hash = $2, totp_secret = null, totp_confirmed = false,
                 totp_last_step = null
             where id = $1",
            account,
            password_hash,
        )
        .execute(&mut *transaction)
        .await?;
        sqlx::query!("delete from recovery_code where account = $1", account)
            .execute(&mut *transaction)
            .await?;
        sqlx::query!("delete from session where account = $1", account)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(true)
    }
}
