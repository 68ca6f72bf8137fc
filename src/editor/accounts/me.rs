//! One's own account: language, password, recovery codes, and where one is signed in.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};

use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::guesses::{self, Whence};
use crate::editor::access::invitation::check;
use crate::editor::access::password;
use crate::editor::access::second_factor::recovery_codes;
use crate::editor::access::second_factor_page::opens;
use crate::editor::access::set_up::CodesPage;
use crate::editor::done::Done;
use crate::editor::form::{Choice, Field, Form, Input};
use crate::editor::form_page::FormPage;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::Posted;
use crate::i18n::{Lang, Texts};
use crate::page::{Keep, Page};
use crate::redirect::see_other;
use crate::state::AppState;

const HERE: &str = "/editor/me";

#[derive(Template)]
#[template(path = "editor/accounts/me.html")]
struct MePage {
    shell: Shell,
    form: Form,
    role: String,
    site: Option<String>,
    codes_left: i64,
    sessions: Vec<SessionView>,
}

/// Where one is signed in.
struct SessionView {
    id: i64,
    began: String,
    seen: String,
    is_this: bool,
}

/// `GET /editor/me`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let store = store(&state)?;
    let account = editor.account.id;
    let sessions = store.sessions_of(account, state.clock().now()).await?;
    let shell = Shell::new(&editor, HERE).after(&query);
    let t = shell.t();
    let moment = |at: DateTime<Utc>| t.moment(at);
    let sessions = sessions.into_iter().map(|session| SessionView {
        id: session.id,
        began: moment(session.began_at),
        seen: moment(session.seen_at),
        is_this: session.id == editor.session,
    });
    let languages = Lang::PUBLISHED.map(|lang| Choice {
        value: lang.code().to_owned(),
        label: lang.autonym().to_owned(),
    });
    let language = Field::new(
        "language",
        t.get("editor-language"),
        Input::Choice(languages.into()),
    );
    let page = MePage {
        form: Form::of([language.filled(editor.lang().code())]),
        role: t
            .get(&format!("role-{}", editor.role().name()))
            .into_owned(),
        site: editor.account.site.clone(),
        codes_left: store.recovery_codes_left(account).await?,
        sessions: sessions.collect(),
        shell,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}

/// `POST /editor/me`: the language.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let chosen = posted.get("language").and_then(Lang::from_code);
    if let Some(lang) = chosen.filter(|lang| Lang::PUBLISHED.contains(lang)) {
        let account = editor.account.id;
        store(&state)?
            .set_account_language(account, lang.code())
            .await?;
    }
    Ok(see_other(HERE))
}

/// `POST /editor/me/sessions/end`: one session, or all but this one.
pub(super) async fn end(
    State(state): State<AppState>,
    editor: Editor,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let store = store(&state)?;
    let account = editor.account.id;
    match posted.get("session") {
        Some(id) => {
            let id = id.parse().map_err(|_| AppError::NotFound)?;
            store.end_session(account, id).await?;
        }
        None => store.end_other_sessions(account, editor.session).await?,
    }
    Ok(see_other(&Done::SessionEnded.on(HERE)))
}

fn change(editor: &Editor, form: Form, [title, lead, action]: [&str; 3]) -> Response {
    let shell = Shell::new(editor, HERE);
    let page = FormPage {
        title: shell.t().get(title).into_owned(),
        lead: shell.t().get(lead).into_owned(),
        shell,
        form,
        action: action.to_owned(),
        back: HERE,
    };
    page.respond()
}

const PASSWORD: [&str; 3] = [
    "editor-change-password",
    "editor-change-password-lead",
    "/editor/me/password",
];

fn password_form(t: &Texts) -> Form {
    let new = || Input::Password("new-password");
    Form::of([
        Field::new(
            "current",
            t.get("editor-password"),
            Input::Password("current-password"),
        ),
        Field::new("password", t.get("editor-new-password"), new())
            .hinted(t.get("editor-new-password-hint")),
        Field::new("again", t.get("editor-new-password-again"), new()),
    ])
}

/// `GET /editor/me/password`
pub(super) async fn get_password(editor: Editor) -> Response {
    let form = password_form(editor.lang().texts());
    change(&editor, form, PASSWORD)
}

/// `POST /editor/me/password`
pub(super) async fn post_password(
    State(state): State<AppState>,
    editor: Editor,
    whence: Whence,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let mut form = password_form(t);
    let typed = |name: &str| posted.get(name).unwrap_or_default().to_owned();
    let (new, again) = (typed("password"), typed("again"));
    check(&mut form, t, (&new, &again), editor.name());
    let kept = editor.account.password_hash.clone();
    if guesses::are_closed(&state, whence, editor.name()).await? {
        form.wrong("current", t.get("editor-sign-in-closed"));
    } else if !password::is_right(typed("current"), kept).await? {
        guesses::count(&state, whence, editor.name()).await?;
        form.wrong("current", t.get("editor-password-wrong"));
    }
    if form.is_wrong() {
        return Ok(change(&editor, form, PASSWORD));
    }
    let hash = password::hash(new).await?;
    let keep = Some(editor.session);
    store(&state)?
        .set_password(editor.account.id, &hash, keep)
        .await?;
    Ok(see_other(&Done::PasswordChanged.on(HERE)))
}

const CODES: [&str; 3] = [
    "editor-new-codes",
    "editor-new-codes-lead",
    "/editor/me/codes",
];

fn codes_form(t: &Texts) -> Form {
    Form::of([
        Field::new("code", t.get("editor-code"), Input::Line("one-time-code"))
            .hinted(t.get("editor-code-hint")),
    ])
}

/// `GET /editor/me/codes`
pub(super) async fn get_codes(editor: Editor) -> Response {
    let form = codes_form(editor.lang().texts());
    change(&editor, form, CODES)
}

/// `POST /editor/me/codes`: new recovery codes, shown once.
pub(super) async fn post_codes(
    State(state): State<AppState>,
    editor: Editor,
    whence: Whence,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let mut form = codes_form(t).typed(&posted);
    let secret = editor.account.second_factor.as_ref();
    let secret = secret.map(|factor| factor.secret.as_slice());
    if guesses::are_closed(&state, whence, editor.name()).await? {
        form.wrong("code", t.get("editor-sign-in-closed"));
        return Ok(change(&editor, form, CODES));
    }
    let is_right = match secret {
        Some(secret) => opens(&state, &editor, secret, form.value("code")).await?,
        None => false,
    };
    if !is_right {
        guesses::count(&state, whence, editor.name()).await?;
        form.wrong("code", t.get("editor-code-wrong"));
        return Ok(change(&editor, form, CODES));
    }
    let (codes, hashes) = recovery_codes()?;
    store(&state)?
        .replace_recovery_codes(editor.account.id, &hashes)
        .await?;
    let shell = Shell::new(&editor, HERE);
    Ok(Page::new(CodesPage { shell, codes }, Keep::Nothing).into_response())
}
