//! What people type when they meet a message: the phrases from which the recogniser learns.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::edit::WrittenPhrase;

use super::build::{check_why, not_saved};
use super::known::title;
use super::{answer, put_back, wrong};
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::done::Done;
use crate::editor::form::{Field, Form, Input};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{LastSegment, Posted};
use crate::i18n::Texts;
use crate::redirect::see_other;
use crate::state::AppState;

/// The page of the menu.
const HERE: &str = "/editor/facts";

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
    query: RawQuery,
) -> Result<Response, AppError> {
    let form = form(editor.lang().texts());
    let back = put_back::asked(store(&state)?, &query, Some(&message)).await?;
    let form = match back {
        Some(change) => put_back::phrase(form, &change),
        None => form,
    };
    let shell = Shell::new(&editor, HERE).after(&query);
    page(&state, shell, &message, form).await
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
            check_why(t, &mut form);
            if form.value("body").is_empty() {
                form.wrong("body", wrong(t, "missing"));
            }
            if form.is_wrong() {
                return page(&state, Shell::new(&editor, HERE), &message, form).await;
            }
            let (language, body) = (form.value("language"), form.value("body"));
            let saved = store.save_phrase(&message, language, body, editor.name(), &why);
            saved.await.map(drop)
        }
    };
    match done {
        Ok(()) => {
            let done = match removed {
                Some(_) => Done::PhraseRemoved,
                None => Done::PhraseAdded,
            };
            return Ok(see_other(&done.on(&format!("/editor/phrases/{message}"))));
        }
        Err(error) => not_saved(t, &mut form, &[], error)?,
    }
    page(&state, Shell::new(&editor, HERE), &message, form).await
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
    shell: Shell,
    message: &str,
    form: Form,
) -> Result<Response, AppError> {
    let t = shell.t();
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
        shell,
        form,
        title: title(t, &fact.value),
        message: message.to_owned(),
        languages: languages.into_iter().collect(),
    };
    Ok(answer(page, is_wrong))
}
