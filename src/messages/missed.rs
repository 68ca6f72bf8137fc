//! Sending a text that was not recognised: what the person has seen, and nothing else.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use store::Missed;

use crate::dated::Undated;
use crate::error::AppError;
use crate::extract::Posted;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::recognised::FIELD;
use crate::redacted::redacted;

#[derive(Template)]
#[template(path = "missed.html")]
struct MissedPage {
    layout: Layout,
    said: String,
}

/// `POST /{lang}/messages/missed`
pub(super) async fn post(page: Undated, Posted(form): Posted) -> Result<Response, AppError> {
    // Made safe again: who wrote the form may be anybody.
    let said: String = redacted(form.get(FIELD).unwrap_or_default())
        .chars()
        .take(triage::recognise::LONGEST)
        .collect();
    if said.is_empty() {
        return Err(AppError::NotUnderstood);
    }
    let store = page.state.store().ok_or(AppError::Unavailable)?;
    let missed = Missed {
        said: said.clone(),
        language: page.lang.code().to_owned(),
        sent_on: page.state.clock().today(),
    };
    store.keep_missed(&missed).await?;
    let layout = page.layout();
    Ok(Page::new(MissedPage { layout, said }, Keep::Nothing).into_response())
}
