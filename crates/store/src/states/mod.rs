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
/// After the first edition what is added is known from today.
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
    let today = write::said_today(conn).await?;
    for state in states {
        let state = &PortalState {
            known_since: state.known_since.or(today),
            until_known_since: state.until_known_since.or(today),
            ..state.clone()
        };
        if let Some(id) = write::known(conn, state).await? {
            add_to::add_to(conn, id, state, author).await?;
            continue;
        }
        added += 1;
        write::say(conn, state, author).await?;
    }
    Ok(added)
}
