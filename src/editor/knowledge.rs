//! The whole working copy as one file: `rumo import` reads it, here and elsewhere.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use super::access::guard::{Editor, store};
use crate::error::AppError;
use crate::state::AppState;

/// `GET /editor/knowledge.json`
pub(super) async fn get(State(state): State<AppState>, _: Editor) -> Result<Response, AppError> {
    let draft = store(&state)?.draft().await?;
    let json = store::canonical(&draft.knowledge).map_err(AppError::internal)?;
    let mut response = json.into_response();
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static("application/json");
    headers.insert(header::CONTENT_TYPE, kind);
    let name = HeaderValue::from_static("attachment; filename=\"rumo-knowledge.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}
