//! Serves public pages from memory, and remembers what was rendered.
//!
//! A public page is a function of its address, the edition, the live serial and the day. So a
//! page that is known is answered before any route is looked up.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::Keep;
use super::memory::Key;
use super::stored::Stored;
use crate::error::AppError;
use crate::state::AppState;

/// The largest page that is kept, in bytes.
const LARGEST: usize = 1024 * 1024;

/// The layer: from memory, or rendered and then kept.
pub(crate) async fn remember(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return next.run(request).await;
    }
    let address = request
        .uri()
        .path_and_query()
        .map_or("/", |address| address.as_str());
    let key = {
        let snapshot = state.snapshot();
        Key {
            address: address.to_owned(),
            edition: snapshot.edition.number,
            serial: snapshot.serial,
            day: state.clock().today(),
        }
    };
    let asked = request.headers().clone();
    if let Some(page) = state.pages().get(&key) {
        return page.respond(&asked);
    }
    let response = next.run(request).await;
    let Some(keep) = response.extensions().get::<Keep>().copied() else {
        return response;
    };
    let cache_control = cache_control(keep, state.clock().until_midnight());
    if response.status() != StatusCode::OK || keep == Keep::Nothing {
        let mut response = response;
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, cache_control);
        return response;
    }
    match store(response, cache_control).await {
        Ok(page) => {
            let page = Arc::new(page);
            let answer = page.respond(&asked);
            state.pages().insert(key.clone(), Arc::clone(&page));
            // Addresses with a query are endless: only the others are worth the work.
            let is_finite = !key.address.contains('?');
            if keep == Keep::Public && is_finite {
                compress_later(state, key, page);
            }
            answer
        }
        Err(error) => error.into_response(),
    }
}

async fn store(response: Response, cache_control: HeaderValue) -> Result<Stored, AppError> {
    let content_type = response
        .headers()
        .get(header::CONTENT_TYPE)
        .cloned()
        .unwrap_or_else(|| HeaderValue::from_static("text/html; charset=utf-8"));
    let body: Body = response.into_body();
    let plain = to_bytes(body, LARGEST).await.map_err(AppError::internal)?;
    Ok(Stored::new(plain, content_type, cache_control))
}

/// The costly compression happens off the request path, and only for pages without answers.
fn compress_later(state: AppState, key: Key, page: Arc<Stored>) {
    tokio::task::spawn_blocking(move || {
        state.pages().insert(key, Arc::new(page.best()));
    });
}

/// Nothing is kept past the day that it was rendered for.
fn cache_control(keep: Keep, until_midnight: Duration) -> HeaderValue {
    match keep {
        Keep::Public => {
            let seconds = until_midnight.as_secs().min(60);
            HeaderValue::try_from(format!("public, max-age={seconds}"))
                .unwrap_or(HeaderValue::from_static("no-cache"))
        }
        Keep::Private => HeaderValue::from_static("private, no-cache"),
        Keep::Nothing => HeaderValue::from_static("no-store"),
    }
}
