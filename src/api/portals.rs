//! `GET /api/v1/portals`: the portals, what they accept on the day, the history of their states,
//! and what visitors report.

use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use store::{Part, Signal};
use triage::Fact;
use triage::knowledge::{Access, Detail, Portal, PortalState, Scope, Window, newest_on, scopes};
use utoipa::ToSchema;

use super::fact::{CheckedBody, SourceBody, Support, sources};
use super::query::{Call, Query};
use super::reply;
use crate::page::Keep;
use crate::problem::{Problem, ProblemBody};
use crate::state::AppState;

/// All portals.
#[derive(Serialize, ToSchema)]
pub(super) struct PortalsBody {
    edition: i64,
    on: NaiveDate,
    portals: Vec<PortalBody>,
}

/// One portal.
#[derive(Serialize, ToSchema)]
pub(super) struct PortalBody {
    id: String,
    title: String,
    /// What it is for.
    text: String,
    host: String,
    /// The page to open.
    url: String,
    /// What was announced up to the day. Rows never close: the widest is what is open.
    windows: Vec<WindowBody>,
    /// How it does on the day; null where no source says, or the last one is too old.
    state: Option<StateBody>,
    /// The same for each month of cards and each language version of which something is said on the
    /// day. A month beats the whole portal.
    parts: Vec<StateBody>,
    /// What was said about it up to the day, oldest first.
    history: Vec<StateBody>,
    /// What visitors report, apart from that. It changes no answer of the interview.
    reports: ReportsBody,
    #[serde(flatten)]
    support: Support,
}

/// One announcement of accepted expiry dates.
#[derive(Serialize, ToSchema)]
pub(super) struct WindowBody {
    /// The id of the fact.
    fact: String,
    permit: &'static str,
    /// `own` or `invited`.
    access: &'static str,
    announced_on: NaiveDate,
    /// The first expiry date accepted; null where the source opens a kind and no range.
    expires_from: Option<NaiveDate>,
    /// The last expiry date accepted.
    expires_to: Option<NaiveDate>,
    #[serde(flatten)]
    support: Support,
}

/// How a portal does, as somebody has said with a source.
#[derive(Serialize, ToSchema)]
pub(super) struct StateBody {
    /// `open`, `limited`, `failing`, `closed` or `unknown`.
    state: &'static str,
    /// Only cards that expire in this month.
    month: Option<NaiveDate>,
    /// Only this language version of the portal.
    version: Option<String>,
    /// The id of the message that it fails with.
    message: Option<String>,
    since: NaiveDate,
    /// From which day it was known here: an answer of a day before does not use it.
    known_since: NaiveDate,
    /// The last day, where an end was known on the day asked for.
    until: Option<NaiveDate>,
    title: String,
    text: String,
    #[serde(flatten)]
    checked: CheckedBody,
    /// The last day on which that check is recent enough. From the day after it says nothing.
    fresh_until: Option<NaiveDate>,
    sources: Vec<SourceBody>,
}

/// What visitors report of a portal. Nobody has checked it.
#[derive(Serialize, ToSchema)]
pub(super) struct ReportsBody {
    /// Whether no reports are counted just now.
    frozen: bool,
    /// The signs on the day, none where there is no sign; only of today is anything known.
    signs: Vec<SignBody>,
}

/// A sign that people report something.
#[derive(Serialize, ToSchema)]
pub(super) struct SignBody {
    /// `worked`, `message` or `unreachable`.
    symptom: &'static str,
    /// `some_sign` or `strong_sign`.
    level: &'static str,
    /// Since when.
    since: DateTime<Utc>,
    /// The ids of the messages that several of them name. Here and below: eight people or more
    /// from three places or more within two hours, and never how many.
    messages: Vec<String>,
    /// The months in which the cards of several of them expire, by the first day.
    months: Vec<NaiveDate>,
    /// The language versions of the portal that several of them used.
    versions: Vec<String>,
}

#[utoipa::path(
    get,
    operation_id = "portals_get",
    path = "/api/v1/portals",
    summary = "The portals, what they accept, and how they do",
    params(
        ("on" = Option<NaiveDate>, Query, description = "The day; today in Lisbon where none is given"),
        ("edition" = Option<i64>, Query, description = "A published edition"),
        ("lang" = Option<String>, Query, description = "The language of the texts: `en` (default) or `pt`"),
    ),
    responses(
        (status = 200, description = "The answer", body = PortalsBody),
        (status = 400, description = "An unknown or repeated parameter", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "An edition that does not exist", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A value that nobody understands", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn get(state: AppState, query: Query) -> Result<Response, Problem> {
    query.only(&["on", "edition", "lang"])?;
    let call = query.call(&state).await?;
    let facts = call.snapshot.knowledge().facts.iter();
    let portals = facts.filter_map(|(id, fact)| match &fact.about {
        Detail::Portal(portal) => Some(body(&call, id, fact, portal)),
        _ => None,
    });
    let body = PortalsBody {
        edition: call.snapshot.edition.number,
        on: call.day,
        portals: portals.collect(),
    };
    Ok(reply::json(&body, Keep::Public))
}

fn body(call: &Call, id: &str, fact: &Fact, portal: &Portal) -> PortalBody {
    let handbook = &call.snapshot.handbook;
    let windows = handbook.knowledge().windows();
    let mut windows: Vec<_> = windows
        .filter(|(_, fact, window)| window.portal == id && fact.known_since <= call.day)
        .map(|(id, fact, window)| window_body(call, id, fact, window))
        .collect();
    windows.sort_by(|a, b| (a.announced_on, &a.fact).cmp(&(b.announced_on, &b.fact)));
    let history = handbook.states().iter();
    let history = history.filter(|state| state.portal == id && state.is_known_on(call.day));
    PortalBody {
        id: id.to_owned(),
        title: call.text(fact, "title"),
        text: call.text(fact, "body"),
        host: portal.host.clone(),
        url: portal.url.clone(),
        windows,
        state: handbook
            .state_on(id, None, call.day)
            .map(|state| state_body(call, state)),
        parts: parts(call, id)
            .map(|state| state_body(call, state))
            .collect(),
        history: history.map(|state| state_body(call, state)).collect(),
        reports: reports_body(call, id),
        support: Support::of(fact, handbook.knowledge(), call.day),
    }
}

/// What is said of months and language versions on the day.
fn parts<'a>(call: &'a Call, portal: &'a str) -> impl Iterator<Item = &'a PortalState> {
    let states = call.snapshot.handbook.states();
    let scopes = scopes(states, portal, call.day).into_iter();
    let parts = scopes.filter(|scope| *scope != Scope::default());
    parts.filter_map(move |scope| {
        let state = states.get(newest_on(states, portal, scope, call.day)?)?;
        (state.scope() == scope).then_some(state)
    })
}

fn reports_body(call: &Call, portal: &str) -> ReportsBody {
    let reports = &call.snapshot.reports;
    let signs = reports.on(portal, call.day).map(sign_body);
    ReportsBody {
        frozen: reports.frozen,
        signs: signs.collect(),
    }
}

fn sign_body(signal: &Signal) -> SignBody {
    let mut body = SignBody {
        symptom: signal.symptom.name(),
        level: signal.level.name(),
        since: signal.since,
        messages: Vec::new(),
        months: Vec::new(),
        versions: Vec::new(),
    };
    for part in &signal.parts {
        match part {
            Part::Message(id) => body.messages.push(id.clone()),
            Part::Month(month) => body.months.push(*month),
            Part::Version(version) => body.versions.push(version.clone()),
        }
    }
    body
}

fn window_body(call: &Call, id: &str, fact: &Fact, window: &Window) -> WindowBody {
    WindowBody {
        fact: id.to_owned(),
        permit: window.permit.name(),
        access: match window.access {
            Access::Own => "own",
            Access::Invited => "invited",
        },
        announced_on: fact.known_since,
        expires_from: window.expires_from,
        expires_to: window.expires_to,
        support: Support::of(fact, call.snapshot.knowledge(), call.day),
    }
}

fn state_body(call: &Call, state: &PortalState) -> StateBody {
    let text = |field: &str| call.t().told(&state.text, field, call.day).into_owned();
    StateBody {
        state: state.state.name(),
        month: state.month,
        version: state.version.clone(),
        message: state.message.clone(),
        since: state.since,
        known_since: state.known_since.unwrap_or(state.since),
        // A day that was still to come could not be told.
        until: state.until_on(call.day),
        title: text("title"),
        text: text("body"),
        checked: state.checked(call.day).into(),
        fresh_until: state.fresh_until(),
        sources: sources(&state.sources, call.snapshot.knowledge()),
    }
}
