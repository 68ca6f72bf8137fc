//! What is known of the portals today: it counts at once, without an edition.

mod list;
mod new;
mod sources;

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;

/// The addresses. Each has its line in [`super::access::rights`].
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/editor/states", get(list::get))
        .route("/editor/states/new", get(new::get).post(new::post))
        .route("/editor/states/{id}/check", post(list::check))
        .route(
            "/editor/states/{id}/end",
            get(list::get_end).post(list::post_end),
        )
}
