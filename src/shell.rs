//! What stands around a page: the full site, or the quiet shell in the frame of another site. The
//! path says which.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};

use crate::error::AppError;
use crate::framed::FramedSite;
use crate::i18n::Lang;
use crate::redirect::see_other;
use crate::state::AppState;

/// Where the pages of a frame begin, as a route.
pub(crate) const FRAME: &str = "/embed/{site}";

/// A language, on the full site or in a frame.
#[derive(Clone, Debug)]
pub(crate) struct Shell {
    pub(crate) lang: Lang,
    /// The site whose frame it is.
    pub(crate) site: Option<Arc<FramedSite>>,
}

/// What a path says of its shell.
pub(crate) enum Place {
    /// This one.
    In(Shell),
    /// A frame of a site that does not speak this language: the same page in the one it begins with.
    SpeaksOther(Shell),
    /// None: not a page, or a site that nobody knows.
    Nowhere,
}

impl Place {
    /// Reads the beginning of a path: `/{lang}/…` or `/embed/{site}/{lang}/…`.
    pub(crate) fn of(state: &AppState, path: &str) -> Self {
        let mut parts = path.split('/').skip(1);
        let first = parts.next().unwrap_or_default();
        if first != "embed" {
            return state
                .lang(first)
                .map_or(Self::Nowhere, |lang| Self::In(Shell { lang, site: None }));
        }
        let id = parts.next().unwrap_or_default();
        let Some(site) = state.snapshot().sites.get(id).map(Arc::clone) else {
            return Self::Nowhere;
        };
        let asked = parts.next().and_then(|code| state.lang(code));
        let shell = |lang| Shell {
            lang,
            site: Some(Arc::clone(&site)),
        };
        match asked.filter(|lang| site.speaks(*lang)) {
            Some(lang) => Self::In(shell(lang)),
            None => Self::SpeaksOther(shell(site.default_lang())),
        }
    }
}

impl Shell {
    /// What every path of its pages begins with.
    pub(crate) fn base(&self) -> String {
        self.base_in(self.lang)
    }

    /// The same in another language.
    pub(crate) fn base_in(&self, lang: Lang) -> String {
        let code = lang.code();
        match &self.site {
            Some(site) => format!("/embed/{}/{code}", site.site.id),
            None => format!("/{code}"),
        }
    }

    /// The same language in the frame of a site.
    pub(crate) fn in_site(&self, state: &AppState, id: &str) -> Option<Self> {
        let site = state.snapshot().sites.get(id).map(Arc::clone)?;
        Some(Self {
            lang: self.lang,
            site: Some(site),
        })
    }

    /// A path of ours without what it begins with.
    pub(crate) fn behind<'a>(&self, path: &'a str) -> &'a str {
        path.strip_prefix(&self.base()).unwrap_or_default()
    }
}

impl FromRequestParts<AppState> for Shell {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        match Place::of(state, parts.uri.path()) {
            Place::In(shell) => Ok(shell),
            Place::SpeaksOther(shell) => {
                let address = parts.uri.path_and_query().map_or("", |all| all.as_str());
                // `/embed/{site}/{lang}` and the rest.
                let rest = address.splitn(5, '/').nth(4).unwrap_or_default();
                Err(see_other(&format!("{}/{rest}", shell.base())))
            }
            Place::Nowhere => Err(AppError::NotFound.into_response()),
        }
    }
}
