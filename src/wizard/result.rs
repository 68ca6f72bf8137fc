//! The result: is everything answered, and is this its one address?

use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};
use triage::Step;

use super::question::refused;
use super::result_page::{Ends, ResultPage};
use super::result_part::{FramedResult, Part};
use crate::address::RawQuery;
use crate::error::AppError;
use crate::page::{Keep, Page};
use crate::redirect::{is_here, see_other};
use crate::result::InWords;
use crate::shell::Shell;
use crate::state::AppState;
use crate::visit::Visit;

/// `GET /{lang}/check/result`
pub(super) async fn get(
    state: AppState,
    shell: Shell,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let visit = Visit::read(state, shell, &query).await?;
    if let Some(error) = visit.errors.first() {
        return Ok(refused(&visit, error.question, error.code, &query));
    }
    let reply = visit.next(&visit.asked.answers);
    let here = visit.href(&reply.answers);
    let Step::Done(outcome) = reply.step else {
        return Ok(see_other(&here));
    };
    if visit.is_framed() {
        let part = query.get("part").and_then(Part::parse);
        let said = InWords::new(&visit, &outcome, &reply.answers);
        let ends = Ends::new(&visit, &reply.answers);
        let page = FramedResult::new(&visit, (said, ends), here.clone(), part);
        return Ok(match page.filter(|page| is_here(&uri, &page.address())) {
            Some(page) => Page::new(page, Keep::Private).into_response(),
            None => see_other(&here),
        });
    }
    if !is_here(&uri, &here) {
        return Ok(see_other(&here));
    }
    let page = ResultPage::new(&visit, &outcome, &here, &reply.answers);
    Ok(Page::new(page, Keep::Private).into_response())
}
