//! The start page: what this is, for whom, that it is free and asks no name, and the way in.

use askama::Template;
use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;
use triage::facts::RENEWAL_PORTAL;
use triage::knowledge::Access;
use triage::{Answers, Permit, Question};

use crate::address::{Asked, RawQuery};
use crate::error::AppError;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::redirect::{is_here, see_other};
use crate::shell::Shell;
use crate::state::AppState;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    layout: Layout,
    check: String,
    checked: Option<String>,
}

/// `GET /{lang}/`
pub(super) async fn get(
    state: AppState,
    shell: Shell,
    uri: Uri,
    query: RawQuery,
) -> Result<Response, AppError> {
    let visit = Visit::read(state, shell, &query).await?;
    let asked = Asked {
        answers: Answers::default(),
        ..visit.asked.clone()
    };
    let here = format!("{}{}", visit.paths().start(), asked.query());
    if !is_here(&uri, &here) {
        return Ok(see_other(&here));
    }
    let check = visit.paths().question(Question::Permit, &asked);
    let checked = checked(&visit).map(|day| visit.lang.texts().date(day));
    let page = StartPage {
        layout: visit.layout(&here).indexed(),
        check,
        checked,
    };
    Ok(Page::new(page, Keep::Public).into_response())
}

/// When the dates that most people need were last checked: those of the Portal das Renovações.
fn checked(visit: &Visit) -> Option<NaiveDate> {
    let handbook = &visit.snapshot.handbook;
    let row = handbook.widest(RENEWAL_PORTAL, Permit::Temporary, Access::Own, visit.day)?;
    handbook.knowledge().fact(&row.fact)?.verified_on
}
