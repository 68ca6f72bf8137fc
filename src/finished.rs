//! A finished interview, for pages made of its outcome: the sheet, letters, reminders, the way to
//! hand it over. Whoever is not there yet, or has an answer wrong, is led to the interview.

use axum::extract::FromRequestParts;
use axum::http::Uri;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use triage::{Age, Answers, Outcome, Step};

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
    /// The age among them was given, and the rules do not need it.
    pub(crate) is_age_beside: bool,
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
                is_age_beside: false,
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

    /// The one address of its answers, where `uri` is another spelling of it.
    fn elsewhere(&self, uri: &Uri) -> Option<String> {
        let here = format!("{}{}", uri.path(), self.asked().query());
        (!is_here(uri, &here)).then_some(here)
    }

    /// The same in another language of the full site.
    pub(crate) fn in_lang(&self, lang: Lang) -> Self {
        Self {
            visit: self.visit.in_lang(lang),
            outcome: self.outcome.clone(),
            answers: self.answers.clone(),
            is_age_beside: self.is_age_beside,
        }
    }

    /// With the age that was given, also where the rules do not need it: a letter says who writes.
    pub(crate) fn with_age(mut self) -> Self {
        let beside = self.age_beside();
        self.is_age_beside = beside.is_some();
        self.answers.age = self.answers.age.or(beside);
        self
    }

    /// The age that was given and that the rules do not need.
    pub(crate) fn age_beside(&self) -> Option<Age> {
        let is_needed = self.answers.age.is_some();
        self.visit.asked.answers.age.filter(|_| !is_needed)
    }

    /// The answers that the rules need.
    pub(crate) fn needed(&self) -> Answers {
        let answers = self.answers.clone();
        let age = answers.age.filter(|_| !self.is_age_beside);
        Answers { age, ..answers }
    }

    /// What its addresses say: the answers that matter, the day and the edition.
    pub(crate) fn asked(&self) -> Asked {
        self.visit.asked.with(self.answers.clone())
    }
}

/// From an address that ends in the answers.
impl FromRequestParts<AppState> for Finished {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        read(parts, state, Self::of).await
    }
}

/// The same for letters, whose addresses keep the age.
pub(crate) struct WithAge(pub(crate) Finished);

impl FromRequestParts<AppState> for WithAge {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let with_age = |visit| Finished::of(visit).map(Finished::with_age);
        read(parts, state, with_age).await.map(Self)
    }
}

/// Reads an address. Where something is open or wrong, the result says it; another spelling of the one
/// address of what is `finished` is sent there.
async fn read(
    parts: &mut Parts,
    state: &AppState,
    finished: impl Fn(Visit) -> Option<Finished>,
) -> Result<Finished, Response> {
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
    let there = match finished(visit) {
        Some(finished) => match finished.elsewhere(&parts.uri) {
            None => return Ok(finished),
            Some(there) => there,
        },
        None => {
            let written = parts.uri.query().unwrap_or_default();
            let result = Paths::new(lang).result(&Asked::default());
            format!("{result}?{written}")
        }
    };
    Err(see_other(&there))
}
