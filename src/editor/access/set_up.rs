//! Setting up the second factor, and the recovery codes, which are shown once.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use store::Stage;

use super::guard::{Editor, store};
use super::second_factor::{Factor, new_secret, recovery_codes};
use super::sign_in::renew;
use crate::editor::answer::answer;
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::Posted;
use crate::page::{Keep, Page};
use crate::qr::Qr;
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/access/set_up.html")]
struct SetUpPage {
    shell: Shell,
    form: Form,
    picture: Qr,
    secret: String,
    url: String,
}

#[derive(Template)]
#[template(path = "editor/access/codes.html")]
pub(in crate::editor) struct CodesPage {
    pub(in crate::editor) shell: Shell,
    pub(in crate::editor) codes: Vec<String>,
}

fn page(editor: &Editor, secret: &[u8], wrong: Option<&str>) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let factor = Factor::new(secret, editor.name())?;
    let mut form =
        Form::of([
            Field::new("code", t.get("editor-code"), Input::Line("one-time-code"))
                .hinted(t.get("editor-set-up-code-hint")),
        ]);
    if let Some(typed) = wrong {
        form.fields[0].value = typed.to_owned();
        form.wrong("code", t.get("editor-code-wrong"));
    }
    let is_wrong = wrong.is_some();
    let template = SetUpPage {
        shell: Shell::signed_out(editor.lang()),
        form,
        picture: factor.picture()?,
        secret: factor.secret_to_type(),
        url: factor.url()?,
    };
    Ok(answer(template, is_wrong))
}

/// The secret that is being set up; none where the second factor counts already.
async fn begun(state: &AppState, editor: &Editor) -> Result<Option<Vec<u8>>, AppError> {
    match &editor.account.second_factor {
        Some(factor) if factor.is_confirmed => Ok(None),
        Some(factor) => Ok(Some(factor.secret.clone())),
        None => {
            let secret = new_secret()?;
            let store = store(state)?;
            store
                .begin_second_factor(editor.account.id, &secret)
                .await?;
            Ok(Some(secret))
        }
    }
}

/// `GET /editor/second-factor/new`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
) -> Result<Response, AppError> {
    match begun(&state, &editor).await? {
        Some(secret) => page(&editor, &secret, None),
        None => Ok(see_other("/editor/second-factor")),
    }
}

/// `POST /editor/second-factor/new`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    headers: HeaderMap,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let Some(secret) = begun(&state, &editor).await? else {
        return Ok(see_other("/editor/second-factor"));
    };
    let typed = posted.get("code").unwrap_or_default();
    let step = Factor::new(&secret, editor.name())?.step(typed, state.clock().now());
    let Some(step) = step else {
        return page(&editor, &secret, Some(typed));
    };
    let (codes, hashes) = recovery_codes()?;
    let store = store(&state)?;
    let account = editor.account.id;
    if !store.confirm_second_factor(account, step, &hashes).await? {
        return page(&editor, &secret, Some(typed));
    }
    let shell = Shell::new(&editor, "");
    let mut response = Page::new(CodesPage { shell, codes }, Keep::Nothing).into_response();
    renew(&state, account, Stage::Full, &headers, &mut response).await?;
    Ok(response)
}
