//! The states of the portals: a history that only grows.

mod add_to;
mod edit;
mod read;
mod waited;
mod write;

pub use edit::SaidState;
pub(crate) use read::all;
pub use waited::StatesWaited;

use sqlx::PgConnection;
use triage::knowledge::PortalState;

use crate::StoreError;

/// Adds the states that the history does not hold yet, and to those that it holds what was not said
/// of them: an end, words in another language or from a later day on. Returns how many are new.
///
/// # Errors
///
/// [`StoreError::Rewritten`] where something was said otherwise: what was said stays.
pub(crate) async fn add(
    conn: &mut PgConnection,
    states: &[PortalState],
    author: &str,
) -> Result<usize, StoreError> {
    let mut added = 0;
    for state in states {
        if let Some(id) = write::known(conn, state).await? {
            add_to::add_to(conn, id, state, author).await?;
            continue;
        }
        added += 1;
        let id = write::say(conn, state, author).await?;
        if let Some(until) = state.until {
            write::end(conn, id, until, author).await?;
        }
    }
    Ok(added)
}
