//! `/diary/history`: how the portals were on each day, as it was known on that day and as it is told
//! today. Scripts compare a diary with it and print it. It is the same for everybody: who asks for it
//! says nothing of a diary.

use std::collections::BTreeMap;

use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;
use serde::Serialize;
use triage::knowledge::{Detail, PortalState, Scope, scopes, spans};

use super::data::Basis;
use super::known::{Known, known};
use crate::clock::day_in_lisbon;
use crate::error::AppError;
use crate::fact_view;
use crate::i18n::{Lang, Texts};
use crate::page::{Keep, text};
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// Everything.
#[derive(Serialize)]
struct History {
    /// Up to when, and by what: no number of a diary is higher.
    known: Basis,
    /// The day on which each edition came, by its number; none while not all are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    editions: Option<BTreeMap<i64, NaiveDate>>,
    /// By the ids of the portals.
    portals: BTreeMap<String, PortalHistory>,
}

/// One portal.
#[derive(Serialize)]
struct PortalHistory {
    /// What was known of the whole portal, as it was known on each day. The last is of today.
    known: Vec<Known>,
    /// What is said today of it and of its parts, in Portuguese: the dossier is.
    history: Vec<SpanData>,
}

/// A time in which a state stood.
#[derive(Serialize)]
struct SpanData {
    from: NaiveDate,
    to: Option<NaiveDate>,
    /// The state, for whom, and what was said; where; the last check.
    words: [String; 3],
}

/// `GET /diary/history`
pub(super) async fn get(state: AppState) -> Response {
    let snapshot = state.snapshot();
    let today = state.clock().today();
    let facts = snapshot.handbook.knowledge().facts.iter();
    let portals = facts.filter(|(_, fact)| matches!(fact.about, Detail::Portal(_)));
    let portals = portals.map(|(id, _)| {
        let one = PortalHistory {
            known: known(snapshot.handbook.states(), id, today),
            history: spans_of(&snapshot, id, today),
        };
        (id.clone(), one)
    });
    let history = History {
        known: Basis::new(&snapshot, today),
        editions: editions(&state, today),
        portals: portals.collect(),
    };
    // What is not known yet is said a moment later: until then nobody keeps the file.
    let keep = match history.editions {
        Some(_) => Keep::Public,
        None => Keep::Nothing,
    };
    match serde_json::to_string(&history) {
        Ok(body) => text(body, "application/json", keep),
        Err(error) => AppError::internal(error).into_response(),
    }
}

/// When each edition came: no later than today, where the clock of the database is ahead of ours.
fn editions(state: &AppState, today: NaiveDate) -> Option<BTreeMap<i64, NaiveDate>> {
    let (heads, is_short) = state.editions();
    let days = heads.iter();
    let days = days.map(|head| (head.number, day_in_lisbon(head.published_at).min(today)));
    (!is_short).then(|| days.collect())
}

/// What was known on the day of each part of a portal, the whole first.
fn spans_of(snapshot: &Snapshot, portal: &str, today: NaiveDate) -> Vec<SpanData> {
    let states = snapshot.handbook.states();
    let mut told = Vec::new();
    for scope in scopes(states, portal, today) {
        for span in spans(states, portal, scope, today) {
            let said = span.index.and_then(|index| states.get(index));
            // Of a part only what was said of itself; the rest stands with the whole.
            if said.map_or(scope != Scope::default(), |said| said.scope() != scope) {
                continue;
            }
            told.push(SpanData {
                from: span.from,
                to: span.to,
                words: said_words((snapshot, today), span.state.name(), scope, said),
            });
        }
    }
    told
}

fn said_words(
    (snapshot, today): (&Snapshot, NaiveDate),
    state: &str,
    scope: Scope<'_>,
    said: Option<&PortalState>,
) -> [String; 3] {
    let t = Lang::Pt.texts();
    let mut what = t.get(&format!("state-{state}")).into_owned();
    if let Some(whom) = whom(t, scope) {
        what = format!("{what} ({whom})");
    }
    let Some(said) = said else {
        return [what, String::new(), t.get("diary-nobody-said").into_owned()];
    };
    let title = t.told(&said.text, "title", today);
    let sources = fact_view::sources(t, snapshot.knowledge(), &said.sources);
    let sources: Vec<_> = sources.into_iter().map(|source| source.note).collect();
    let checked = fact_view::checked(t, said.checked(today));
    [format!("{what}: {title}"), sources.join("; "), checked]
}

fn whom(t: &Texts, scope: Scope<'_>) -> Option<String> {
    let month = scope
        .month
        .map(|month| t.with("state-month", "month", t.month_of(month)));
    let version = scope.version;
    let version = version.map(|lang| t.get(&format!("state-version-{lang}")).into_owned());
    let both: Vec<_> = month.into_iter().chain(version).collect();
    (!both.is_empty()).then(|| both.join(", "))
}
