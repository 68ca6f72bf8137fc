//! The portals: what each is for, how it does today, which expiry dates it accepts, and what
//! visitors report of it.

mod accepted;
mod chart;
mod entry;
mod fresh;
mod history;
mod list;
mod report;
mod reported;
mod timeline;
mod view;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// The addresses of the portals.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/{lang}/portals", get(list::get))
        .route("/{lang}/portals/{id}", get(entry::get))
        .route("/{lang}/portals/{id}/report", report::methods())
}
