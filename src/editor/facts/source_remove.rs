//! Removing a source that no fact names any more.

use axum::extract::State;
use axum::response::Response;

use super::answer;
use super::build::{about_the_change, not_saved};
use super::known::Known;
use super::remove::RemovePage;
use super::sources::{HERE, named_by};
use crate::editor::access::guard::{Editor, store};
use crate::editor::form::Form;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{Posted, SegmentBeforeLast};
use crate::redirect::see_other;
use crate::state::AppState;

/// `GET /editor/sources/{id}/remove`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let known = Known::read(store(&state)?, t).await?;
    let source = known.sources.get(&id).ok_or(AppError::NotFound)?;
    let form = Form::of(about_the_change(t, Some(source.version)));
    Ok(page(&editor, &known, &id, form))
}

/// `POST /editor/sources/{id}/remove`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let store = store(&state)?;
    let known = Known::read(store, t).await?;
    let source = known.sources.get(&id).ok_or(AppError::NotFound)?;
    let mut form = Form::of(about_the_change(t, Some(source.version))).typed(&posted);
    let version = form.value("version").parse().unwrap_or_default();
    let why = form.value("why").to_owned();
    match store.remove_source(&id, version, editor.name(), &why).await {
        Ok(()) => return Ok(see_other(HERE)),
        Err(error) => not_saved(t, &mut form, &[], error)?,
    }
    Ok(page(&editor, &known, &id, form))
}

fn page(editor: &Editor, known: &Known, id: &str, form: Form) -> Response {
    let is_wrong = form.is_wrong();
    let source = known.sources.get(id);
    let page = RemovePage {
        shell: Shell::new(editor, HERE),
        form,
        title: source
            .map(|source| source.value.title.clone())
            .unwrap_or_default(),
        href: format!("{HERE}/{id}"),
        named_by: named_by(known, id),
    };
    answer(page, is_wrong)
}
