//! Answers as they arrive: words that must be checked before anything else happens.

use chrono::{Datelike as _, NaiveDate};
use thiserror::Error;

use crate::answers::{
    Age, Answers, Basis, Expires, Invited, MessageTold, Niss, Permit, Place, PortalTold, Proof,
    Request,
};
use crate::interview::dates;
use crate::knowledge::Knowledge;
use crate::question::Question;
use crate::tried::{Tried, TriedStep};

/// Longer than any answer, so that nothing long is ever looked at.
const MAX_LENGTH: usize = 64;

/// Why an answer cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum AnswerErrorCode {
    /// No such day.
    #[error("invalid_date")]
    InvalidDate,
    /// Before 2000, or more than ten years after the day of the visit.
    #[error("unlikely_year")]
    UnlikelyYear,
    /// A proof cannot be dated after the day of the visit.
    #[error("future_date")]
    FutureDate,
    /// The value is not one of the set.
    #[error("unknown_value")]
    UnknownValue,
    /// Longer than any answer.
    #[error("too_long")]
    TooLong,
    /// The day of the visit is outside the days that the rules know.
    #[error("out_of_range")]
    OutOfRange,
}

impl AnswerErrorCode {
    /// Every code.
    pub const ALL: [Self; 6] = [
        Self::InvalidDate,
        Self::UnlikelyYear,
        Self::FutureDate,
        Self::UnknownValue,
        Self::TooLong,
        Self::OutOfRange,
    ];

    /// The name used by the API and as a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvalidDate => "invalid_date",
            Self::UnlikelyYear => "unlikely_year",
            Self::FutureDate => "future_date",
            Self::UnknownValue => "unknown_value",
            Self::TooLong => "too_long",
            Self::OutOfRange => "out_of_range",
        }
    }
}

/// How many months ahead a card's last day may lie.
pub(crate) const LAST_EXPIRY_MONTHS: u32 = 120;

/// An answer that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{}: {code}", question.name())]
pub struct AnswerError {
    /// Which answer.
    pub question: Question,
    /// Why.
    pub code: AnswerErrorCode,
}

/// Reads one answer into `answers`.
///
/// # Errors
///
/// An [`AnswerError`] that names the question and the reason; `answers` is then unchanged.
pub fn parse_answer(
    answers: &mut Answers,
    question: Question,
    value: &str,
    knowledge: &Knowledge,
    day: NaiveDate,
) -> Result<(), AnswerError> {
    read(answers, question, value, knowledge, day).map_err(|code| AnswerError { question, code })
}

fn read(
    answers: &mut Answers,
    question: Question,
    value: &str,
    knowledge: &Knowledge,
    day: NaiveDate,
) -> Result<(), AnswerErrorCode> {
    if value.len() > MAX_LENGTH {
        return Err(AnswerErrorCode::TooLong);
    }
    match question {
        Question::Permit => answers.permit = Some(one_of(Permit::from_name(value))?),
        Question::Expires => {
            answers.expires = Some(match value {
                "unknown" => Expires::Unknown,
                _ => Expires::On(likely(parse_day(value)?, day)?),
            });
        }
        Question::Request => answers.request = Some(one_of(Request::from_name(value))?),
        Question::Proof => {
            answers.proof = Some(match value {
                "none" => Proof::None,
                "unknown" => Proof::Unknown,
                _ => Proof::Of(past(likely(parse_day(value)?, day)?, day)?),
            });
        }
        Question::Portal => answers.portal = Some(one_of(PortalTold::from_name(value))?),
        Question::Message => {
            answers.message = Some(match value {
                "unknown" => MessageTold::Unknown,
                id if knowledge.message(id).is_some() => MessageTold::Known(id.to_owned()),
                _ => return Err(AnswerErrorCode::UnknownValue),
            });
        }
        Question::Invited => answers.invited = Some(one_of(Invited::from_name(value))?),
        Question::Basis => answers.basis = Some(one_of(Basis::from_name(value))?),
        Question::Age => answers.age = Some(one_of(Age::from_name(value))?),
        Question::Niss => answers.niss = Some(one_of(Niss::from_name(value))?),
        Question::Place => answers.place = Some(one_of(Place::from_name(value))?),
        Question::Tried => answers.tried = Some(tried(value)?),
    }
    Ok(())
}

fn one_of<T>(value: Option<T>) -> Result<T, AnswerErrorCode> {
    value.ok_or(AnswerErrorCode::UnknownValue)
}

/// Reads a day written as `2025-07-20`, and nothing else.
///
/// # Errors
///
/// [`AnswerErrorCode::InvalidDate`] where there is no such day.
pub fn parse_day(value: &str) -> Result<NaiveDate, AnswerErrorCode> {
    let shape = value.len() == 10
        && value
            .bytes()
            .enumerate()
            .all(|(position, byte)| match position {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
    if !shape {
        return Err(AnswerErrorCode::InvalidDate);
    }
    NaiveDate::parse_from_str(value, "%Y-%m-%d").map_err(|_| AnswerErrorCode::InvalidDate)
}

/// A card or a proof of a year that can be meant.
fn likely(date: NaiveDate, day: NaiveDate) -> Result<NaiveDate, AnswerErrorCode> {
    let last = day + chrono::Months::new(LAST_EXPIRY_MONTHS);
    if date.year() < 2000 || date > last {
        return Err(AnswerErrorCode::UnlikelyYear);
    }
    Ok(date)
}

fn past(date: NaiveDate, day: NaiveDate) -> Result<NaiveDate, AnswerErrorCode> {
    if date > day {
        Err(AnswerErrorCode::FutureDate)
    } else {
        Ok(date)
    }
}

fn tried(value: &str) -> Result<Tried, AnswerErrorCode> {
    match value {
        "none" => Ok(Tried::NONE),
        "unknown" => Ok(Tried::UNKNOWN),
        _ => value.split(',').try_fold(Tried::NONE, |tried, name| {
            let step = TriedStep::ALL.into_iter().find(|step| step.name() == name);
            one_of(step.filter(|step| !tried.has(*step))).map(|step| tried.with(step))
        }),
    }
}

/// Checks the day of the visit: from the first day the rules know to one year from today.
///
/// # Errors
///
/// [`AnswerErrorCode::InvalidDate`] or [`AnswerErrorCode::OutOfRange`].
pub fn parse_visit(value: &str, today: NaiveDate) -> Result<NaiveDate, AnswerErrorCode> {
    let day = parse_day(value)?;
    let last = today + chrono::Months::new(12);
    if (dates::DECREE_FROM..=last).contains(&day) {
        Ok(day)
    } else {
        Err(AnswerErrorCode::OutOfRange)
    }
}
