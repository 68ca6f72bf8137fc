//! Saying a state of a portal: one editor, a source, and it counts for everybody within a second.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use triage::knowledge::{Detail, PortalState, PortalStateKind, Text, Texts as Words};

use super::list::{HERE, refused};
use super::sources::sources;
use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::answer::answer;
use crate::editor::done::Done;
use crate::editor::form::{Choice, Field, Form, Input, is_plausible};
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::Posted;
use crate::i18n::{Lang, Texts};
use crate::redirect::see_other;
use crate::state::AppState;

/// After how many days a state must be checked again where nobody says otherwise.
const CHECK_AGAIN: u32 = 14;
/// The words of a state, and how many signs each has at most: pages and feeds show them whole.
const WORDS: [(&str, usize); 2] = [("title", 120), ("body", 1000)];

/// The key of the label of such words.
fn label_of(field: &str) -> &'static str {
    match field {
        "title" => "states-title",
        _ => "states-body",
    }
}

#[derive(Template)]
#[template(path = "editor/states/new.html")]
struct StatePage {
    shell: Shell,
    form: Form,
}

async fn form(state: &AppState, t: &Texts) -> Result<Form, AppError> {
    let today = state.clock().today();
    let line = |name: &str, key: &str| Field::new(name, t.get(key), Input::Line("off"));
    let choice =
        |name: &str, key: &str, choices| Field::new(name, t.get(key), Input::Choice(choices));
    let kinds = PortalStateKind::ALL.map(|kind| {
        let words = t.get(&format!("state-{}", kind.name()));
        Choice::new(kind.name(), words)
    });
    let versions =
        ["pt", "en"].map(|lang| Choice::new(lang, t.get(&format!("state-version-{lang}"))));
    let every = Choice::new("", t.get("states-every-version"));
    let mut fields = vec![
        choice("portal", "states-portal", portals(state, t, today)),
        choice("state", "states-state", kinds.into()),
        choice("message", "states-message", messages(state, t, today))
            .hinted(t.get("states-message-hint")),
        line("month", "states-month").hinted(t.get("states-month-hint")),
        choice(
            "version",
            "states-version",
            [every].into_iter().chain(versions).collect(),
        ),
        Field::new("since", t.get("states-since"), Input::Day)
            .hinted(t.get("editor-day-hint"))
            .filled(today.to_string()),
        Field::new(
            "check_again_days",
            t.get("states-check-again"),
            Input::Line("off"),
        )
        .hinted(t.get("states-check-again-hint"))
        .filled(CHECK_AGAIN.to_string()),
        Field::new("source", t.get("states-source"), sources(state, t).await?)
            .hinted(t.get("states-source-hint")),
    ];
    for lang in Lang::PUBLISHED {
        for (field, _) in WORDS {
            let label = t.get(label_of(field));
            let label = format!("{label} ({})", lang.autonym());
            let rows = if field == "title" { 1 } else { 4 };
            let name = format!("{field}-{}", lang.code());
            fields.push(Field::new(&name, label, Input::Area(rows)));
        }
    }
    fields.push(line("why", "editor-why"));
    Ok(Form::of(fields))
}

fn portals(state: &AppState, t: &Texts, today: NaiveDate) -> Vec<Choice> {
    let snapshot = state.snapshot();
    let facts = snapshot.knowledge().facts.iter();
    facts
        .filter(|(_, fact)| matches!(fact.about, Detail::Portal(_)))
        .map(|(id, fact)| Choice::new(id, t.fact(fact, "title", today)))
        .collect()
}

fn messages(state: &AppState, t: &Texts, today: NaiveDate) -> Vec<Choice> {
    let snapshot = state.snapshot();
    let none = Choice::new("", t.get("states-no-message"));
    let all = snapshot.knowledge().messages();
    let all = all.map(|(id, fact, _)| Choice::new(id, t.fact(fact, "title", today)));
    [none].into_iter().chain(all).collect()
}

fn page(editor: &Editor, form: Form) -> Response {
    let is_wrong = form.is_wrong();
    let shell = Shell::new(editor, HERE);
    answer(StatePage { shell, form }, is_wrong)
}

/// `GET /editor/states/new?portal=…`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let form = form(&state, editor.lang().texts()).await?;
    let form = form.filled("portal", query.get("portal").unwrap_or_default());
    Ok(page(&editor, form))
}

/// `POST /editor/states/new`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let t = editor.lang().texts();
    let mut form = form(&state, t).await?.typed(&posted);
    if posted.get("again").is_some() {
        // A source was added in another tab: the same form, with the register as it is now.
        return Ok(page(&editor, form));
    }
    let Some(said) = read(&mut form, t, state.clock().today()) else {
        return Ok(page(&editor, form));
    };
    let saved = store(&state)?
        .say_state(&said, editor.name(), form.value("why"))
        .await;
    match saved {
        Ok(_) => Ok(see_other(&Done::StateSaid.on(HERE))),
        Err(error) => {
            refused(&mut form, t, error)?;
            Ok(page(&editor, form))
        }
    }
}

/// What the form says; none, and errors at the fields, where it does not say it well.
fn read(form: &mut Form, t: &Texts, today: NaiveDate) -> Option<PortalState> {
    let since = form.day("since", t);
    if since.is_some_and(|since| since > today) {
        form.wrong("since", t.get("states-future"));
    }
    let kind = form.value("state").to_owned();
    let kind = PortalStateKind::ALL
        .into_iter()
        .find(|known| known.name() == kind);
    if kind.is_none() {
        form.wrong("state", t.get("editor-choose"));
    }
    let message = given(form, "message");
    if kind == Some(PortalStateKind::Failing) && message.is_none() {
        form.wrong("message", t.get("states-message-missing"));
    }
    let month = given(form, "month");
    let month_day = month
        .as_ref()
        .and_then(|month| format!("{month}-01").parse().ok().filter(is_plausible));
    if month.is_some() && month_day.is_none() {
        form.wrong("month", t.get("states-month-wrong"));
    }
    let check_again = form.value("check_again_days").parse();
    let check_again = check_again.ok().filter(|days| (1..=90).contains(days));
    if check_again.is_none() {
        form.wrong("check_again_days", t.get("states-check-again-wrong"));
    }
    let source = given(form, "source");
    if source.is_none() {
        form.wrong("source", t.get("states-source-missing"));
    }
    let text = words(form, t);
    if form.is_wrong() {
        return None;
    }
    Some(PortalState {
        portal: form.value("portal").to_owned(),
        month: month_day,
        version: given(form, "version"),
        state: kind?,
        message,
        since: since?,
        known_since: Some(today),
        until: None,
        until_known_since: None,
        verified_on: today,
        check_again_days: check_again?,
        sources: source.into_iter().collect(),
        text,
    })
}

/// Whether words hold an address.
fn has_link(words: &str) -> bool {
    words.contains("://") || words.contains("www.")
}

fn given(form: &Form, name: &str) -> Option<String> {
    Some(form.value(name).to_owned()).filter(|value| !value.is_empty())
}

/// The words in every published language: a state without words in one of them would be silence
/// for those who read it.
fn words(form: &mut Form, t: &Texts) -> Words {
    let mut words = Words::new();
    for lang in Lang::PUBLISHED {
        for (field, longest) in WORDS {
            let name = format!("{field}-{}", lang.code());
            match given(form, &name) {
                // As in the words of facts: a link is a source's, never a sentence's.
                Some(body) if body.chars().count() > longest => {
                    let words = t.with("sites-contact-long", "count", longest.to_string());
                    form.wrong(&name, words);
                }
                Some(body) if has_link(&body) => form.wrong(&name, t.get("states-link")),
                Some(body) => {
                    let fields = words.entry(lang.code().to_owned()).or_default();
                    fields.insert(field.to_owned(), Text::Plain(body));
                }
                None => form.wrong(&name, t.get("editor-missing")),
            }
        }
    }
    words
}
