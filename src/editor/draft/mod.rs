//! From the draft to an edition: what a draft changes and for whom, its pages before anybody else
//! sees them, the proposal that a second person publishes, and the way back.

mod back;
mod changes;
mod page;
mod preview;
mod proposal;
mod publishing;
mod told;

use axum::Router;
use axum::routing::{get, post};

pub(crate) use preview::preview;

use crate::state::AppState;

/// The addresses. What each needs is in [`super::access::rights`].
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/editor/draft", get(page::get))
        .route("/editor/draft/check", post(page::check))
        .route("/editor/draft/preview", get(preview::start))
        .route("/editor/draft/propose", post(page::propose))
        .route("/editor/proposals/{id}", get(proposal::get))
        .route("/editor/proposals/{id}/approve", post(proposal::approve))
        .route("/editor/proposals/{id}/withdraw", post(proposal::withdraw))
        .route("/editor/editions", get(back::list))
        .route(
            "/editor/editions/{number}/back",
            get(back::get).post(back::post),
        )
}
