//! The result: is everything answered, and is this its one address?

use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};
use triage::Step;

use super::question::refused;
use super::result_page::ResultPage;
use super::step::Visit;
use crate::address::RawQuery;
use crate::error::AppError;
use crate::extract::InLang;
use crate::page::{Keep, Page};
use crate::redirect::{is_here, see_other};
use crate::state::AppState;

/// `GET /{lang}/check/result`
pub(super) async fn get(
    state: AppState,
    InLang(lang): InLang,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let visit = Visit::read(state, lang, &query).await?;
    if let Some(error) = visit.errors.first() {
        return Ok(refused(&visit, error.question, error.code, &query));
    }
    let reply = visit.next(&visit.asked.answers);
    let here = visit.href(&reply.answers);
    let Step::Done(outcome) = reply.step else {
        return Ok(see_other(&here));
    };
    if !is_here(&uri, &here) {
        return Ok(see_other(&here));
    }
    let page = ResultPage::new(&visit, &outcome, here, &reply.answers);
    Ok(Page::new(page, Keep::Private).into_response())
}
