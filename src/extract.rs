//! What handlers take from a request: extractors that fail with our page.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use axum::http::request::Parts;
use bytes::Bytes;

use crate::address::{MAX_QUERY, RawQuery};
use crate::error::AppError;
use crate::i18n::{Lang, negotiate};
use crate::state::AppState;

/// The language in the path. A language that is not served is a page that is not there.
pub(crate) struct InLang(pub(crate) Lang);

impl FromRequestParts<AppState> for InLang {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let code = parts.uri.path().split('/').nth(1).unwrap_or_default();
        state.lang(code).map(Self).ok_or(AppError::NotFound)
    }
}

/// The language that the browser asks for, on pages whose address names none.
pub(crate) struct Negotiated(pub(crate) Lang);

impl FromRequestParts<AppState> for Negotiated {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, AppError> {
        Ok(Self(negotiate(parts.headers.get(header::ACCEPT_LANGUAGE))))
    }
}

/// The last part of the path.
pub(crate) struct LastSegment(pub(crate) String);

impl FromRequestParts<AppState> for LastSegment {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, AppError> {
        let segment = parts.uri.path().rsplit('/').next().unwrap_or_default();
        Ok(Self(segment.to_owned()))
    }
}

/// The part of the path before the last.
pub(crate) struct SegmentBeforeLast(pub(crate) String);

impl FromRequestParts<AppState> for SegmentBeforeLast {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, AppError> {
        let segment = parts.uri.path().rsplit('/').nth(1).unwrap_or_default();
        Ok(Self(segment.to_owned()))
    }
}

/// The fields of a form that was posted. Nobody keeps them, and they are never logged.
pub(crate) struct Posted(pub(crate) RawQuery);

impl FromRequest<AppState> for Posted {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|_| AppError::BodyTooLong)?;
        Ok(Self(RawQuery::parse(&String::from_utf8_lossy(&body))))
    }
}

impl FromRequestParts<AppState> for RawQuery {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, AppError> {
        let query = parts.uri.query().unwrap_or_default();
        if query.len() > MAX_QUERY {
            return Err(AppError::TooLong);
        }
        Ok(Self::parse(query))
    }
}
