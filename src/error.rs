//! What can go wrong, and the page that says so. The cause goes to the log once; people get our
//! words, in their language, with a way on.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use thiserror::Error;

use crate::address::{Asked, MAX_QUERY, RawQuery, read_answers};
use crate::door::Visitor;
use crate::layout::Layout;
use crate::page::HTML;
use crate::problem;
use crate::state::AppState;

/// The one error that leaves a handler.
#[derive(Debug, Error)]
pub enum AppError {
    /// There is no such page.
    #[error("not found")]
    NotFound,
    /// There is no such edition.
    #[error("no such edition")]
    NoEdition,
    /// The address says something that nobody understands.
    #[error("not understood")]
    NotUnderstood,
    /// The address is longer than anything we ask for.
    #[error("too long")]
    TooLong,
    /// The body of a request is longer than anything we ask for.
    #[error("body too long")]
    BodyTooLong,
    /// The method is not one of this address.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// A form of another site was sent to us.
    #[error("sent from another site")]
    Elsewhere,
    /// The account has no right to it.
    #[error("forbidden")]
    Forbidden,
    /// The account has the right, and stands for no second person yet.
    #[error("an operator gave this account access a short while ago")]
    Held,
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
            Self::NotFound | Self::NoEdition => StatusCode::NOT_FOUND,
            Self::NotUnderstood => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLong => StatusCode::URI_TOO_LONG,
            Self::BodyTooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Elsewhere | Self::Forbidden | Self::Held => StatusCode::FORBIDDEN,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TimedOut | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of its words.
    const fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NoEdition => "no-edition",
            Self::NotUnderstood => "not-understood",
            Self::TooLong | Self::BodyTooLong => "too-long",
            Self::MethodNotAllowed => "method",
            Self::Elsewhere => "elsewhere",
            Self::Forbidden => "forbidden",
            Self::Held => "held",
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

/// Which words the error page shall say. Made by [`AppError`], read by [`render`] and
/// [`take`].
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

/// Takes from an answer which words its page shall say, so that somebody else makes the page.
pub(crate) fn take(response: &mut Response) -> Option<&'static str> {
    response
        .extensions_mut()
        .remove::<Said>()
        .map(|said| said.0)
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    layout: Layout,
    key: &'static str,
    /// In a frame, the address that was asked for, where asking again may help.
    again: Option<&'a str>,
    /// In a frame, where the interview goes on with the answers of that address.
    go_on: Option<String>,
    /// After how many seconds to ask again.
    wait: Option<u64>,
    /// The empty desk, where it was asked for at the desk.
    desk: Option<&'a str>,
}

impl ErrorPage<'_> {
    fn title(&self) -> String {
        self.words("")
    }

    fn body(&self) -> String {
        self.words("-body")
    }

    /// Nobody sees an address in a frame, and at a desk no answer stands in one: there some errors have
    /// words of their own.
    fn words(&self, end: &str) -> String {
        let t = self.layout.t();
        let key = format!("error-{}{end}", self.key);
        let framed = self.layout.frame().map(|_| format!("frame-{key}"));
        let own = framed.or_else(|| self.desk.map(|_| format!("desk-{key}")));
        let own = own.filter(|key| t.find(key).is_some());
        let key = own.unwrap_or(key);
        match self.wait {
            Some(seconds) => t.with(&key, "wait", t.wait(seconds)),
            None => t.get(&key).into_owned(),
        }
    }
}

/// Whether it may be otherwise in a moment.
fn may_pass(key: &str) -> bool {
    ["too-many", "timed-out", "unavailable", "internal"].contains(&key)
}

/// Where the interview goes on with the answers that an address holds; none where it holds none. Nobody
/// need go back for them in a frame, where there may be no button for it.
fn going_on(state: &AppState, layout: &Layout, address: &str) -> Option<String> {
    let (_, query) = address
        .split_once('?')
        .filter(|(_, query)| query.len() <= MAX_QUERY)?;
    let (snapshot, today) = (state.snapshot(), state.clock().today());
    let (answers, _) = read_answers(&RawQuery::parse(query), snapshot.knowledge(), today);
    let asked = Asked {
        answers,
        ..Asked::default()
    };
    (asked != Asked::default()).then(|| layout.paths().result(&asked))
}

/// After how many seconds an answer says to come back.
fn seconds(response: &Response) -> Option<u64> {
    let seconds = response.headers().get(header::RETRY_AFTER)?;
    seconds.to_str().ok()?.parse().ok()
}

/// Puts the page into an answer that only has a status. It changes body and type in place, so that
/// the headers that the answer has are kept. Says whether it did.
pub(crate) fn render(state: &AppState, visitor: &Visitor, response: &mut Response) -> bool {
    let said = match response.extensions().get::<Said>().copied() {
        Some(said) => said.0,
        // It is a page already.
        None if response.headers().get(header::CONTENT_TYPE) == Some(&HTML) => return false,
        None => match response.status() {
            StatusCode::METHOD_NOT_ALLOWED => "method",
            StatusCode::PAYLOAD_TOO_LARGE => "too-long",
            _ => return false,
        },
    };
    let (content_type, body) = if visitor.is_api {
        let code = said.replace('-', "_");
        let body = problem::body(response.status(), code, Vec::new());
        (problem::CONTENT_TYPE, body)
    } else {
        let mut layout = Layout::within(state, visitor.shell(), "/");
        if visitor.desk().is_some() {
            layout = layout.at_desk();
        }
        let framed = visitor.address_in_frame();
        let (again, gone) = (
            framed.filter(|_| may_pass(said)),
            framed.filter(|_| !may_pass(said)),
        );
        let page = ErrorPage {
            go_on: gone.and_then(|address| going_on(state, &layout, address)),
            layout,
            key: said,
            again,
            wait: seconds(response),
            desk: visitor.desk(),
        };
        (HTML, page.render().unwrap_or_else(|_| said.to_owned()))
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, content_type);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.remove(header::CONTENT_LENGTH);
    *response.body_mut() = body.into();
    true
}
