//! What the portals say: the catalogue of known messages, states and symptoms, and a page for
//! each with its meaning, what to do today, and how sure we are.

mod catalogue;
mod entry;
mod missed;
mod view;

use axum::Router;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::error::AppError;
use crate::state::AppState;

/// The addresses of the catalogue.
pub(crate) fn router() -> Router<AppState> {
    let from_our_pages = CsrfLayer::new().with_rejection_response(elsewhere);
    Router::new()
        .route(
            "/{lang}/messages",
            get(catalogue::get).post(catalogue::post),
        )
        .route(
            "/{lang}/messages/missed",
            post(missed::post).layer(from_our_pages),
        )
        .route("/{lang}/messages/{id}", get(entry::get))
}

/// What another site's form is told: only here is anything kept that was sent.
fn elsewhere(_: ProtectionError) -> Response {
    AppError::Elsewhere.into_response()
}
