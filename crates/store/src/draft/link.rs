//! What facts name, in order: their sources and the facts that contradict them.

use std::collections::BTreeMap;

use sqlx::PgConnection;
use triage::knowledge::{Fact, FactId, Knowledge, SourceId};

use crate::StoreError;

/// Many rows for one statement, column by column.
#[derive(Default)]
struct Columns {
    facts: Vec<String>,
    positions: Vec<i32>,
    named: Vec<String>,
}

impl Columns {
    fn of(knowledge: &Knowledge, list: impl Fn(&Fact) -> &[String]) -> Self {
        let mut columns = Self::default();
        for (id, fact) in &knowledge.facts {
            for (position, named) in (0..).zip(list(fact)) {
                columns.facts.push(id.clone());
                columns.positions.push(position);
                columns.named.push(named.clone());
            }
        }
        columns
    }
}

struct Row {
    fact: String,
    named: Vec<String>,
}

impl From<Row> for (FactId, Vec<String>) {
    fn from(row: Row) -> Self {
        (row.fact, row.named)
    }
}

pub(crate) async fn sources(
    conn: &mut PgConnection,
    only: Option<&str>,
) -> Result<BTreeMap<FactId, Vec<SourceId>>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select fact, array_agg(source order by position) as "named!"
           from fact_source
           where $1::text is null or fact = $1
           group by fact"#,
        only,
    );
    Ok(rows
        .fetch_all(conn)
        .await?
        .into_iter()
        .map(Into::into)
        .collect())
}

pub(crate) async fn contradictions(
    conn: &mut PgConnection,
    only: Option<&str>,
) -> Result<BTreeMap<FactId, Vec<FactId>>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select fact, array_agg(other order by position) as "named!"
           from fact_contradiction
           where $1::text is null or fact = $1
           group by fact"#,
        only,
    );
    Ok(rows
        .fetch_all(conn)
        .await?
        .into_iter()
        .map(Into::into)
        .collect())
}

pub(crate) async fn insert_sources(
    conn: &mut PgConnection,
    knowledge: &Knowledge,
) -> Result<(), StoreError> {
    let columns = Columns::of(knowledge, |fact| &fact.sources);
    sqlx::query!(
        "insert into fact_source (fact, position, source)
         select * from unnest($1::text[], $2::integer[], $3::text[])",
        &columns.facts,
        &columns.positions,
        &columns.named,
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(crate) async fn insert_contradictions(
    conn: &mut PgConnection,
    knowledge: &Knowledge,
) -> Result<(), StoreError> {
    let columns = Columns::of(knowledge, |fact| &fact.contradicts);
    sqlx::query!(
        "insert into fact_contradiction (fact, position, other)
         select * from unnest($1::text[], $2::integer[], $3::text[])",
        &columns.facts,
        &columns.positions,
        &columns.named,
    )
    .execute(conn)
    .await?;
    Ok(())
}
