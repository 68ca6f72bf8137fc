//! What the portals say: the catalogue of known messages, states and symptoms, and a page for
//! each with its meaning, what to do today, and how sure we are.

mod catalogue;
mod entry;
mod missed;
mod view;

use axum::Router;
use axum::routing::{get, post};

use crate::from_here::from_our_pages;
use crate::state::AppState;

/// The addresses of the catalogue.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route(
            "/{lang}/messages",
            get(catalogue::get).post(catalogue::post),
        )
        .route(
            "/{lang}/messages/missed",
            post(missed::post).layer(from_our_pages()),
        )
        .route("/{lang}/messages/{id}", get(entry::get))
}
