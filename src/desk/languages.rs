//! The two languages of a desk: the volunteer's, and the client's beneath it.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse as _, Response};

use crate::address::RawQuery;
use crate::error::AppError;
use crate::i18n::{Lang, Texts, negotiate};
use crate::paths;
use crate::redirect::{is_here, see_other};
use crate::state::AppState;

/// The languages that an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Languages {
    /// The volunteer's.
    pub(super) ui: Lang,
    /// The client's, where it is another one.
    pub(super) with: Option<Lang>,
}

/// The same words for both.
pub(super) struct Both {
    pub(super) ours: String,
    pub(super) theirs: Option<(Lang, String)>,
}

impl Languages {
    /// As far as the query names some that are served; else by what the browser asks for.
    fn read(state: &AppState, query: &RawQuery, accepted: Option<&HeaderValue>) -> Self {
        let named = |name| query.get(name).and_then(|code| state.lang(code));
        let ui = named("ui").unwrap_or_else(|| negotiate(accepted));
        Self {
            ui,
            with: named("with").filter(|with| *with != ui),
        }
    }

    /// The address of a page of the desk in these languages: `""`, `/sheet`, `/letters`.
    pub(super) fn address(self, page: &str) -> String {
        paths::desk(page, self.ui, self.with)
    }

    /// Words in both.
    pub(super) fn both(self, words: impl Fn(&'static Texts) -> String) -> Both {
        Both {
            ours: words(self.ui.texts()),
            theirs: self.with.map(|with| (with, words(with.texts()))),
        }
    }

    /// The words with this key in both.
    pub(super) fn get(self, key: &str) -> Both {
        self.both(|t| t.get(key).into_owned())
    }

    /// Words in both, where there are some.
    pub(super) fn find(self, key: &str) -> Option<Both> {
        self.ui.texts().find(key)?;
        Some(self.get(key))
    }

    /// The language that the client reads.
    pub(super) fn of_client(self) -> Lang {
        self.with.unwrap_or(self.ui)
    }
}

/// From the address. A page is shown at its one address only; what was sent is read at any.
impl FromRequestParts<AppState> for Languages {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let query = RawQuery::from_request_parts(parts, state)
            .await
            .map_err(AppError::into_response)?;
        let languages = Self::read(state, &query, parts.headers.get(header::ACCEPT_LANGUAGE));
        let here = languages.address("");
        if parts.method == Method::POST || is_here(&parts.uri, &here) {
            return Ok(languages);
        }
        Err(see_other(&here))
    }
}
