//! Sites of the state.

use sqlx::PgConnection;
use triage::knowledge::{Detail, FactId, Portal};

use super::Details;
use crate::StoreError;

struct Row {
    fact: String,
    host: String,
    url: String,
}

impl From<Row> for (FactId, Detail) {
    fn from(row: Row) -> Self {
        (
            row.fact,
            Detail::Portal(Portal {
                host: row.host,
                url: row.url,
            }),
        )
    }
}

pub(super) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    let rows = sqlx::query_as!(Row, "select fact, host, url from portal");
    Ok(rows
        .fetch_all(conn)
        .await?
        .into_iter()
        .map(Into::into)
        .collect())
}

pub(super) async fn insert(
    conn: &mut PgConnection,
    id: &str,
    portal: &Portal,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into portal (fact, host, url) values ($1, $2, $3)",
        id,
        portal.host,
        portal.url,
    )
    .execute(conn)
    .await?;
    Ok(())
}
