//! The states of the portals as editors see them: what counts today, what is past its check, and
//! one click for "still so".

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;
use store::{SaidState, StoreError};
use triage::Fact;
use triage::knowledge::{Detail, PortalState};

use crate::address::RawQuery;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::done::Done;
use crate::editor::form::{Field, Form, Input};
use crate::editor::form_page::FormPage;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::{Posted, SegmentBeforeLast};
use crate::i18n::Texts;
use crate::page::{Keep, Page};
use crate::redirect::see_other;
use crate::state::AppState;

pub(super) const HERE: &str = "/editor/states";

#[derive(Template)]
#[template(path = "editor/states/list.html")]
struct StatesPage {
    shell: Shell,
    portals: Vec<PortalView>,
}

/// A portal with what was said of it.
struct PortalView {
    id: String,
    title: String,
    /// What has not ended, the newest first.
    open: Vec<StateView>,
    /// What has.
    ended: Vec<StateView>,
}

/// One state.
struct StateView {
    id: i64,
    name: String,
    scope: String,
    message: Option<String>,
    since: String,
    until: Option<String>,
    checked: String,
    /// The last day on which it counts without another check.
    fresh_until: String,
    counts: bool,
    was_checked_today: bool,
    /// Where to look: the sources that may be linked.
    sources: Vec<(String, Option<String>)>,
    words: String,
}

/// `GET /editor/states`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let said = store(&state)?.said_states().await?;
    let today = state.clock().today();
    let shell = Shell::new(&editor, HERE).after(&query);
    let snapshot = state.snapshot();
    let t = shell.t();
    let facts = snapshot.knowledge().facts.iter();
    let portals = facts
        .filter(|(_, fact)| matches!(fact.about, Detail::Portal(_)))
        .map(|(id, fact)| portal(&state, t, (id, fact), &said, today));
    let page = StatesPage {
        portals: portals.collect(),
        shell,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}

fn portal(
    state: &AppState,
    t: &Texts,
    (id, fact): (&String, &Fact),
    said: &[SaidState],
    today: NaiveDate,
) -> PortalView {
    let of_portal: Vec<_> = said
        .iter()
        .filter(|said| said.state.portal == *id)
        .collect();
    let (ended, open): (Vec<_>, Vec<_>) = of_portal
        .into_iter()
        .partition(|said| said.state.until.is_some_and(|until| until < today));
    // A check is a state of its own: of the same state only the last one is told.
    let mut latest: Vec<&SaidState> = Vec::new();
    for said in open {
        if !latest
            .iter()
            .any(|other| is_same(&other.state, &said.state))
        {
            latest.push(said);
        }
    }
    let view = |said: &SaidState| view(state, t, said, today);
    PortalView {
        id: id.clone(),
        title: t.fact(fact, "title", today).into_owned(),
        open: latest.into_iter().map(view).collect(),
        ended: ended.into_iter().map(view).collect(),
    }
}

/// Whether two entries say the same of the same cards since the same day.
fn is_same(one: &PortalState, other: &PortalState) -> bool {
    let key = |state: &PortalState| {
        let PortalState {
            month,
            version,
            state,
            message,
            since,
            ..
        } = state.clone();
        (month, version, state, message, since)
    };
    key(one) == key(other)
}

fn view(app: &AppState, t: &Texts, said: &SaidState, today: NaiveDate) -> StateView {
    let snapshot = app.snapshot();
    let knowledge = snapshot.knowledge();
    let state = &said.state;
    let month = state
        .month
        .map(|month| t.with("state-month", "month", t.month_of(month)));
    let version = state.version.as_deref();
    let version = version.map(|lang| t.get(&format!("state-version-{lang}")).into_owned());
    let scope: Vec<_> = month.into_iter().chain(version).collect();
    let message = state.message.as_deref().and_then(|id| knowledge.fact(id));
    let fresh = chrono::Days::new(state.check_again_days.into());
    let fresh_until = state.verified_on.checked_add_days(fresh);
    let sources = state.sources.iter().map(|id| {
        let source = knowledge.sources.get(id);
        let title = source.map_or_else(|| id.clone(), |source| source.title.clone());
        let link = source.and_then(|source| source.link()).map(str::to_owned);
        (title, link)
    });
    StateView {
        id: said.id,
        name: t.get(&format!("state-{}", state.state.name())).into_owned(),
        scope: if scope.is_empty() {
            t.get("states-whole").into_owned()
        } else {
            scope.join(", ")
        },
        message: message.map(|fact| t.fact(fact, "title", today).into_owned()),
        since: t.date(state.since),
        until: state.until.map(|until| t.date(until)),
        checked: t.date(state.verified_on),
        fresh_until: fresh_until.map(|day| t.date(day)).unwrap_or_default(),
        counts: state.counts_on(today),
        was_checked_today: state.verified_on >= today,
        sources: sources.collect(),
        words: t.told(&state.text, "title", today).into_owned(),
    }
}

/// `POST /editor/states/{id}/check`: still so today.
pub(super) async fn check(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let today = state.clock().today();
    match store(&state)?.check_state(id, today, editor.name()).await {
        Ok(Some(_)) => Ok(see_other(&Done::StateChecked.on(HERE))),
        Ok(None) => Err(AppError::NotFound),
        // Somebody else was faster: that is as good.
        Err(error) if error.constraint() == Some("portal_state_said_once") => {
            Ok(see_other(&Done::StateChecked.on(HERE)))
        }
        Err(error) => Err(error.into()),
    }
}

fn end_page(state: &AppState, editor: &Editor, id: i64, form: Option<Form>) -> Response {
    let shell = Shell::new(editor, HERE);
    let t = shell.t();
    let form = form.unwrap_or_else(|| end_form(t).filled("until", state.clock().today()));
    let page = FormPage {
        title: t.get("states-end").into_owned(),
        lead: t.get("states-end-lead").into_owned(),
        form,
        action: format!("{HERE}/{id}/end"),
        back: HERE,
        shell,
    };
    page.respond()
}

fn end_form(t: &Texts) -> Form {
    Form::of([
        Field::new("until", t.get("states-until"), Input::Day).hinted(t.get("editor-day-hint")),
        Field::new("why", t.get("editor-why"), Input::Line("off")),
    ])
}

/// The number of a state that is there.
async fn find(state: &AppState, id: &str) -> Result<i64, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let said = store(state)?.said_state(id).await?;
    said.map(|_| id).ok_or(AppError::NotFound)
}

/// `GET /editor/states/{id}/end`
pub(super) async fn get_end(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let id = find(&state, &id).await?;
    Ok(end_page(&state, &editor, id, None))
}

/// `POST /editor/states/{id}/end`
pub(super) async fn post_end(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
    Posted(posted): Posted,
) -> Result<Response, AppError> {
    let id = find(&state, &id).await?;
    let t = editor.lang().texts();
    let mut form = end_form(t).typed(&posted);
    let until = form.day("until", t);
    if until.is_some_and(|until| until > state.clock().today()) {
        form.wrong("until", t.get("states-future"));
    }
    let Some(until) = until.filter(|_| !form.is_wrong()) else {
        return Ok(end_page(&state, &editor, id, Some(form)));
    };
    let (by, why) = (editor.name(), form.value("why"));
    let today = state.clock().today();
    let ended = store(&state)?.end_state(id, until, today, by, why);
    match ended.await {
        Ok(()) => Ok(see_other(&Done::StateEnded.on(HERE))),
        Err(error) => {
            refused(&mut form, t, error)?;
            Ok(end_page(&state, &editor, id, Some(form)))
        }
    }
}

/// Which field of a state's forms a refusal of the database is about.
pub(super) fn refused(form: &mut Form, t: &Texts, error: StoreError) -> Result<(), AppError> {
    let (field, words) = match error.constraint() {
        Some("portal_state_end_pkey") => ("until", "states-ended"),
        Some("portal_state_end_after_since") => ("until", "states-end-first"),
        Some("portal_state_said_once") => ("", "states-said"),
        Some("portal_state_portal_fkey") => ("portal", "editor-choose"),
        Some("portal_state_message_fkey") => ("message", "editor-choose"),
        Some("portal_state_source_source_fkey") => ("source", "editor-choose"),
        Some("portal_state_version_is_language") => ("version", "editor-choose"),
        _ => return Err(error.into()),
    };
    form.wrong(field, t.get(words));
    Ok(())
}
