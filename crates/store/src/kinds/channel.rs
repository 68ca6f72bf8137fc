//! Ways to reach an authority.

use sqlx::PgConnection;
use triage::knowledge::{Channel, Detail, FactId};

use super::Details;
use crate::StoreError;

struct Row {
    fact: String,
    url: Option<String>,
    topic: Option<String>,
    email: Option<String>,
    phones: Vec<String>,
}

impl From<Row> for (FactId, Detail) {
    fn from(row: Row) -> Self {
        let channel = Channel {
            url: row.url,
            topic: row.topic,
            email: row.email,
            phones: row.phones,
        };
        (row.fact, Detail::Channel(channel))
    }
}

pub(super) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    let rows = sqlx::query_as!(Row, "select fact, url, topic, email, phones from channel");
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
    channel: &Channel,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into channel (fact, url, topic, email, phones) values ($1, $2, $3, $4, $5)",
        id,
        channel.url,
        channel.topic,
        channel.email,
        &channel.phones,
    )
    .execute(conn)
    .await?;
    Ok(())
}
