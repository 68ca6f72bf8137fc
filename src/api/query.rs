//! The parameters of a call: every name known, none twice, every value understood, in any order.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use chrono::NaiveDate;
use triage::{AnswerError, AnswerErrorCode, Answers, Fact};

use crate::address::{Asked, RawQuery, Which, read_answers, read_on};
use crate::error::AppError;
use crate::i18n::{Lang, Texts};
use crate::paths::Paths;
use crate::problem::{Fault, Problem};
use crate::snapshot::Snapshot;
use crate::state::AppState;
use crate::words::dashed;

/// The longest query of a call, in bytes: 2,000 characters of text, percent-encoded.
const MAX_QUERY: usize = 32 * 1024;

/// How many parameters at fault are named: who sends more has been told enough.
const MOST_FAULTS: usize = 20;

/// The parameters as they were written.
pub(super) struct Query(RawQuery);

impl FromRequestParts<AppState> for Query {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        if query.len() > MAX_QUERY {
            return Err(AppError::TooLong.into());
        }
        Ok(Self(RawQuery::parse(query)))
    }
}

/// A call that was understood, on one snapshot.
pub(super) struct Call {
    pub(super) lang: Lang,
    pub(super) snapshot: Arc<Snapshot>,
    /// The day that the rules are asked for.
    pub(super) day: NaiveDate,
    pub(super) asked: Asked,
    origin: String,
}

impl Query {
    /// One parameter as it was written.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)
    }

    /// Refuses names that the call does not have, and names that stand twice.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Problem> {
        let lang = self.get("lang").and_then(Lang::from_code);
        let t = lang.unwrap_or(Lang::En).texts();
        let mut faults: Vec<Fault> = Vec::new();
        let mut seen = Vec::new();
        for (name, _) in self.0.pairs() {
            let code = match () {
                () if !known.contains(&name) => "unknown_parameter",
                () if seen.contains(&name) => "repeated_parameter",
                () => {
                    seen.push(name);
                    continue;
                }
            };
            if !faults.iter().any(|fault| fault.answer == name) {
                let text = t.with(&format!("api-{}", dashed(code)), "name", name.to_owned());
                faults.push(Fault {
                    answer: name.to_owned(),
                    code: code.to_owned(),
                    text,
                });
            }
            if faults.len() == MOST_FAULTS {
                break;
            }
        }
        if faults.is_empty() {
            return Ok(());
        }
        Err(Problem::Refused(StatusCode::BAD_REQUEST, faults))
    }

    /// The language of the texts.
    fn lang(&self, state: &AppState) -> Result<Lang, Problem> {
        let code = self.get("lang").unwrap_or(Lang::En.code());
        state
            .lang(code)
            .ok_or_else(|| refused("lang", AnswerErrorCode::UnknownValue, Lang::En.texts()))
    }

    /// A number that is written is an edition, or one that does not exist.
    fn edition(&self, t: &Texts) -> Result<Option<i64>, Problem> {
        let Some(value) = self.get("edition") else {
            return Ok(None);
        };
        if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(refused("edition", AnswerErrorCode::UnknownValue, t));
        }
        value
            .parse()
            .map(Some)
            .map_err(|_| AppError::NoEdition.into())
    }

    /// Understands the call. Answers are read where the call has any.
    pub(super) async fn call(&self, state: &AppState) -> Result<Call, Problem> {
        let lang = self.lang(state)?;
        let today = state.clock().today();
        let on = read_on(&self.0, today).map_err(|code| refused("on", code, lang.texts()))?;
        let edition = self.edition(lang.texts())?;
        let snapshot = state.edition(edition).await?;
        let day = on.unwrap_or(today);
        let (answers, errors) = read_answers(&self.0, snapshot.knowledge(), day);
        if !errors.is_empty() {
            let faults = errors
                .iter()
                .map(|error| bad_answer(error, lang.texts()))
                .collect();
            return Err(Problem::Refused(StatusCode::UNPROCESSABLE_ENTITY, faults));
        }
        Ok(Call {
            lang,
            snapshot,
            day,
            asked: Asked {
                answers,
                edition: edition.map(Which::Number),
                on,
            },
            origin: state.settings().origin.clone().unwrap_or_default(),
        })
    }
}

impl Call {
    /// The words.
    pub(super) fn t(&self) -> &'static Texts {
        self.lang.texts()
    }

    /// One text of a fact as it stood on the day.
    pub(super) fn text(&self, fact: &Fact, field: &str) -> String {
        self.t().fact(fact, field, self.day).into_owned()
    }

    /// The page that says the same to people, absolute where the site knows its own address.
    pub(super) fn page(&self, path: impl FnOnce(&Paths) -> String) -> String {
        format!("{}{}", self.origin, path(&Paths::new(self.lang)))
    }

    /// The edition and day of the address, without answers.
    pub(super) fn dated(&self) -> String {
        self.asked.with(Answers::default()).query()
    }
}

fn bad_answer(error: &AnswerError, t: &Texts) -> Fault {
    fault(error.question.name(), error.code, t)
}

pub(super) fn refused(name: &str, code: AnswerErrorCode, t: &Texts) -> Problem {
    Problem::Refused(StatusCode::UNPROCESSABLE_ENTITY, vec![fault(name, code, t)])
}

fn fault(name: &str, code: AnswerErrorCode, t: &Texts) -> Fault {
    let key = dashed(code.name());
    // Pages speak of the card; a program sends a parameter.
    let words = t.find(&format!("api-{key}"));
    let words = words.unwrap_or_else(|| t.get(&format!("error-{key}")));
    Fault {
        answer: name.to_owned(),
        text: words.into_owned(),
        code: code.name().to_owned(),
    }
}
