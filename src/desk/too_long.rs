//! What is said of a form that is longer than all answers together: in both languages, with the way
//! back to the desk.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::languages::Languages;
use crate::assets;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::seats::Seat;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "desk/too-long.html")]
struct TooLongPage {
    layout: Layout,
    languages: Languages,
    seat: Option<String>,
    is_signed_in: bool,
}

impl TooLongPage {
    fn script(&self) -> &'static str {
        assets::desk()
    }

    fn stylesheet(&self) -> &'static str {
        assets::desk_stylesheet()
    }
}

/// The page.
pub(super) fn too_long(state: &AppState, languages: Languages, seat: Option<&Seat>) -> Response {
    let page = TooLongPage {
        layout: Layout::plain(state, languages.ui, "/"),
        languages,
        seat: seat.and_then(|seat| seat.name(state)),
        is_signed_in: seat.is_some(),
    };
    let status = StatusCode::PAYLOAD_TOO_LARGE;
    let page = Page::new(page, Keep::Nothing).with_status(status);
    page.into_response()
}
