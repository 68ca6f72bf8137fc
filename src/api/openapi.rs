//! `GET /api/v1/openapi.json`: the description of the API, written by the code itself.

use axum::response::Response;
use utoipa::OpenApi;

use super::query::Query;
use super::{closed_sets, editions, messages, portals, reply, triage};
use crate::error::AppError;
use crate::page::Keep;
use crate::problem::Problem;

/// The description.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rumo",
        version = "1",
        description = "Which way to go: guided triage for the renewal of residence permits in \
                       Portugal. Read-only, no key, open to every origin. General information, \
                       not legal advice.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
    ),
    paths(
        triage::get,
        messages::list,
        messages::one,
        portals::get,
        editions::list,
        editions::one,
    )
)]
struct Description;

/// `GET /api/v1/openapi.json`
pub(super) async fn get(query: Query) -> Result<Response, Problem> {
    query.only(&[])?;
    let mut body = serde_json::to_value(Description::openapi()).map_err(AppError::internal)?;
    closed_sets::add(&mut body);
    Ok(reply::text(body.to_string(), Keep::Public))
}
