//! Telling how a portal went: the form, and what becomes of what is sent.

mod form;
mod here;
mod told;

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get};
use store::{Kept, Store, StoreError};

use self::form::{Ended, FormPage, Note};
use self::here::Here;
use self::told::Told;
use crate::extract::Posted;
use crate::from_here::from_our_pages;
use crate::limits;
use crate::page::{Keep, Page};
use crate::sender::SentFrom;
use crate::state::AppState;
use crate::worked::TRAP;

/// The field with the signed time at which the form was shown.
const FORM: &str = "form";

/// The methods of `/{lang}/portals/{id}/report`.
pub(super) fn methods() -> MethodRouter<AppState> {
    get(show).post(send).layer(from_our_pages())
}

/// `GET /{lang}/portals/{id}/report`
async fn show(here: Here) -> Response {
    if here.snapshot.reports.frozen {
        return page(&here, Ended::Frozen, StatusCode::OK);
    }
    match new_form(&here).await {
        Some(form) => empty_form(&here, form, None),
        None => page(&here, Ended::Unavailable, StatusCode::OK),
    }
}

/// `POST /{lang}/portals/{id}/report`
async fn send(here: Here, sender: SentFrom, Posted(fields): Posted) -> Response {
    if fields.get(TRAP).is_some_and(|text| !text.is_empty()) {
        return page(&here, Ended::Thanks, StatusCode::OK);
    }
    let told = Told::read(&here, &fields);
    let form = fields.get(FORM).unwrap_or_default();
    let Some(report) = told.report(&here.id) else {
        let page = FormPage::new(&here, form.to_owned(), &told, Some(Note::Choose));
        let page = Page::new(page, Keep::Nothing).with_status(StatusCode::UNPROCESSABLE_ENTITY);
        return page.into_response();
    };
    if let Err(error) = sender.may_tell(&here.state, limits::Told::Report) {
        return error.into_response();
    }
    let Some(store) = here.state.store() else {
        return page(&here, Ended::Unavailable, StatusCode::SERVICE_UNAVAILABLE);
    };
    let now = here.state.clock().now();
    let kept = store.keep_report(report, sender.as_sender(), form, now);
    match kept.await {
        // A program learns nothing from the answer.
        Ok(Kept::Counted | Kept::Again | Kept::Unbelieved) => {
            page(&here, Ended::Thanks, StatusCode::OK)
        }
        Ok(Kept::TooLate) => match new_form(&here).await {
            Some(form) => {
                let page = FormPage::new(&here, form, &told, Some(Note::TooLate));
                Page::new(page, Keep::Nothing).into_response()
            }
            None => page(&here, Ended::Unavailable, StatusCode::SERVICE_UNAVAILABLE),
        },
        Ok(Kept::Frozen) => page(&here, Ended::Frozen, StatusCode::SERVICE_UNAVAILABLE),
        Err(error) => {
            warn(&error);
            page(&here, Ended::Unavailable, StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

/// The signed time for a new form; none where reports cannot be kept now.
async fn new_form(here: &Here) -> Option<String> {
    let store: &Store = here.state.store()?;
    let form = store.report_form(&here.id, here.state.clock().now()).await;
    form.inspect_err(warn).ok()
}

fn warn(error: &StoreError) {
    tracing::warn!(%error, "a report could not be kept");
}

fn empty_form(here: &Here, form: String, note: Option<Note>) -> Response {
    let page = FormPage::new(here, form, &Told::default(), note);
    Page::new(page, Keep::Nothing).into_response()
}

/// A page without the form.
fn page(here: &Here, ended: Ended, status: StatusCode) -> Response {
    let page = ended.page(here);
    Page::new(page, Keep::Nothing)
        .with_status(status)
        .into_response()
}
