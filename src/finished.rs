//! A finished interview, for pages made of its outcome: the sheet, letters, reminders, the way to
//! hand it over. Whoever is not there yet, or has an answer wrong, is led to the interview.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use triage::{Answers, Outcome, Step};

use crate::address::{Asked, RawQuery, Which};
use crate::code::Code;
use crate::error::AppError;
use crate::extract::InLang;
use crate::i18n::Lang;
use crate::paths::{Paths, short};
use crate::redirect::{is_here, see_other};
use crate::shell::Shell;
use crate::site::Site;
use crate::state::AppState;
use crate::visit::Visit;

/// Answers that lead to an outcome.
pub(crate) struct Finished {
    pub(crate) visit: Visit,
    pub(crate) outcome: Outcome,
    /// The answers that matter.
    pub(crate) answers: Answers,
}

impl Finished {
    /// The outcome of these answers; none where a question is still open or an answer is wrong.
    pub(crate) fn of(visit: Visit) -> Option<Self> {
        if !visit.errors.is_empty() {
            return None;
        }
        let reply = visit.next(&visit.asked.answers);
        match reply.step {
            Step::Ask(_) => None,
            Step::Done(outcome) => Some(Self {
                visit,
                outcome: *outcome,
                answers: reply.answers,
            }),
        }
    }

    /// The short address of the result, to be handed over: on paper, as a QR code, in a message. The
    /// working copy has none, and is called by its long one.
    pub(crate) fn short_address(&self) -> String {
        let visit = &self.visit;
        let is_draft = visit.asked.edition == Some(Which::Draft);
        let packed = (&self.answers, visit.snapshot.knowledge());
        let edition = visit.snapshot.edition.number;
        let code = (!is_draft)
            .then(|| Code::write(visit.lang, visit.day, edition, packed))
            .flatten();
        let path = match code {
            Some(code) => short(&code),
            None => visit.paths().result(&self.asked()),
        };
        Site::of(&visit.state).address(&path)
    }

    /// The same in another language of the full site.
    pub(crate) fn in_lang(&self, lang: Lang) -> Self {
        Self {
            visit: self.visit.in_lang(lang),
            outcome: self.outcome.clone(),
            answers: self.answers.clone(),
        }
    }

    /// What its addresses say: the answers that matter, the day and the edition.
    pub(crate) fn asked(&self) -> Asked {
        self.visit.asked.with(self.answers.clone())
    }
}

/// From an address that ends in the answers. Another spelling of it is sent to the one address.
impl FromRequestParts<AppState> for Finished {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let InLang(lang) = InLang::from_request_parts(parts, state)
            .await
            .map_err(AppError::into_response)?;
        let query = RawQuery::from_request_parts(parts, state)
            .await
            .map_err(AppError::into_response)?;
        let shell = Shell { lang, site: None };
        let visit = Visit::read(state.clone(), shell, &query)
            .await
            .map_err(AppError::into_response)?;
        let Some(finished) = Self::of(visit) else {
            // The result says what is wrong, and asks what is open.
            let written = parts.uri.query().unwrap_or_default();
            let result = Paths::new(lang).result(&Asked::default());
            return Err(see_other(&format!("{result}?{written}")));
        };
        let here = format!("{}{}", parts.uri.path(), finished.asked().query());
        if is_here(&parts.uri, &here) {
            Ok(finished)
        } else {
            Err(see_other(&here))
        }
    }
}
