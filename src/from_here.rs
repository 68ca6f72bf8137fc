//! Forms are taken from our own pages only: what a page of somebody else sends is refused in words.
//! Nobody's answers are filled in from there, no case is ended, and nothing is kept.

use axum::response::{IntoResponse as _, Response};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::error::AppError;

/// The layer that refuses them.
pub(crate) fn from_our_pages() -> CsrfLayer<fn(ProtectionError) -> Response> {
    CsrfLayer::new().with_rejection_response(elsewhere)
}

fn elsewhere(_: ProtectionError) -> Response {
    AppError::Elsewhere.into_response()
}
