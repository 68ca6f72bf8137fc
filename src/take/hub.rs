//! The page from which a result is taken away.

use askama::Template;
use axum::response::{IntoResponse as _, Response};

use crate::finished::Finished;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::words;

#[derive(Template)]
#[template(path = "take.html")]
struct HubPage {
    layout: Layout,
    /// The way, in the words of the result.
    way: String,
    back: String,
}

/// `GET /{lang}/check/take`
pub(super) async fn get(finished: Finished) -> Response {
    let Finished { visit, outcome, .. } = &finished;
    let asked = finished.asked();
    let here = visit.paths().take("take", &asked);
    let page = HubPage {
        layout: visit.layout(&here),
        way: words::title(visit.lang.texts(), outcome),
        back: visit.paths().result(&asked),
    };
    Page::new(page, Keep::Private).into_response()
}
