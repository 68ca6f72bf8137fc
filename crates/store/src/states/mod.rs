//! The states of the portals: a history that only grows.

mod read;
mod write;

pub(crate) use read::all;

use sqlx::PgConnection;
use triage::knowledge::PortalState;

use crate::StoreError;

/// Adds the states that the history does not hold yet, and ends that it does not know. Returns
/// how many states are new.
///
/// Nothing else of a known state is compared: what was said stays as it was said.
pub(crate) async fn add(
    conn: &mut PgConnection,
    states: &[PortalState],
    author: &str,
) -> Result<usize, StoreError> {
    let mut added = 0;
    for state in states {
        let id = match write::known(conn, state).await? {
            Some(id) => id,
            None => {
                added += 1;
                write::say(conn, state, author).await?
            }
        };
        if let Some(until) = state.until {
            write::end(conn, id, until, author).await?;
        }
    }
    Ok(added)
}
