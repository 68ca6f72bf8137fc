//! `GET /api/v1/editions`: what was published, one edition whole, and what changed between two.

use std::sync::Arc;

use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::Serialize;
use store::EditionHead;
use utoipa::ToSchema;

use super::query::Query;
use super::reply;
use crate::difference::{Difference, changed_rows};
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::page::Keep;
use crate::problem::{Problem, ProblemBody};
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// Every published edition, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct EditionsBody {
    editions: Vec<HeadBody>,
    /// The older ones cannot be listed just now.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_short: bool,
}

/// What is said about an edition without its content.
#[derive(Serialize, ToSchema)]
pub(super) struct HeadBody {
    /// Its number; 0 for the one that is built into the program and was never published.
    number: i64,
    published_at: DateTime<Utc>,
    /// Why it was published.
    note: String,
    /// The version of the program that published it.
    program: String,
    /// The format of the content.
    format: i32,
    /// SHA-256 of the content as canonical JSON: sorted keys, no blanks.
    digest: String,
}

/// One edition, or what changed between two.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum OneBody<'a> {
    Edition(EditionBody<'a>),
    Difference(DifferenceBody),
}

/// One edition with its whole content.
#[derive(Serialize, ToSchema)]
pub(super) struct EditionBody<'a> {
    #[serde(flatten)]
    head: HeadBody,
    /// The register of sources, and the facts.
    #[schema(value_type = Object)]
    content: &'a triage::Knowledge,
}

/// What changed from one edition to another.
#[derive(Serialize, ToSchema)]
pub(super) struct DifferenceBody {
    from: i64,
    to: i64,
    #[serde(flatten)]
    difference: Difference,
    /// How many rows of the decision table changed.
    decision_table_rows: usize,
}

impl From<&EditionHead> for HeadBody {
    fn from(head: &EditionHead) -> Self {
        Self {
            number: head.number,
            published_at: head.published_at,
            note: head.reason.clone(),
            program: head.program.clone(),
            format: head.format,
            digest: head.digest.clone(),
        }
    }
}

#[utoipa::path(
    get,
    operation_id = "editions_list",
    path = "/api/v1/editions",
    summary = "Every published edition",
    responses(
        (status = 200, description = "The answer", body = EditionsBody),
        (status = 400, description = "An unknown or repeated parameter", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(state: AppState, query: Query) -> Result<Response, Problem> {
    query.only(&[])?;
    let (editions, is_short) = state.editions();
    let body = EditionsBody {
        editions: editions.iter().map(HeadBody::from).collect(),
        is_short,
    };
    let keep = if is_short {
        Keep::Nothing
    } else {
        Keep::Public
    };
    Ok(reply::json(&body, keep))
}

#[utoipa::path(
    get,
    operation_id = "editions_one",
    path = "/api/v1/editions/{n}",
    summary = "One edition, or what changed between two",
    params((
        "n" = String,
        Path,
        description = "A number: the edition's whole content. Two numbers with three dots \
                       between them (`1...2`): what changed from the first to the second",
    )),
    responses(
        (status = 200, description = "The edition, or the difference", body = OneBody<'static>),
        (status = 400, description = "An unknown or repeated parameter", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "An edition that does not exist", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn one(
    state: AppState,
    LastSegment(which): LastSegment,
    query: Query,
) -> Result<Response, Problem> {
    query.only(&[])?;
    if let Some((from, to)) = which.split_once("...") {
        let (from, to) = (edition(&state, from).await?, edition(&state, to).await?);
        let body = OneBody::Difference(difference(&from, &to));
        return Ok(reply::json(&body, Keep::Public));
    }
    let edition = edition(&state, &which).await?;
    let content = edition.as_published();
    let body = OneBody::Edition(EditionBody {
        head: HeadBody::from(&edition.edition),
        content: &content,
    });
    Ok(reply::json(&body, Keep::Public))
}

fn difference(from: &Snapshot, to: &Snapshot) -> DifferenceBody {
    DifferenceBody {
        from: from.edition.number,
        to: to.edition.number,
        difference: Difference::between(&from.as_published(), &to.as_published()),
        decision_table_rows: changed_rows(&from.decision_table, &to.decision_table),
    }
}

/// An edition by the number in the address.
async fn edition(state: &AppState, number: &str) -> Result<Arc<Snapshot>, Problem> {
    let parsed = number.parse().ok();
    // One address for each edition: no sign, no leading zero.
    let parsed = parsed.filter(|parsed: &i64| parsed.to_string() == number);
    let number = parsed.ok_or(AppError::NotFound)?;
    Ok(state.edition(Some(number)).await?)
}
