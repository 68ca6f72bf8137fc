//! One site, and a new one.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::Days;
use store::{SiteCount, SiteToEdit};

use super::{HERE, form, must_keep};
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::answer::answer;
use crate::editor::done::Done;
use crate::editor::form::{Form, Input};
use crate::editor::form_page::FormPage;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{LastSegment, Posted};
use crate::redirect::see_other;
use crate::state::AppState;

/// How many days its sums go back.
const DAYS: u64 = 30;

#[derive(Template)]
#[template(path = "editor/sites/one.html")]
struct SitePage {
    shell: Shell,
    form: Form,
    id: String,
    name: String,
    may_change: bool,
    /// Day, starts and results.
    counts: Vec<(String, i64, i64)>,
    /// The public page with the ways in.
    ways_in: String,
}

async fn page(
    state: &AppState,
    editor: &Editor,
    (id, name): (&str, &str),
    form: Form,
) -> Result<Response, AppError> {
    let shell = Shell::new(editor, HERE);
    let t = shell.t();
    let since = state.clock().today() - Days::new(DAYS - 1);
    let counts = store(state)?.site_counts(since).await?.into_iter();
    let of_it = counts.filter(|count| count.site == id);
    let is_wrong = form.is_wrong();
    let page = SitePage {
        counts: of_it
            .map(
                |SiteCount {
                     day,
                     starts,
                     results,
                     ..
                 }| (t.date(day), starts, results),
            )
            .collect(),
        ways_in: format!("/{}/embed?site={id}", t.lang().code()),
        may_change: editor.may(Right::Sites),
        id: id.to_owned(),
        name: name.to_owned(),
        shell,
        form,
    };
    Ok(answer(page, is_wrong))
}

async fn find(state: &AppState, editor: &Editor, id: &str) -> Result<SiteToEdit, AppError> {
    let found = store(state)?.site(id).await?.ok_or(AppError::NotFound)?;
    must_keep(editor, id)?;
    Ok(found)
}

/// `GET /editor/sites/{id}`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
) -> Result<Response, AppError> {
    let found = find(&state, &editor, &id).await?;
    let form = form::of(editor.lang().texts(), &found);
    page(&state, &editor, (&id, &found.site.name), form).await
}

/// `POST /editor/sites/{id}`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let found = find(&state, &editor, &id).await?;
    let t = editor.lang().texts();
    let mut form = form::of(t, &found).typed(&posted);
    let names = (&*id, &*found.site.name);
    let Some(site) = form::read(&mut form, t, &id) else {
        return page(&state, &editor, names, form).await;
    };
    let version = form.value("version").parse().unwrap_or_default();
    let saved = store(&state)?.save_site(&site, version, editor.name());
    match saved.await {
        Ok(true) => return Ok(see_other(&Done::SiteSaved.on(HERE))),
        Ok(false) => {
            form.set_beside(t, &form::of(t, &found));
            form = form.filled("version", found.version);
            form.wrong("", t.get("editor-changed-meanwhile"));
        }
        Err(error) => form::refused(&mut form, t, error)?,
    }
    page(&state, &editor, names, form).await
}

fn new_page(editor: &Editor, form: Form) -> Response {
    let shell = Shell::new(editor, HERE);
    let t = shell.t();
    FormPage {
        title: t.get("sites-new").into_owned(),
        lead: t.get("sites-new-lead").into_owned(),
        action: format!("{HERE}/new"),
        back: HERE,
        form,
        shell,
    }
    .respond()
}

/// Only whoever keeps every site adds one.
fn must_keep_all(editor: &Editor) -> Result<(), AppError> {
    match editor.account.site {
        None => Ok(()),
        Some(_) => Err(AppError::Forbidden),
    }
}

/// `GET /editor/sites/new`
pub(super) async fn get_new(editor: Editor) -> Result<Response, AppError> {
    must_keep_all(&editor)?;
    Ok(new_page(&editor, form::new(editor.lang().texts())))
}

/// `POST /editor/sites/new`
pub(super) async fn post_new(
    State(state): State<AppState>,
    editor: Editor,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    must_keep_all(&editor)?;
    let t = editor.lang().texts();
    let mut form = form::new(t).typed(&posted);
    let id = form.value("id").to_owned();
    let Some(site) = form::read(&mut form, t, &id) else {
        return Ok(new_page(&editor, form));
    };
    match store(&state)?.add_site(&site, editor.name()).await {
        Ok(()) => Ok(see_other(&Done::SiteSaved.on(HERE))),
        Err(error) => {
            form::refused(&mut form, t, error)?;
            Ok(new_page(&editor, form))
        }
    }
}
