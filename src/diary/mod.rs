//! A diary of attempts that lives with the person: its page, its paper, the page that checks it,
//! the history that it is compared with, and the time-stamps that are asked for by a digest alone.

mod check;
mod data;
mod file_words;
mod history;
mod known;
mod page;
mod paper;
mod reasons;
mod stamps;
mod voice;
mod words;

use axum::Router;
use axum::routing::{get, post};

use crate::from_here::from_our_pages;
use crate::state::AppState;

/// The addresses of the diary.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/{lang}/diary", get(page::get))
        .route("/{lang}/diary/paper", get(paper::get))
        .route("/{lang}/diary/words", get(voice::words_of))
        .route("/{lang}/diary/names", get(voice::names_of))
        .route("/diary/words/{name}", get(file_words::get))
        .route("/diary/history", get(history::get))
        .route("/{lang}/check-diary", get(check::get).post(check::post))
        .route("/stamps", post(stamps::give))
        .route("/stamps/check", post(stamps::check))
        .route("/stamps/keys", get(stamps::keys))
        .layer(from_our_pages())
}
