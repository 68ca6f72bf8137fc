//! Steps to take and things to know.

use sqlx::PgConnection;
use triage::knowledge::{Advice, Detail, FactId};

use super::Details;
use crate::StoreError;
use crate::words::{Reading, perhaps_word, word};

struct Row {
    fact: String,
    advice_kind: String,
    at: Option<String>,
    cost: Option<String>,
    take: Vec<String>,
}

impl TryFrom<Row> for (FactId, Detail) {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let at = Reading::of("advice", &row.fact);
        let advice = Advice {
            kind: at.value(&row.advice_kind)?,
            at: row.at,
            cost: at.perhaps(row.cost.as_deref())?,
            take: row.take,
        };
        Ok((row.fact, Detail::Advice(advice)))
    }
}

pub(super) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    sqlx::query_as!(
        Row,
        r#"select fact, advice_kind, at, cost,
               array(
                   select document
                   from advice_document
                   where advice_document.advice = advice.fact
                   order by position
               ) as "take!"
           from advice"#
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
    advice: &Advice,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into advice (fact, advice_kind, at, cost) values ($1, $2, $3, $4)",
        id,
        word(&advice.kind)?,
        advice.at,
        perhaps_word(advice.cost.as_ref())?,
    )
    .execute(&mut *conn)
    .await?;
    insert_documents(conn, id, &advice.take).await
}

async fn insert_documents(
    conn: &mut PgConnection,
    id: &str,
    documents: &[FactId],
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into advice_document (advice, position, document)
         select $1, position - 1, document
         from unnest($2::text[]) with ordinality as taken (document, position)",
        id,
        documents,
    )
    .execute(conn)
    .await?;
    Ok(())
}
