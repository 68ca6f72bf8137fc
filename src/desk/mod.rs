//! The desk: every question on one page, for a volunteer with a queue. The words are the
//! volunteer's, with the client's beneath them. Answers travel in the bodies of forms alone, and
//! nobody keeps a page of it: the address says the two languages and nothing else.

mod date;
mod languages;
mod message;
mod page;
mod papers;
mod question;
mod sent;
mod way;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;

use crate::paths::DESK;
use crate::state::AppState;

/// The longest form, in bytes: every answer, and a text of a portal that is much too long.
const LONGEST_FORM: usize = 64 * 1024;

/// The addresses of the desk.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route(DESK, get(page::get).post(page::post))
        // Whoever asks for a paper without answers gets the desk.
        .route("/desk/sheet", get(page::get).post(papers::sheet))
        .route("/desk/letters", get(page::get).post(papers::letters))
        .route("/desk/letters/{kind}", get(page::get).post(papers::letter))
        .layer(DefaultBodyLimit::max(LONGEST_FORM))
}
