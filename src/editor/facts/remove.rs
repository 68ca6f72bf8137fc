//! Removing a fact: what still names it, and why it is removed.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::build::{about_the_change, fact_values, not_saved};
use super::known::Known;
use super::value::Shape;
use super::{answer, one};
use crate::editor::access::guard::{Editor, store};
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
}

/// `GET /editor/facts/{id}/remove`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let known = Known::read(store(&state)?, t).await?;
    let fact = known.facts.get(&id).ok_or(AppError::NotFound)?;
    let form = Form::of(about_the_change(t, Some(fact.version)));
    page(&editor, &known, &id, form)
}

/// `POST /editor/facts/{id}/remove`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let store = store(&state)?;
    let known = Known::read(store, t).await?;
    let fact = known.facts.get(&id).ok_or(AppError::NotFound)?;
    let mut form = Form::of(about_the_change(t, Some(fact.version))).typed(&posted);
    let version = form.value("version").parse().unwrap_or_default();
    let why = form.value("why").to_owned();
    match store.remove_fact(&id, version, editor.name(), &why).await {
        Ok(()) => return Ok(see_other("/editor/facts")),
        Err(error) => not_saved(t, &mut form, &[], error)?,
    }
    page(&editor, &known, &id, form)
}

fn page(editor: &Editor, known: &Known, id: &str, form: Form) -> Result<Response, AppError> {
    let mut named_by = Vec::new();
    for (other, fact) in &known.facts {
        let data = one::data(&fact.value)?;
        let names = fact_values(fact.value.about.kind())
            .filter(|value| matches!(value.shape, Shape::Fact(_) | Shape::Facts(_)))
            .any(|value| value.shown(&data).lines().any(|named| named == id));
        if names {
            named_by.push((other.clone(), known.title(other)));
        }
    }
    let is_wrong = form.is_wrong();
    let page = RemovePage {
        shell: Shell::new(editor, "/editor/facts"),
        form,
        title: known.title(id),
        href: format!("/editor/facts/{id}"),
        named_by,
    };
    Ok(answer(page, is_wrong))
}
