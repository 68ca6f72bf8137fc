//! A page: a template with its status and how long it may be kept.

mod memory;
mod middleware;
mod stored;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub(crate) use memory::PageMemory;
pub(crate) use middleware::remember;

use crate::error::AppError;

/// How a page may be kept, by us and by others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// No answers in it: anybody may keep it for a minute.
    Public,
    /// Answers in it: only we keep it; a browser asks again.
    Private,
    /// Nobody keeps it.
    Nothing,
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

    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        let body = match self.template.render() {
            Ok(body) => body,
            Err(error) => return AppError::from(error).into_response(),
        };
        let mut response = (self.status, Body::from(body)).into_response();
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(header::CONTENT_TYPE, html);
        response.extensions_mut().insert(self.keep);
        response
    }
}

/// A file that is built into the program, compressed once.
pub(crate) struct Asset(stored::Stored);

impl Asset {
    pub(crate) fn new(bytes: bytes::Bytes, content_type: &'static str) -> Self {
        let content_type = HeaderValue::from_static(content_type);
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        Self(stored::Stored::new(bytes, content_type, forever).best())
    }

    pub(crate) fn respond(&self, asked: &axum::http::HeaderMap) -> Response {
        self.0.respond(asked)
    }
}
