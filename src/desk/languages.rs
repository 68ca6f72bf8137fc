//! The two languages of a desk: the volunteer's, and the client's beneath it.

use std::borrow::Cow;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse as _, Response};
use fluent_bundle::FluentValue;

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
#[derive(Clone)]
pub(super) struct Both {
    pub(super) ours: String,
    pub(super) theirs: Option<(Lang, String)>,
}

/// What an address names as a language: one that we have, or the code of one that we do not have yet.
enum Named {
    Served(Lang),
    NotYet(String),
}

/// The language that a query names, also where it says a country with it (`pt-BR`).
fn named(state: &AppState, query: &RawQuery, name: &str) -> Option<Named> {
    let tag = query.get(name)?;
    let code = tag.split('-').next()?.to_ascii_lowercase();
    if let Some(lang) = state.lang(&code) {
        return Some(Named::Served(lang));
    }
    let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
    is_code.then_some(Named::NotYet(code))
}

/// The languages of an address, and what it names beside them.
struct Address {
    languages: Languages,
    /// The client's that it names, though the one that stands in for the volunteer's may be the same.
    with: Option<Lang>,
    /// The code of the volunteer's that we do not have, and of the client's.
    ui_not_yet: Option<String>,
    with_not_yet: Option<String>,
}

impl Address {
    /// As far as the query names some that are served; else by what the browser asks for.
    fn read(state: &AppState, query: &RawQuery, accepted: Option<&HeaderValue>) -> Self {
        let split = |name| match named(state, query, name) {
            Some(Named::Served(lang)) => (Some(lang), None),
            Some(Named::NotYet(code)) => (None, Some(code)),
            None => (None, None),
        };
        let (ui, ui_not_yet) = split("ui");
        let (with, with_not_yet) = split("with");
        let with_not_yet = with_not_yet.filter(|code| Some(code) != ui_not_yet.as_ref());
        let ui = ui.unwrap_or_else(|| negotiate(accepted));
        let with = with.filter(|with| ui_not_yet.is_some() || *with != ui);
        let languages = Languages {
            ui,
            with: with.filter(|with| *with != ui),
        };
        Self {
            languages,
            with,
            ui_not_yet,
            with_not_yet,
        }
    }

    /// The one address of the page. What it names stays in it: the bookmark holds when we have it.
    fn here(&self) -> String {
        let ui = self.ui_not_yet.as_deref();
        let ui = ui.unwrap_or(self.languages.ui.code());
        let with = self.with_not_yet.as_deref().or(self.with.map(Lang::code));
        paths::desk("", ui, with)
    }
}

/// The languages that an address names and we do not have yet, by their codes.
pub(super) struct NotYet(pub(super) Vec<String>);

impl NotYet {
    /// Says which they are, and what is shown in their place.
    pub(super) fn said(&self, languages: Languages) -> Option<String> {
        let t = languages.ui.texts();
        let name = |code: &str| {
            let name = t.find(&format!("desk-language-{code}"));
            name.map_or_else(|| format!("“{code}”"), Cow::into_owned)
        };
        let missing: Vec<String> = self.0.iter().map(|code| name(code)).collect();
        let missing = match &missing[..] {
            [] => return None,
            [one] => one.clone(),
            more => t.with_all("desk-two-languages", two(&more[0], &more[1])),
        };
        let ours = name(languages.ui.code());
        let shown = match languages.with {
            Some(with) => t.with_all("desk-two-languages", two(&ours, &name(with.code()))),
            None => ours,
        };
        let said = [("missing", missing.into()), ("shown", shown.into())];
        Some(t.with_all("desk-not-yet", said))
    }
}

fn two<'v>(one: &'v str, other: &'v str) -> [(&'v str, FluentValue<'v>); 2] {
    [("one", one.into()), ("other", other.into())]
}

impl Languages {
    /// The address of a page of the desk in these languages: `""`, `/sheet`, `/letters`.
    pub(super) fn address(self, page: &str) -> String {
        paths::desk(page, self.ui.code(), self.with.map(Lang::code))
    }

    /// Where whoever works for an association signs in, and comes back here from.
    pub(super) fn sign_in(self) -> String {
        let here = self.address("").replace('&', "%26");
        format!("/editor/sign-in?next={here}")
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

async fn address(parts: &mut Parts, state: &AppState) -> Result<Address, Response> {
    let query = RawQuery::from_request_parts(parts, state)
        .await
        .map_err(AppError::into_response)?;
    let accepted = parts.headers.get(header::ACCEPT_LANGUAGE);
    Ok(Address::read(state, &query, accepted))
}

/// From the address. A page is shown at its one address only; what was sent is read at any.
impl FromRequestParts<AppState> for Languages {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let address = address(parts, state).await?;
        let here = address.here();
        if parts.method == Method::POST || is_here(&parts.uri, &here) {
            return Ok(address.languages);
        }
        Err(see_other(&here))
    }
}

impl FromRequestParts<AppState> for NotYet {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let address = address(parts, state).await?;
        let codes = address.ui_not_yet.into_iter().chain(address.with_not_yet);
        Ok(Self(codes.collect()))
    }
}
