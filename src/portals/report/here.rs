//! The portal that a report is about, from the address.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::NaiveDate;
use triage::knowledge::Detail;

use crate::error::AppError;
use crate::extract::{InLang, SegmentBeforeLast};
use crate::i18n::{Lang, Texts};
use crate::layout::Layout;
use crate::paths::Paths;
use crate::snapshot::Snapshot;
use crate::state::AppState;

/// One request about one portal of today's edition.
pub(super) struct Here {
    pub(super) state: AppState,
    pub(super) lang: Lang,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) today: NaiveDate,
    /// The id of the portal.
    pub(super) id: String,
    /// Its name.
    pub(super) title: String,
}

impl FromRequestParts<AppState> for Here {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let InLang(lang) = InLang::from_request_parts(parts, state).await?;
        let SegmentBeforeLast(id) = SegmentBeforeLast::from_request_parts(parts, state).await?;
        let snapshot = Arc::clone(&state.snapshot());
        let today = state.clock().today();
        let fact = snapshot.knowledge().fact(&id).ok_or(AppError::NotFound)?;
        if !matches!(fact.about, Detail::Portal(_)) {
            return Err(AppError::NotFound);
        }
        let title = lang.texts().fact(fact, "title", today).into_owned();
        Ok(Self {
            state: state.clone(),
            lang,
            snapshot,
            today,
            id,
            title,
        })
    }
}

impl Here {
    /// The words.
    pub(super) fn t(&self) -> &'static Texts {
        self.lang.texts()
    }

    /// The frame of the page. No search engine lists it.
    pub(super) fn layout(&self) -> Layout {
        let here = format!("/portals/{}/report", self.id);
        Layout::plain(&self.state, self.lang, &here)
    }

    /// The address of this page.
    pub(super) fn address(&self) -> String {
        Paths::new(self.lang).portal_report(&self.id)
    }

    /// Where an attempt at this portal is noted, for oneself.
    pub(super) fn diary(&self) -> String {
        Paths::new(self.lang).diary_of(None, Some(&self.id))
    }

    /// The address of the portal's page.
    pub(super) fn portal(&self) -> String {
        Paths::new(self.lang).portal(&self.id)
    }
}
