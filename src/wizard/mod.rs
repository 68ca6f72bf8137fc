//! The interview as pages: the start, one question a page, and the result. Everything is GET and
//! the address is the state, so the back button, a bookmark and a page without JavaScript work.

mod alternatives;
mod compare;
mod date_entry;
mod question;
mod question_page;
mod result;
mod result_beside;
mod result_doubts;
mod result_facts;
mod result_page;
mod result_steps;
mod start;
mod step;
mod timeline;
mod view;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// The addresses of the interview.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/{lang}/", get(start::get))
        .route("/{lang}/check/result", get(result::get))
        .route(
            "/{lang}/check/message",
            get(question::get).post(question::said),
        )
        .route("/{lang}/check/{question}", get(question::get))
}
