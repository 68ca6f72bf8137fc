//! The first page after signing in: what waits, and what was done last.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use store::journal::Asked;
use store::{ProposalState, Store};
use triage::knowledge::Detail;

use super::access::guard::{Editor, store};
use super::accounts::{Notice, notices};
use super::journal::Row;
use super::shell::Shell;
use crate::address::RawQuery;
use crate::error::AppError;
use crate::i18n::Texts;
use crate::page::{Keep, Page};
use crate::state::AppState;

/// How many of the last changes are shown.
const LAST: i64 = 8;

#[derive(Template)]
#[template(path = "editor/home.html")]
struct HomePage {
    shell: Shell,
    role: String,
    /// What waits: the words and the page.
    waiting: Vec<(String, String)>,
    changes: Vec<Row>,
    /// What operators did to accounts in the last days.
    notices: Vec<Notice>,
}

/// `GET /editor`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let shell = Shell::new(&editor, "/editor").after(&query);
    let t = shell.t();
    let role = t.get(&format!("role-{}", editor.role().name()));
    let store = store(&state)?;
    let last = store.journal(Asked::default(), LAST).await?;
    let page = HomePage {
        notices: notices(store, &editor, state.clock().now()).await?,
        role: role.into_owned(),
        waiting: waiting(&state, store, t).await?,
        changes: last
            .into_iter()
            .map(|one| Row::new(&state, t, one))
            .collect(),
        shell,
    };
    Ok(Page::new(page, Keep::Nothing).into_response())
}

async fn waiting(
    state: &AppState,
    store: &Store,
    t: &Texts,
) -> Result<Vec<(String, String)>, AppError> {
    let mut waiting = Vec::new();
    let proposals = store.proposals(1).await?;
    let open = proposals.first().filter(|proposal| {
        matches!(
            proposal.state,
            ProposalState::Open | ProposalState::Checking
        )
    });
    if let Some(proposal) = open {
        let words = t.with("home-proposal", "name", proposal.proposed_by.clone());
        waiting.push((words, format!("/editor/proposals/{}", proposal.id)));
    }
    let (overdue, silent) = unsure(state);
    let missed = store.missed().await?.len();
    for (count, key, page) in [
        (silent, "home-silent", "/editor/states"),
        (overdue, "home-overdue", "/editor/facts/overdue"),
        (missed, "home-missed", "/editor/missed"),
    ] {
        if count > 0 {
            waiting.push((t.with(key, "count", count), page.to_owned()));
        }
    }
    Ok(waiting)
}

/// How many published facts are past their check today, and of how many portals nothing is said.
fn unsure(state: &AppState) -> (usize, usize) {
    let snapshot = state.snapshot();
    let today = state.clock().today();
    let facts = || snapshot.knowledge().facts.iter();
    let overdue = facts().filter(|(_, fact)| fact.is_overdue_on(today));
    let portals = facts().filter(|(_, fact)| matches!(fact.about, Detail::Portal(_)));
    let silent = portals.filter(|(id, _)| snapshot.handbook.state_on(id, None, today).is_none());
    (overdue.count(), silent.count())
}
