//! A diary of attempts that lives with the person: its page, its paper, the page that checks it, and
//! the time-stamps that are asked for by a digest alone.

use axum::Router;

use crate::state::AppState;

/// The addresses of the diary.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
}
