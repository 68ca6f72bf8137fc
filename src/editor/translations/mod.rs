//! Translations as files: the texts of all facts in one language go out as PO, which every tool
//! for translators opens, and come back.

mod file;
mod languages;
mod page;
mod sent;
mod take;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;

use crate::state::AppState;

/// The largest file of translations, in bytes: the texts of today take a tenth of it.
const LARGEST_FILE: usize = 8 * 1024 * 1024;

/// The addresses. Each has its line in [`super::access::rights`].
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route(
            "/editor/translations",
            get(page::get)
                .post(page::post)
                .layer(DefaultBodyLimit::max(LARGEST_FILE)),
        )
        .route("/editor/translations/start", get(page::start))
        .route("/editor/translations/{file}", get(page::get_file))
}
