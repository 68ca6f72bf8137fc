//! Editing the working copy: one fact, source, text or phrase at a time.
//!
//! Who saves says which version was read. Where somebody else was faster nothing is written, and
//! the answer is the row as it is now. Every change is kept in the journal, in its transaction.

mod fact;
mod phrase;
mod read;
mod refusal;
mod review;
mod source;
mod text;
mod translations;

use std::fmt::Debug;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, Postgres, Transaction};
use thiserror::Error;

pub use phrase::WrittenPhrase;
pub use refusal::{REFUSALS, REMOVALS, Refusal};
pub use text::{TextChange, WrittenText};

use crate::journal::{self, Asked, Subject};
use crate::{Store, StoreError, lock};

/// Something that is edited, with what tells one version of it from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versioned<T> {
    /// It.
    pub value: T,
    /// Its version: whoever saves it says this number.
    pub version: i32,
    /// Who changed it last.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why something was not saved.
#[derive(Debug, Error)]
pub enum SaveError<T: Debug> {
    /// One field is wrong.
    #[error("{field}: {code}")]
    Field {
        /// The name of the field.
        field: &'static str,
        /// What is wrong: a key of the words.
        code: &'static str,
    },
    /// Somebody else has changed it since it was read: this is how it is now.
    #[error("somebody else has changed it")]
    Changed(Box<Versioned<T>>),
    /// It is no longer there.
    #[error("it is no longer there")]
    Gone,
    /// The database cannot do it.
    #[error(transparent)]
    Store(StoreError),
}

impl<T: Debug> SaveError<T> {
    const fn field(field: &'static str, code: &'static str) -> Self {
        Self::Field { field, code }
    }

    /// What it means where something was to be removed: a reference that refuses is one that
    /// still names it.
    fn on_removal(self) -> Self {
        let Self::Store(error) = self else {
            return self;
        };
        match error.constraint().and_then(refusal::on_removal) {
            Some(code) => Self::field("remove", code),
            None => Self::Store(error),
        }
    }
}

impl<T: Debug> From<StoreError> for SaveError<T> {
    fn from(error: StoreError) -> Self {
        match error.constraint().and_then(refusal::of) {
            Some(refusal) => Self::field(refusal.field, refusal.code),
            None => Self::Store(error),
        }
    }
}

impl<T: Debug> From<sqlx::Error> for SaveError<T> {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl<T: Debug> From<serde_json::Error> for SaveError<T> {
    fn from(error: serde_json::Error) -> Self {
        StoreError::from(error).into()
    }
}

/// Refuses a change without a reason.
fn reason<T: Debug>(why: &str) -> Result<(), SaveError<T>> {
    match why.trim().is_empty() {
        true => Err(SaveError::field("why", "missing")),
        false => Ok(()),
    }
}

/// Whose hand made the version of now may be somebody else's than the author's: a reviewer's, or
/// of whoever checked it or mended a typo of the source text. The journal knows.
async fn last_hand<T>(
    conn: &mut PgConnection,
    what: Subject,
    key: &str,
    now: &mut Versioned<T>,
) -> Result<(), StoreError> {
    let asked = Asked {
        what: Some(what),
        key: Some(key),
        ..Asked::default()
    };
    let last = journal::read(conn, asked, 1).await?;
    if let Some(last) = last.into_iter().find(|last| last.at >= now.at) {
        now.by = last.author;
        now.at = last.at;
    }
    Ok(())
}

impl Store {
    /// A transaction of one editor, who waits for whoever imports or publishes.
    async fn edit(&self) -> Result<Transaction<'static, Postgres>, StoreError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        Ok(transaction)
    }
}
