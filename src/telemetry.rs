//! One line a request, which says the route and never the address: no query, no peer, no browser.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::extract::MatchedPath;
use axum::response::Response;
use tracing_subscriber::EnvFilter;

use crate::state::AppState;

/// Sets up the log on standard error.
pub fn init(json: bool) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=error"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if json {
        log.json().init()
    } else {
        log.with_target(false).init()
    }
}

/// Counts and logs a request by the template of its route.
pub(crate) fn observe(state: &AppState, response: &Response, took: Duration) {
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    let route = response.extensions().get::<MatchedPath>();
    let route = route.map_or("other", MatchedPath::as_str);
    let status = response.status().as_u16();
    state.metrics().request(route, status, took);
    tracing::debug!(
        number = NUMBER.fetch_add(1, Ordering::Relaxed),
        route,
        status,
        micros = took.as_micros(),
        "request"
    );
}
