//! `GET /api/v1/triage`: the next question, or the outcome.

use axum::response::Response;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use triage::{Answers, Step, next_step};
use utoipa::ToSchema;

use super::outcome::OutcomeBody;
use super::query::Query;
use super::question::QuestionBody;
use super::reply;
use crate::page::Keep;
use crate::problem::{Problem, ProblemBody};
use crate::state::AppState;

/// The parameters of the call: the answers, then what every call has.
const PARAMETERS: &[&str] = &[
    "permit", "expires", "request", "proof", "portal", "message", "invited", "basis", "age",
    "niss", "place", "tried", "on", "edition", "lang",
];

/// The next question (`ask`), or the outcome (`done`).
#[derive(Serialize, ToSchema)]
pub(super) struct TriageBody {
    /// The edition of the facts.
    edition: i64,
    /// The day that the answer is for.
    on: NaiveDate,
    /// `ask` or `done`.
    step: &'static str,
    /// The answers that mattered so far, or may still matter.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    answers: AnswersBody,
    /// The question to ask next.
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<QuestionBody>,
    /// Which way to go.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<OutcomeBody>,
}

/// Answers in the order of the questions.
struct AnswersBody(Answers);

impl Serialize for AnswersBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.0
                .given()
                .map(|(question, value)| (question.name(), value)),
        )
    }
}

#[utoipa::path(
    get,
    operation_id = "triage_get",
    path = "/api/v1/triage",
    summary = "The interview: the next question, or the outcome",
    params(
        ("permit" = Option<String>, Query, description = "The kind of document"),
        ("expires" = Option<String>, Query, description = "The expiry date on the card, or `unknown`"),
        ("request" = Option<String>, Query, description = "How far the request has come"),
        ("proof" = Option<String>, Query, description = "The date of AIMA's payment proof, `none` or `unknown`"),
        ("portal" = Option<String>, Query, description = "Whether something was told"),
        ("message" = Option<String>, Query, description = "An id of the catalogue, or `unknown`"),
        ("invited" = Option<String>, Query, description = "Whether AIMA has sent an e-mail with access"),
        ("basis" = Option<String>, Query, description = "The ground of stay"),
        ("age" = Option<String>, Query, description = "`adult`, `minor` or `unknown`"),
        ("niss" = Option<String>, Query, description = "What the portal does about the NISS"),
        ("place" = Option<String>, Query, description = "`portugal`, `abroad` or `unknown`"),
        ("tried" = Option<String>, Query, description = "`none`, `unknown`, or a comma-separated list of `form`, `email`, `shop`, `letter` in any order"),
        ("on" = Option<NaiveDate>, Query, description = "The day of the visit, from 2025-07-01 to one year from today; today in Lisbon where none is given"),
        ("edition" = Option<i64>, Query, description = "A published edition; the newest where none is given"),
        ("lang" = Option<String>, Query, description = "The language of the texts: `en` (default) or `pt`"),
    ),
    responses(
        (status = 200, description = "The answer", body = TriageBody),
        (status = 400, description = "Refused, with the reason", body = ProblemBody, content_type = "application/problem+json", description = "An unknown or repeated parameter"),
        (status = 404, description = "Refused, with the reason", body = ProblemBody, content_type = "application/problem+json", description = "An edition that does not exist"),
        (status = 422, description = "Refused, with the reason", body = ProblemBody, content_type = "application/problem+json", description = "A value that nobody understands"),
        (status = 429, description = "Refused, with the reason", body = ProblemBody, content_type = "application/problem+json", description = "Too many calls; `Retry-After` says when to come back"),
    )
)]
pub(super) async fn get(state: AppState, query: Query) -> Result<Response, Problem> {
    query.only(PARAMETERS)?;
    let call = query.call(&state).await?;
    let reply = next_step(&call.asked.answers, &call.snapshot.handbook, call.day);
    let (question, outcome) = match &reply.step {
        Step::Ask(question) => (Some(QuestionBody::new(*question, &call)), None),
        Step::Done(outcome) => (None, Some(OutcomeBody::new(outcome, &reply.answers, &call))),
    };
    let body = TriageBody {
        edition: call.snapshot.edition.number,
        on: call.day,
        step: if outcome.is_some() { "done" } else { "ask" },
        answers: AnswersBody(reply.answers),
        question,
        outcome,
    };
    Ok(reply::json(&body, Keep::Private))
}
