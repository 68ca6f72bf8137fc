//! The front door: what happens to every request, in order. A page that is known leaves again
//! before any route is looked up.

use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::time::timeout;

use crate::address::RawQuery;
use crate::error::AppError;
use crate::i18n::{Lang, negotiate};
use crate::page::{Accepts, Asked, packed, unkept};
use crate::paths::{self, DESK};
use crate::redirect::{see_other, tidied};
use crate::seats::is_desk;
use crate::shell::{Place, Shell};
use crate::state::AppState;
use crate::{error, headers, limits, telemetry};

/// How long a request may take.
const TIME_OUT: Duration = Duration::from_secs(15);

/// What an error page and the headers must know of a request.
pub(crate) struct Visitor {
    /// What the address says of language and shell.
    shell: Option<Shell>,
    /// The frame in the language that its site begins with, where it does not speak the one asked for.
    speaks_other: Option<Shell>,
    /// In a frame, the address that was asked for.
    address: Option<String>,
    /// At a desk, the empty one in the languages of the address.
    desk: Option<String>,
    /// The languages that the browser asks for, and the encodings.
    accepted: Option<HeaderValue>,
    accepts: Accepts,
    pub(crate) is_api: bool,
}

impl Visitor {
    fn of(state: &AppState, request: &Request) -> Self {
        let path = request.uri().path();
        let (shell, speaks_other) = match Place::of(state, path) {
            Place::In(shell) => (Some(shell), None),
            Place::SpeaksOther(shell) => (None, Some(shell)),
            Place::Nowhere => (at_a_desk(state, request.uri()), None),
        };
        let address = request.uri().path_and_query();
        let address = address.filter(|_| path.starts_with("/embed/"));
        Self {
            shell,
            speaks_other,
            desk: is_desk(path).then(|| empty_desk(state, request.uri())),
            address: address.map(|address| address.as_str().to_owned()),
            accepted: request.headers().get(header::ACCEPT_LANGUAGE).cloned(),
            accepts: Accepts::of(request.headers()),
            is_api: matches!(path.split('/').nth(1), Some("api" | "oembed" | "stamps")),
        }
    }

    /// The shell of the address, else the full site in the best language for the browser.
    pub(crate) fn shell(&self) -> Shell {
        let shell = self.shell.as_ref().or(self.speaks_other.as_ref());
        shell.cloned().unwrap_or_else(|| Shell {
            lang: negotiate(self.accepted.as_ref()),
            site: None,
        })
    }

    /// The empty desk, where the address is one of the desk.
    pub(crate) fn desk(&self) -> Option<&str> {
        self.desk.as_deref()
    }

    /// The address that was asked for, where that is in a frame of a site that we know.
    pub(crate) fn address_in_frame(&self) -> Option<&str> {
        let shell = self.shell.as_ref().or(self.speaks_other.as_ref());
        let is_framed = shell.is_some_and(|shell| shell.site.is_some());
        self.address.as_deref().filter(|_| is_framed)
    }
}

/// The empty desk in the languages that an address of the desk names.
fn empty_desk(state: &AppState, uri: &Uri) -> String {
    let query = RawQuery::parse(uri.query().unwrap_or_default());
    let lang = |name| state.lang(query.get(name)?).map(Lang::code);
    match lang("ui") {
        Some(ui) => paths::desk("", ui, lang("with")),
        None => DESK.to_owned(),
    }
}

/// At a desk the query says the language, and nothing else.
fn at_a_desk(state: &AppState, uri: &Uri) -> Option<Shell> {
    let query = uri.query().filter(|_| is_desk(uri.path()))?;
    let lang = state.lang(RawQuery::parse(query).get("ui")?)?;
    Some(Shell { lang, site: None })
}

/// The one layer around everything.
pub(crate) async fn open(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let visitor = Visitor::of(&state, &request);
    let method = request.method().clone();
    let mut response = answer(&state, &visitor, request, next).await;
    if let (Some(address), Some(shell)) = (&visitor.address, &visitor.shell) {
        let today = state.clock().today();
        let counts = state.site_counts();
        counts.count(shell, (&method, address), response.status(), today);
    }
    let mut shell = visitor.shell.as_ref();
    if error::render(&state, &visitor, &mut response) {
        response = packed(response, &visitor.accepts).await;
        // Whoever may frame the site sees what went wrong, too.
        shell = shell.or(visitor.speaks_other.as_ref());
    }
    headers::set(response.headers_mut(), visitor.is_api, shell);
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
