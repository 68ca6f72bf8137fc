//! The second stage of signing in: a code from the phone, or a recovery code.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use store::Stage;

use super::guard::{Editor, store};
use super::guesses::{self, Whence};
use super::second_factor::{Factor, recovery_hash};
use super::sign_in::{next, renew};
use crate::address::RawQuery;
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::Posted;
use crate::i18n::{Lang, Texts};
use crate::page::{Keep, Page};
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/access/second_factor.html")]
struct CodePage {
    shell: Shell,
    form: Form,
}

fn form(t: &Texts) -> Form {
    let code = Field::new("code", t.get("editor-code"), Input::Line("one-time-code"));
    let code = code.hinted(t.get("editor-code-hint"));
    Form::of([code, Field::new("next", "", Input::Hidden)])
}

fn page(lang: Lang, form: Form, status: StatusCode) -> Response {
    let shell = Shell::signed_out(lang);
    Page::new(CodePage { shell, form }, Keep::Nothing)
        .with_status(status)
        .into_response()
}

/// `GET /editor/second-factor`
pub(super) async fn get(editor: Editor, query: RawQuery) -> Response {
    if confirmed(&editor).is_none() {
        return see_other("/editor/second-factor/new");
    }
    let lang = editor.lang();
    page(lang, form(lang.texts()).typed(&query), StatusCode::OK)
}

fn confirmed(editor: &Editor) -> Option<&[u8]> {
    let factor = editor.account.second_factor.as_ref();
    factor
        .filter(|factor| factor.is_confirmed)
        .map(|factor| factor.secret.as_slice())
}

/// `POST /editor/second-factor`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    headers: HeaderMap,
    whence: Whence,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let lang = editor.lang();
    let t = lang.texts();
    let Some(secret) = confirmed(&editor) else {
        return Ok(see_other("/editor/second-factor/new"));
    };
    let mut form = form(t).typed(&posted);
    if guesses::are_closed(&state, whence, editor.name()).await? {
        form.wrong("", t.get("editor-sign-in-closed"));
        return Ok(page(lang, form, StatusCode::TOO_MANY_REQUESTS));
    }
    if !opens(&state, &editor, secret, form.value("code")).await? {
        guesses::count(&state, whence, editor.name()).await?;
        form.wrong("code", t.get("editor-code-wrong"));
        return Ok(page(lang, form, StatusCode::UNPROCESSABLE_ENTITY));
    }
    guesses::forget(&state, whence, editor.name()).await?;
    let mut response = see_other(next(posted.get("next")));
    renew(
        &state,
        editor.account.id,
        Stage::Full,
        &headers,
        &mut response,
    )
    .await?;
    tracing::info!(account = editor.account.id, "signed in");
    Ok(response)
}

/// Whether a code opens, which uses it up: one from the phone, or a recovery code.
pub(in crate::editor) async fn opens(
    state: &AppState,
    editor: &Editor,
    secret: &[u8],
    code: &str,
) -> Result<bool, AppError> {
    let store = store(state)?;
    let now = state.clock().now();
    let account = editor.account.id;
    if code.chars().any(char::is_alphabetic) {
        let code = recovery_hash(code);
        return Ok(store.spend_recovery_code(account, &code, now).await?);
    }
    match Factor::new(secret, editor.name())?.step(code, now) {
        Some(step) => Ok(store.spend_step(account, step).await?),
        None => Ok(false),
    }
}
