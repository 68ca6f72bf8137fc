//! One fact: its values in a form.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde_json::Value as Json;
use store::edit::Versioned;
use triage::knowledge::Fact;

use super::answer;
use super::build::{about_the_change, fact_fields, fact_values, not_saved, read, suggestions};
use super::known::{Known, Suggestions};
use super::{build, value::Value};
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::form::{Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{LastSegment, Posted};
use crate::fact_view::{self, SourceView};
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/facts/one.html")]
struct FactPage {
    shell: Shell,
    form: Form,
    lists: Vec<Suggestions>,
    id: String,
    title: String,
    kind: String,
    /// Who changed it last, and when.
    changed: String,
    /// How sure it is, and when it was checked.
    trust: String,
    is_message: bool,
    is_saved: bool,
}

/// `GET /editor/facts/{id}`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
    query: RawQuery,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let known = Known::read(store(&state)?, t).await?;
    let fact = known.facts.get(&id).ok_or(AppError::NotFound)?;
    let data = data(&fact.value)?;
    let form = form(t, fact, &data, &known);
    let shown = Shown {
        known: &known,
        id: &id,
        fact,
        is_saved: query.get("saved").is_some(),
    };
    Ok(page(&state, &editor, shown, form))
}

/// `POST /editor/facts/{id}`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let store = store(&state)?;
    let known = Known::read(store, t).await?;
    let fact = known.facts.get(&id).ok_or(AppError::NotFound)?;
    let kind = fact.value.about.kind();
    let data = data(&fact.value)?;
    let mut form = form(t, fact, &data, &known).typed(&posted);
    if let Some(typed) = typed(t, &mut form, kind, &known)? {
        let version = form.value("version").parse().unwrap_or_default();
        let why = form.value("why").to_owned();
        let saved = store
            .save_fact(&id, &typed, version, editor.name(), &why)
            .await;
        match saved {
            Ok(_) => return Ok(see_other(&format!("/editor/facts/{id}?saved=yes"))),
            Err(error) => {
                let values: Vec<&'static Value> = fact_values(kind).collect();
                not_saved(t, &mut form, &values, error)?;
            }
        }
    }
    let shown = Shown {
        known: &known,
        id: &id,
        fact,
        is_saved: false,
    };
    Ok(page(&state, &editor, shown, form))
}

/// A fact as data.
pub(super) fn data(fact: &Fact) -> Result<Json, AppError> {
    serde_json::to_value(fact).map_err(AppError::internal)
}

fn form(t: &Texts, fact: &Versioned<Fact>, data: &Json, known: &Known) -> Form {
    let mut fields = fact_fields(t, fact.value.about.kind(), data, known);
    fields.extend(about_the_change(t, Some(fact.version)));
    Form::of(fields)
}

/// The fact that was typed, without texts; none where something is wrong.
pub(super) fn typed(
    t: &Texts,
    form: &mut Form,
    kind: &str,
    known: &Known,
) -> Result<Option<Fact>, AppError> {
    let mut data = build::empty(kind);
    read(t, form, fact_values(kind), &mut data, known);
    match form.is_wrong() {
        true => Ok(None),
        false => serde_json::from_value(data)
            .map(Some)
            .map_err(AppError::internal),
    }
}

fn page(state: &AppState, editor: &Editor, shown: Shown<'_>, form: Form) -> Response {
    let t = editor.lang().texts();
    let fact = shown.fact;
    let kind = fact.value.about.kind();
    let is_wrong = form.is_wrong();
    let page = FactPage {
        shell: Shell::new(editor, "/editor/facts"),
        form,
        lists: suggestions(fact_values(kind), shown.known),
        id: shown.id.to_owned(),
        title: shown.known.title(shown.id),
        kind: t.get(&format!("kind-{kind}")).into_owned(),
        changed: last_changed(t, fact),
        trust: fact_view::trust(t, &fact.value, state.clock().today()),
        is_message: kind == "message",
        is_saved: shown.is_saved,
    };
    answer(page, is_wrong)
}

/// What a page shows around the form.
struct Shown<'a> {
    known: &'a Known,
    id: &'a str,
    fact: &'a Versioned<Fact>,
    is_saved: bool,
}

/// Who changed something last, and when.
pub(super) fn last_changed<T>(t: &Texts, row: &Versioned<T>) -> String {
    let (by, at) = (("by", row.by.as_str()), ("at", t.moment(row.at)));
    t.with_two("editing-last-changed", by, at)
}

/// The sources of a fact of the working copy, in its order.
pub(super) fn source_links(t: &Texts, known: &Known, fact: &Fact) -> Vec<SourceView> {
    let sources = fact.sources.iter().filter_map(|id| known.sources.get(id));
    let sources = sources.map(|source| fact_view::source(t, &source.value));
    sources.collect()
}
