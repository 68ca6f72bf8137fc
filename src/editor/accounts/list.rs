//! The accounts, for operators: who there is, a new one, and its one-time link.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, TimeDelta, Utc};
use store::{AccountLine, Role, Store, StoreError};

use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::secret::Token;
use crate::editor::answer::answer;
use crate::editor::form::{Choice, Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::Posted;
use crate::i18n::Texts;
use crate::page::{Keep, Page};
use crate::state::AppState;

const HERE: &str = "/editor/accounts";
/// How long a link stays open.
const OPEN_FOR: TimeDelta = TimeDelta::hours(72);

#[derive(Template)]
#[template(path = "editor/accounts/list.html")]
struct AccountsPage {
    shell: Shell,
    form: Form,
    accounts: Vec<AccountView>,
}

/// An account in the list.
struct AccountView {
    id: i64,
    name: String,
    role: String,
    site: Option<String>,
    /// Whether it can sign in, and what is missing where it cannot.
    standing: String,
    seen: Option<String>,
}

#[derive(Template)]
#[template(path = "editor/accounts/link.html")]
pub(super) struct LinkPage {
    pub(super) shell: Shell,
    pub(super) lead: String,
    pub(super) link: String,
}

/// The fields of an account that can be chosen.
pub(super) fn fields(t: &Texts) -> [Field; 2] {
    let roles = Role::ALL.map(|role| Choice {
        value: role.name().to_owned(),
        label: t.get(&format!("role-{}", role.name())).into_owned(),
    });
    [
        Field::new("role", t.get("editor-role"), Input::Choice(roles.into()))
            .hinted(t.get("editor-role-hint"))
            .filled(Role::Editor.name()),
        Field::new("site", t.get("editor-site"), Input::Line("off"))
            .hinted(t.get("editor-site-hint")),
    ]
}

fn form(t: &Texts) -> Form {
    let name = Field::new("name", t.get("editor-name"), Input::Line("off"))
        .hinted(t.get("editor-name-hint"));
    Form::of([name].into_iter().chain(fields(t)))
}

/// Which field a refusal of the database is about.
pub(super) fn refused(form: &mut Form, t: &Texts, error: StoreError) -> Result<(), AppError> {
    let (field, words) = match error.constraint() {
        Some("account_name_key") => ("name", "editor-name-taken"),
        Some("account_name_is_short") => ("name", "editor-name-form"),
        Some("account_name_is_a_person") => ("name", "editor-name-reserved"),
        Some("account_site_fkey") => ("site", "editor-site-unknown"),
        _ => return Err(error.into()),
    };
    form.wrong(field, t.get(words));
    Ok(())
}

async fn page(state: &AppState, shell: Shell, form: Form) -> Result<Response, AppError> {
    let t = shell.t();
    let accounts = store(state)?.accounts(state.clock().now()).await?;
    let accounts = accounts.into_iter().map(|line| view(t, line));
    let is_wrong = form.is_wrong();
    let page = AccountsPage {
        accounts: accounts.collect(),
        shell,
        form,
    };
    Ok(answer(page, is_wrong))
}

fn view(t: &Texts, line: AccountLine) -> AccountView {
    let account = line.account;
    let is_set_up = account
        .second_factor
        .is_some_and(|factor| factor.is_confirmed);
    let standing = match line.invited_until {
        _ if account.is_disabled => t.get("account-disabled").into_owned(),
        Some(until) => t.with("account-invited", "until", t.moment(until)),
        None if account.password_hash.is_none() => t.get("account-uninvited").into_owned(),
        None if !is_set_up => t.get("account-half").into_owned(),
        None => t.get("account-active").into_owned(),
    };
    AccountView {
        id: account.id,
        name: account.name,
        role: t.get(&format!("role-{}", account.role.name())).into_owned(),
        site: account.site,
        standing,
        seen: line.seen_at.map(|at| t.moment(at)),
    }
}

/// `GET /editor/accounts`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let form = form(editor.lang().texts());
    let shell = Shell::new(&editor, HERE).after(&query);
    page(&state, shell, form).await
}

/// `POST /editor/accounts`: a new account and its link.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let mut form = form(t).typed(&posted);
    let name = form.value("name").to_lowercase();
    let site = Some(form.value("site")).filter(|site| !site.is_empty());
    let Some(role) = Role::from_name(form.value("role")) else {
        form.wrong("role", t.get("editor-choose"));
        return page(&state, Shell::new(&editor, HERE), form).await;
    };
    let added = store(&state)?
        .add_account(&name, role, site, editor.name())
        .await;
    match added {
        Ok(id) => link(&state, &editor, id, name).await,
        Err(error) => {
            refused(&mut form, t, error)?;
            page(&state, Shell::new(&editor, HERE), form).await
        }
    }
}

/// A new link for an account, shown once.
pub(super) async fn link(
    state: &AppState,
    editor: &Editor,
    account: i64,
    name: String,
) -> Result<Response, AppError> {
    let now = state.clock().now();
    let path = new_link(store(state)?, account, editor.name(), now).await?;
    let shell = Shell::new(editor, HERE);
    let origin = state.settings().origin.clone().unwrap_or_default();
    let until = shell.t().moment(now + OPEN_FOR);
    let page = LinkPage {
        lead: shell
            .t()
            .with_two("editor-link-lead", ("name", name), ("until", until)),
        link: format!("{origin}{path}"),
        shell,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}

/// A new link for an account, as a path. Only this answer ever holds it.
///
/// # Errors
///
/// An [`AppError`] where the database does not answer or the system gives no random bytes.
pub async fn new_link(
    store: &Store,
    account: i64,
    by: &str,
    now: DateTime<Utc>,
) -> Result<String, AppError> {
    let token = Token::new()?;
    store
        .invite(account, &token.hash(), by, now, now + OPEN_FOR)
        .await?;
    Ok(format!("/editor/invitation/{}", token.as_str()))
}
