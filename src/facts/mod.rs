//! Why we say something: one page for every fact, with the law, its days, its sources, how sure
//! it is, and what says something else.

mod detail;
mod entry;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// The addresses of facts.
pub(crate) fn router() -> Router<AppState> {
    Router::new().route("/{lang}/facts/{id}", get(entry::get))
}
