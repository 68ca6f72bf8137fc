//! Checking a fact: its words, its values and its sources side by side, and one button.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::edit::SaveError;

use super::answer;
use super::build::fact_fields;
use super::known::Known;
use super::one::{data, source_links};
use super::text_form::TextForm;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::done::Done;
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{Posted, SegmentBeforeLast};
use crate::fact_view::{self, SourceView};
use crate::redirect::see_other;
use crate::state::AppState;

/// Where whoever checks one after the other comes from, and goes back to.
const OVERDUE: &str = "/editor/facts/overdue";

#[derive(Template)]
#[template(path = "editor/facts/check.html")]
struct CheckPage {
    shell: Shell,
    form: Form,
    id: String,
    title: String,
    checked: String,
    /// Each text: its language, what it is called, its words.
    texts: Vec<(String, String, String)>,
    /// Each value: its name and itself, in words.
    values: Vec<(String, String)>,
    sources: Vec<SourceView>,
}

/// `GET /editor/facts/{id}/check`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    page(&state, &editor, &id, None).await
}

/// `POST /editor/facts/{id}/check`: it is still true.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let version = posted.get("version").and_then(|typed| typed.parse().ok());
    let version = version.unwrap_or_default();
    let today = state.clock().today();
    let checked = store(&state)?
        .checked_today(&id, version, today, editor.name())
        .await;
    match checked {
        Ok(_) => {
            let list = Done::FactChecked.on(OVERDUE);
            Ok(see_other(&format!("{list}&of={id}")))
        }
        Err(SaveError::Store(error)) => Err(error.into()),
        Err(SaveError::Gone) => Err(AppError::NotFound),
        Err(SaveError::Changed(now)) => {
            let t = editor.lang().texts();
            let (by, at) = (("by", now.by.as_str()), ("at", t.moment(now.at)));
            let trouble = t.with_two("editing-check-changed", by, at);
            page(&state, &editor, &id, Some(trouble)).await
        }
        Err(error @ SaveError::Field { .. }) => Err(AppError::internal(error)),
    }
}

async fn page(
    state: &AppState,
    editor: &Editor,
    id: &str,
    trouble: Option<String>,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let today = state.clock().today();
    let known = Known::read(store(state)?, t).await?;
    let fact = known.facts.get(id).ok_or(AppError::NotFound)?;
    let kind = fact.value.about.kind();
    let fields = fact_fields(t, kind, &data(&fact.value)?, &known);
    let values = Form::of(fields);
    let values = values.shown(t).into_iter();
    let values = values.map(|(name, value)| (name.to_owned(), value));
    let texts = TextForm::new(&fact.value, store(state)?.texts_to_edit(id).await?);
    let texts = texts.slots().filter(|slot| slot.stored.is_some());
    let texts = texts.map(|slot| {
        let name = slot.label(t);
        (slot.language.to_owned(), name, slot.body().to_owned())
    });
    let version = Field::new("version", "", Input::Hidden).filled(fact.version.to_string());
    let page = CheckPage {
        shell: Shell::new(editor, OVERDUE),
        id: id.to_owned(),
        title: known.title(id),
        checked: fact_view::checked(t, fact.value.checked(today)),
        texts: texts.collect(),
        values: values.collect(),
        sources: source_links(t, &known, &fact.value),
        form: Form {
            fields: vec![version],
            trouble: trouble.clone(),
        },
    };
    Ok(answer(page, trouble.is_some()))
}
