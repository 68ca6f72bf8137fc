//! Who gave an account its access, and who has confirmed that it is the person whose name it bears:
//! publishing needs a second person, and an operator must not become that person by a link.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use sqlx::PgConnection;

use super::Account;
use super::account::note;
use crate::{Store, StoreError};

/// How long an account approves nothing after an operator gave it access, and how long that is told.
const HELD: TimeDelta = TimeDelta::days(7);

/// By whom an account got its access last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessGiven {
    /// The operator.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who has confirmed it: somebody else than the operator and the account.
    pub confirmed_by: Option<String>,
}

impl Account {
    /// What is to be told of its access at a moment: what an operator did less than seven days ago.
    #[must_use]
    pub fn access_told(&self, now: DateTime<Utc>) -> Option<&AccessGiven> {
        let given = self.access_given.as_ref();
        given.filter(|given| now < given.at + HELD)
    }

    /// Whether it may not stand for a second person yet.
    #[must_use]
    pub fn is_held(&self, now: DateTime<Utc>) -> bool {
        let told = self.access_told(now);
        told.is_some_and(|given| given.confirmed_by.is_none())
    }
}

impl Store {
    /// Confirms that an account belongs to the person whose name it bears. Says whether there was
    /// something to confirm that `by` may: nobody confirms themselves, or what they did themselves.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn confirm_access(&self, account: i64, by: &str) -> Result<bool, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let confirmed = sqlx::query_scalar!(
            "update account set access_confirmed_by = $2
             where id = $1 and access_given_by is not null and access_confirmed_by is null
                 and $2 not in (access_given_by, name)
             returning name",
            account,
            by,
        );
        let Some(name) = confirmed.fetch_optional(&mut *transaction).await? else {
            return Ok(false);
        };
        let confirmed = json!({ "access_confirmed": true });
        note(&mut transaction, &name, by, None, Some(confirmed)).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Remembers that `by` gave an account access. The command line is no account, and is not held:
/// whoever has it owns the database.
pub(super) async fn given(
    conn: &mut PgConnection,
    account: i64,
    by: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    sqlx::query!(
        "update account
         set access_given_by = $2, access_given_at = $3, access_confirmed_by = null
         where id = $1 and exists (select from account where name = $2)",
        account,
        by,
        now,
    )
    .execute(conn)
    .await?;
    Ok(())
}
