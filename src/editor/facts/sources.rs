//! An entry of the register of sources in a form.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde_json::json;
use triage::knowledge::Source;

use super::answer;
use super::build::{about_the_change, check_id, check_why, fields, not_saved, read};
use super::kinds::SOURCE;
use super::known::Known;
use super::one::last_changed;
use super::value::Value;
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{LastSegment, Posted};
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::state::AppState;

pub(super) const HERE: &str = "/editor/sources";

#[derive(Template)]
#[template(path = "editor/facts/source.html")]
struct SourcePage {
    shell: Shell,
    form: Form,
    /// None for a new one.
    id: Option<String>,
    title: String,
    changed: String,
    link: Option<String>,
    named_by: Vec<(String, String)>,
    is_saved: bool,
}

/// `GET /editor/sources/{id}`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
    query: RawQuery,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let known = Known::read(store(&state)?, t).await?;
    let form = form_of(t, &known, &id)?;
    page(
        &editor,
        &known,
        Some(&id),
        form,
        query.get("saved").is_some(),
    )
}

/// `POST /editor/sources/{id}`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let store = store(&state)?;
    let known = Known::read(store, t).await?;
    let mut form = form_of(t, &known, &id)?.typed(&posted);
    if let Some(source) = typed(t, &mut form, &known)? {
        let version = form.value("version").parse().unwrap_or_default();
        let why = form.value("why").to_owned();
        let saved = store.save_source(&id, &source, version, editor.name(), &why);
        match saved.await {
            Ok(_) => return Ok(see_other(&format!("{HERE}/{id}?saved=yes"))),
            Err(error) => not_saved(t, &mut form, &all(), error)?,
        }
    }
    page(&editor, &known, Some(&id), form, false)
}

/// `GET /editor/sources/new`
pub(super) async fn get_new(
    State(state): State<AppState>,
    editor: Editor,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let known = Known::read(store(&state)?, t).await?;
    page(&editor, &known, None, new_form(t, &known), false)
}

/// `POST /editor/sources/new`
pub(super) async fn post_new(
    State(state): State<AppState>,
    editor: Editor,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let store = store(&state)?;
    let known = Known::read(store, t).await?;
    let mut form = new_form(t, &known).typed(&posted);
    let id = form.value("id").to_owned();
    let is_taken = |id: &str| id == "new" || known.sources.contains_key(id);
    check_id(t, &mut form, is_taken);
    check_why(t, &mut form);
    if let Some(source) = typed(t, &mut form, &known)? {
        let why = form.value("why").to_owned();
        match store.create_source(&id, &source, editor.name(), &why).await {
            Ok(()) => return Ok(see_other(&format!("{HERE}/{id}?saved=yes"))),
            Err(error) => not_saved(t, &mut form, &all(), error)?,
        }
    }
    page(&editor, &known, None, form, false)
}

fn all() -> Vec<&'static Value> {
    SOURCE.iter().collect()
}

fn form_of(t: &Texts, known: &Known, id: &str) -> Result<Form, AppError> {
    let source = known.sources.get(id).ok_or(AppError::NotFound)?;
    let data = serde_json::to_value(&source.value).map_err(AppError::internal)?;
    let values = fields(t, SOURCE.iter(), &data, known);
    let change = about_the_change(t, Some(source.version));
    Ok(Form::of(values.into_iter().chain(change)))
}

fn new_form(t: &Texts, known: &Known) -> Form {
    let id = Field::new("id", t.get("editing-field-id"), Input::Line("off"))
        .hinted(t.get("editing-hint-id"));
    let values = fields(t, SOURCE.iter(), &json!({}), known);
    let fields = std::iter::once(id).chain(values);
    Form::of(fields.chain(about_the_change(t, None)))
}

fn typed(t: &Texts, form: &mut Form, known: &Known) -> Result<Option<Source>, AppError> {
    let mut data = json!({});
    read(t, form, SOURCE.iter(), &mut data, known);
    if form.is_wrong() {
        check_why(t, form);
    }
    match form.is_wrong() {
        true => Ok(None),
        false => serde_json::from_value(data)
            .map(Some)
            .map_err(AppError::internal),
    }
}

/// The facts that name a source: id and title.
pub(super) fn named_by(known: &Known, id: &str) -> Vec<(String, String)> {
    let facts = known.facts.iter();
    facts
        .filter(|(_, fact)| fact.value.sources.iter().any(|source| source == id))
        .map(|(fact, _)| (fact.clone(), known.title(fact)))
        .collect()
}

fn page(
    editor: &Editor,
    known: &Known,
    id: Option<&str>,
    form: Form,
    is_saved: bool,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let source = id.and_then(|id| known.sources.get(id));
    let is_wrong = form.is_wrong();
    let page = SourcePage {
        shell: Shell::new(editor, HERE),
        form,
        id: id.map(str::to_owned),
        title: source.map_or_else(
            || t.get("editing-source-new").into_owned(),
            |source| source.value.title.clone(),
        ),
        changed: source
            .map(|source| last_changed(t, source))
            .unwrap_or_default(),
        link: source.and_then(|source| source.value.link().map(str::to_owned)),
        named_by: id.map(|id| named_by(known, id)).unwrap_or_default(),
        is_saved,
    };
    Ok(answer(page, is_wrong))
}
