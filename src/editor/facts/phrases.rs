//! What people type when they meet a message: the phrases from which the recogniser learns.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::edit::WrittenPhrase;

use super::answer;
use super::build::not_saved;
use super::known::title;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{LastSegment, Posted};
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/facts/phrases.html")]
struct PhrasesPage {
    shell: Shell,
    form: Form,
    message: String,
    title: String,
    /// The phrases of each language.
    languages: Vec<(String, Vec<WrittenPhrase>)>,
}

/// `GET /editor/phrases/{message}`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(message): LastSegment,
) -> Result<Response, AppError> {
    let form = form(editor.lang().texts());
    page(&state, &editor, &message, form).await
}

/// `POST /editor/phrases/{message}`: adds one, or removes the one whose button was pressed.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(message): LastSegment,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let store = store(&state)?;
    let mut form = form(t).typed(&posted);
    let why = form.value("why").to_owned();
    let removed = posted
        .get("remove")
        .map(|id| id.parse().unwrap_or_default());
    let done = match removed {
        Some(id) => store.remove_phrase(id, editor.name(), &why).await,
        None => {
            let (language, body) = (form.value("language"), form.value("body"));
            let saved = store.save_phrase(&message, language, body, editor.name(), &why);
            saved.await.map(drop)
        }
    };
    match done {
        Ok(()) => return Ok(see_other(&format!("/editor/phrases/{message}"))),
        Err(error) => not_saved(t, &mut form, &[], error)?,
    }
    page(&state, &editor, &message, form).await
}

fn form(t: &Texts) -> Form {
    Form::of([
        Field::new(
            "language",
            t.get("editing-field-language"),
            Input::Line("off"),
        )
        .hinted(t.get("editing-hint-language")),
        Field::new("body", t.get("editing-field-phrase"), Input::Area(2)),
        Field::new("why", t.get("editing-field-why"), Input::Area(2))
            .hinted(t.get("editing-hint-why")),
    ])
}

async fn page(
    state: &AppState,
    editor: &Editor,
    message: &str,
    form: Form,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let store = store(state)?;
    let fact = store.fact_to_edit(message).await?;
    let fact = fact.filter(|fact| fact.value.about.kind() == "message");
    let fact = fact.ok_or(AppError::NotFound)?;
    let mut languages: BTreeMap<String, Vec<WrittenPhrase>> = BTreeMap::new();
    for phrase in store.phrases_to_edit(message).await? {
        let phrase = phrase.value;
        languages
            .entry(phrase.language.clone())
            .or_default()
            .push(phrase);
    }
    let is_wrong = form.is_wrong();
    let page = PhrasesPage {
        shell: Shell::new(editor, "/editor/facts"),
        form,
        title: title(t, &fact.value),
        message: message.to_owned(),
        languages: languages.into_iter().collect(),
    };
    Ok(answer(page, is_wrong))
}
