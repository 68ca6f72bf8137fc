//! What the portals say: the catalogue of known messages, states and symptoms, and a page for
//! each with its meaning, what to do today, and how sure we are.

mod catalogue;
mod entry;
mod view;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// The addresses of the catalogue.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/{lang}/messages", get(catalogue::get))
        .route("/{lang}/messages/{id}", get(entry::get))
}
