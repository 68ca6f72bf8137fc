//! Places with an address.

use sqlx::PgConnection;
use triage::knowledge::{Detail, FactId, Place};

use super::Details;
use crate::StoreError;

struct Row {
    fact: String,
    street: Option<String>,
    postcode: Option<String>,
    town: String,
}

impl From<Row> for (FactId, Detail) {
    fn from(row: Row) -> Self {
        let place = Place {
            street: row.street,
            postcode: row.postcode,
            town: row.town,
        };
        (row.fact, Detail::Place(place))
    }
}

pub(super) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    let rows = sqlx::query_as!(Row, "select fact, street, postcode, town from place");
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
    place: &Place,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into place (fact, street, postcode, town) values ($1, $2, $3, $4)",
        id,
        place.street,
        place.postcode,
        place.town,
    )
    .execute(conn)
    .await?;
    Ok(())
}
