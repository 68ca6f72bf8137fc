//! Reminders of a result: the days that are still to come, as a page in words, as a file for
//! calendars and as links for a calendar on the web.

mod days;
mod file;
mod google;
mod page;

use axum::response::{IntoResponse as _, Response};

use self::days::reminders;
use crate::finished::Finished;
use crate::ics::CONTENT_TYPE;
use crate::page::{Keep, text};

/// The hour of the day in Lisbon of every reminder. It is the same day nearly everywhere.
const HOUR: u32 = 10;
/// How many minutes it takes.
const MINUTES: u32 = 15;

/// `GET /{lang}/check/reminders`
pub(super) async fn get(finished: Finished) -> Response {
    page::page(&finished, &reminders(&finished)).into_response()
}

/// `GET /{lang}/check/reminders.ics`
pub(super) async fn file(finished: Finished) -> Response {
    let body = file::write(&finished, &reminders(&finished));
    text(body, CONTENT_TYPE, Keep::Private)
}
