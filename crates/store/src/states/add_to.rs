//! Saying more of a state that is in the history.

use std::collections::BTreeMap;

use sqlx::PgConnection;
use triage::knowledge::PortalState;

use super::write;
use crate::{StoreError, texts};

/// Adds what was not said of a state, and refuses what was said otherwise.
pub(super) async fn add_to(
    conn: &mut PgConnection,
    id: i64,
    state: &PortalState,
    author: &str,
) -> Result<(), StoreError> {
    let rewritten = |what: String| StoreError::Rewritten {
        state: format!("{} since {}", state.portal, state.since),
        what,
    };
    let ended = sqlx::query_scalar!("select until from portal_state_end where state = $1", id)
        .fetch_optional(&mut *conn)
        .await?;
    match (ended, state.until) {
        (None, Some(until)) => {
            write::end(conn, id, (until, state.until_known_since), author).await?;
        }
        (Some(said), Some(until)) if said != until => return Err(rewritten("its end".to_owned())),
        _ => {}
    }
    let said = said(conn, id).await?;
    for row in texts::rows(&state.text)? {
        match said.get(&(row.language.clone(), row.field.clone())) {
            None => write::insert_text(conn, id, &row, author).await?,
            Some(body) if *body != row.body => {
                return Err(rewritten(format!("{} in {}", row.field, row.language)));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The words of a state, by language and field.
async fn said(
    conn: &mut PgConnection,
    id: i64,
) -> Result<BTreeMap<(String, String), String>, StoreError> {
    let rows = sqlx::query!(
        "select language, field, body from portal_state_text where state = $1",
        id
    );
    let rows = rows.fetch_all(conn).await?.into_iter();
    Ok(rows
        .map(|row| ((row.language, row.field), row.body))
        .collect())
}
