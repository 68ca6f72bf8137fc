//! The expiry dates that a portal accepts.

use chrono::NaiveDate;
use sqlx::PgConnection;
use triage::knowledge::{Detail, FactId, Window};

use super::Details;
use crate::StoreError;
use crate::words::{Reading, word};

struct Row {
    fact: String,
    portal: String,
    permit: String,
    access: String,
    expires_from: Option<NaiveDate>,
    expires_to: Option<NaiveDate>,
    announced: Option<String>,
}

impl TryFrom<Row> for (FactId, Detail) {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let at = Reading::of("accepted_window", &row.fact);
        let window = Window {
            portal: row.portal,
            permit: at.value(&row.permit)?,
            access: at.value(&row.access)?,
            expires_from: row.expires_from,
            expires_to: row.expires_to,
            announced: row.announced,
        };
        Ok((row.fact, Detail::Window(window)))
    }
}

pub(super) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    sqlx::query_as!(
        Row,
        "select fact, portal, permit, access, expires_from, expires_to, announced
         from accepted_window"
    )
    .fetch_all(conn)
    .await?
    .into_iter()
    .map(TryFrom::try_from)
    .collect()
}

/// Takes the days from the fact: they are the same.
pub(super) async fn insert(
    conn: &mut PgConnection,
    id: &str,
    window: &Window,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into accepted_window
             (fact, holds, portal, permit, access, expires_from, expires_to, announced)
         select id, holds, $2, $3, $4, $5, $6, $7
         from fact
         where id = $1",
        id,
        window.portal,
        word(&window.permit)?,
        word(&window.access)?,
        window.expires_from,
        window.expires_to,
        window.announced,
    )
    .execute(conn)
    .await?;
    Ok(())
}
