//! One proposal: what it changes, and the answer of a second person and of the checks.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use chrono::TimeDelta;
use store::{CHECK_MINUTES, Proposal, ProposalError, ProposalState};

use super::changes::Changes;
use super::page::{FindingView, HERE, findings, refused, running};
use super::publishing;
use crate::editor::access::guard::{Editor, store};
use crate::editor::access::rights::Right;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::extract::SegmentBeforeLast;
use crate::i18n::Texts;
use crate::page::{Keep, Page};
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/draft/proposal.html")]
struct ProposalPage {
    shell: Shell,
    id: i64,
    /// Who proposed it, and when.
    proposed: String,
    reason: String,
    state: String,
    /// Since when the checks run.
    running: Option<String>,
    refusal: Vec<FindingView>,
    /// The public page of what it became.
    edition: Option<String>,
    /// What it changes, while it waits.
    changes: Option<Changes>,
    /// The draft says something else by now, which is not part of it.
    has_moved_on: bool,
    may_approve: bool,
    may_withdraw: bool,
    /// Only the second person is missing, and whoever looks is the first.
    is_own: bool,
    /// What kept the last step from being done.
    trouble: Option<String>,
}

impl ProposalPage {
    /// Whether something is still being worked out, so that the page asks again by itself.
    fn refreshes(&self) -> bool {
        let is_looking = self
            .changes
            .as_ref()
            .is_some_and(|changes| changes.moved.is_none());
        self.running.is_some() || is_looking
    }
}

async fn find(state: &AppState, id: &str) -> Result<Proposal, AppError> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    store(state)?.proposal(id).await?.ok_or(AppError::NotFound)
}

/// Whether the checks run, and have given a sign of life.
fn is_checking(state: &AppState, proposal: &Proposal) -> bool {
    let last = proposal.alive_at.or(proposal.checked_at);
    let since = last.map(|at| state.clock().now() - at);
    let has_died = since.is_some_and(|since| since > TimeDelta::minutes(CHECK_MINUTES.into()));
    proposal.state == ProposalState::Checking && !has_died
}

/// What has become of it, in words.
fn said(t: &Texts, proposal: &Proposal) -> String {
    if let Some(number) = proposal.overtaken_by {
        return t.with("draft-state-overtaken", "edition", number.to_string());
    }
    match &proposal.decided_by {
        None if proposal.state == ProposalState::Withdrawn => {
            t.get("draft-state-without-content").into_owned()
        }
        who => t.with(
            &format!("draft-state-{}", proposal.state.name()),
            "who",
            who.clone().unwrap_or_default(),
        ),
    }
}

async fn page(
    state: &AppState,
    editor: &Editor,
    proposal: Proposal,
    trouble: Option<String>,
) -> Result<Response, AppError> {
    let shell = Shell::new(editor, HERE);
    let t = shell.t();
    let draft = state.drafts().now(state).await?;
    let is_under_way = proposal.state.is_under_way();
    let proposed = match is_under_way {
        true => state.drafts().proposed(state, &proposal).await?,
        false => None,
    };
    let changes = match &proposed {
        Some(proposed) => Some(Changes::of(state, proposed, t.lang()).await?),
        None => None,
    };
    let is_checking = is_checking(state, &proposal);
    let waits = is_under_way && !is_checking;
    let is_theirs = [Some(&proposal.proposed_by), proposal.decided_by.as_ref()]
        .into_iter()
        .flatten()
        .any(|who| who == editor.name());
    let is_own = proposal.proposed_by == editor.name();
    let since = proposal.checked_at.map(|at| t.moment(at));
    let status = match trouble {
        Some(_) => StatusCode::CONFLICT,
        None => StatusCode::OK,
    };
    let page = ProposalPage {
        id: proposal.id,
        proposed: t.with_two(
            "draft-proposed",
            ("who", proposal.proposed_by.clone()),
            ("when", t.moment(proposal.proposed_at)),
        ),
        state: said(t, &proposal),
        running: since
            .filter(|_| is_checking)
            .map(|since| running(state, t, since)),
        refusal: findings(&proposal.refusal, draft.snapshot.knowledge()),
        edition: proposal
            .edition
            .map(|number| Paths::new(t.lang()).edition(number)),
        reason: proposal.reason,
        changes,
        has_moved_on: is_under_way && draft.digest() != proposal.digest,
        may_approve: waits && !is_own && editor.may(Right::Publish),
        may_withdraw: (waits || is_checking && is_theirs) && editor.may(Right::Edit),
        is_own: waits && is_own,
        trouble,
        shell,
    };
    Ok(Page::new(page, Keep::Nothing)
        .with_status(status)
        .into_response())
}

/// `GET /editor/proposals/{id}`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    LastSegment(id): LastSegment,
) -> Result<Response, AppError> {
    let proposal = find(&state, &id).await?;
    page(&state, &editor, proposal, None).await
}

/// `POST /editor/proposals/{id}/approve`: the checks begin, and their answer decides.
pub(super) async fn approve(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let proposal = find(&state, &id).await?;
    let store = store(&state)?;
    let key = match store.begin_check(proposal.id, editor.name()).await {
        Ok(check) => {
            let here = address(proposal.id);
            publishing::publish(state.clone(), store.clone(), check, proposal);
            return Ok(see_other(&here));
        }
        Err(ProposalError::SamePerson) => "draft-same-person",
        Err(ProposalError::NotWaiting) => "draft-not-waiting",
        Err(error) => return Err(refused(error)),
    };
    let trouble = editor.lang().texts().get(key).into_owned();
    page(&state, &editor, find(&state, &id).await?, Some(trouble)).await
}

/// `POST /editor/proposals/{id}/withdraw`: nobody wants it any more, and what looks at it is ended.
pub(super) async fn withdraw(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    let proposal = find(&state, &id).await?;
    let withdrawn = store(&state)?.withdraw_proposal(proposal.id, editor.name());
    match withdrawn.await {
        Ok(()) => {
            state.drafts().leave_proposal();
            Ok(see_other(&address(proposal.id)))
        }
        Err(ProposalError::NotWaiting) => {
            let trouble = editor.lang().texts().get("draft-not-waiting").into_owned();
            page(&state, &editor, find(&state, &id).await?, Some(trouble)).await
        }
        Err(error) => Err(refused(error)),
    }
}

fn address(id: i64) -> String {
    format!("/editor/proposals/{id}")
}
