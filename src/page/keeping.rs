//! Public pages from memory. A page is a function of its address, the edition, the live serial and
//! the day: one that is known is answered before any route is looked up, one that was rendered is
//! kept.

use std::sync::Arc;
use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use tokio::sync::Semaphore;

use super::Keep;
use super::memory::Key;
use super::stored::{Accepts, Stored, compressed};
use crate::error::AppError;
use crate::state::AppState;

/// The largest body that is kept, in bytes: a whole edition is. A larger one is sent and forgotten.
const LARGEST: usize = 8 * 1024 * 1024;
/// The largest body that is compressed as well as can be: the work grows with it.
const LARGEST_AT_BEST: usize = 128 * 1024;

/// The place of a request's page in the memory, and the form in which it is asked for.
pub(crate) struct Asked {
    key: Key,
    accepts: Accepts,
    rest_of_day: Duration,
}

impl Asked {
    /// The place of a request that only reads.
    pub(crate) fn of(state: &AppState, request: &Request, accepts: &Accepts) -> Option<Self> {
        if request.method() != Method::GET && request.method() != Method::HEAD {
            return None;
        }
        let address = request.uri().path_and_query()?;
        let snapshot = state.snapshot();
        let (day, rest_of_day) = state.clock().today_and_rest();
        Some(Self {
            key: Key {
                address: address.as_str().to_owned(),
                edition: snapshot.edition.number,
                serial: snapshot.serial,
                day,
            },
            accepts: accepts.clone(),
            rest_of_day,
        })
    }

    /// The page, where it is known.
    pub(crate) fn known(&self, state: &AppState) -> Option<Response> {
        let page = state.pages().get(&self.key)?;
        Some(page.respond(&self.accepts, self.rest_of_day))
    }

    /// Keeps what was rendered, as far as it may be kept, and answers with it.
    pub(crate) async fn keep(self, state: &AppState, mut response: Response) -> Response {
        let Some(keep) = response.extensions().get::<Keep>().copied() else {
            return response;
        };
        let is_page = response.status() == StatusCode::OK;
        if !is_page || keep == Keep::Nothing {
            // What is refused may hold what was typed.
            let keep = if is_page { keep } else { Keep::Nothing };
            let headers = response.headers_mut();
            headers.insert(header::CACHE_CONTROL, keep.cache_control(self.rest_of_day));
            return packed(response, &self.accepts).await;
        }
        let page = match stored(response, keep).await {
            Ok(page) => Arc::new(page),
            Err(error) => return error.into_response(),
        };
        let answer = page.respond(&self.accepts, self.rest_of_day);
        if page.size() > LARGEST {
            return answer;
        }
        state.pages().insert(self.key.clone(), Arc::clone(&page));
        // Addresses with a query are endless: only the others are worth the work.
        let is_finite = !self.key.address.contains('?');
        if keep == Keep::Public && is_finite && page.size() <= LARGEST_AT_BEST {
            tokio::spawn(compress(state.clone(), self.key, page));
        }
        answer
    }
}

/// The answer to something that was sent: nobody keeps it.
pub(crate) async fn unkept(mut response: Response, accepts: &Accepts) -> Response {
    let no_store = Keep::Nothing.cache_control(Duration::ZERO);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, no_store);
    match response.extensions().get::<Keep>() {
        Some(_) => packed(response, accepts).await,
        None => response,
    }
}

/// A page that nobody keeps, in the encoding that the browser asks for.
pub(crate) async fn packed(response: Response, accepts: &Accepts) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(plain) = to_bytes(body, usize::MAX).await else {
        return AppError::internal("a body of ours cannot be read").into_response();
    };
    let (encoding, body) = compressed(&plain, accepts);
    if let Some(encoding) = encoding {
        let encoding = HeaderValue::from_static(encoding);
        parts.headers.insert(header::CONTENT_ENCODING, encoding);
        parts.headers.remove(header::CONTENT_LENGTH);
    }
    let vary = HeaderValue::from_static("accept-encoding");
    parts.headers.insert(header::VARY, vary);
    Response::from_parts(parts, body.into())
}

async fn stored(response: Response, keep: Keep) -> Result<Stored, AppError> {
    let route = response.extensions().get::<MatchedPath>().cloned();
    let content_type = response
        .headers()
        .get(header::CONTENT_TYPE)
        .cloned()
        .unwrap_or_else(|| HeaderValue::from_static("text/html; charset=utf-8"));
    let plain = to_bytes(response.into_body(), usize::MAX)
        .await
        .map_err(AppError::internal)?;
    Ok(Stored::new(plain, content_type, keep).by(route))
}

/// The costly compression: off the request path, one page after another, and only for pages
/// without answers.
async fn compress(state: AppState, key: Key, page: Arc<Stored>) {
    static TURN: Semaphore = Semaphore::const_new(1);
    let Ok(turn) = TURN.acquire().await else {
        return;
    };
    let _ = tokio::task::spawn_blocking(move || {
        state.pages().insert(key, Arc::new(page.best()));
        drop(turn);
    })
    .await;
}
