//! A new fact: first its kind, then its values. Its texts come after it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde_json::Value as Json;
use triage::knowledge::Detail;

use super::build::{
    about_the_change, check_id, check_why, empty, fact_fields, fact_values, not_saved, suggestions,
};
use super::known::{Known, Suggestions};
use super::neighbours::{Moved, are_known, would_move};
use super::value::Value;
use super::{answer, one, put_back};
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::Posted;
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::state::AppState;

/// Names that pages of ours have.
const TAKEN: [&str; 2] = ["new", "overdue"];

#[derive(Template)]
#[template(path = "editor/facts/new.html")]
struct NewPage {
    shell: Shell,
    form: Form,
    lists: Vec<Suggestions>,
    /// The kinds, where none is chosen yet: the word, and what it is called.
    kinds: Vec<(&'static str, String)>,
    kind: String,
    /// The windows that would move with it.
    moved: Vec<Moved>,
    /// What is put back.
    note: Option<String>,
}

/// `GET /editor/facts/new?kind=rule`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let known = Known::read(store(&state)?, t).await?;
    let Some(kind) = kind(&query) else {
        return Ok(page(
            &editor,
            None,
            Form::default(),
            (&known, Vec::new(), None),
        ));
    };
    let back = put_back::asked(store(&state)?, &query, None).await?;
    let removed = back.as_ref().and_then(put_back::removed);
    let form = match removed {
        Some((id, data)) => form_of(t, kind, data, &known).filled("id", id),
        None => form_of(t, kind, &empty(kind), &known),
    };
    let note = back.filter(|change| put_back::removed(change).is_some());
    let note = note.map(|change| put_back::note(t, &change));
    Ok(page(&editor, Some(kind), form, (&known, Vec::new(), note)))
}

/// `POST /editor/facts/new`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let store = store(&state)?;
    let known = Known::read(store, t).await?;
    let Some(kind) = kind(&posted) else {
        let mut form = Form::default();
        form.wrong("", t.get("editing-choose-kind"));
        return Ok(page(&editor, None, form, (&known, Vec::new(), None)));
    };
    let mut form = form_of(t, kind, &empty(kind), &known).typed(&posted);
    let id = form.value("id").to_owned();
    let is_taken = |id: &str| TAKEN.contains(&id) || known.facts.contains_key(id);
    check_id(t, &mut form, is_taken);
    check_why(t, &mut form);
    let today = state.clock().today();
    let typed = one::typed(t, &mut form, kind, &known, today)?;
    let moved = typed.as_ref();
    let moved = moved.map(|typed| would_move(t, &known, &id, Some(typed)));
    let moved = moved.unwrap_or_default();
    let may_save = are_known(t, &mut form, posted.get("moves"), &moved);
    if let Some(fact) = typed.filter(|_| may_save) {
        let why = form.value("why").to_owned();
        let created = store.create_fact(&id, &fact, editor.name(), &why, today);
        match created.await {
            Ok(_) => return Ok(see_other(&format!("/editor/facts/{id}/texts?created=yes"))),
            Err(error) => {
                let values: Vec<&'static Value> = fact_values(kind).collect();
                not_saved(t, &mut form, &values, error)?;
            }
        }
    }
    Ok(page(&editor, Some(kind), form, (&known, moved, None)))
}

/// The kind that is asked for, where there is such a kind.
fn kind(query: &RawQuery) -> Option<&'static str> {
    let asked = query.get("kind")?;
    Detail::KINDS.into_iter().find(|kind| *kind == asked)
}

fn form_of(t: &Texts, kind: &str, data: &Json, known: &Known) -> Form {
    let id = Field::new("id", t.get("editing-field-id"), Input::Line("off"))
        .hinted(t.get("editing-hint-id"));
    let kind_of = Field::new("kind", "", Input::Hidden).filled(kind);
    let values = fact_fields(t, kind, data, known);
    let fields = [id, kind_of].into_iter().chain(values);
    // What was chosen as the kind stays, whatever else is typed.
    Form::of(fields.chain(about_the_change(t, None)))
}

/// What a page shows around the form: what may be named, the windows that move, what is put back.
type Around<'a> = (&'a Known, Vec<Moved>, Option<String>);

fn page(editor: &Editor, kind: Option<&'static str>, form: Form, around: Around<'_>) -> Response {
    let (known, moved, note) = around;
    let t = editor.lang().texts();
    let named = |kind: &'static str| (kind, t.get(&format!("kind-{kind}")).into_owned());
    let is_wrong = form.is_wrong();
    let page = NewPage {
        shell: Shell::new(editor, "/editor/facts"),
        form,
        lists: suggestions(kind.into_iter().flat_map(fact_values), known),
        kinds: match kind {
            None => Detail::KINDS.into_iter().map(named).collect(),
            Some(_) => Vec::new(),
        },
        kind: kind.map(|kind| named(kind).1).unwrap_or_default(),
        moved,
        note,
    };
    answer(page, is_wrong)
}
