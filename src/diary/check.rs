//! `/{lang}/check-diary`: whether a diary is whole, and existed when its time-stamps say. The file
//! is read by the browser and never sent. Without a script a stamp alone can be pasted and sent.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::data::{CheckData, block};
use super::stamps::checked;
use crate::assets;
use crate::clock::time_in_lisbon;
use crate::dated::Dated;
use crate::extract::Posted;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::stamps::{Stamp, StampError};

/// The field with the text of a stamp.
const FIELD: &str = "stamp";
/// The longest text that comes back to whoever typed it, in characters.
const LONGEST: usize = 1000;

#[derive(Template)]
#[template(path = "check-diary.html")]
struct CheckPage {
    layout: Layout,
    /// What was found out about a stamp that was sent.
    found: Option<Found>,
    /// What was typed.
    typed: String,
    field: &'static str,
    data: String,
    stylesheet: &'static str,
    script: &'static str,
}

/// What is true of a stamp.
struct Found {
    is_true: bool,
    words: String,
    /// The digest and the key of a true one.
    parts: Option<(String, String)>,
}

/// `GET /{lang}/check-diary`
pub(super) async fn get(dated: Dated) -> Response {
    Page::new(page(&dated, None, String::new()), Keep::Public).into_response()
}

/// `POST /{lang}/check-diary` with the text of one stamp.
pub(super) async fn post(dated: Dated, Posted(form): Posted) -> Response {
    let typed = form.get(FIELD).unwrap_or_default();
    let (found, status) = match Stamp::from_line(typed) {
        Ok(stamp) => of_stamp(&dated, stamp).await,
        Err(error) => refused(&dated, error),
    };
    let typed = typed.chars().take(LONGEST).collect();
    let page = Page::new(page(&dated, Some(found), typed), Keep::Nothing);
    page.with_status(status).into_response()
}

async fn of_stamp(dated: &Dated, stamp: Stamp) -> (Found, StatusCode) {
    let moment = match checked(&dated.state, &stamp).await {
        Ok(moment) => moment,
        Err(error) => return refused(dated, error),
    };
    let t = dated.t();
    let (day, time) = time_in_lisbon(moment);
    let values = [
        ("day", t.date(day).into()),
        ("time", time.into()),
        ("moment", stamp.at.clone().into()),
    ];
    let found = Found {
        is_true: true,
        words: t.with_all("check-diary-true", values),
        parts: Some((stamp.digest, stamp.key)),
    };
    (found, StatusCode::OK)
}

fn refused(dated: &Dated, error: StampError) -> (Found, StatusCode) {
    let key = format!("check-diary-{}", error.name());
    let found = Found {
        is_true: false,
        words: dated.t().get(&key).into_owned(),
        parts: None,
    };
    (found, StatusCode::UNPROCESSABLE_ENTITY)
}

fn page(dated: &Dated, found: Option<Found>, typed: String) -> CheckPage {
    CheckPage {
        layout: dated.layout(),
        found,
        typed,
        field: FIELD,
        data: block(&CheckData::new(dated)),
        stylesheet: assets::diary_stylesheet(),
        script: assets::check_diary_script(),
    }
}
