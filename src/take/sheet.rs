//! The sheet of a result, to print.

use axum::response::{IntoResponse as _, Response};

use crate::error::AppError;
use crate::finished::Finished;
use crate::page::{Keep, Page};
use crate::sheet::{SheetPage, Way};

/// `GET /{lang}/check/sheet`
pub(super) async fn get(finished: Finished) -> Result<Response, AppError> {
    let visit = &finished.visit;
    let back = Way {
        href: visit.paths().result(&finished.asked()),
        label: visit.lang.texts().get("take-back").into_owned(),
        key: None,
    };
    let address = finished.short_address();
    let page = SheetPage::new(&finished, visit.lang, None, address)?.with_ways(vec![back]);
    Ok(Page::new(page, Keep::Private).into_response())
}
