//! The door of the editors' pages: who is asking, and whether they may. Nothing behind it asks
//! again, and nothing of it is ever kept or framed.

use axum::body::to_bytes;
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use store::{Account, Role, Session, Stage, Store};

use super::cookie;
use super::rights::{Needs, Right, is_page, needs};
use super::signed_out::{self, Why};
use crate::error::AppError;
use crate::i18n::{Lang, negotiate};
use crate::redirect::see_other;
use crate::state::AppState;

/// The largest form that is handed back to whoever was signed out while typing.
const LARGEST_FORM: usize = 256 * 1024;

/// Who is asking: signed in, or between the two factors.
#[derive(Clone, Debug)]
pub(crate) struct Editor {
    /// The session.
    pub(crate) session: i64,
    /// The account.
    pub(crate) account: Account,
    /// Whether it stands for no second person yet: an operator gave it access a short while ago.
    pub(crate) is_held: bool,
}

impl Editor {
    /// The name under which the journal keeps what they do.
    pub(crate) fn name(&self) -> &str {
        &self.account.name
    }

    /// The role.
    pub(crate) fn role(&self) -> Role {
        self.account.role
    }

    /// Whether they have a right.
    pub(crate) fn may(&self, right: Right) -> bool {
        right.of(self.account.role) && !(self.is_held && right.needs_a_person())
    }

    /// Of a session.
    fn of(session: Session, now: DateTime<Utc>) -> Self {
        Self {
            session: session.id,
            is_held: session.account.is_held(now),
            account: session.account,
        }
    }

    /// The language of their pages.
    pub(crate) fn lang(&self) -> Lang {
        Lang::from_code(&self.account.language).unwrap_or(Lang::Pt)
    }
}

impl FromRequestParts<AppState> for Editor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, AppError> {
        let editor = parts.extensions.get::<Self>().cloned();
        editor.ok_or_else(|| AppError::internal("a page of editors that no rule guards"))
    }
}

/// The database, which every page of editors needs.
pub(crate) fn store(state: &AppState) -> Result<&Store, AppError> {
    state.store().ok_or(AppError::Unavailable)
}

/// Who has sent a request, where somebody is signed in with both factors.
pub(crate) async fn signed_in(state: &AppState, headers: &HeaderMap) -> Option<Editor> {
    let token = cookie::sent(state, headers)?;
    let now = state.clock().now();
    let session = store(state).ok()?.session(&token, now).await;
    let session = session.ok().flatten()?;
    (session.stage == Stage::Full).then(|| Editor::of(session, now))
}

/// The layer around every page of editors.
pub(in crate::editor) async fn guard(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = match Sent::of(&request) {
        Some(sent) => sent.kept(&state, request, next).await,
        None => answer(&state, request, next).await,
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn answer(state: &AppState, request: Request, next: Next) -> Response {
    match admit(state, request, next).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    }
}

/// A form that was sent: where the database does not answer, it is handed back.
struct Sent {
    path: String,
    lang: Lang,
}

impl Sent {
    /// Of a form with words alone. A file stays with whoever sent it.
    fn of(request: &Request) -> Option<Self> {
        (is_form(request) && request.method() == Method::POST).then(|| Self {
            path: request.uri().path().to_owned(),
            lang: negotiate(request.headers().get(header::ACCEPT_LANGUAGE)),
        })
    }

    async fn kept(self, state: &AppState, request: Request, next: Next) -> Response {
        let (parts, body) = request.into_parts();
        let Ok(form) = to_bytes(body, LARGEST_FORM).await else {
            return AppError::TooLong.into_response();
        };
        let request = Request::from_parts(parts, form.clone().into());
        let response = answer(state, request, next).await;
        if response.status() != StatusCode::SERVICE_UNAVAILABLE {
            return response;
        }
        let form = String::from_utf8_lossy(&form);
        signed_out::page(self.lang, &self.path, &form, Why::NoDatabase)
    }
}

/// Whether a form with words alone was sent.
fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

async fn admit(state: &AppState, mut request: Request, next: Next) -> Result<Response, AppError> {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map(MatchedPath::as_str).unwrap_or_default();
    let needed = needs(route, request.method()).ok_or(match is_page(route) {
        true => AppError::MethodNotAllowed,
        false => AppError::NotFound,
    })?;
    if needed == Needs::Nothing {
        return Ok(next.run(request).await);
    }
    let session = match cookie::sent(state, request.headers()) {
        Some(token) => store(state)?.session(&token, state.clock().now()).await?,
        None => None,
    };
    let Some(session) = session else {
        return turned_away(request).await;
    };
    let is_enough = match needed {
        Needs::Nothing => true,
        Needs::Password => session.stage == Stage::Password,
        Needs::Right(_) => session.stage == Stage::Full,
    };
    if !is_enough {
        // Signed in already, or only half.
        return Ok(see_other(match session.stage {
            Stage::Full => "/editor",
            Stage::Password => "/editor/second-factor",
        }));
    }
    if let Needs::Right(right) = needed
        && !right.of(session.account.role)
    {
        return Err(AppError::Forbidden);
    }
    let editor = Editor::of(session, state.clock().now());
    if let Needs::Right(right) = needed
        && !editor.may(right)
    {
        return Err(AppError::Held);
    }
    request.extensions_mut().insert(editor);
    Ok(next.run(request).await)
}

/// Whoever is not signed in: a page is asked for again after signing in; a form that was sent is
/// handed back, so that nothing typed is lost.
async fn turned_away(request: Request) -> Result<Response, AppError> {
    let path = request.uri().path().to_owned();
    if request.method() != Method::POST {
        return Ok(see_other(&super::sign_in::address(&path)));
    }
    let lang = negotiate(request.headers().get(header::ACCEPT_LANGUAGE));
    if !is_form(&request) {
        // A file stays with whoever sent it.
        return Ok(signed_out::page(lang, &path, "", Why::SignedOut));
    }
    let body = to_bytes(request.into_body(), LARGEST_FORM).await;
    let body = body.map_err(|_| AppError::TooLong)?;
    let form = String::from_utf8_lossy(&body);
    Ok(signed_out::page(lang, &path, &form, Why::SignedOut))
}
