//! The phrases of a message, from which the recogniser learns: added and removed one by one.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::read::Stamp;
use super::{SaveError, Versioned, reason};
use crate::journal::{self, Entry, Subject};
use crate::{Store, StoreError};

/// A phrase of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenPhrase {
    /// Its number.
    pub id: i64,
    /// Its language.
    pub language: String,
    /// The message that is meant.
    pub message: String,
    /// What people type.
    pub body: String,
}

struct Row {
    id: i64,
    language: String,
    body: String,
    version: i32,
    author: String,
    changed_at: DateTime<Utc>,
}

impl Store {
    /// The phrases of a message, by language, in their order.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn phrases_to_edit(
        &self,
        message: &str,
    ) -> Result<Vec<Versioned<WrittenPhrase>>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            "select id, language, body, version, author, changed_at
             from phrase
             where message = $1
             order by language, position, id",
            message
        );
        let rows = rows.fetch_all(&self.pool).await?.into_iter();
        Ok(rows
            .map(|row| {
                let stamp = Stamp {
                    version: row.version,
                    author: row.author,
                    changed_at: row.changed_at,
                };
                stamp.on(WrittenPhrase {
                    id: row.id,
                    language: row.language,
                    message: message.to_owned(),
                    body: row.body,
                })
            })
            .collect())
    }

    /// Adds a phrase that a person wrote to a message, after the others of its language.
    ///
    /// # Errors
    ///
    /// A [`SaveError`].
    pub async fn save_phrase(
        &self,
        message: &str,
        language: &str,
        body: &str,
        by: &str,
        why: &str,
    ) -> Result<i64, SaveError<WrittenPhrase>> {
        let body = body.trim();
        if body.is_empty() {
            return Err(SaveError::field("body", "missing"));
        }
        reason(why)?;
        let mut edit = self.edit().await?;
        let id = sqlx::query_scalar!(
            "insert into phrase (language, message, position, body, origin, author)
             select $1, $2, coalesce(max(position) + 1, 0), $3, 'human', $4
             from phrase
             where language = $1 and message = $2
             returning id",
            language,
            message,
            body,
            by,
        );
        let id = id.fetch_one(&mut *edit).await?;
        let phrase = WrittenPhrase {
            id,
            language: language.to_owned(),
            message: message.to_owned(),
            body: body.to_owned(),
        };
        let after = serde_json::to_value(&phrase)?;
        let entry = Entry {
            what: Subject::Phrase,
            key: &format!("{message}/{language}"),
            by,
            why,
            before: None,
            after: Some(after),
        };
        journal::write(&mut edit, entry).await?;
        edit.commit().await?;
        Ok(id)
    }

    /// Removes a phrase of a message.
    ///
    /// # Errors
    ///
    /// A [`SaveError`].
    pub async fn remove_phrase(
        &self,
        id: i64,
        by: &str,
        why: &str,
    ) -> Result<(), SaveError<WrittenPhrase>> {
        reason(why)?;
        let mut edit = self.edit().await?;
        let phrase = sqlx::query_as!(
            WrittenPhrase,
            r#"delete from phrase
               where id = $1 and message is not null
               returning id, language, message as "message!", body"#,
            id
        );
        let phrase = phrase.fetch_optional(&mut *edit).await?;
        let phrase = phrase.ok_or(SaveError::Gone)?;
        let before = serde_json::to_value(&phrase)?;
        let entry = Entry {
            what: Subject::Phrase,
            key: &format!("{}/{}", phrase.message, phrase.language),
            by,
            why,
            before: Some(before),
            after: None,
        };
        journal::write(&mut edit, entry).await?;
        edit.commit().await?;
        Ok(())
    }
}
