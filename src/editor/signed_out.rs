//! For whoever was signed out while typing: the form that was sent comes back hidden in a page, to
//! be sent again after signing in beside it. Passwords are left out.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::shell::Shell;
use crate::address::RawQuery;
use crate::i18n::Lang;
use crate::page::{Keep, Page};

#[derive(Template)]
#[template(path = "editor/signed_out.html")]
struct SignedOutPage {
    shell: Shell,
    path: String,
    fields: Vec<(String, String)>,
}

/// Fields that are never sent back.
const SECRET: [&str; 3] = ["password", "again", "code"];

/// The page, for a form that was sent to `path`.
pub(super) fn page(lang: Lang, path: &str, form: &str) -> Response {
    let typed = RawQuery::parse(form);
    let fields = typed
        .pairs()
        .filter(|(name, _)| !SECRET.contains(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let template = SignedOutPage {
        shell: Shell::signed_out(lang),
        path: path.to_owned(),
        fields: fields.collect(),
    };
    Page::new(template, Keep::Nothing)
        .with_status(StatusCode::UNAUTHORIZED)
        .into_response()
}
