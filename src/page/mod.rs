//! A page: a template with its status and how long it may be kept.

mod keeping;
mod memory;
mod slim;
mod stored;

use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub(crate) use keeping::{Asked, packed, unkept};
pub(crate) use memory::PageMemory;
pub(crate) use stored::Accepts;

use crate::error::AppError;

/// The type of a page.
pub(crate) const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const MINUTE: Duration = Duration::from_secs(60);
/// The room that is made for a page before it is rendered, in bytes.
const ROOM: usize = 24 * 1024;

/// How a page may be kept, by us and by others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// No answers in it: anybody may keep it for a minute.
    Public,
    /// Answers in it: only we keep it; a browser asks again.
    Private,
    /// Nobody keeps it.
    Nothing,
    /// A file named by its content: a browser keeps it for a year.
    Forever,
}

impl Keep {
    /// The header that says so. Nothing public is kept past the day that it was rendered for.
    fn cache_control(self, rest_of_day: Duration) -> HeaderValue {
        match self {
            Self::Public if rest_of_day >= MINUTE => HeaderValue::from_static("public, max-age=60"),
            Self::Public => {
                let seconds = rest_of_day.as_secs();
                HeaderValue::try_from(format!("public, max-age={seconds}"))
                    .unwrap_or(HeaderValue::from_static("no-cache"))
            }
            Self::Private => HeaderValue::from_static("private, no-cache"),
            Self::Nothing => HeaderValue::from_static("no-store"),
            Self::Forever => HeaderValue::from_static("public, max-age=31536000, immutable"),
        }
    }
}

/// A page that is not rendered yet.
pub(crate) struct Page<T> {
    template: T,
    status: StatusCode,
    keep: Keep,
}

impl<T: Template> Page<T> {
    pub(crate) fn new(template: T, keep: Keep) -> Self {
        Self {
            template,
            status: StatusCode::OK,
            keep,
        }
    }

    pub(crate) fn kept(mut self, keep: Keep) -> Self {
        self.keep = keep;
        self
    }

    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        // Most pages fit, so that the text is not moved while it grows.
        let mut body = String::with_capacity(ROOM);
        if let Err(error) = self.template.render_into(&mut body) {
            return AppError::from(error).into_response();
        }
        let mut body = slim::slim(&body);
        body.shrink_to_fit();
        let mut response = (self.status, Body::from(body)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HTML);
        response.extensions_mut().insert(self.keep);
        response
    }
}

/// A text that is no page, kept like one.
pub(crate) fn text(body: String, content_type: &'static str, keep: Keep) -> Response {
    let mut response = body.into_response();
    let content_type = HeaderValue::from_static(content_type);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, content_type);
    response.extensions_mut().insert(keep);
    response
}

/// A file named by its content, compressed once.
#[derive(Debug)]
pub(crate) struct Asset(stored::Stored);

impl Asset {
    pub(crate) fn new(bytes: bytes::Bytes, content_type: &'static str) -> Self {
        let content_type = HeaderValue::from_static(content_type);
        Self(stored::Stored::new(bytes, content_type, Keep::Forever).best())
    }

    pub(crate) fn respond(&self, asked: &axum::http::HeaderMap) -> Response {
        self.0.respond(&stored::Accepts::of(asked), Duration::ZERO)
    }
}
