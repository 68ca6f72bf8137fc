//! Papers to take or to send.

use sqlx::PgConnection;
use triage::knowledge::{Detail, Document, FactId};

use super::Details;
use crate::StoreError;
use crate::words::{Reading, words};

struct Row {
    fact: String,
    permits: Vec<String>,
    bases: Vec<String>,
    minors_only: bool,
    list_order: Option<i32>,
}

impl TryFrom<Row> for (FactId, Detail) {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let at = Reading::of("document", &row.fact);
        let document = Document {
            permits: at.values(&row.permits)?,
            bases: at.values(&row.bases)?,
            minors_only: row.minors_only,
            order: row.list_order.map(|order| at.number(order)).transpose()?,
        };
        Ok((row.fact, Detail::Document(document)))
    }
}

pub(super) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    sqlx::query_as!(
        Row,
        "select fact, permits, bases, minors_only, list_order from document"
    )
    .fetch_all(conn)
    .await?
    .into_iter()
    .map(TryFrom::try_from)
    .collect()
}

pub(super) async fn insert(
    conn: &mut PgConnection,
    id: &str,
    document: &Document,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into document (fact, permits, bases, minors_only, list_order)
         values ($1, $2, $3, $4, $5)",
        id,
        &words(&document.permits)?,
        &words(&document.bases)?,
        document.minors_only,
        document.order.map(i32::from),
    )
    .execute(conn)
    .await?;
    Ok(())
}
