//! What one takes away from a result: the way to hand it over, and all that is made of it.

mod hub;
mod sheet;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// The addresses of what one takes away.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/{lang}/check/take", get(hub::get))
        .route("/{lang}/check/sheet", get(sheet::get))
}
