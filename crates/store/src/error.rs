//! What can go wrong with the database, in one type.

use thiserror::Error;

use crate::{EditionError, SchemaError};

/// Why the database could not do what was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// It does not answer, or it refuses.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The operating system gives no random bytes.
    #[error("the operating system gives no random bytes")]
    NoRandomness,
    /// A migration failed, or the schema is newer than this program.
    #[error(transparent)]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// An operator must act first.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// A value that is no value of the domain.
    #[error("table {table}, row {key}: {value} is not a value of the domain")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The key of the row.
        key: String,
        /// The value.
        value: String,
    },
    /// The history of a portal is not rewritten.
    #[error(
        "the state of {state} was told otherwise before ({what}): say it by a new state with a \
         later check, or by a wording that begins on a later day"
    )]
    Rewritten {
        /// The portal, and the first day of the state.
        state: String,
        /// What differs.
        what: String,
    },
    /// The knowledge cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// An edition cannot be read.
    #[error(transparent)]
    Edition(#[from] EditionError),
    /// A database must be named by a lower-case word.
    #[error("{0} cannot be the name of a database: use a-z, 0-9 and _, a letter first")]
    BadName(String),
    /// The address has no host.
    #[error("the address of the database server cannot be read")]
    BadAddress,
}

impl StoreError {
    /// The name of the constraint, or of the trigger, that refused.
    #[must_use]
    pub fn constraint(&self) -> Option<&str> {
        let Self::Database(sqlx::Error::Database(error)) = self else {
            return None;
        };
        error.constraint()
    }

    pub(crate) fn inconsistent(table: &'static str, key: &str, value: impl ToString) -> Self {
        Self::Inconsistent {
            table,
            key: key.to_owned(),
            value: value.to_string(),
        }
    }
}
