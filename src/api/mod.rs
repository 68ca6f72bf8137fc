//! The interview and the knowledge for other programs: JSON, read-only, without a key, open to
//! every origin. `docs/` and `/api/v1/openapi.json` describe it; errors are RFC 9457.

mod closed_sets;
mod editions;
mod fact;
mod messages;
mod openapi;
mod outcome;
mod portals;
mod query;
mod question;
mod reply;
mod triage;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use crate::paths::API_DESCRIPTION;
use crate::state::AppState;

/// The addresses of the API.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/api/v1/triage", get(triage::get).options(preflight))
        .route("/api/v1/messages", get(messages::list).options(preflight))
        .route(
            "/api/v1/messages/{id}",
            get(messages::one).options(preflight),
        )
        .route("/api/v1/portals", get(portals::get).options(preflight))
        .route("/api/v1/editions", get(editions::list).options(preflight))
        .route(
            "/api/v1/editions/{n}",
            get(editions::one).options(preflight),
        )
        .route(API_DESCRIPTION, get(openapi::get).options(preflight))
}

/// What a browser asks before it lets a page of another site call us. The origin itself is
/// allowed with every answer.
async fn preflight() -> Response {
    static ALLOWED: [(HeaderName, &str); 3] = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "*"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    let mut response = StatusCode::NO_CONTENT.into_response();
    for (name, value) in &ALLOWED {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}
