//! The register of sources.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::PgConnection;
use triage::knowledge::{Source, SourceId};

use crate::StoreError;
use crate::words::{Reading, word};

struct Row {
    id: String,
    title: String,
    publisher: String,
    url: Option<String>,
    published_on: Option<NaiveDate>,
    dated: Option<String>,
    kind: String,
}

impl TryFrom<Row> for (SourceId, Source) {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let kind = Reading::of("source", &row.id).value(&row.kind)?;
        let source = Source {
            title: row.title,
            publisher: row.publisher,
            url: row.url,
            published_on: row.published_on,
            dated: row.dated,
            kind,
        };
        Ok((row.id, source))
    }
}

pub(crate) async fn all(conn: &mut PgConnection) -> Result<BTreeMap<SourceId, Source>, StoreError> {
    sqlx::query_as!(
        Row,
        "select id, title, publisher, url, published_on, dated, kind from source"
    )
    .fetch_all(conn)
    .await?
    .into_iter()
    .map(TryFrom::try_from)
    .collect()
}

pub(crate) async fn insert(
    conn: &mut PgConnection,
    id: &str,
    source: &Source,
    author: &str,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into source (id, title, publisher, url, published_on, dated, kind, author)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        source.title,
        source.publisher,
        source.url,
        source.published_on,
        source.dated,
        word(&source.kind)?,
        author,
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(crate) async fn delete_all(conn: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query!("delete from source").execute(conn).await?;
    Ok(())
}
