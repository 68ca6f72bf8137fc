//! A one-time link: it gives an account its password. To open it does not use it up; the button
//! does.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use store::Invitation;

use super::guard::store;
use super::secret::hash;
use super::{password, sign_in};
use crate::clock::day_in_lisbon;
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{LastSegment, Negotiated, Posted};
use crate::i18n::{Lang, Texts};
use crate::page::{Keep, Page};
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/access/invitation.html")]
struct InvitationPage {
    shell: Shell,
    form: Form,
    /// Whose link it is and until when; none where it is closed.
    open: Option<Open>,
}

struct Open {
    name: String,
    role: String,
    until: String,
}

fn form(t: &Texts) -> Form {
    let new = Input::Password("new-password");
    Form::of([
        Field::new("password", t.get("editor-new-password"), new)
            .hinted(t.get("editor-new-password-hint")),
        Field::new(
            "again",
            t.get("editor-new-password-again"),
            Input::Password("new-password"),
        ),
    ])
}

/// Says what is wrong with a new password that was typed twice.
pub(in crate::editor) fn check(form: &mut Form, t: &Texts, typed: (&str, &str), name: &str) {
    let (password, again) = typed;
    if let Some(why) = password::weakness(password, name) {
        form.wrong("password", t.get(why));
    } else if password != again {
        form.wrong("again", t.get("editor-password-differs"));
    }
}

fn page(lang: Lang, form: Form, invitation: Option<&Invitation>) -> Response {
    let t = lang.texts();
    let status = match invitation {
        None => StatusCode::NOT_FOUND,
        Some(_) if form.is_wrong() => StatusCode::UNPROCESSABLE_ENTITY,
        Some(_) => StatusCode::OK,
    };
    let open = invitation.map(|invitation| Open {
        name: invitation.account.name.clone(),
        role: t
            .get(&format!("role-{}", invitation.account.role.name()))
            .into_owned(),
        until: t.date(day_in_lisbon(invitation.until)),
    });
    let shell = Shell::signed_out(lang);
    Page::new(InvitationPage { shell, form, open }, Keep::Nothing)
        .with_status(status)
        .into_response()
}

/// `GET /editor/invitation/{token}`
pub(super) async fn get(
    State(state): State<AppState>,
    Negotiated(lang): Negotiated,
    LastSegment(token): LastSegment,
) -> Result<Response, AppError> {
    let now = state.clock().now();
    let invitation = store(&state)?.invitation(&hash(&token), now).await?;
    Ok(page(lang, form(lang.texts()), invitation.as_ref()))
}

/// `POST /editor/invitation/{token}`
pub(super) async fn post(
    State(state): State<AppState>,
    Negotiated(lang): Negotiated,
    LastSegment(token): LastSegment,
    headers: HeaderMap,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = lang.texts();
    let now = state.clock().now();
    let store = store(&state)?;
    let token = hash(&token);
    let Some(invitation) = store.invitation(&token, now).await? else {
        return Ok(page(lang, form(t), None));
    };
    let mut form = form(t);
    let typed = posted.get("password").unwrap_or_default();
    let again = posted.get("again").unwrap_or_default();
    check(&mut form, t, (typed, again), &invitation.account.name);
    if form.is_wrong() {
        return Ok(page(lang, form, Some(&invitation)));
    }
    let kept = password::hash(typed.to_owned()).await?;
    if !store.accept_invitation(&token, &kept, now).await? {
        return Ok(page(lang, form, None));
    }
    sign_in::begin(&state, invitation.account.id, &headers, "/editor").await
}
