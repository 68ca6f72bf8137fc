//! One account, and the list of all.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::PgConnection;

use super::access::{self, AccessGiven};
use super::{Role, SecondFactor};
use crate::journal::{self, Entry, Subject};
use crate::words::Reading;
use crate::{Store, StoreError};

/// An account with what checks its sign-in.
#[derive(Clone, Debug)]
pub struct Account {
    /// The key.
    pub id: i64,
    /// The name with which one signs in.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// The association it belongs to.
    pub site: Option<String>,
    /// The language of the editor's pages.
    pub language: String,
    /// The hash of the password; none before the invitation was used.
    pub password_hash: Option<String>,
    /// The second factor, where one was begun.
    pub second_factor: Option<SecondFactor>,
    /// Whether it may no longer sign in.
    pub is_disabled: bool,
    /// By whom it got its access last; none where that was done on the command line.
    pub access_given: Option<AccessGiven>,
    /// The version of the row.
    pub version: i32,
}

/// An account in the list.
#[derive(Clone, Debug)]
pub struct AccountLine {
    /// The account.
    pub account: Account,
    /// When it was last seen signed in, as far as a session remembers.
    pub seen_at: Option<DateTime<Utc>>,
    /// Until when a link for it is open.
    pub invited_until: Option<DateTime<Utc>>,
}

/// What an operator changes of an account.
#[derive(Clone, Debug)]
pub struct AccountChange {
    /// The account.
    pub id: i64,
    /// The version that was read.
    pub version: i32,
    /// What it is for from now on.
    pub role: Role,
    /// The association it belongs to from now on.
    pub site: Option<String>,
    /// Whether it may no longer sign in. Then all its sessions end.
    pub is_disabled: bool,
}

struct Row {
    id: i64,
    name: String,
    role: String,
    site: Option<String>,
    language: String,
    password_hash: Option<String>,
    totp_secret: Option<Vec<u8>>,
    totp_confirmed: bool,
    totp_last_step: Option<i64>,
    is_disabled: bool,
    access_given_by: Option<String>,
    access_given_at: Option<DateTime<Utc>>,
    access_confirmed_by: Option<String>,
    version: i32,
}

impl Row {
    fn account(self) -> Result<Account, StoreError> {
        let role = Reading::of("account", &self.name).value(&self.role)?;
        let second_factor = self.totp_secret.map(|secret| SecondFactor {
            secret,
            is_confirmed: self.totp_confirmed,
            last_step: self.totp_last_step,
        });
        Ok(Account {
            id: self.id,
            name: self.name,
            role,
            site: self.site,
            language: self.language,
            password_hash: self.password_hash,
            second_factor,
            is_disabled: self.is_disabled,
            access_given: self
                .access_given_by
                .zip(self.access_given_at)
                .map(|(by, at)| AccessGiven {
                    by,
                    at,
                    confirmed_by: self.access_confirmed_by,
                }),
            version: self.version,
        })
    }
}

impl Store {
    /// Adds an account that cannot sign in yet: an invitation gives it its password.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`]; [`StoreError::constraint`] is `account_name_key` where the name is
    /// taken, `account_name_is_short` where it is no name, `account_name_is_a_person` where the program
    /// itself signs with it, `account_site_fkey` where there is no
    /// such site.
    pub async fn add_account(
        &self,
        name: &str,
        role: Role,
        site: Option<&str>,
        by: &str,
    ) -> Result<i64, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let id = sqlx::query_scalar!(
            "insert into account (name, role, site, author) values ($1, $2, $3, $4) returning id",
            name,
            role.name(),
            site,
            by,
        );
        let id = id.fetch_one(&mut *transaction).await?;
        let added = standing(role, site, false);
        note(&mut transaction, name, by, None, Some(added)).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// The account with this name.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn account_named(&self, name: &str) -> Result<Option<Account>, StoreError> {
        let id = sqlx::query_scalar!("select id from account where name = $1", name);
        match id.fetch_optional(&self.pool).await? {
            Some(id) => self.account(id).await,
            None => Ok(None),
        }
    }

    /// The account with this key.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn account(&self, id: i64) -> Result<Option<Account>, StoreError> {
        let row = sqlx::query_as!(
            Row,
            r#"select id, name, role, site, language, password_hash, totp_secret, totp_confirmed,
                   totp_last_step, disabled_at is not null as "is_disabled!", access_given_by,
                   access_given_at, access_confirmed_by, version
               from account where id = $1"#,
            id,
        );
        row.fetch_optional(&self.pool)
            .await?
            .map(Row::account)
            .transpose()
    }

    /// All accounts by name.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn accounts(&self, now: DateTime<Utc>) -> Result<Vec<AccountLine>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let rows = sqlx::query_as!(
            Row,
            r#"select id, name, role, site, language, password_hash, totp_secret, totp_confirmed,
                   totp_last_step, disabled_at is not null as "is_disabled!", access_given_by,
                   access_given_at, access_confirmed_by, version
               from account order by name"#
        );
        let rows = rows.fetch_all(&mut *snapshot).await?;
        let beside = sqlx::query!(
            r#"select id,
                   (select max(seen_at) from session where account = account.id) as seen_at,
                   (select max(until) from invitation
                    where account = account.id and used_at is null and until > $1) as until
               from account order by name"#,
            now,
        );
        let beside = beside.fetch_all(&mut *snapshot).await?;
        let lines = rows.into_iter().zip(beside).map(|(row, beside)| {
            Ok(AccountLine {
                account: row.account()?,
                seen_at: beside.seen_at,
                invited_until: beside.until,
            })
        });
        lines.collect()
    }

    /// Changes an account, and says whether the version that was read was still the newest. Who
    /// changes what an account may do ends its sessions: it signs in anew with its new rights.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where a row is refused or the database does not answer.
    pub async fn change_account(
        &self,
        change: &AccountChange,
        by: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let Some(before) = self.account(change.id).await? else {
            return Ok(false);
        };
        let name = before.name.clone();
        let mut transaction = self.pool.begin().await?;
        let changed = sqlx::query!(
            "update account
             set role = $3, site = $4, author = $6,
                 disabled_at = case when $5 then coalesce(disabled_at, $7) end
             where id = $1 and version = $2",
            change.id,
            change.version,
            change.role.name(),
            change.site,
            change.is_disabled,
            by,
            now,
        );
        if changed.execute(&mut *transaction).await?.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query!("delete from session where account = $1", change.id)
            .execute(&mut *transaction)
            .await?;
        let more = before.role != change.role || (before.is_disabled && !change.is_disabled);
        if more {
            access::given(&mut transaction, change.id, by, now).await?;
        }
        let before = standing(before.role, before.site.as_deref(), before.is_disabled);
        let after = standing(change.role, change.site.as_deref(), change.is_disabled);
        note(&mut transaction, &name, by, Some(before), Some(after)).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Sets the language of the editor's pages for an account.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn set_account_language(&self, id: i64, language: &str) -> Result<(), StoreError> {
        sqlx::query!(
            "update account set language = $2 where id = $1",
            id,
            language
        )
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Sets a new password. All sessions of the account but `keep` end.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn set_password(
        &self,
        id: i64,
        hash: &str,
        keep: Option<i64>,
    ) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        sqlx::query!(
            "update account set password_hash = $2 where id = $1",
            id,
            hash
        )
        .execute(&mut *transaction)
        .await?;
        sqlx::query!(
            "delete from session where account = $1 and id is distinct from $2",
            id,
            keep,
        )
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// What an operator decides of an account, for the journal: never what checks a sign-in.
fn standing(role: Role, site: Option<&str>, is_disabled: bool) -> Value {
    json!({ "role": role.name(), "site": site, "disabled": is_disabled })
}

/// Keeps in the journal what was done to an account.
pub(super) async fn note(
    conn: &mut PgConnection,
    name: &str,
    by: &str,
    before: Option<Value>,
    after: Option<Value>,
) -> Result<(), StoreError> {
    let entry = Entry {
        what: Subject::Account,
        key: name,
        by,
        why: "",
        before,
        after,
    };
    journal::write(conn, entry).await
}
