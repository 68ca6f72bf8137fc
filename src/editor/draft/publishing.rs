//! A proposal on its way to an edition: it was approved, the checks run, and it is published or
//! refused. Nobody waits for it; the answer is in the database, whichever instance found it.

use std::time::Duration;

use store::{Check, Finding, ProposalError, Rules, Store, StoreError};

use crate::drafted::Answer;
use crate::error::AppError;
use crate::state::AppState;

/// How often the task looks whether the checks have ended.
const LOOK: Duration = Duration::from_millis(200);

/// The version of this program.
pub(super) const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Checks and publishes what was approved, in the background.
pub(super) fn publish(state: AppState, store: Store, check: Check, digest: String) {
    tokio::spawn(async move {
        if let Err(error) = answer(&state, &store, &check, &digest).await {
            // The proposal can be taken up again after some minutes.
            tracing::warn!(%error, proposal = check.proposal, "a check has no answer");
        }
    });
}

async fn answer(
    state: &AppState,
    store: &Store,
    check: &Check,
    digest: &str,
) -> Result<(), StoreError> {
    let answer = match checked(state, digest).await {
        Ok(answer) => answer,
        // The database does not answer, and would take no refusal.
        Err(error) => {
            tracing::warn!(%error, proposal = check.proposal, "the draft cannot be checked");
            return Ok(());
        }
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
            Ok(())
        }
        Err(ProposalError::Store(error)) => Err(error),
        Err(error) => store.refuse_proposal(check, &[said(error)]).await,
    }
}

/// The answer of the checks about the working copy, where it still is what was proposed.
async fn checked(state: &AppState, digest: &str) -> Result<Answer, AppError> {
    let drafts = state.drafts();
    let drafted = drafts.now(state).await?;
    if drafted.digest() != digest {
        return Ok(Err(vec![said(ProposalError::Changed)]));
    }
    let work = drafts.check(state, &drafted);
    while !work.has_ended() {
        tokio::time::sleep(LOOK).await;
    }
    let died = || {
        Err(vec![Finding {
            about: None,
            why: "the checks have failed by themselves: see the log".to_owned(),
        }])
    };
    Ok(work.found().cloned().unwrap_or_else(died))
}

fn said(error: ProposalError) -> Finding {
    Finding {
        about: None,
        why: error.to_string(),
    }
}
