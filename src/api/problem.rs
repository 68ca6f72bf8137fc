//! Errors as RFC 9457 wants them, each with a code for programs and the parameters at fault.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::AppError;

/// Why there is no answer.
pub(super) enum Problem {
    /// The parameters are at fault.
    Refused(StatusCode, Vec<Fault>),
    /// This part of the API is not written yet.
    NotImplemented,
    /// Anything that pages may meet too.
    App(AppError),
}

/// One parameter at fault.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Fault {
    /// The name of the answer or parameter.
    pub(super) answer: String,
    /// Why: `invalid_date`, `unlikely_year`, `future_date`, `unknown_value`, `too_long`,
    /// `out_of_range`, `unknown_parameter` or `repeated_parameter`.
    pub(super) code: String,
    /// The same for people, in the language asked for.
    pub(super) text: String,
}

/// The body of an error, `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProblemBody {
    /// Always `about:blank`: the status says what kind of problem it is.
    r#type: &'static str,
    /// The name of the status.
    title: &'static str,
    /// The status.
    status: u16,
    /// The code of the first error.
    code: String,
    /// What is at fault, one entry for each parameter.
    errors: Vec<Fault>,
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, code, errors) = match self {
            // The layer that writes error pages writes this one's body too.
            Self::App(error) => return error.into_response(),
            Self::NotImplemented => (
                StatusCode::NOT_IMPLEMENTED,
                "not_implemented".to_owned(),
                Vec::new(),
            ),
            Self::Refused(status, errors) => {
                let code = errors
                    .first()
                    .map(|fault| fault.code.clone())
                    .unwrap_or_default();
                (status, code, errors)
            }
        };
        let body = ProblemBody {
            r#type: "about:blank",
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            code,
            errors,
        };
        let body = match serde_json::to_vec(&body) {
            Ok(body) => body,
            Err(error) => return AppError::internal(error).into_response(),
        };
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
