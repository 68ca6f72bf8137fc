//! Sending a text that was not recognised: what the person has seen, and nothing else.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use crate::dated::Undated;
use crate::extract::Posted;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::recognised::FIELD;
use crate::redacted::redacted;
use crate::redirect::see_other;

#[derive(Template)]
#[template(path = "missed.html")]
struct MissedPage {
    layout: Layout,
    said: String,
    is_kept: bool,
}

impl MissedPage {
    /// The key of its title.
    fn title(&self) -> &'static str {
        if self.is_kept {
            "missed-thanks"
        } else {
            "missed-full"
        }
    }
}

/// `POST /{lang}/messages/missed`
pub(super) async fn post(page: Undated, Posted(form): Posted) -> Response {
    // Made safe again: who wrote the form may be anybody.
    let said = redacted(form.get(FIELD).unwrap_or_default());
    if said.is_empty() {
        return see_other(&page.layout().paths().messages());
    }
    let is_kept = keep(&page, &said).await;
    let status = if is_kept {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let template = MissedPage {
        layout: page.layout(),
        said,
        is_kept,
    };
    let page = Page::new(template, Keep::Nothing).with_status(status);
    page.into_response()
}

/// Whether the text waits for an editor now. Where it cannot, the page says so and shows it.
async fn keep(page: &Undated, said: &str) -> bool {
    let Some(store) = page.state.store() else {
        return false;
    };
    let today = page.state.clock().today();
    let kept = store.keep_missed(said, page.lang.code(), today).await;
    kept.unwrap_or_else(|error| {
        tracing::warn!(%error, "a text that was sent could not be kept");
        false
    })
}
