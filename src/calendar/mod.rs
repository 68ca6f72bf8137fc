//! The calendar: the days that matter for all cards that expire in one month, as a page and as a
//! file that calendars fetch again by themselves. Nobody gives an account or an e-mail for it.

mod days;
mod ics;
mod page;

use axum::Router;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use triage::parse_card_month;

use crate::dated::Dated;
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::ics::CONTENT_TYPE;
use crate::page::{Keep, text};
use crate::state::AppState;

/// The addresses of the calendar.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/{lang}/calendar", get(page::months))
        .route("/{lang}/calendar/{month}", get(month))
}

/// `GET /{lang}/calendar/{month}`, and the same with `.ics`: one month of cards.
async fn month(dated: Dated, LastSegment(name): LastSegment) -> Result<Response, AppError> {
    let (written, is_file) = match name.strip_suffix(".ics") {
        Some(written) => (written, true),
        None => (name.as_str(), false),
    };
    let first = parse_card_month(written, dated.day).ok_or(AppError::NotFound)?;
    let days = days::of_month(&dated, first);
    if !is_file {
        return Ok(page::month(&dated, first, days).into_response());
    }
    let body = ics::write(&dated, first, &days);
    Ok(text(body, CONTENT_TYPE, Keep::Public))
}
