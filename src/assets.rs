//! The few files that pages need: one stylesheet, one icon. Built into the program, named by
//! their content, kept by browsers for a year.

use std::sync::LazyLock;

use axum::extract::Request;
use axum::response::Response;
use bytes::Bytes;
use store::digest;

use crate::error::AppError;
use crate::page::Asset;

const CSS: &str = include_str!("../static/rumo.css");
const ICON: &str = include_str!("../static/rumo.svg");

static STYLESHEET: LazyLock<String> =
    LazyLock::new(|| format!("/static/rumo-{}.css", &digest(CSS)[..12]));

/// The address of the stylesheet.
pub(crate) fn stylesheet() -> &'static str {
    &STYLESHEET
}

/// The address of the icon. It never changes its name: browsers ask for it once.
pub(crate) const ICON_PATH: &str = "/static/rumo.svg";

/// Answers for everything below `/static/`.
pub(crate) async fn serve(request: Request) -> Result<Response, AppError> {
    static FILES: LazyLock<[Asset; 2]> = LazyLock::new(|| {
        [
            Asset::new(
                Bytes::from_static(CSS.as_bytes()),
                "text/css; charset=utf-8",
            ),
            Asset::new(Bytes::from_static(ICON.as_bytes()), "image/svg+xml"),
        ]
    });
    let path = request.uri().path();
    let file = match path {
        ICON_PATH => &FILES[1],
        path if path == stylesheet() => &FILES[0],
        _ => return Err(AppError::NotFound),
    };
    Ok(file.respond(request.headers()))
}
