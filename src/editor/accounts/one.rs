//! One account, for operators: its role, its association, whether it may sign in, and a new link
//! for whoever has lost the password or the phone.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::{Account, AccountChange, Role};

use super::list::{fields, link, refused};
use crate::editor::access::guard::{Editor, store};
use crate::editor::answer::answer;
use crate::editor::done::Done;
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{LastSegment, Posted, SegmentBeforeLast};
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/accounts/one.html")]
struct AccountPage {
    shell: Shell,
    form: Form,
    id: i64,
    name: String,
    /// Nobody takes their own rights away by mistake.
    is_own: bool,
}

fn form(t: &Texts, account: &Account) -> Form {
    let mut form = Form::of(fields(t));
    for field in &mut form.fields {
        field.value = match field.name.as_str() {
            "role" => account.role.name().to_owned(),
            _ => account.site.clone().unwrap_or_default(),
        };
    }
    let disabled = Field::new("disabled", t.get("editor-account-disabled"), Input::Tick)
        .hinted(t.get("editor-account-disabled-hint"))
        .filled(if account.is_disabled { "yes" } else { "" });
    let version = Field::new("version", "", Input::Hidden).filled(account.version.to_string());
    form.fields.extend([disabled, version]);
    form
}

fn page(editor: &Editor, account: &Account, form: Form) -> Response {
    let is_wrong = form.is_wrong();
    let page = AccountPage {
        shell: Shell::new(editor, "/editor/accounts"),
        form,
        id: account.id,
        name: account.name.clone(),
        is_own: account.id == editor.account.id,
    };
    answer(page, is_wrong)
}

async fn find(state: &AppState, id: &str) -> Result<Account, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    store(state)?.account(id).await?.ok_or(AppError::NotFound)
}

/// `GET /editor/accounts/{id}`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
) -> Result<Response, AppError> {
    let account = find(&state, &id).await?;
    let form = form(editor.lang().texts(), &account);
    Ok(page(&editor, &account, form))
}

/// `POST /editor/accounts/{id}`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let account = find(&state, &id).await?;
    let t = editor.lang().texts();
    let mut form = form(t, &account).typed(&posted);
    let Some(role) = Role::from_name(form.value("role")) else {
        form.wrong("role", t.get("editor-choose"));
        return Ok(page(&editor, &account, form));
    };
    if account.id == editor.account.id {
        form.wrong("", t.get("editor-account-own"));
        return Ok(page(&editor, &account, form));
    }
    let change = AccountChange {
        id: account.id,
        version: form.value("version").parse().unwrap_or_default(),
        role,
        site: Some(form.value("site").to_owned()).filter(|site| !site.is_empty()),
        is_disabled: form.value("disabled") == "yes",
    };
    let now = state.clock().now();
    let changed = store(&state)?
        .change_account(&change, editor.name(), now)
        .await;
    match changed {
        Ok(true) => return Ok(see_other(&Done::AccountChanged.on("/editor/accounts"))),
        Ok(false) => {
            form.wrong("", t.get("editor-changed-meanwhile"));
            let version = account.version.to_string();
            for field in form
                .fields
                .iter_mut()
                .filter(|field| field.name == "version")
            {
                field.value.clone_from(&version);
            }
        }
        Err(error) => refused(&mut form, t, error)?,
    }
    Ok(page(&editor, &account, form))
}

/// `POST /editor/accounts/{id}/invite`: a new link; password and second factor are set anew.
pub(super) async fn invite(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let account = find(&state, &id).await?;
    tracing::info!(account = account.id, "a new link for an account");
    link(&state, &editor, account.id, account.name).await
}
