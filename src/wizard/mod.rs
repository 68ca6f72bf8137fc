//! The interview as pages: the start, one question a page, and the result. Everything is GET and
//! the address is the state, so the back button, a bookmark and a page without JavaScript work.

mod choice;
mod compare;
mod date_entry;
mod message_pick;
mod question;
mod question_page;
mod question_told;
mod result;
mod result_page;
mod result_part;
mod start;
mod timeline;

use axum::Router;
use axum::routing::{get, post};

use crate::shell::FRAME;
use crate::state::AppState;

/// The addresses of the interview on the full site.
pub(crate) fn router() -> Router<AppState> {
    let said = post(question::said);
    at("").route("/{lang}/check/message", get(question::get).merge(said))
}

/// The same in the frames of other sites, where nothing can be sent.
pub(crate) fn framed() -> Router<AppState> {
    at(FRAME)
}

fn at(shell: &str) -> Router<AppState> {
    let path = |rest: &str| format!("{shell}/{{lang}}/{rest}");
    Router::new()
        .route(&path(""), get(start::get))
        .route(&path("check/result"), get(result::get))
        .route(&path("check/{question}"), get(question::get))
}
