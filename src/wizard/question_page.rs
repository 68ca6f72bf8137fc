//! The page of one question: its choices as links, a date as a form and as links, the catalogue of
//! messages, and what was told so far.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use triage::knowledge::MessageGroup;
use triage::{Answers, Expires, Proof, Question, QuestionKind, Tried, TriedStep, parse_answer};

use super::choice::Choice;
use super::date_entry::{Fault, Picker, Typed};
use super::message_pick::{self, MessagePick};
use crate::address::Pick;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::recognised::Search;
use crate::result::told::{Told, told};
use crate::visit::Visit;
use crate::words;

/// A question page.
#[derive(Template)]
#[template(path = "question.html")]
pub(super) struct QuestionPage {
    layout: Layout,
    question: Question,
    number: usize,
    back: String,
    error: Option<String>,
    choices: Vec<Choice>,
    /// The box for a message, and what was recognised.
    search: Option<Search>,
    /// The way on where nothing fitted.
    go_on: Option<String>,
    groups: Vec<Group>,
    date: Option<DateEntry>,
    tried: Option<TriedEntry>,
    told: Vec<Told>,
    /// Where they stand instead in a frame.
    told_at: Option<String>,
}

/// Messages that appear in the same place.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) choices: Vec<Choice>,
}

/// The form and the links of a date.
pub(super) struct DateEntry {
    /// Where it is sent; none in a frame, where nothing can be sent.
    form: Option<String>,
    hidden: Vec<(&'static str, String)>,
    typed: Typed,
    /// Which of day, month and year are at fault.
    at_fault: [bool; 3],
    /// The date that was read, with the address at which it counts.
    confirm: Option<(String, String)>,
    picker: Picker,
}

/// The list of steps tried, each a link that adds it or takes it away.
pub(super) struct TriedEntry {
    steps: Vec<Choice>,
    go_on: String,
}

impl QuestionPage {
    fn title(&self) -> String {
        self.layout
            .t()
            .get(&format!("q-{}", self.question.name()))
            .into_owned()
    }

    /// What the title begins with: an error, or what was found.
    fn prefix(&self) -> Option<String> {
        let t = self.layout.t();
        match &self.error {
            Some(_) => Some(t.get("error-prefix").into_owned()),
            None => self.search.as_ref()?.prefix(t),
        }
    }

    fn help(&self) -> Option<String> {
        self.layout
            .t()
            .find(&format!("q-{}-help", self.question.name()))
            .map(|t| t.into_owned())
    }

    fn progress(&self) -> String {
        self.layout
            .t()
            .with("question-number", "number", self.number.to_string())
    }
}

/// What a page shows beside its question.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) pick: Option<Pick>,
    pub(super) message: Option<MessagePick>,
    pub(super) typed: Option<Typed>,
    pub(super) error: Option<Fault>,
    pub(super) confirm: Option<(String, String)>,
    pub(super) search: Option<Search>,
}

impl Entry {
    /// Nothing was typed, picked or refused.
    fn is_plain(&self) -> bool {
        self.pick.is_none()
            && self.message.is_none()
            && self.typed.is_none()
            && self.error.is_none()
    }
}

/// Builds the page of one question.
pub(super) struct Builder<'a> {
    pub(super) visit: &'a Visit,
    pub(super) question: Question,
    /// The answers that matter beside this question.
    pub(super) others: Answers,
}

impl Builder<'_> {
    /// The canonical address: the other answers, and the one given here before.
    pub(super) fn here(&self) -> String {
        let mut answers = self.others.clone();
        answers.copy(self.question, &self.visit.asked.answers);
        self.visit.change(self.question, &answers)
    }

    /// A date that was typed: read back in words, or refused with the reason.
    pub(super) fn typed(&self, typed: Typed) -> Response {
        match typed.answer(self.question, self.visit, &self.others) {
            Ok(answers) => {
                let t = self.visit.lang.texts();
                let day = match (self.question, answers.expires, answers.proof) {
                    (Question::Expires, Some(Expires::On(day)), _)
                    | (Question::Proof, _, Some(Proof::Of(day))) => t.date(day),
                    _ => String::new(),
                };
                let confirm = Some((day, self.visit.href(&answers)));
                self.page(Entry {
                    typed: Some(typed),
                    confirm,
                    ..Entry::default()
                })
                .into_response()
            }
            Err(fault) => {
                let entry = Entry {
                    typed: Some(typed),
                    error: Some(fault),
                    ..Entry::default()
                };
                self.page(entry)
                    .with_status(StatusCode::UNPROCESSABLE_ENTITY)
                    .into_response()
            }
        }
    }

    /// What was typed about a message: the likeliest are offered first. Nobody keeps the page.
    pub(super) async fn said(&self, said: &str) -> Response {
        let at = (&self.visit.snapshot, self.visit.day);
        let t = self.visit.lang.texts();
        let search = Search::of(self.here(), said, t, at, |id| self.leads_to(id)).await;
        let status = if search.is_empty() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        let entry = Entry {
            search: Some(search),
            ..Entry::default()
        };
        let page = self.page(entry).kept(Keep::Nothing);
        page.with_status(status).into_response()
    }

    pub(super) fn page(&self, entry: Entry) -> Page<QuestionPage> {
        let t = self.visit.lang.texts();
        let told = if self.visit.is_framed() {
            Vec::new()
        } else {
            told(self.visit, t, &self.before(), &self.visit.asked.answers)
        };
        let is_date = self.question.kind() == QuestionKind::Date;
        let keep = if self.visit.asked.answers == Answers::default() && entry.is_plain() {
            Keep::Public
        } else {
            Keep::Private
        };
        let error = entry.error.map(|fault| t.get(&fault.key()).into_owned());
        let search = match self.question {
            Question::Message if !self.visit.is_framed() => {
                entry.search.or_else(|| Some(Search::new(self.here())))
            }
            _ => None,
        };
        let entry = Entry {
            search: None,
            ..entry
        };
        let page = QuestionPage {
            layout: self.visit.layout(&self.here()),
            question: self.question,
            number: self.before().given().count() + 1,
            back: match (entry.message, entry.pick) {
                (Some(_), _) | (None, Some(Pick { month: None, .. })) => self.here(),
                (None, Some(pick)) => self.picking_year(pick),
                (None, None) => self.back(),
            },
            error,
            choices: self.choices(),
            go_on: search
                .as_ref()
                .and_then(|search| search.found.as_ref())
                .filter(|found| found.has_instead())
                .map(|found| self.visit.href(&found.instead(&self.others))),
            search,
            groups: self.groups(entry.message),
            date: is_date.then(|| self.date_entry(entry)),
            tried: self.tried(),
            told,
            told_at: self.told_at(),
        };
        Page::new(page, keep)
    }

    /// The answers that come before this question.
    pub(super) fn before(&self) -> Answers {
        let mut before = self.others.clone();
        for question in Question::ALL {
            let later_basis = question == Question::Basis && self.question > Question::Basis;
            if question >= self.question && !later_basis {
                before.forget(question);
            }
        }
        before
    }

    fn back(&self) -> String {
        match self.before().given().last() {
            Some((question, _)) => self.visit.change(question, &self.visit.asked.answers),
            None => self.visit.paths().start(),
        }
    }

    /// The months of the year that is being picked.
    fn picking_year(&self, pick: Pick) -> String {
        let year = Pick {
            month: None,
            ..pick
        };
        let others = self.visit.asked.with(self.others.clone());
        self.visit.paths().pick(year, &others)
    }

    /// A link for each value of a closed set, "I am not sure" last.
    fn choices(&self) -> Vec<Choice> {
        let values = match self.question {
            Question::Tried => vec!["unknown"], // its steps are links of their own
            question => words::values(question),
        };
        values.into_iter().map(|value| self.choice(value)).collect()
    }

    fn choice(&self, value: &str) -> Choice {
        let t = self.visit.lang.texts();
        let current = self.visit.asked.answers.value(self.question);
        Choice {
            href: self.leads_to(value),
            label: words::option(t, self.question, value),
            hint: words::hint(t, self.question, value),
            is_unsure: value == "unknown",
            is_current: current.as_deref() == Some(value),
        }
    }

    /// Where one value of this question leads.
    pub(super) fn leads_to(&self, value: &str) -> String {
        let mut answers = self.others.clone();
        let knowledge = self.visit.snapshot.knowledge();
        // Values of a closed set are always understood.
        let _ = parse_answer(
            &mut answers,
            self.question,
            value,
            knowledge,
            self.visit.day,
        );
        self.visit.href(&answers)
    }

    /// The catalogue, by where the messages appear; in a frame one step at a time.
    fn groups(&self, pick: Option<MessagePick>) -> Vec<Group> {
        if self.question != Question::Message {
            return Vec::new();
        }
        if self.visit.is_framed() {
            return vec![self.message_links(pick)];
        }
        let t = self.visit.lang.texts();
        let all = MessageGroup::ALL.into_iter();
        all.map(|group| Group {
            title: message_pick::title(t, group),
            choices: self.messages_of(group),
        })
        .collect()
    }

    fn date_entry(&self, entry: Entry) -> DateEntry {
        let answered = match self.question {
            Question::Expires => self.visit.asked.answers.expires_on(),
            _ => match self.visit.asked.answers.proof {
                Some(Proof::Of(day)) => Some(day),
                _ => None,
            },
        };
        let t = self.visit.lang.texts();
        let asked = self.visit.asked.with(self.others.clone());
        let mut hidden: Vec<_> = asked
            .answers
            .given()
            .map(|(question, value)| (question.name(), value))
            .collect();
        hidden.extend(
            asked
                .edition
                .map(|edition| ("edition", edition.to_string())),
        );
        hidden.extend(asked.on.map(|on| ("on", on.to_string())));
        let typed = entry.typed.or(answered.map(Typed::of)).unwrap_or_default();
        DateEntry {
            form: (!self.visit.is_framed())
                .then(|| self.visit.paths().question_form(self.question)),
            hidden,
            at_fault: typed.at_fault(entry.error),
            typed,
            confirm: entry.confirm,
            picker: Picker::new(self.question, entry.pick, self.visit, t, &self.others),
        }
    }

    fn tried(&self) -> Option<TriedEntry> {
        if self.question != Question::Tried {
            return None;
        }
        let t = self.visit.lang.texts();
        let tried = self.visit.asked.answers.tried.unwrap_or_default();
        let with = |tried: Tried| Answers {
            tried: Some(tried),
            ..self.others.clone()
        };
        let steps = TriedStep::ALL
            .into_iter()
            .map(|step| Choice {
                href: self.visit.change(self.question, &with(tried.toggled(step))),
                label: words::option(t, self.question, step.name()),
                hint: words::hint(t, self.question, step.name()),
                is_unsure: false,
                is_current: tried.has(step),
            })
            .collect();
        let settled = if tried.is_unknown() {
            Tried::NONE
        } else {
            tried
        };
        Some(TriedEntry {
            steps,
            go_on: self.visit.href(&with(settled)),
        })
    }
}
