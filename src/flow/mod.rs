//! The whole interview as a picture and as lists: every question, every answer, and what can
//! follow. Both are drawn from a walk over all ways, so they cannot differ from the rules.

mod drawing;
mod page;
mod steps;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// The address of the drawing.
pub(crate) fn router() -> Router<AppState> {
    Router::new().route("/{lang}/flow", get(page::get))
}
