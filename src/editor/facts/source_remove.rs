//! Removing a source that no fact names any more.

use axum::extract::State;
use axum::response::Response;

use super::answer;
use super::build::{about_the_change, not_saved};
use super::known::Known;
use super::remove::RemovePage;
use super::sources::{HERE, named_by};
use crate::editor::access::guard::{Editor, store};
use crate::editor::done::Done;
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
    let page = read(&state, &editor, &id).await?;
    Ok(answer(page, false))
}

/// `POST /editor/sources/{id}/remove`
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
        let removed = store(&state)?.remove_source(&id, version, editor.name(), &why);
        match removed.await {
            Ok(()) => return Ok(see_other(&Done::Removed.on(HERE))),
            Err(error) => not_saved(t, &mut page.form, &[], error)?,
        }
    }
    Ok(answer(page, true))
}

async fn read(state: &AppState, editor: &Editor, id: &str) -> Result<RemovePage, AppError> {
    let (store, t) = (store(state)?, editor.lang().texts());
    let known = Known::read(store, t).await?;
    let source = known.sources.get(id).ok_or(AppError::NotFound)?;
    Ok(RemovePage {
        shell: Shell::new(editor, HERE),
        form: Form::of(about_the_change(t, Some(source.version))),
        title: source.value.title.clone(),
        href: format!("{HERE}/{id}"),
        named_by: named_by(&known, id),
        moved: Vec::new(),
        is_in_states: store.is_source_in_states(id).await?,
    })
}
