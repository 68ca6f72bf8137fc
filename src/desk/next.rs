//! "Next person": the case ends, and the desk is empty.

use axum::response::Response;

use super::languages::Languages;
use crate::cases::{Case, FIELD};
use crate::extract::Posted;
use crate::redirect::see_other;
use crate::state::AppState;

/// `POST /desk/next`
pub(super) async fn post(state: AppState, languages: Languages, Posted(form): Posted) -> Response {
    let today = state.clock().today();
    let case = form
        .get(FIELD)
        .and_then(|written| Case::parse(written, today));
    if let Some(case) = case {
        // It ends also where the browser has gone before it heard so.
        let ended = tokio::spawn(async move { state.cases().end(state.store(), case).await });
        if let Err(error) = ended.await {
            tracing::error!(%error, "a case was not ended");
        }
    }
    see_other(&languages.address(""))
}
