//! The ways that messages decide.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::PgConnection;
use triage::knowledge::{DatedRoute, FactId};

use crate::StoreError;
use crate::words::{Reading, perhaps_word, word, words};

struct Row {
    message: String,
    from_day: Option<NaiveDate>,
    route: String,
    then_routes: Vec<String>,
    while_month_closed: Option<String>,
}

impl TryFrom<Row> for DatedRoute {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let at = Reading::of("message_route", &row.message);
        Ok(Self {
            from: row.from_day,
            route: at.value(&row.route)?,
            then: at.values(&row.then_routes)?,
            while_month_closed: at.perhaps(row.while_month_closed.as_deref())?,
        })
    }
}

pub(super) async fn all(
    conn: &mut PgConnection,
) -> Result<BTreeMap<FactId, Vec<DatedRoute>>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        "select message, from_day, route, then_routes, while_month_closed
         from message_route
         order by message, position"
    )
    .fetch_all(conn)
    .await?;
    let mut all: BTreeMap<FactId, Vec<DatedRoute>> = BTreeMap::new();
    for row in rows {
        all.entry(row.message.clone())
            .or_default()
            .push(row.try_into()?);
    }
    Ok(all)
}

pub(super) async fn insert(
    conn: &mut PgConnection,
    message: &str,
    position: i32,
    dated: &DatedRoute,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into message_route
             (message, position, from_day, route, then_routes, while_month_closed)
         values ($1, $2, $3, $4, $5, $6)",
        message,
        position,
        dated.from,
        word(&dated.route)?,
        &words(&dated.then)?,
        perhaps_word(dated.while_month_closed.as_ref())?,
    )
    .execute(conn)
    .await?;
    Ok(())
}
