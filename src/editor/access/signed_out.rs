//! For whoever was signed out while typing, or whose form met no database: the form that was sent comes back hidden in a page, to
//! be sent again after signing in beside it. Passwords are left out.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use crate::address::RawQuery;
use crate::editor::shell::Shell;
use crate::i18n::Lang;
use crate::page::{Keep, Page};

#[derive(Template)]
#[template(path = "editor/access/signed_out.html")]
struct SignedOutPage {
    shell: Shell,
    path: String,
    fields: Vec<(String, String)>,
    why: Why,
}

/// Why a form comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// The session has ended.
    SignedOut,
    /// The database does not answer.
    NoDatabase,
}

impl SignedOutPage {
    fn is_signed_out(&self) -> bool {
        self.why == Why::SignedOut
    }

    fn title(&self) -> std::borrow::Cow<'_, str> {
        self.shell.t().get(match self.why {
            Why::SignedOut => "editor-signed-out",
            Why::NoDatabase => "editor-no-database",
        })
    }
}

/// Fields that are never sent back.
const SECRET: [&str; 4] = ["password", "again", "current", "code"];

/// The page, for a form that was sent to `path`.
pub(super) fn page(lang: Lang, path: &str, form: &str, why: Why) -> Response {
    let typed = RawQuery::parse(form);
    let fields = typed
        .pairs()
        .filter(|(name, _)| !SECRET.contains(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let template = SignedOutPage {
        shell: Shell::signed_out(lang),
        path: path.to_owned(),
        fields: fields.collect(),
        why,
    };
    let status = match why {
        Why::SignedOut => StatusCode::UNAUTHORIZED,
        Why::NoDatabase => StatusCode::SERVICE_UNAVAILABLE,
    };
    Page::new(template, Keep::Nothing)
        .with_status(status)
        .into_response()
}
