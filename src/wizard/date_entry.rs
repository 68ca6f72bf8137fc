//! A date, typed as day, month and year or picked by links, and read back before it counts.

use chrono::{Datelike as _, Months, NaiveDate};
use triage::{AnswerErrorCode, Answers, Question, parse_answer};

use super::choice::Choice;
use crate::address::{Pick, RawQuery};
use crate::digits::plain;
use crate::i18n::Texts;
use crate::visit::Visit;
use crate::words::dashed;

/// What was typed, kept as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) day: String,
    pub(super) month: String,
    pub(super) year: String,
}

impl Typed {
    /// The three fields, where the form was sent.
    pub(super) fn read(query: &RawQuery) -> Option<Self> {
        let field = |name| {
            query
                .get(name)
                .map(|text| plain(text.trim()).take(20).collect())
        };
        let (day, month, year): (Option<String>, _, _) =
            (field("day"), field("month"), field("year"));
        if day.is_none() && month.is_none() && year.is_none() {
            return None;
        }
        Some(Self {
            day: day.unwrap_or_default(),
            month: month.unwrap_or_default(),
            year: year.unwrap_or_default(),
        })
    }

    /// The fields of a date that was answered before.
    pub(super) fn of(day: NaiveDate) -> Self {
        Self {
            day: day.day().to_string(),
            month: day.month().to_string(),
            year: day.year().to_string(),
        }
    }

    /// Reads the fields as an answer.
    pub(super) fn answer(
        &self,
        question: Question,
        visit: &Visit,
        answers: &Answers,
    ) -> Result<Answers, Fault> {
        let fields = [&self.day, &self.month, &self.year];
        if fields.iter().any(|field| field.is_empty()) {
            return Err(Fault::Incomplete);
        }
        if !fields.iter().all(|field| is_number(field)) {
            return Err(Fault::NotNumbers);
        }
        if self.year.len() != 4 {
            return Err(Fault::ShortYear);
        }
        let value = format!("{}-{:0>2}-{:0>2}", self.year, self.month, self.day);
        let mut answers = answers.clone();
        let knowledge = visit.snapshot.knowledge();
        parse_answer(&mut answers, question, &value, knowledge, visit.day)
            .map_err(|error| Fault::Answer(error.code))?;
        Ok(answers)
    }

    /// Which of day, month and year are at fault.
    pub(super) fn at_fault(&self, fault: Option<Fault>) -> [bool; 3] {
        let fields = [&self.day, &self.month, &self.year];
        match fault {
            None => [false; 3],
            Some(Fault::Incomplete) => fields.map(|field| field.is_empty()),
            Some(Fault::NotNumbers) => fields.map(|field| !is_number(field)),
            Some(Fault::ShortYear) => [false, false, true],
            Some(Fault::Answer(AnswerErrorCode::UnlikelyYear)) => [false, false, true],
            Some(Fault::Answer(_)) => [true; 3],
        }
    }
}

fn is_number(field: &str) -> bool {
    (1..=4).contains(&field.len()) && field.bytes().all(|byte| byte.is_ascii_digit())
}

/// Why what was typed or chosen is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A field is empty.
    Incomplete,
    /// A field holds something else than a number.
    NotNumbers,
    /// The year has not four digits.
    ShortYear,
    /// The rules do not take it.
    Answer(AnswerErrorCode),
}

impl Fault {
    /// The key of its words.
    pub(super) fn key(self) -> String {
        let name = match self {
            Self::Incomplete => "incomplete-date".to_owned(),
            Self::NotNumbers => "not-numbers".to_owned(),
            Self::ShortYear => "short-year".to_owned(),
            Self::Answer(code) => dashed(code.name()),
        };
        format!("error-{name}")
    }
}

/// The links of the next step of picking: years, then months, then days.
pub(super) struct Picker {
    pub(super) title: String,
    pub(super) links: Vec<Choice>,
    /// Days are many and short: they stand in rows.
    pub(super) is_days: bool,
    /// The person is picking: the links are shown at once.
    pub(super) is_open: bool,
}

impl Picker {
    pub(super) fn new(
        question: Question,
        pick: Option<Pick>,
        visit: &Visit,
        t: &Texts,
        answers: &Answers,
    ) -> Self {
        match pick {
            None => Self::years(question, visit, t, answers),
            Some(Pick {
                year, month: None, ..
            }) => Self::months(question, year, visit, t, answers),
            Some(Pick {
                year,
                month: Some(month),
                ..
            }) => Self::days(question, year, month, visit, t, answers),
        }
    }

    fn years(question: Question, visit: &Visit, t: &Texts, answers: &Answers) -> Self {
        let this_year = visit.day.year();
        let years = match question {
            Question::Proof => 2025..=this_year,
            // Cards that ended long ago, and those that are good for ten years.
            _ => 2010..=this_year + 10,
        };
        let links = years
            .map(|year| {
                let pick = Pick {
                    question,
                    year,
                    month: None,
                };
                link(
                    visit.paths().pick(pick, &visit.asked.with(answers.clone())),
                    year.to_string(),
                )
            })
            .collect();
        Self {
            title: t.get("pick-year").into_owned(),
            links,
            is_days: true,
            is_open: false,
        }
    }

    fn months(question: Question, year: i32, visit: &Visit, t: &Texts, answers: &Answers) -> Self {
        let links = (1..=12)
            .map(|month| {
                let pick = Pick {
                    question,
                    year,
                    month: Some(month),
                };
                link(
                    visit.paths().pick(pick, &visit.asked.with(answers.clone())),
                    t.month(month).to_owned(),
                )
            })
            .collect();
        let title = t.with("pick-month", "year", year.to_string());
        Self {
            title,
            links,
            is_days: false,
            is_open: true,
        }
    }

    fn days(
        question: Question,
        year: i32,
        month: u32,
        visit: &Visit,
        t: &Texts,
        answers: &Answers,
    ) -> Self {
        let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else {
            return Self::years(question, visit, t, answers);
        };
        let links = first
            .iter_days()
            .take_while(|day| *day < first + Months::new(1))
            .filter_map(|day| {
                let mut answers = answers.clone();
                let knowledge = visit.snapshot.knowledge();
                parse_answer(
                    &mut answers,
                    question,
                    &day.to_string(),
                    knowledge,
                    visit.day,
                )
                .ok()?;
                Some(link(visit.href(&answers), day.day().to_string()))
            })
            .collect();
        let title = t.with("pick-day", "month", t.month_of(first));
        Self {
            title,
            links,
            is_days: true,
            is_open: true,
        }
    }
}

fn link(href: String, label: String) -> Choice {
    Choice {
        href,
        label,
        hint: None,
        is_unsure: false,
        is_current: false,
    }
}
