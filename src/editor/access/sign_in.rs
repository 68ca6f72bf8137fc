//! Signing in with name and password, and signing out. A wrong password and a name that nobody has
//! get the same answer in the same time.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use store::Stage;

use super::guard::store;
use super::guesses::Whence;
use super::secret::Token;
use super::{cookie, guesses, password};
use crate::address::{RawQuery, push};
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{Negotiated, Posted};
use crate::i18n::{Lang, Texts};
use crate::page::{Keep, Page};
use crate::paths::DESK;
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/access/sign_in.html")]
struct SignInPage {
    shell: Shell,
    form: Form,
}

/// The page, which leads to another one afterwards.
pub(super) fn address(next: &str) -> String {
    let mut query = String::new();
    push(&mut query, "next", &next.replace('&', "%26"));
    format!("/editor/sign-in{query}")
}

/// Where to go after signing in: only to a page of the editors, or to the desk.
pub(super) fn next(asked: Option<&str>) -> &str {
    asked
        .filter(|path| path.starts_with("/editor") || is_empty_desk(path))
        .filter(|path| !path.contains(['\\', '\r', '\n']))
        .unwrap_or("/editor")
}

/// The desk, in whichever languages its address says.
fn is_empty_desk(path: &str) -> bool {
    let rest = path.strip_prefix(DESK);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('?'))
}

fn form(t: &Texts) -> Form {
    Form::of([
        Field::new("name", t.get("editor-name"), Input::Line("username")),
        Field::new(
            "password",
            t.get("editor-password"),
            Input::Password("current-password"),
        ),
        Field::new("next", "", Input::Hidden),
    ])
}

fn page(lang: Lang, form: Form, status: StatusCode) -> Response {
    let shell = Shell::signed_out(lang);
    Page::new(SignInPage { shell, form }, Keep::Nothing)
        .with_status(status)
        .into_response()
}

/// `GET /editor/sign-in`
pub(super) async fn get(Negotiated(lang): Negotiated, query: RawQuery) -> Response {
    page(lang, form(lang.texts()).typed(&query), StatusCode::OK)
}

/// `POST /editor/sign-in`
pub(super) async fn post(
    State(state): State<AppState>,
    Negotiated(lang): Negotiated,
    headers: HeaderMap,
    whence: Whence,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = lang.texts();
    let mut form = form(t).typed(&posted);
    let name = form.value("name").to_lowercase();
    if guesses::are_closed(&state, whence, &name).await? {
        form.wrong("", t.get("editor-sign-in-closed"));
        return Ok(page(lang, form, StatusCode::TOO_MANY_REQUESTS));
    }
    let account = store(&state)?.account_named(&name).await?;
    let account = account.filter(|account| !account.is_disabled);
    let kept = account
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let typed = posted.get("password").unwrap_or_default();
    // What is longer was never a password of ours, and would only cost time.
    let typed: String = typed.chars().take(password::LONGEST + 1).collect();
    let is_right = password::is_right(typed, kept).await?;
    let Some(account) = account.filter(|_| is_right) else {
        guesses::count(&state, whence, &name).await?;
        tracing::info!("a sign-in failed");
        form.wrong("", t.get("editor-sign-in-wrong"));
        return Ok(page(lang, form, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let after = next(posted.get("next"));
    begin(&state, account.id, &headers, after).await
}

/// The first of two stages; a session that the browser had before ends.
pub(super) async fn begin(
    state: &AppState,
    account: i64,
    headers: &HeaderMap,
    after: &str,
) -> Result<Response, AppError> {
    let mut query = String::new();
    push(&mut query, "next", &after.replace('&', "%26"));
    let mut response = see_other(&format!("/editor/second-factor{query}"));
    renew(state, account, Stage::Password, headers, &mut response).await?;
    Ok(response)
}

/// Gives the browser a new token, so that nobody goes in with one that they knew before.
pub(super) async fn renew(
    state: &AppState,
    account: i64,
    stage: Stage,
    headers: &HeaderMap,
    response: &mut Response,
) -> Result<(), AppError> {
    let store = store(state)?;
    if let Some(before) = cookie::sent(state, headers) {
        store.end_session_of(&before).await?;
    }
    let token = Token::new()?;
    let now = state.clock().now();
    store
        .begin_session(&token.hash(), account, stage, now)
        .await?;
    cookie::give(state, &token, response.headers_mut())
}

/// `POST /editor/sign-out`
pub(super) async fn out(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    if let Some(token) = cookie::sent(&state, &headers) {
        let ended = match state.store() {
            Some(store) => store.end_session_of(&token).await,
            None => Ok(()),
        };
        // The browser forgets it all the same; the session ends by itself.
        if let Err(error) = ended {
            tracing::warn!(%error, "a session could not be ended");
        }
    }
    state.limits().seats.forget(&headers);
    let mut response = see_other("/editor/sign-in");
    cookie::take(&state, response.headers_mut())?;
    let everything = axum::http::HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", everything);
    Ok(response)
}
