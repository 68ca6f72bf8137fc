//! Lines and offices that help people.

use sqlx::PgConnection;
use triage::knowledge::{Detail, FactId, HelpLine};

use super::Details;
use crate::StoreError;
use crate::words::Reading;

struct Row {
    fact: String,
    phones: Vec<String>,
    url: Option<String>,
    list_order: i32,
}

impl TryFrom<Row> for (FactId, Detail) {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let order = Reading::of("help_line", &row.fact).number(row.list_order)?;
        let line = HelpLine {
            phones: row.phones,
            url: row.url,
            order,
        };
        Ok((row.fact, Detail::HelpLine(line)))
    }
}

pub(super) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    sqlx::query_as!(Row, "select fact, phones, url, list_order from help_line")
        .fetch_all(conn)
        .await?
        .into_iter()
        .map(TryFrom::try_from)
        .collect()
}

pub(super) async fn insert(
    conn: &mut PgConnection,
    id: &str,
    line: &HelpLine,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into help_line (fact, phones, url, list_order) values ($1, $2, $3, $4)",
        id,
        &line.phones,
        line.url,
        i32::from(line.order),
    )
    .execute(conn)
    .await?;
    Ok(())
}
