//! The state of the interview in an address: which words it may hold, and its one canonical form.
//!
//! The answers come in the order of the questions, then `edition`, then `on`. Unknown names are
//! dropped by a redirect; an unknown value is an error that names the question.

use std::fmt::{self, Write as _};

use chrono::{Datelike as _, NaiveDate};
use triage::{
    AnswerError, AnswerErrorCode, Answers, Knowledge, Question, parse_answer, parse_day,
    parse_visit,
};

/// The longest query that is read at all, in bytes.
pub const MAX_QUERY: usize = 1024;

/// What an address says beside its path, as it was written: percent-decoded pairs in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawQuery(Vec<(String, String)>);

impl RawQuery {
    /// Splits and decodes a query. What is not UTF-8 becomes the replacement sign, and is refused
    /// later as a value that nobody knows.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let pairs = query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                (decode(name), decode(value))
            })
            .collect();
        Self(pairs)
    }

    /// Pairs that were read elsewhere.
    #[must_use]
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }

    /// The pairs in their order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Decodes `%20` and `+`.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut position = 0;
    while position < bytes.len() {
        let hex = bytes
            .get(position + 1..position + 3)
            .and_then(|hex| std::str::from_utf8(hex).ok());
        match (
            bytes[position],
            hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()),
        ) {
            (b'%', Some(byte)) => {
                decoded.push(byte);
                position += 3;
                continue;
            }
            (b'+', _) => decoded.push(b' '),
            (byte, _) => decoded.push(byte),
        }
        position += 1;
    }
    // Postgres takes no NUL, and nobody types one.
    String::from_utf8_lossy(&decoded).replace('\0', "\u{fffd}")
}

/// What an address asks for, once every word of it is understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The answers, also those that may not matter.
    pub answers: Answers,
    /// An edition, where it is not the newest one.
    pub edition: Option<Which>,
    /// The day of the visit, where it is not today.
    pub on: Option<NaiveDate>,
}

/// Which edition an address speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// A published one, by its number.
    Number(i64),
    /// The working copy, for editors alone.
    Draft,
}

/// The word for the working copy.
const DRAFT: &str = "draft";

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Draft => f.write_str(DRAFT),
        }
    }
}

/// A word of an address that is not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// An answer.
    Answer(AnswerError),
    /// The day of the visit.
    On(AnswerErrorCode),
    /// The edition is not a number.
    Edition,
}

/// Reads `on` alone: it decides by which day everything else is checked.
///
/// # Errors
///
/// The code of what is wrong with the day.
pub fn read_on(query: &RawQuery, today: NaiveDate) -> Result<Option<NaiveDate>, AnswerErrorCode> {
    query
        .get("on")
        .map(|value| parse_visit(value, today))
        .transpose()
}

/// Reads `edition` alone.
///
/// # Errors
///
/// [`AddressError::Edition`] where it is neither a positive number nor the draft.
pub fn read_edition(query: &RawQuery) -> Result<Option<Which>, AddressError> {
    let Some(value) = query.get("edition") else {
        return Ok(None);
    };
    if value == DRAFT {
        return Ok(Some(Which::Draft));
    }
    let digits = !value.is_empty() && value.len() <= 9 && value.bytes().all(|b| b.is_ascii_digit());
    if !digits {
        return Err(AddressError::Edition);
    }
    let number = value.parse().map_err(|_| AddressError::Edition)?;
    Ok(Some(Which::Number(number)))
}

/// Reads every answer. What is wrong is listed; what is right is kept.
#[must_use]
pub fn read_answers(
    query: &RawQuery,
    knowledge: &Knowledge,
    day: NaiveDate,
) -> (Answers, Vec<AnswerError>) {
    let mut answers = Answers::default();
    let mut errors = Vec::new();
    for question in Question::ALL {
        if let Some(value) = query.get(question.name())
            && let Err(error) = parse_answer(&mut answers, question, value, knowledge, day)
        {
            errors.push(error);
        }
    }
    (answers, errors)
}

impl Asked {
    /// The canonical query: `?permit=temporary&…`, or nothing at all.
    #[must_use]
    pub fn query(&self) -> String {
        let mut query = String::new();
        for (question, value) in self.answers.given() {
            push(&mut query, question.name(), &value);
        }
        if let Some(edition) = self.edition {
            push(&mut query, "edition", &edition.to_string());
        }
        if let Some(on) = self.on {
            push(&mut query, "on", &on.to_string());
        }
        query
    }

    /// The same, with other answers.
    #[must_use]
    pub fn with(&self, answers: Answers) -> Self {
        Self {
            answers,
            ..self.clone()
        }
    }
}

/// An address with one more pair at its end.
pub(crate) fn and(here: &str, name: &str, value: &str) -> String {
    let (path, query) = here.find('?').map_or((here, ""), |at| here.split_at(at));
    let mut query = query.to_owned();
    push(&mut query, name, value);
    format!("{path}{query}")
}

/// Adds one pair. Values are closed words, dates and commas: nothing needs an escape.
pub(crate) fn push(query: &mut String, name: &str, value: &str) {
    let sign = if query.is_empty() { '?' } else { '&' };
    let _ = write!(query, "{sign}{name}={value}");
}

/// A date being picked by links: a year, then a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The question whose date it is.
    pub question: Question,
    /// The year.
    pub year: i32,
    /// The month, from 1 to 12.
    pub month: Option<u32>,
}

impl Pick {
    /// Reads `expires:2025` or `expires:2025-07`.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let (name, rest) = value.split_once(':')?;
        let question = Question::from_name(name)?;
        let (year, month) = match rest.len() {
            4 => (parse_day(&format!("{rest}-01-01")).ok()?, None),
            7 => {
                let day = parse_day(&format!("{rest}-01")).ok()?;
                (day, Some(day.month()))
            }
            _ => return None,
        };
        let year = year.year();
        (2000..=2100).contains(&year).then_some(Self {
            question,
            year,
            month,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_decoded_and_keeps_the_first_of_two() {
        let query = RawQuery::parse("a=1%2C2&b=x+y&a=3&c&%ff=%zz");
        assert_eq!(query.get("a"), Some("1,2"));
        assert_eq!(query.get("b"), Some("x y"));
        assert_eq!(query.get("c"), Some(""));
        assert_eq!(query.pairs().count(), 5);
    }

    #[test]
    fn a_date_is_picked_year_by_year() {
        let year = Pick {
            question: Question::Expires,
            year: 2025,
            month: None,
        };
        assert_eq!(Pick::parse("expires:2025"), Some(year));
        assert_eq!(
            Pick::parse("expires:2025-07"),
            Some(Pick {
                month: Some(7),
                ..year
            })
        );
        for wrong in [
            "expires:2025-13",
            "expires",
            "expires:20250",
            "day:2025",
            "expires:20x5",
        ] {
            assert_eq!(Pick::parse(wrong), None, "{wrong}");
        }
    }
}
