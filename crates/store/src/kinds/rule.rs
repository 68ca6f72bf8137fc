//! Rules of law.

use sqlx::PgConnection;
use triage::knowledge::{Detail, FactId, Rule};

use super::Details;
use crate::StoreError;

struct Row {
    fact: String,
    law: Option<String>,
}

impl From<Row> for (FactId, Detail) {
    fn from(row: Row) -> Self {
        (row.fact, Detail::Rule(Rule { law: row.law }))
    }
}

pub(super) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    let rows = sqlx::query_as!(Row, "select fact, law from rule");
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
    rule: &Rule,
) -> Result<(), StoreError> {
    sqlx::query!("insert into rule (fact, law) values ($1, $2)", id, rule.law)
        .execute(conn)
        .await?;
    Ok(())
}
