//! Errors of the API as RFC 9457 wants them, each with a code for programs and the parameters at
//! fault.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::AppError;

/// Why there is no answer.
pub(crate) enum Problem {
    /// The parameters are at fault.
    Refused(StatusCode, Vec<Fault>),
    /// Anything that pages may meet too.
    App(AppError),
}

/// One parameter at fault.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Fault {
    /// The name of the answer or parameter.
    pub(crate) answer: String,
    /// Why: `invalid_date`, `unlikely_year`, `future_date`, `unknown_value`, `too_long`,
    /// `out_of_range`, `unknown_parameter` or `repeated_parameter`.
    pub(crate) code: String,
    /// The same for people, in the language asked for.
    pub(crate) text: String,
}

/// The body of an error, `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemBody {
    /// Always `about:blank`: the status says what kind of problem it is.
    r#type: &'static str,
    /// The name of the status.
    title: &'static str,
    /// The status.
    status: u16,
    /// The code of the first error.
    code: String,
    /// What is at fault, one entry for each parameter; none where it is no parameter.
    errors: Vec<Fault>,
}

/// The type of the body.
pub(crate) const CONTENT_TYPE: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Writes the body of an error.
pub(crate) fn body(status: StatusCode, code: String, errors: Vec<Fault>) -> String {
    let body = ProblemBody {
        r#type: "about:blank",
        title: status.canonical_reason().unwrap_or("Error"),
        status: status.as_u16(),
        code,
        errors,
    };
    // Strings and numbers can always be written as JSON.
    serde_json::to_string(&body).unwrap_or_default()
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, code, errors) = match self {
            // The door writes the body, as it writes error pages.
            Self::App(error) => return error.into_response(),
            Self::Refused(status, errors) => {
                let code = errors.first().map(|fault| fault.code.clone());
                (status, code.unwrap_or_default(), errors)
            }
        };
        let mut response = (status, body(status, code, errors)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, CONTENT_TYPE);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
