//! The desk: every question on one page, for a volunteer with a queue. The words are the
//! volunteer's, with the client's beneath them. Answers travel in the bodies of forms alone, and
//! nobody keeps a page of it: the address says the two languages and nothing else.

mod date;
mod form;
mod languages;
mod message;
mod next;
mod page;
mod papers;
mod question;
mod sent;
mod too_long;
mod way;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;

use crate::from_here::from_our_pages;
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
        // Whoever comes back to where a case ended gets the desk.
        .route("/desk/next", get(page::get).post(next::post))
        .route_layer(from_our_pages())
        .route_layer(map_response(kept_by_nobody))
        .layer(DefaultBodyLimit::max(LONGEST_FORM))
}

/// Also what only leads to another address.
async fn kept_by_nobody(mut response: Response) -> Response {
    let nobody = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, nobody);
    response
}
