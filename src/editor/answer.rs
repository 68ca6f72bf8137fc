//! The answer to whoever sent a form: its page, with a status that says whether it was taken.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use crate::page::{Keep, Page};

/// A page with a form: what is wrong with it decides the status.
pub(super) fn answer(page: impl Template, is_wrong: bool) -> Response {
    let status = match is_wrong {
        true => StatusCode::UNPROCESSABLE_ENTITY,
        false => StatusCode::OK,
    };
    Page::new(page, Keep::Nothing)
        .with_status(status)
        .into_response()
}
