//! The router and its layers, outermost first, each with its reason.

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;

use crate::error::AppError;
use crate::extract::InLang;
use crate::i18n::negotiate;
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::state::AppState;
use crate::{
    after, api, assets, calendar, desk, diary, door, editor, embed, facts, feeds, flow, messages,
    pages, portals, take, wizard,
};

/// The longest body that any route takes, in bytes.
const MAX_BODY: usize = 256 * 1024;

/// The whole site.
pub fn router(state: AppState) -> Router {
    let pages = Router::new()
        .merge(wizard::router())
        .merge(wizard::framed())
        .merge(take::router())
        .merge(embed::router())
        .merge(messages::router())
        .merge(portals::router())
        .merge(after::router())
        .merge(calendar::router())
        .merge(diary::router())
        .merge(facts::router())
        .merge(feeds::router())
        .merge(flow::router())
        .merge(pages::router())
        // The draft is for whoever may read it.
        .route_layer(from_fn_with_state(state.clone(), editor::preview));
    // At a desk somebody may be signed in.
    let desk = desk::router().route_layer(from_fn_with_state(state.clone(), editor::seat));
    Router::new()
        .route("/", get(language))
        .merge(pages)
        .merge(desk)
        .merge(api::router())
        .merge(editor::router(state.clone()))
        .route("/static/{file}", get(assets::serve))
        .route("/{lang}", get(with_slash))
        .route("/robots.txt", get(|| async { ROBOTS }))
        .route("/livez", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .fallback(|| async { AppError::NotFound })
        .method_not_allowed_fallback(|| async { AppError::MethodNotAllowed })
        .route_layer(from_fn(remember_route))
        .layer(
            ServiceBuilder::new()
                // Limits, time, pages from memory, error pages, headers, log.
                .layer(from_fn_with_state(state.clone(), door::open))
                .layer(CatchPanicLayer::custom(|_| {
                    AppError::internal("a handler panicked").into_response()
                }))
                .layer(DefaultBodyLimit::max(MAX_BODY)),
        )
        .with_state(state)
}

/// The choice of language, by what the browser asks for. What else the address asks for goes along.
async fn language(uri: Uri, asked: HeaderMap) -> Response {
    let mut start = Paths::new(negotiate(asked.get(header::ACCEPT_LANGUAGE))).start();
    if let Some(query) = uri.query() {
        start = format!("{start}?{query}");
    }
    let mut response = see_other(&start);
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Pages with answers are for nobody's index. They say so themselves, so they may be asked for: what
/// may not be asked for could still be listed.
const ROBOTS: &str = "User-agent: *\nDisallow: /api/\n";

/// `/en` is `/en/` mistyped.
async fn with_slash(InLang(lang): InLang) -> Response {
    see_other(&Paths::new(lang).start())
}

/// Ready means a valid snapshot, which there always is; the database is a metric, not a reason
/// to stop serving.
async fn ready(State(state): State<AppState>) -> (StatusCode, String) {
    let number = state.snapshot().edition.number;
    if state.is_draining() {
        return (
            StatusCode::SERVICE_UNAVAILABLE,
            format!("going, edition {number}\n"),
        );
    }
    (StatusCode::OK, format!("edition {number}\n"))
}

/// Leaves the template of the route in the answer, where the log finds it.
async fn remember_route(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(route) = route {
        response.extensions_mut().insert(route);
    }
    response
}
