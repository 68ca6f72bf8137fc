//! Saving one text of a fact: the source text, or a translation of it.
//!
//! A translation keeps the hash of the text that it was made from. When that text changes the
//! hashes differ, and so what is stale is known exactly. Who changes only a typo says so: then the
//! translations that were fresh stay fresh, and the journal knows who said it.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use sqlx::PgConnection;
use triage::knowledge::TextOrigin;

use super::read::Stamp;
use super::{SaveError, Versioned, last_hand, reason};
use crate::journal::{self, Entry, Subject};
use crate::texts::SOURCE_LANGUAGE;
use crate::words::{Reading, word};
use crate::{Store, StoreError, digest};

/// A text with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrittenText {
    /// Its language.
    pub language: String,
    /// Its field; a later wording has its day: `body@2026-05-10`.
    pub field: String,
    /// The words.
    pub body: String,
    /// Who wrote them first.
    pub origin: TextOrigin,
    /// Who reviewed them, which may be nobody.
    pub reviewed_by: Option<String>,
    /// SHA-256 (hex) of the text that they were translated from.
    pub source_hash: Option<String>,
}

/// A text that is to be saved.
#[derive(Clone, Copy, Debug)]
pub struct TextChange<'a> {
    /// The fact.
    pub fact: &'a str,
    /// The language.
    pub language: &'a str,
    /// The field.
    pub field: &'a str,
    /// The words.
    pub body: &'a str,
    /// The version that was read; none where there was no text.
    pub version: Option<i32>,
    /// SHA-256 (hex) of the source text that the translator saw; none where it is that of now.
    pub made_from: Option<&'a str>,
    /// Whether the meaning is as it was: translations and the review stay good.
    pub is_typo: bool,
}

impl TextChange<'_> {
    pub(super) fn key(&self) -> String {
        key(self.fact, self.language, self.field)
    }

    fn is_translation(&self) -> bool {
        self.language != SOURCE_LANGUAGE
    }

    /// The text as it will be.
    fn after(&self, before: Option<&WrittenText>, source_hash: Option<String>) -> WrittenText {
        let same = before.filter(|before| before.body == self.body || self.is_typo);
        WrittenText {
            language: self.language.to_owned(),
            field: self.field.to_owned(),
            body: self.body.to_owned(),
            origin: same.map_or(TextOrigin::Human, |same| same.origin),
            reviewed_by: same.and_then(|same| same.reviewed_by.clone()),
            source_hash,
        }
    }
}

/// The name of a text in the journal.
fn key(fact: &str, language: &str, field: &str) -> String {
    format!("{fact}/{language}/{field}")
}

pub(super) type Refused = SaveError<WrittenText>;

impl Store {
    /// The texts of a fact, by language and field.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn texts_to_edit(
        &self,
        fact: &str,
    ) -> Result<Vec<Versioned<WrittenText>>, StoreError> {
        let rows = sqlx::query_as!(
            Row,
            "select language, field, body, origin, reviewed_by, source_hash, version, author,
                 changed_at
             from fact_text
             where fact = $1
             order by language, field",
            fact
        );
        let rows = rows.fetch_all(&self.pool).await?.into_iter();
        rows.map(|row| row.read(fact)).collect()
    }

    /// Saves a text over the version that was read, and returns the new one; the old one where
    /// nothing differs.
    ///
    /// # Errors
    ///
    /// A [`SaveError`].
    pub async fn save_text(
        &self,
        change: TextChange<'_>,
        by: &str,
        why: &str,
    ) -> Result<i32, SaveError<WrittenText>> {
        if change.body.trim().is_empty() {
            return Err(Refused::field("body", "missing"));
        }
        let mut edit = self.edit().await?;
        let before = version_read(&mut edit, &change).await?;
        let source_hash = made_from(&mut edit, &change).await?;
        let after = change.after(before.as_ref().map(|text| &text.value), source_hash);
        if let Some(before) = before.as_ref().filter(|text| text.value == after) {
            return Ok(before.version);
        }
        reason(why)?;
        let before = before.map(|text| text.value);
        let version = match before {
            None => insert(&mut edit, change.fact, &after, by).await?,
            Some(_) => update(&mut edit, change.fact, &after, by).await?,
        };
        let key = change.key();
        let mut said = serde_json::to_value(&after)?;
        if change.is_typo {
            said["only_a_typo"] = json!(true);
        }
        let was = before.as_ref().map(serde_json::to_value).transpose()?;
        note(&mut edit, &key, (by, why), was, Some(said)).await?;
        if let Some(before) = before.filter(|_| change.is_typo && !change.is_translation()) {
            keep_translations(&mut edit, &change, &before.body, (by, why)).await?;
        }
        edit.commit().await?;
        Ok(version)
    }
}

struct Row {
    language: String,
    field: String,
    body: String,
    origin: String,
    reviewed_by: Option<String>,
    source_hash: Option<String>,
    version: i32,
    author: String,
    changed_at: DateTime<Utc>,
}

impl Row {
    fn read(self, fact: &str) -> Result<Versioned<WrittenText>, StoreError> {
        let origin = Reading::of("fact_text", fact).value(&self.origin)?;
        let stamp = Stamp {
            version: self.version,
            author: self.author,
            changed_at: self.changed_at,
        };
        Ok(stamp.on(WrittenText {
            language: self.language,
            field: self.field,
            body: self.body,
            origin,
            reviewed_by: self.reviewed_by,
            source_hash: self.source_hash,
        }))
    }
}

/// The text of the version that was read; none where there was none, and is none.
pub(super) async fn version_read(
    conn: &mut PgConnection,
    change: &TextChange<'_>,
) -> Result<Option<Versioned<WrittenText>>, Refused> {
    let row = sqlx::query_as!(
        Row,
        "select language, field, body, origin, reviewed_by, source_hash, version, author,
             changed_at
         from fact_text
         where fact = $1 and language = $2 and field = $3
         for update",
        change.fact,
        change.language,
        change.field,
    );
    let row = row
        .fetch_optional(&mut *conn)
        .await
        .map_err(StoreError::from)?;
    let Some(row) = row else {
        return match change.version {
            None => Ok(None),
            Some(_) => Err(SaveError::Gone),
        };
    };
    let mut now = row.read(change.fact)?;
    if change.version == Some(now.version) {
        return Ok(Some(now));
    }
    last_hand(conn, Subject::Text, &change.key(), &mut now).await?;
    Err(SaveError::Changed(Box::new(now)))
}

/// The hash that a translation gets: of the text that the translator saw, or of the one of now.
async fn made_from(
    conn: &mut PgConnection,
    change: &TextChange<'_>,
) -> Result<Option<String>, StoreError> {
    if !change.is_translation() {
        return Ok(None);
    }
    if let Some(seen) = change.made_from {
        return Ok(Some(seen.to_owned()));
    }
    let source = sqlx::query_scalar!(
        "select body from fact_text where fact = $1 and language = $2 and field = $3",
        change.fact,
        SOURCE_LANGUAGE,
        change.field,
    );
    let source = source.fetch_optional(conn).await?;
    Ok(source.map(|body| digest(&body)))
}

async fn insert(
    conn: &mut PgConnection,
    fact: &str,
    text: &WrittenText,
    author: &str,
) -> Result<i32, StoreError> {
    let version = sqlx::query_scalar!(
        "insert into fact_text
             (fact, language, field, body, origin, reviewed_by, source_hash, author)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         returning version",
        fact,
        text.language,
        text.field,
        text.body,
        word(&text.origin)?,
        text.reviewed_by,
        text.source_hash,
        author,
    );
    Ok(version.fetch_one(conn).await?)
}

async fn update(
    conn: &mut PgConnection,
    fact: &str,
    text: &WrittenText,
    author: &str,
) -> Result<i32, StoreError> {
    let version = sqlx::query_scalar!(
        "update fact_text
         set body = $4, origin = $5, reviewed_by = $6, source_hash = $7, author = $8
         where fact = $1 and language = $2 and field = $3
         returning version",
        fact,
        text.language,
        text.field,
        text.body,
        word(&text.origin)?,
        text.reviewed_by,
        text.source_hash,
        author,
    );
    Ok(version.fetch_one(conn).await?)
}

/// The translations that were made from the text before a typo was mended are made from the text
/// after it. Those that were stale stay stale.
async fn keep_translations(
    conn: &mut PgConnection,
    change: &TextChange<'_>,
    before: &str,
    (by, why): (&str, &str),
) -> Result<(), StoreError> {
    let (before, after) = (digest(before), digest(change.body));
    let kept = sqlx::query_scalar!(
        "update fact_text set source_hash = $5
         where fact = $1 and language <> $2 and field = $3 and source_hash = $4
         returning language",
        change.fact,
        SOURCE_LANGUAGE,
        change.field,
        before,
        after,
    );
    for language in kept.fetch_all(&mut *conn).await? {
        let key = key(change.fact, &language, change.field);
        let was = json!({ "source_hash": before });
        let is = json!({ "source_hash": after, "only_a_typo": true });
        note(conn, &key, (by, why), Some(was), Some(is)).await?;
    }
    Ok(())
}

pub(super) async fn note(
    conn: &mut PgConnection,
    key: &str,
    (by, why): (&str, &str),
    before: Option<Value>,
    after: Option<Value>,
) -> Result<(), StoreError> {
    let entry = Entry {
        what: Subject::Text,
        key,
        by,
        why,
        before,
        after,
    };
    journal::write(conn, entry).await
}
