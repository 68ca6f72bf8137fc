//! The few files that pages need: a stylesheet, one more for the editors and one for paper, an icon,
//! and scripts that their pages can do without. Built into the program, named by their content, kept
//! by browsers for a year.

use std::sync::LazyLock;

use axum::extract::Request;
use axum::response::Response;
use bytes::Bytes;
use store::digest;

use crate::error::AppError;
use crate::page::Asset;

/// The stylesheet of every page.
pub(crate) const CSS: &str = include_str!("../static/rumo.css");
const EDITOR_CSS: &str = include_str!("../static/editor.css");
const JS: &str = include_str!("../static/narrow.js");
const WAYS_IN_CSS: &str = include_str!("../static/embed/ways-in.css");
const TAKE_CSS: &str = include_str!("../static/take.css");
const SHEET_CSS: &str = include_str!("../static/sheet.css");
const PRINT_JS: &str = include_str!("../static/print.js");
const COPY_JS: &str = include_str!("../static/copy.js");
const PREVIEW_JS: &str = include_str!("../static/embed/preview.js");
const SVG: &str = include_str!("../static/rumo.svg");

/// A file with the address that its content gives it.
struct File {
    path: String,
    asset: Asset,
}

impl File {
    fn new(text: &'static str, ending: &str, content_type: &'static str) -> Self {
        Self {
            path: format!("/static/rumo-{}.{ending}", &digest(text)[..12]),
            asset: Asset::new(Bytes::from_static(text.as_bytes()), content_type),
        }
    }
}

static STYLESHEET: LazyLock<File> =
    LazyLock::new(|| File::new(CSS, "css", "text/css; charset=utf-8"));
static EDITOR_STYLESHEET: LazyLock<File> =
    LazyLock::new(|| File::new(EDITOR_CSS, "css", "text/css; charset=utf-8"));
static NARROW: LazyLock<File> =
    LazyLock::new(|| File::new(JS, "js", "text/javascript; charset=utf-8"));
static WAYS_IN: LazyLock<File> =
    LazyLock::new(|| File::new(WAYS_IN_CSS, "css", "text/css; charset=utf-8"));
static TAKE: LazyLock<File> =
    LazyLock::new(|| File::new(TAKE_CSS, "css", "text/css; charset=utf-8"));
static COPY: LazyLock<File> =
    LazyLock::new(|| File::new(COPY_JS, "js", "text/javascript; charset=utf-8"));
static PREVIEW: LazyLock<File> =
    LazyLock::new(|| File::new(PREVIEW_JS, "js", "text/javascript; charset=utf-8"));
static SHEET: LazyLock<File> =
    LazyLock::new(|| File::new(SHEET_CSS, "css", "text/css; charset=utf-8"));
static PRINT: LazyLock<File> =
    LazyLock::new(|| File::new(PRINT_JS, "js", "text/javascript; charset=utf-8"));
static ICON: LazyLock<File> = LazyLock::new(|| File::new(SVG, "svg", "image/svg+xml"));

/// The address of the stylesheet.
pub(crate) fn stylesheet() -> &'static str {
    &STYLESHEET.path
}

/// The address of what the editors' pages need beside it.
pub(crate) fn editor_stylesheet() -> &'static str {
    &EDITOR_STYLESHEET.path
}

/// The address of the icon.
pub(crate) fn icon() -> &'static str {
    &ICON.path
}

/// The address of the script that narrows the list of messages.
pub(crate) fn narrow() -> &'static str {
    &NARROW.path
}

/// The address of what the page for webmasters needs beside the stylesheet.
pub(crate) fn ways_in_stylesheet() -> &'static str {
    &WAYS_IN.path
}

/// The address of what the pages of a result taken away need beside the stylesheet.
pub(crate) fn take_stylesheet() -> &'static str {
    &TAKE.path
}

/// The address of the script that copies a text.
pub(crate) fn copy() -> &'static str {
    &COPY.path
}

/// The address of the script that gives a preview its height.
pub(crate) fn preview() -> &'static str {
    &PREVIEW.path
}

/// The address of the stylesheet of the sheet, which stands alone.
pub(crate) fn sheet_stylesheet() -> &'static str {
    &SHEET.path
}

/// The address of the script behind the button that prints.
pub(crate) fn print() -> &'static str {
    &PRINT.path
}

/// Answers for everything below `/static/`.
pub(crate) async fn serve(request: Request) -> Result<Response, AppError> {
    let path = request.uri().path();
    let file = [
        &STYLESHEET,
        &EDITOR_STYLESHEET,
        &ICON,
        &NARROW,
        &COPY,
        &PREVIEW,
        &WAYS_IN,
        &TAKE,
        &SHEET,
        &PRINT,
    ]
    .into_iter()
    .find(|file| file.path == path);
    let file = file.ok_or(AppError::NotFound)?;
    Ok(file.asset.respond(request.headers()))
}
