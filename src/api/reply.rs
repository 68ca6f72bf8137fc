//! A JSON answer, kept in the page memory like a page.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

use crate::error::AppError;
use crate::page::Keep;

/// Writes the value as JSON.
pub(super) fn json(value: &impl Serialize, keep: Keep) -> Response {
    match serde_json::to_string(value) {
        Ok(body) => text(body, keep),
        Err(error) => AppError::internal(error).into_response(),
    }
}

/// JSON that is written already.
pub(super) fn text(body: String, keep: Keep) -> Response {
    let mut response = body.into_response();
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(header::CONTENT_TYPE, json);
    response.extensions_mut().insert(keep);
    response
}
