//! A diary of attempts that lives with the person: its page, its paper, the page that checks it, and
//! the time-stamps that are asked for by a digest alone.

mod check;
mod data;
mod page;
mod paper;
mod reasons;
mod stamps;
mod words;

use axum::Router;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::error::AppError;
use crate::state::AppState;

/// The addresses of the diary.
pub(crate) fn router() -> Router<AppState> {
    let from_our_pages = CsrfLayer::new().with_rejection_response(elsewhere);
    Router::new()
        .route("/{lang}/diary", get(page::get))
        .route("/{lang}/diary/paper", get(paper::get))
        .route("/{lang}/check-diary", get(check::get).post(check::post))
        .route("/stamps", post(stamps::give))
        .route("/stamps/check", post(stamps::check))
        .route("/stamps/keys", get(stamps::keys))
        .layer(from_our_pages)
}

/// What another site's form is told.
fn elsewhere(_: ProtectionError) -> Response {
    AppError::Elsewhere.into_response()
}
