//! What one takes away from a result: the way to hand it over, and all that is made of it.

mod code;
mod hub;
mod letters;
mod reminders;
mod share;
mod sheet;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// The addresses of what one takes away.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/{lang}/check/take", get(hub::get))
        .route("/{lang}/check/sheet", get(sheet::get))
        .route("/{lang}/code", get(code::typed))
        .route("/r", get(code::bare))
        .route("/r/", get(code::bare))
        .route("/r/{*code}", get(code::open))
        // A phone begins with a capital.
        .route("/R", get(code::bare))
        .route("/R/", get(code::bare))
        .route("/R/{*code}", get(code::open))
        .route("/{lang}/check/reminders", get(reminders::get))
        .route("/{lang}/check/reminders.ics", get(reminders::file))
        .route("/{lang}/check/letters", get(letters::list))
        .route("/{lang}/check/letters/{kind}", get(letters::one))
}
