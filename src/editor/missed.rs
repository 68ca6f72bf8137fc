//! The texts that nothing fitted, which people chose to send: an editor gives each to the message
//! that was meant, or lets it go.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::Days;
use store::edit::SaveError;
use store::{KEPT_DAYS, Missed};

use super::access::guard::{Editor, store};
use super::access::rights::Right;
use super::done::Done;
use super::form::{Choice, Field, Form, Input};
use super::form_page::FormPage;
use super::shell::Shell;
use crate::address::RawQuery;
use crate::error::AppError;
use crate::extract::{LastSegment, Posted, SegmentBeforeLast};
use crate::i18n::Texts;
use crate::page::{Keep, Page};
use crate::redirect::see_other;
use crate::state::AppState;

const HERE: &str = "/editor/missed";

#[derive(Template)]
#[template(path = "editor/missed.html")]
struct MissedPage {
    shell: Shell,
    missed: Vec<MissedView>,
}

/// A text that waits.
struct MissedView {
    id: i64,
    said: String,
    language: String,
    times: i32,
    /// The day on which it is deleted.
    until: String,
}

/// `GET /editor/missed`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let store = store(&state)?;
    store.forget_missed(state.clock().today()).await?;
    let shell = Shell::new(&editor, HERE).after(&query);
    let missed = store.missed().await?;
    let missed = missed.into_iter().map(|missed| MissedView {
        id: missed.id,
        until: shell.t().date(missed.sent_on + Days::new(KEPT_DAYS)),
        said: missed.said,
        language: missed.language,
        times: missed.times,
    });
    let page = MissedPage {
        missed: missed.collect(),
        shell,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}

async fn find(state: &AppState, id: &str) -> Result<Missed, AppError> {
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    let all = store(state)?.missed().await?;
    let found = all.into_iter().find(|missed| missed.id == id);
    found.ok_or(AppError::NotFound)
}

/// The form: the message that was meant, the language, and the words, which may be shortened.
fn form(state: &AppState, t: &Texts, missed: &Missed) -> Form {
    let today = state.clock().today();
    let snapshot = state.snapshot();
    let messages = snapshot.knowledge().messages();
    let messages = messages.map(|(id, fact, _)| Choice::new(id, t.fact(fact, "title", today)));
    let none = Choice::new("", t.get("waiting-choose"));
    let messages = [none].into_iter().chain(messages).collect();
    let books = snapshot.knowledge().phrasebooks.keys();
    let languages = books.map(|lang| Choice::new(lang, lang)).collect();
    Form::of([
        Field::new("message", t.get("waiting-message"), Input::Choice(messages)),
        Field::new(
            "language",
            t.get("waiting-language"),
            Input::Choice(languages),
        )
        .filled(missed.language.as_str()),
        Field::new("body", t.get("waiting-words"), Input::Area(4))
            .hinted(t.get("waiting-words-hint"))
            .filled(missed.said.as_str()),
    ])
}

fn page(editor: &Editor, id: i64, form: Form) -> Response {
    let shell = Shell::new(editor, HERE);
    let t = shell.t();
    let page = FormPage {
        title: t.get("waiting-one").into_owned(),
        lead: t.get("waiting-one-lead").into_owned(),
        form,
        action: format!("{HERE}/{id}"),
        back: HERE,
        shell,
    };
    page.respond()
}

/// `GET /editor/missed/{id}`
pub(super) async fn get_one(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
) -> Result<Response, AppError> {
    let missed = find(&state, &id).await?;
    let form = form(&state, editor.lang().texts(), &missed);
    Ok(page(&editor, missed.id, form))
}

/// `POST /editor/missed/{id}`: the words become a phrase of the message, and wait no longer.
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let missed = find(&state, &id).await?;
    let t = editor.lang().texts();
    let mut form = form(&state, t, &missed).typed(&posted);
    let message = form.value("message").to_owned();
    if message.is_empty() {
        form.wrong("message", t.get("editor-choose"));
        return Ok(page(&editor, missed.id, form));
    }
    let store = store(&state)?;
    let (language, body) = (form.value("language"), form.value("body"));
    let why = t.get("waiting-why").into_owned();
    let saved = store
        .save_phrase(&message, language, body, editor.name(), &why)
        .await;
    match saved {
        Ok(_) => {
            store.drop_missed(missed.id).await?;
            return Ok(see_other(&Done::MissedGiven.on(HERE)));
        }
        Err(SaveError::Field { field, .. }) => form.wrong(field, t.get("waiting-refused")),
        Err(SaveError::Store(error)) => return Err(error.into()),
        Err(_) => return Err(AppError::NotFound),
    }
    Ok(page(&editor, missed.id, form))
}

/// `POST /editor/missed/{id}/drop`
pub(super) async fn drop(
    State(state): State<AppState>,
    _: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    store(&state)?.drop_missed(id).await?;
    Ok(see_other(&Done::MissedDropped.on(HERE)))
}
