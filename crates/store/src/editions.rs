//! The table of editions.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::{Content, Edition, EditionHead, Store, StoreError};

impl Store {
    /// Whether nothing was ever published.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        is_empty(&mut *self.pool.acquire().await?).await
    }

    /// The newest edition, if there is one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn latest_edition(&self) -> Result<Option<Edition>, StoreError> {
        latest(&mut *self.pool.acquire().await?).await
    }

    /// The number of the newest edition and the serial of the live data; 0 where nothing was
    /// published. A cheap question: whether anything is new.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn newest(&self) -> Result<(i64, i64), StoreError> {
        let row = sqlx::query!(
            r#"select coalesce((select max(number) from edition), 0) as "number!", serial
               from live"#
        );
        let row = row.fetch_one(&mut *self.pool.acquire().await?).await?;
        Ok((row.number, row.serial))
    }

    /// The edition of this number, if there is one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn edition(&self, number: i64) -> Result<Option<Edition>, StoreError> {
        numbered(&mut *self.pool.acquire().await?, number).await
    }

    /// What is said about every edition, newest first, without the contents.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn editions(&self) -> Result<Vec<EditionHead>, StoreError> {
        heads(&mut *self.pool.acquire().await?).await
    }
}

/// Who publishes, why, and by which rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signed<'a> {
    pub(crate) by: &'a str,
    pub(crate) reason: &'a str,
    pub(crate) program: &'a str,
    pub(crate) decision_table: &'a str,
}

struct Row {
    number: i64,
    published_at: DateTime<Utc>,
    published_by: String,
    reason: String,
    program: String,
    format: i32,
    digest: String,
    content: String,
    decision_table: String,
}

impl From<Row> for Edition {
    fn from(row: Row) -> Self {
        let head = EditionHead {
            number: row.number,
            published_at: row.published_at,
            published_by: row.published_by,
            reason: row.reason,
            program: row.program,
            format: row.format,
            digest: row.digest,
        };
        Self {
            head,
            content: row.content,
            decision_table: row.decision_table,
        }
    }
}

pub(crate) async fn is_empty(conn: &mut PgConnection) -> Result<bool, StoreError> {
    let empty = sqlx::query_scalar!(r#"select not exists (select from edition) as "empty!""#);
    Ok(empty.fetch_one(conn).await?)
}

/// Writes an edition under the next number. The caller holds the writer's lock.
pub(crate) async fn insert(
    conn: &mut PgConnection,
    signed: Signed<'_>,
    content: Content,
) -> Result<Edition, StoreError> {
    let row = sqlx::query!(
        "insert into edition
             (number, published_by, reason, program, format, content, digest, decision_table)
         select coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6, $7
         from edition
         returning number, published_at",
        signed.by,
        signed.reason,
        signed.program,
        content.format,
        content.json,
        content.digest,
        signed.decision_table,
    );
    let row = row.fetch_one(conn).await?;
    let head = EditionHead {
        number: row.number,
        published_at: row.published_at,
        published_by: signed.by.to_owned(),
        reason: signed.reason.to_owned(),
        program: signed.program.to_owned(),
        format: content.format,
        digest: content.digest,
    };
    Ok(Edition {
        head,
        content: content.json,
        decision_table: signed.decision_table.to_owned(),
    })
}

/// The digest of the newest edition, if there is one.
pub(crate) async fn newest_digest(conn: &mut PgConnection) -> Result<Option<String>, StoreError> {
    let digest = sqlx::query_scalar!("select digest from edition order by number desc limit 1");
    Ok(digest.fetch_optional(conn).await?)
}

pub(crate) async fn latest(conn: &mut PgConnection) -> Result<Option<Edition>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        "select number, published_at, published_by, reason, program, format, digest, content,
             decision_table
         from edition
         order by number desc
         limit 1"
    );
    Ok(row.fetch_optional(conn).await?.map(Edition::from))
}

pub(crate) async fn numbered(
    conn: &mut PgConnection,
    number: i64,
) -> Result<Option<Edition>, StoreError> {
    let row = sqlx::query_as!(
        Row,
        "select number, published_at, published_by, reason, program, format, digest, content,
             decision_table
         from edition
         where number = $1",
        number
    );
    Ok(row.fetch_optional(conn).await?.map(Edition::from))
}

async fn heads(conn: &mut PgConnection) -> Result<Vec<EditionHead>, StoreError> {
    let heads = sqlx::query_as!(
        EditionHead,
        "select number, published_at, published_by, reason, program, format, digest
         from edition
         order by number desc"
    );
    Ok(heads.fetch_all(conn).await?)
}
