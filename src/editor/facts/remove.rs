//! Removing a fact: what still names it, and why it is removed.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::build::{about_the_change, fact_values, not_saved};
use super::known::Known;
use super::neighbours::{Moved, would_move};
use super::value::Shape;
use super::{answer, one};
use crate::editor::access::guard::{Editor, store};
use crate::editor::done::Done;
use crate::editor::form::{Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{Posted, SegmentBeforeLast};
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/facts/remove.html")]
pub(super) struct RemovePage {
    pub(super) shell: Shell,
    pub(super) form: Form,
    /// What is removed.
    pub(super) title: String,
    /// Its page.
    pub(super) href: String,
    /// The facts that name it: id and title.
    pub(super) named_by: Vec<(String, String)>,
    /// The windows that get other days when it goes.
    pub(super) moved: Vec<Moved>,
    /// Whether the history of a portal names it, which never lets go.
    pub(super) is_in_states: bool,
}

impl RemovePage {
    /// Why it stays: the key of the words; none where it can go.
    pub(super) fn held(&self) -> Option<&'static str> {
        if self.is_in_states {
            return Some("editing-held-by-state");
        }
        (!self.named_by.is_empty()).then_some("editing-held-by-fact")
    }
}

/// `GET /editor/facts/{id}/remove`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let page = read(&state, &editor, &id).await?;
    Ok(answer(page, false))
}

/// `POST /editor/facts/{id}/remove`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let mut page = read(&state, &editor, &id).await?;
    page.form = page.form.typed(&posted);
    if page.held().is_none() {
        let version = page.form.value("version").parse().unwrap_or_default();
        let why = page.form.value("why").to_owned();
        let removed = store(&state)?.remove_fact(&id, version, editor.name(), &why);
        match removed.await {
            Ok(()) => return Ok(see_other(&Done::Removed.on("/editor/facts"))),
            Err(error) => not_saved(t, &mut page.form, &[], error)?,
        }
    }
    Ok(answer(page, true))
}

async fn read(state: &AppState, editor: &Editor, id: &str) -> Result<RemovePage, AppError> {
    let (store, t) = (store(state)?, editor.lang().texts());
    let known = Known::read(store, t).await?;
    let fact = known.facts.get(id).ok_or(AppError::NotFound)?;
    Ok(RemovePage {
        shell: Shell::new(editor, "/editor/facts"),
        form: Form::of(about_the_change(t, Some(fact.version))),
        title: known.title(id),
        href: format!("/editor/facts/{id}"),
        named_by: named_by(&known, id)?,
        moved: would_move(t, &known, id, None),
        is_in_states: store.is_fact_in_states(id).await?,
    })
}

/// The facts that name a fact: id and title.
fn named_by(known: &Known, id: &str) -> Result<Vec<(String, String)>, AppError> {
    let mut named_by = Vec::new();
    for (other, fact) in &known.facts {
        let data = one::data(&fact.value)?;
        let names = fact_values(fact.value.about.kind())
            .filter(|value| matches!(value.shape, Shape::Fact(_) | Shape::Facts(_)))
            .any(|value| value.shown(&data).lines().any(|named| named == id));
        if names && other != id {
            named_by.push((other.clone(), known.title(other)));
        }
    }
    Ok(named_by)
}
