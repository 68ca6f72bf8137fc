//! The front door: what happens to every request, in order. A page that is known leaves again
//! before any route is looked up.

use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::time::timeout;

use crate::error::AppError;
use crate::i18n::negotiate;
use crate::page::{Accepts, Asked, packed, unkept};
use crate::redirect::{see_other, tidied};
use crate::shell::{Place, Shell};
use crate::state::AppState;
use crate::{error, headers, limits, telemetry};

/// How long a request may take.
const TIME_OUT: Duration = Duration::from_secs(15);

/// What an error page and the headers must know of a request.
pub(crate) struct Visitor {
    /// What the address says of language and shell.
    shell: Option<Shell>,
    /// The languages that the browser asks for, and the encodings.
    accepted: Option<HeaderValue>,
    accepts: Accepts,
    pub(crate) is_api: bool,
}

impl Visitor {
    fn of(state: &AppState, request: &Request) -> Self {
        let path = request.uri().path();
        let shell = match Place::of(state, path) {
            Place::In(shell) => Some(shell),
            Place::SpeaksOther(_) | Place::Nowhere => None,
        };
        Self {
            shell,
            accepted: request.headers().get(header::ACCEPT_LANGUAGE).cloned(),
            accepts: Accepts::of(request.headers()),
            is_api: matches!(path.split('/').nth(1), Some("api" | "oembed")),
        }
    }

    fn is_framed(&self) -> bool {
        self.shell
            .as_ref()
            .is_some_and(|shell| shell.site.is_some())
    }

    /// The shell of the address, else the full site in the best language for the browser.
    pub(crate) fn shell(&self) -> Shell {
        self.shell.clone().unwrap_or_else(|| Shell {
            lang: negotiate(self.accepted.as_ref()),
            site: None,
        })
    }
}

/// The one layer around everything.
pub(crate) async fn open(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let visitor = Visitor::of(&state, &request);
    let asked = visitor
        .is_framed()
        .then(|| (request.method().clone(), request.uri().clone()));
    let mut response = answer(&state, &visitor, request, next).await;
    if let (Some((method, uri)), Some(shell)) = (asked, &visitor.shell) {
        let address = uri.path_and_query().map_or("", |address| address.as_str());
        let today = state.clock().today();
        let counts = state.site_counts();
        counts.count(shell, (&method, address), response.status(), today);
    }
    if error::render(&state, &visitor, &mut response) {
        response = packed(response, &visitor.accepts).await;
    }
    headers::set(
        response.headers_mut(),
        visitor.is_api,
        visitor.shell.as_ref(),
    );
    if state.is_draining() {
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
    }
    telemetry::observe(&state, &response, began.elapsed());
    response
}

/// Refused, known, or rendered and then kept.
async fn answer(state: &AppState, visitor: &Visitor, request: Request, next: Next) -> Response {
    if let Err(error) = limits::check(state, &request) {
        return error.into_response();
    }
    let Some(asked) = Asked::of(state, &request, &visitor.accepts) else {
        let response = in_time(request, next).await;
        return unkept(response, &visitor.accepts).await;
    };
    if let Some(known) = asked.known(state) {
        return known;
    }
    let uri = request.uri().clone();
    let response = in_time(request, next).await;
    if response.status() == StatusCode::NOT_FOUND
        && let Some(meant) = tidied(&uri)
    {
        return see_other(&meant);
    }
    asked.keep(state, response).await
}

/// Through the routes, within the time that a request may take.
async fn in_time(request: Request, next: Next) -> Response {
    match timeout(TIME_OUT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => AppError::TimedOut.into_response(),
    }
}
