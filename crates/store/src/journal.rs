//! Who changed what, when and why.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::PgConnection;

use crate::words::{Reading, word};
use crate::{Store, StoreError};

/// The kinds of things whose changes are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A fact without its words; the key is its id.
    Fact,
    /// An entry of the register of sources; the key is its id.
    Source,
    /// One text of a fact; the key is `fact/language/field`.
    Text,
    /// A phrase of the recogniser; the key is `message/language`.
    Phrase,
    /// A state of a portal.
    State,
    /// A site that shows our pages.
    Site,
    /// Data files that replaced the working copy.
    Import,
    /// Translations read from a file.
    Translation,
    /// A proposal to publish.
    Proposal,
    /// An edition.
    Edition,
    /// An editor's account.
    Account,
    /// An editor's sessions.
    Session,
    /// An invitation of an editor.
    Invitation,
    /// Visitors' reports of a portal.
    Report,
    /// The signal made of such reports.
    Signal,
    /// A text that nothing fitted.
    Missed,
    /// A setting of the program.
    Setting,
}

impl Subject {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::Fact,
        Self::Source,
        Self::Text,
        Self::Phrase,
        Self::State,
        Self::Site,
        Self::Import,
        Self::Translation,
        Self::Proposal,
        Self::Edition,
        Self::Account,
        Self::Session,
        Self::Invitation,
        Self::Report,
        Self::Signal,
        Self::Missed,
        Self::Setting,
    ];

    /// The name used in the table and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Source => "source",
            Self::Text => "text",
            Self::Phrase => "phrase",
            Self::State => "state",
            Self::Site => "site",
            Self::Import => "import",
            Self::Translation => "translation",
            Self::Proposal => "proposal",
            Self::Edition => "edition",
            Self::Account => "account",
            Self::Session => "session",
            Self::Invitation => "invitation",
            Self::Report => "report",
            Self::Signal => "signal",
            Self::Missed => "missed",
            Self::Setting => "setting",
        }
    }
}

/// A change that is being made.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    /// What kind of thing it is.
    pub(crate) what: Subject,
    /// Which one.
    pub(crate) key: &'a str,
    /// Who changes it.
    pub(crate) by: &'a str,
    /// Why, which may be empty where the change says it itself.
    pub(crate) why: &'a str,
    /// The thing as it was; none where it was not there.
    pub(crate) before: Option<Value>,
    /// The thing as it is now; none where it is no longer.
    pub(crate) after: Option<Value>,
}

/// Keeps a change. Call it in the transaction that makes the change.
pub(crate) async fn write(conn: &mut PgConnection, entry: Entry<'_>) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into journal (author, what, key, why, before, after)
         values ($1, $2, $3, $4, $5, $6)",
        entry.by,
        word(&entry.what)?,
        entry.key,
        entry.why,
        entry.before,
        entry.after,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A change that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number: a later change has a higher one.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub author: String,
    /// What kind of thing.
    pub what: Subject,
    /// Which one.
    pub key: String,
    /// Why, in the author's words; may be empty.
    pub why: String,
    /// The thing as it was.
    pub before: Option<Value>,
    /// The thing as it became.
    pub after: Option<Value>,
}

/// Which changes are asked for: all where nothing is set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// Only of this kind.
    pub what: Option<Subject>,
    /// Only of this key, or of a part of it: `a-fact` also finds the text `a-fact/pt/body`.
    pub key: Option<&'a str>,
    /// Only from this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Only before this moment.
    pub until: Option<DateTime<Utc>>,
    /// Only changes with a lower number: the last one of the page before.
    pub before: Option<i64>,
}

struct Row {
    id: i64,
    at: DateTime<Utc>,
    author: String,
    what: String,
    key: String,
    why: String,
    before: Option<Value>,
    after: Option<Value>,
}

impl TryFrom<Row> for Change {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let what = Reading::of("journal", &row.id.to_string()).value(&row.what)?;
        Ok(Self {
            id: row.id,
            at: row.at,
            author: row.author,
            what,
            key: row.key,
            why: row.why,
            before: row.before,
            after: row.after,
        })
    }
}

impl Store {
    /// The changes that are asked for, newest first, `limit` of them at most.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn journal(&self, asked: Asked<'_>, limit: i64) -> Result<Vec<Change>, StoreError> {
        read(&mut *self.pool.acquire().await?, asked, limit).await
    }
}

/// The same in a transaction.
pub(crate) async fn read(
    conn: &mut PgConnection,
    asked: Asked<'_>,
    limit: i64,
) -> Result<Vec<Change>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        "select id, at, author, what, key, why, before, after
         from journal
         where ($1::text is null or what = $1)
             and ($2::text is null or key = $2 or starts_with(key, $2 || '/'))
             and ($3::timestamptz is null or at >= $3)
             and ($4::timestamptz is null or at < $4)
             and ($5::bigint is null or id < $5)
         order by id desc
         limit $6",
        asked.what.map(Subject::name),
        asked.key,
        asked.from,
        asked.until,
        asked.before,
        limit,
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter().map(TryFrom::try_from).collect()
}
