//! A page that speaks of a day: its language, its edition, and the day. `?on=2025-08-17` shows
//! what was true and known then; `?edition=3` what that edition said.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use chrono::NaiveDate;
use triage::knowledge::Detail;
use triage::{Answers, Fact};

use crate::address::{Asked, RawQuery, read_edition, read_on};
use crate::error::AppError;
use crate::extract::InLang;
use crate::i18n::{Lang, Texts};
use crate::layout::Layout;
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// One request for such a page, taken on one snapshot. An address that is not the canonical one
/// is answered by a redirect, before any handler.
pub(crate) struct Dated {
    pub(crate) state: AppState,
    pub(crate) lang: Lang,
    pub(crate) snapshot: Arc<Snapshot>,
    /// The day that the page speaks of.
    pub(crate) day: NaiveDate,
    /// The edition and the day, as far as the address names them.
    asked: Asked,
    path: String,
}

impl FromRequestParts<AppState> for Dated {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let dated = Self::read(parts, state)
            .await
            .map_err(AppError::into_response)?;
        let here = dated.keep(dated.path.clone());
        // What was sent would be lost on the way to another address.
        let is_sent = parts.method == Method::POST;
        match parts.uri.path_and_query() {
            Some(address) if is_sent || address.as_str() == here => Ok(dated),
            _ => Err(see_other(&here)),
        }
    }
}

/// One request for a page that only speaks of today, whatever else its address says: the handler
/// reads that.
pub(crate) struct Today(pub(crate) Dated);

impl FromRequestParts<AppState> for Today {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let InLang(lang) = InLang::from_request_parts(parts, state).await?;
        Ok(Self(Dated {
            state: state.clone(),
            lang,
            snapshot: Arc::clone(&state.snapshot()),
            day: state.clock().today(),
            asked: Asked::default(),
            path: parts.uri.path().to_owned(),
        }))
    }
}

/// One request for a page that is the same on every day.
pub(crate) struct Undated {
    pub(crate) state: AppState,
    pub(crate) lang: Lang,
    path: String,
}

impl FromRequestParts<AppState> for Undated {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let lang = InLang::from_request_parts(parts, state).await;
        let InLang(lang) = lang.map_err(AppError::into_response)?;
        let path = parts.uri.path().to_owned();
        if parts.uri.query().is_some() {
            return Err(see_other(&path));
        }
        Ok(Self {
            state: state.clone(),
            lang,
            path,
        })
    }
}

impl Undated {
    /// The frame of the page.
    pub(crate) fn layout(&self) -> Layout {
        let here = self
            .path
            .trim_start_matches(&format!("/{}", self.lang.code()));
        Layout::plain(&self.state, self.lang, here).indexed()
    }
}

impl Dated {
    async fn read(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let InLang(lang) = InLang::from_request_parts(parts, state).await?;
        let query = RawQuery::from_request_parts(parts, state).await?;
        let today = state.clock().today();
        let on = read_on(&query, today).map_err(|_| AppError::NotUnderstood)?;
        let edition = read_edition(&query).map_err(|_| AppError::NotUnderstood)?;
        Ok(Self {
            state: state.clone(),
            lang,
            snapshot: state.asked(edition).await?,
            day: on.unwrap_or(today),
            asked: Asked {
                answers: Answers::default(),
                edition,
                on,
            },
            path: parts.uri.path().to_owned(),
        })
    }

    /// The words.
    pub(crate) fn t(&self) -> &'static Texts {
        self.lang.texts()
    }

    /// The addresses.
    pub(crate) fn paths(&self) -> Paths {
        Paths::new(self.lang)
    }

    /// An address that goes on speaking of the same day and edition.
    pub(crate) fn keep(&self, path: String) -> String {
        path + &self.asked.query()
    }

    /// These answers, on the same day and edition.
    pub(crate) fn asked(&self, answers: Answers) -> Asked {
        self.asked.with(answers)
    }

    /// A fact of the edition.
    pub(crate) fn fact(&self, id: &str) -> Option<&Fact> {
        self.snapshot.knowledge().fact(id)
    }

    /// One text of a fact as it stood on the day.
    pub(crate) fn text(&self, fact: &Fact, field: &str) -> String {
        self.t().fact(fact, field, self.day).into_owned()
    }

    /// The lines of one text of a fact as it stood on the day.
    pub(crate) fn lines(&self, fact: &Fact, field: &str) -> Vec<String> {
        self.t().lines(fact, field, self.day)
    }

    /// The page of a fact: messages and portals have pages of their own.
    pub(crate) fn page_of(&self, id: &str, fact: &Fact) -> String {
        self.keep(match &fact.about {
            Detail::Message(_) => self.paths().message(id),
            Detail::Portal(_) => self.paths().portal(id),
            _ => self.paths().fact(id),
        })
    }

    /// The frame of the page. Search engines list only what is said today.
    pub(crate) fn layout(&self) -> Layout {
        let here = self
            .path
            .trim_start_matches(&format!("/{}", self.lang.code()));
        let here = format!("{here}{}", self.asked.query());
        let layout = Layout::plain(&self.state, self.lang, &here);
        if self.asked == Asked::default() {
            return layout.indexed();
        }
        layout.of(&self.snapshot, self.asked.on, self.asked.edition)
    }
}
