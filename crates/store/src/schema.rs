//! Whether the schema is the one that this program needs, and whether it may be changed.
//!
//! Two ways to run. With one role, which owns the database, every start brings the schema up to
//! date. With two, the owner does so by `rumo migrate`, and the program's role only looks.

use sqlx::migrate::{Migrate as _, MigrateError};
use thiserror::Error;

use crate::grants;
use crate::{MIGRATOR, Store, StoreError};

/// What an operator must do before the program can use the database.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum SchemaError {
    /// Migrations wait, and this program was told not to run them.
    #[error(
        "the database lacks {0} migrations of this program: run `rumo migrate` as the owner of \
         the database, then start again"
    )]
    Pending(usize),
    /// Migrations wait, and the role may not run them.
    #[error(
        "this role may not change the schema: run `rumo migrate` as the owner of the database, \
         and start the program with --no-migrate"
    )]
    NotOwner,
    /// The role lacks rights that the program needs.
    #[error(
        "this role may not do what the program needs ({0}): run `rumo migrate --app-role` with \
         its name as the owner of the database, then start again"
    )]
    Rights(String),
    /// There is no such role.
    #[error("there is no role {0}: create it first (docs/operations.md has the statement)")]
    NoRole(String),
    /// The role could do more than the program needs, whatever is granted.
    #[error("the role {role} cannot be the program's: {why}")]
    TooStrong {
        /// The role.
        role: String,
        /// What it may do.
        why: &'static str,
    },
}

/// How the schema differs from the one that this program carries along.
struct Difference {
    /// How many migrations wait.
    pending: usize,
    /// It has migrations that this program does not know.
    is_newer: bool,
}

impl Store {
    /// From now on [`Store::settle_schema`] only looks.
    #[must_use]
    pub fn leaving_schema(mut self) -> Self {
        self.leaves_schema = true;
        self
    }

    /// Makes sure that the program can use the schema: runs the migrations that wait, or refuses
    /// where this store leaves the schema to its owner.
    ///
    /// A schema that is newer than the program is used all the same: migrations only add, so that
    /// a release can be taken back, and two instances can be replaced one after the other.
    ///
    /// # Errors
    ///
    /// [`StoreError::Schema`] where an operator must act first, [`StoreError::Migrate`] where a
    /// migration fails, [`StoreError::Database`] where the database does not answer.
    pub async fn settle_schema(&self) -> Result<(), StoreError> {
        let Difference { pending, is_newer } = self.difference().await?;
        if is_newer {
            tracing::warn!("the schema is newer than this program");
        }
        if self.leaves_schema {
            return match pending {
                0 => self.check_rights().await,
                _ => Err(SchemaError::Pending(pending).into()),
            };
        }
        if is_newer && pending == 0 {
            return Ok(());
        }
        match self.migrate().await {
            Err(StoreError::Migrate(error)) if is_denied(&error) => {
                Err(SchemaError::NotOwner.into())
            }
            settled => settled,
        }
    }

    /// How many migrations wait.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn pending_migrations(&self) -> Result<usize, StoreError> {
        Ok(self.difference().await?.pending)
    }

    async fn difference(&self) -> Result<Difference, StoreError> {
        let mut conn = self.pool.acquire().await?;
        let table = MIGRATOR.table_name.as_ref();
        let has_table = sqlx::query_scalar!(
            r#"select to_regclass($1::text) is not null as "there!""#,
            table
        );
        let mut applied = Vec::new();
        if has_table.fetch_one(&mut *conn).await? {
            let all = match conn.list_applied_migrations(table).await {
                Err(error) if is_denied(&error) => {
                    return Err(SchemaError::Rights(format!("select {table}")).into());
                }
                all => all?,
            };
            applied.extend(all.into_iter().map(|migration| migration.version));
        }
        let wanted = MIGRATOR
            .iter()
            .filter(|migration| migration.migration_type.is_up_migration());
        Ok(Difference {
            pending: wanted
                .filter(|migration| !applied.contains(&migration.version))
                .count(),
            is_newer: applied
                .iter()
                .any(|version| !MIGRATOR.version_exists(*version)),
        })
    }

    async fn check_rights(&self) -> Result<(), StoreError> {
        let missing = grants::missing(&mut *self.pool.acquire().await?).await?;
        match missing.is_empty() {
            true => Ok(()),
            false => Err(SchemaError::Rights(missing.join(", ")).into()),
        }
    }
}

/// Whether the database says that this role may not.
fn is_denied(error: &MigrateError) -> bool {
    const INSUFFICIENT_PRIVILEGE: &str = "42501";
    let (MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _)) = error else {
        return false;
    };
    let code = cause.as_database_error().and_then(|error| error.code());
    code.as_deref() == Some(INSUFFICIENT_PRIVILEGE)
}
