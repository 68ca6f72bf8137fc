//! A proposal on its way to an edition: it was approved, the checks run, and it is published or
//! refused. Nobody waits for it; the answer is in the database, whichever instance found it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use store::{Check, Finding, Proposal, ProposalError, Rules, Store, StoreError};

use crate::drafted::{Answer, Drafted};
use crate::error::AppError;
use crate::state::AppState;

/// How often the task looks whether the checks have ended.
const LOOK: Duration = Duration::from_millis(200);
/// How often it says that it is alive, and asks whether somebody still waits: another instance may have
/// heard that nobody does.
const ASK: Duration = Duration::from_secs(2);

/// The version of this program.
pub(super) const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Checks and publishes what was approved, in the background.
pub(super) fn publish(state: AppState, store: Store, check: Check, proposal: Proposal) {
    tokio::spawn(async move {
        if let Err(error) = answer(&state, &store, &check, &proposal).await {
            // The proposal can be taken up again after two minutes.
            tracing::warn!(%error, proposal = check.proposal, "a check has no answer");
        }
    });
}

async fn answer(
    state: &AppState,
    store: &Store,
    check: &Check,
    proposal: &Proposal,
) -> Result<(), StoreError> {
    let proposed = match state.drafts().proposed(state, proposal).await {
        Ok(Some(proposed)) => proposed,
        // What has no content does not wait for a check.
        Ok(None) => return Ok(()),
        // The database does not answer, and would take no refusal.
        Err(error) => return unread(check, &error),
    };
    let Some(answer) = checked(state, store, check, proposed).await else {
        tracing::info!(proposal = check.proposal, "nobody waits for this check");
        return Ok(());
    };
    let table = match answer {
        Ok(checked) => checked.decision_table,
        Err(findings) => return store.refuse_proposal(check, &findings).await,
    };
    let rules = Rules {
        program: PROGRAM,
        decision_table: &table,
    };
    match store.publish_proposal(check, rules).await {
        Ok(edition) => {
            tracing::info!(edition = edition.head.number, "a proposal was published");
            state.drafts().leave_proposal();
            Ok(())
        }
        Err(ProposalError::Store(error)) => Err(error),
        // Somebody has withdrawn it at the last moment, or another edition came first.
        Err(error) => {
            tracing::info!(%error, proposal = check.proposal, "the answer comes too late");
            Ok(())
        }
    }
}

fn unread(check: &Check, error: &AppError) -> Result<(), StoreError> {
    tracing::warn!(%error, proposal = check.proposal, "the proposal cannot be checked");
    Ok(())
}

/// The answer of the checks; none where nobody waits for it any more.
async fn checked(
    state: &AppState,
    store: &Store,
    check: &Check,
    proposed: Arc<Drafted>,
) -> Option<Answer> {
    let work = state.drafts().check(state, &proposed);
    let mut asked = Instant::now();
    while !work.has_ended() {
        tokio::time::sleep(LOOK).await;
        if asked.elapsed() < ASK {
            continue;
        }
        asked = Instant::now();
        // Where the database does not answer the check goes on: its answer finds out.
        if store
            .keep_checking(check)
            .await
            .is_ok_and(|is_waited_for| !is_waited_for)
        {
            state.drafts().leave_proposal();
            return None;
        }
    }
    if work.is_stopped() {
        return None;
    }
    let died = || {
        Err(vec![Finding {
            about: None,
            why: "the checks have failed by themselves: see the log".to_owned(),
        }])
    };
    Some(work.found().cloned().unwrap_or_else(died))
}
