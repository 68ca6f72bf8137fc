//! One fact: its values in a form.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use serde_json::Value as Json;
use store::edit::Versioned;
use triage::knowledge::Fact;

use super::answer;
use super::build::{
    about_the_change, check_days, check_why, fact_fields, fact_values, not_saved, read, set_beside,
    suggestions,
};
use super::known::{Known, Suggestions};
use super::neighbours::{Moved, are_known, moved_with, would_move};
use super::{build, put_back, value::Value};
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
    /// The windows that move with it: that would where it is not saved yet, that did where it is.
    moved: Vec<Moved>,
    /// What is put back.
    note: Option<String>,
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
    let back = put_back::asked(store(&state)?, &query, Some(&id)).await?;
    let form = match &back {
        Some(change) => {
            let before = put_back::fact(data.clone(), change);
            let mut form = form(t, fact, &before, &known);
            let values: Vec<&'static Value> = fact_values(fact.value.about.kind()).collect();
            set_beside(t, &mut form, &values, &data);
            form
        }
        None => form(t, fact, &data, &known),
    };
    let is_saved = query.get("saved").is_some();
    let moved = match is_saved {
        true => moved_with(store(&state)?, t, &known, &id).await?,
        false => Vec::new(),
    };
    let shown = Shown {
        known: &known,
        id: &id,
        fact,
        is_saved,
        moved,
        note: back.map(|change| put_back::note(t, &change)),
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
    let today = state.clock().today();
    let typed = typed(t, &mut form, kind, &known, today)?;
    let moved = typed.as_ref();
    let moved = moved.map(|typed| would_move(t, &known, &id, Some(typed)));
    let moved = moved.unwrap_or_default();
    let may_save = are_known(t, &mut form, posted.get("moves"), &moved);
    if let Some(typed) = typed.filter(|_| may_save) {
        let version = form.value("version").parse().unwrap_or_default();
        let why = form.value("why").to_owned();
        let saved = store
            .save_fact(&id, &typed, version, editor.name(), &why, today)
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
        moved,
        note: None,
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
    today: NaiveDate,
) -> Result<Option<Fact>, AppError> {
    let mut data = build::empty(kind);
    read(t, form, fact_values(kind), &mut data, known);
    check_days(t, form, today);
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
        moved: shown.moved,
        note: shown.note,
    };
    answer(page, is_wrong)
}

/// What a page shows around the form.
struct Shown<'a> {
    known: &'a Known,
    id: &'a str,
    fact: &'a Versioned<Fact>,
    is_saved: bool,
    moved: Vec<Moved>,
    note: Option<String>,
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
