//! What can go wrong, and the page that says so. The cause goes to the log once; people get our
//! words, in their language, with a way on.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use thiserror::Error;

use crate::i18n::Lang;
use crate::layout::Layout;
use crate::state::AppState;

/// The one error that leaves a handler.
#[derive(Debug, Error)]
pub enum AppError {
    /// There is no such page.
    #[error("not found")]
    NotFound,
    /// The address says something that nobody understands.
    #[error("not understood")]
    NotUnderstood,
    /// The address or the body is longer than anything we ask for.
    #[error("too long")]
    TooLong,
    /// The method is not one of this address.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// Too many requests.
    #[error("too many requests")]
    TooMany {
        /// After how many seconds to come back.
        retry_after: u64,
    },
    /// It took too long.
    #[error("timed out")]
    TimedOut,
    /// It needs the database, and that does not answer.
    #[error("unavailable")]
    Unavailable,
    /// Our own fault.
    #[error("internal error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl AppError {
    /// Wraps a cause that is our own fault.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }

    /// The status of the answer.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotUnderstood => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLong => StatusCode::URI_TOO_LONG,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TimedOut | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of its words.
    const fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NotUnderstood => "not-understood",
            Self::TooLong => "too-long",
            Self::MethodNotAllowed => "method",
            Self::TooMany { .. } => "too-many",
            Self::TimedOut => "timed-out",
            Self::Unavailable => "unavailable",
            Self::Internal(_) => "internal",
        }
    }
}

impl From<store::StoreError> for AppError {
    fn from(error: store::StoreError) -> Self {
        tracing::warn!(%error, "the database does not answer");
        Self::Unavailable
    }
}

impl From<askama::Error> for AppError {
    fn from(error: askama::Error) -> Self {
        Self::internal(error)
    }
}

/// Which words the error page shall say. Made by [`AppError`], read by [`render`].
#[derive(Clone, Copy)]
struct Said(&'static str);

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        if let Self::Internal(cause) = &self {
            tracing::error!(cause = %cause, "a request failed");
        }
        let mut response = self.status().into_response();
        if let Self::TooMany { retry_after } = self {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(retry_after));
        }
        response.extensions_mut().insert(Said(self.key()));
        response
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    layout: Layout,
    key: &'static str,
}

impl ErrorPage {
    fn title(&self) -> String {
        self.layout
            .t()
            .get(&format!("error-{}", self.key))
            .into_owned()
    }

    fn body(&self) -> String {
        self.layout
            .t()
            .get(&format!("error-{}-body", self.key))
            .into_owned()
    }
}

/// The layer that puts the page into an answer that only has a status. It changes body and type
/// in place, so that headers of the layers inside are kept.
pub(crate) async fn render(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let is_api = path.starts_with("/api/");
    let mut response = next.run(request).await;
    let said = match response.extensions().get::<Said>().copied() {
        Some(said) => said.0,
        None => match response.status() {
            StatusCode::METHOD_NOT_ALLOWED => "method",
            StatusCode::PAYLOAD_TOO_LARGE => "too-long",
            StatusCode::REQUEST_TIMEOUT => "timed-out",
            _ => return response,
        },
    };
    let status = response.status();
    let (content_type, body) = if is_api {
        ("application/problem+json", problem(status, said))
    } else {
        let lang = path.split('/').nth(1).and_then(Lang::from_code);
        let layout = Layout::plain(&state, lang.unwrap_or(Lang::En), "/");
        let page = ErrorPage { layout, key: said };
        (
            "text/html; charset=utf-8",
            page.render().unwrap_or_else(|_| said.to_owned()),
        )
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.remove(header::CONTENT_LENGTH);
    *response.body_mut() = body.into();
    response
}

/// RFC 9457, with nothing of the cause.
fn problem(status: StatusCode, key: &str) -> String {
    let title = status.canonical_reason().unwrap_or("Error");
    serde_json::json!({
        "type": "about:blank",
        "title": title,
        "status": status.as_u16(),
        "code": key.replace('-', "_"),
    })
    .to_string()
}
