//! One question at a desk: its words in both languages, what can be chosen, and what was.

use triage::{AnswerErrorCode, Expires, Proof, Question, QuestionKind, Reply, Step, TriedStep};

use super::languages::{Both, Languages};
use super::sent::{Sent, date_field};
use crate::visit::Visit;
use crate::words::{self, dashed};

/// The keys that choose an option, in their order; "not sure" has one of its own. No letter is among them:
/// not every keyboard has the same.
const KEYS: &[u8] = b"123456789*";
const NOT_SURE: char = '0';
/// Where a date is typed, a digit is part of it. These stand in no date, and on every keyboard.
const KEYS_BESIDE_A_DATE: &[u8] = b"*";
const NOT_SURE_OF_A_DATE: char = '+';

/// A question as the form shows it.
pub(super) struct QuestionView {
    pub(super) name: &'static str,
    pub(super) title: Both,
    pub(super) help: Option<Both>,
    /// What is wrong with the answer.
    pub(super) error: Option<Both>,
    /// It is where one goes on.
    pub(super) is_next: bool,
    /// The field of a date; none for other questions.
    pub(super) date: Option<DateField>,
    pub(super) options: Vec<OptionView>,
    /// The message of a portal is looked for and listed.
    pub(super) is_message: bool,
}

impl QuestionView {
    /// The parts of the page that explain it, by their ids.
    pub(super) fn described(&self) -> Option<String> {
        let help = self.help.as_ref().map(|_| "help");
        let error = self.error.as_ref().map(|_| "error");
        let parts = [help, error].into_iter().flatten();
        let ids: Vec<String> = parts.map(|part| format!("{}-{part}", self.name)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// Where a date is typed.
pub(super) struct DateField {
    pub(super) name: String,
    pub(super) typed: String,
    /// The date in words, once it is one.
    pub(super) read: Option<Both>,
}

/// One thing to choose.
pub(super) struct OptionView {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) label: Both,
    pub(super) hints: Vec<Both>,
    pub(super) key: Option<char>,
    pub(super) is_chosen: bool,
    /// Several of these may be ticked.
    pub(super) is_tick: bool,
    /// The focus begins here.
    pub(super) is_first: bool,
}

/// The questions of a form: those that are asked, and those that may still come.
pub(super) struct Questions {
    pub(super) asked: Vec<QuestionView>,
    pub(super) later: Vec<QuestionView>,
}

impl Questions {
    /// Lets the focus begin at what can be said where no message was recognised.
    pub(super) fn go_on_beside_the_box(&mut self) {
        let message = self.asked.iter_mut().find(|question| question.is_message);
        if let Some(first) = message.and_then(|question| question.options.first_mut()) {
            first.is_first = true;
        }
    }
}

/// What the questions are made of.
pub(super) struct Builder<'a> {
    pub(super) visit: &'a Visit,
    pub(super) languages: Languages,
    pub(super) sent: &'a Sent,
    pub(super) reply: &'a Reply,
}

impl Builder<'_> {
    /// Every question that is asked for these answers. Until there is a way, also those that may
    /// still come: they can be answered before.
    pub(super) fn questions(&self) -> Questions {
        let mut questions = Questions {
            asked: Vec::new(),
            later: Vec::new(),
        };
        let first_wrong = Question::ALL.into_iter().find(|q| self.error(*q).is_some());
        let next = match (&self.reply.step, first_wrong) {
            (_, Some(wrong)) => Some(wrong),
            (Step::Ask(question), None) => Some(*question),
            (Step::Done(_), None) => None,
        };
        for question in Question::ALL {
            let is_answered = self.reply.answers.value(question).is_some();
            let is_asked = self.reply.step == Step::Ask(question);
            let mut view = self.question(question, next == Some(question));
            if is_answered || is_asked || view.error.is_some() {
                if let Some(first) = view.options.first_mut().filter(|_| view.date.is_none()) {
                    first.is_first = view.is_next && !view.is_message;
                }
                questions.asked.push(view);
            } else if matches!(self.reply.step, Step::Ask(_)) && self.may_come(question) {
                questions.later.push(view);
            }
        }
        questions
    }

    /// Whether a question may still be asked, as far as its own answer before says it.
    fn may_come(&self, question: Question) -> bool {
        let answers = &self.reply.answers;
        match question {
            Question::Proof => matches!(answers.request, None | Some(triage::Request::Paid)),
            Question::Message => matches!(answers.portal, None | Some(triage::PortalTold::Message)),
            _ => true,
        }
    }

    /// What is wrong with an answer.
    fn error(&self, question: Question) -> Option<Both> {
        let typed = self
            .sent
            .faults
            .iter()
            .find(|(other, _)| *other == question);
        let key = match typed {
            Some((_, key)) => (*key).to_owned(),
            None => {
                let errors = &self.visit.errors;
                let error = errors.iter().find(|error| error.question == question)?;
                key_of(error.code)
            }
        };
        Some(self.languages.get(&key))
    }

    fn question(&self, question: Question, is_next: bool) -> QuestionView {
        let key = format!("q-{}", question.name());
        QuestionView {
            name: question.name(),
            title: self.languages.get(&key),
            help: self.languages.find(&format!("{key}-help")),
            error: self.error(question),
            is_next,
            date: (question.kind() == QuestionKind::Date).then(|| self.date(question)),
            options: self.options(question),
            is_message: question == Question::Message,
        }
    }

    fn date(&self, question: Question) -> DateField {
        let answers = &self.visit.asked.answers;
        let day = match (question, answers.expires, answers.proof) {
            (Question::Expires, Some(Expires::On(day)), _)
            | (Question::Proof, _, Some(Proof::Of(day))) => Some(day),
            _ => None,
        };
        DateField {
            name: date_field(question),
            typed: match (self.sent.typed(question), day) {
                // It comes back from a paper.
                ("", Some(day)) => day.format("%d/%m/%Y").to_string(),
                (typed, _) => typed.to_owned(),
            },
            read: day.map(|day| self.languages.both(|t| t.date(day))),
        }
    }

    /// The closed set of a question, "not sure" last.
    fn options(&self, question: Question) -> Vec<OptionView> {
        let (keys, not_sure) = match question.kind() {
            QuestionKind::Date => (KEYS_BESIDE_A_DATE, NOT_SURE_OF_A_DATE),
            _ => (KEYS, NOT_SURE),
        };
        let mut keys = keys.iter().map(|key| char::from(*key));
        let values = words::values(question).into_iter();
        let options = values.map(|value| {
            let key = match value {
                "unknown" => Some(not_sure),
                _ => keys.next(),
            };
            self.option(question, value, key)
        });
        options.collect()
    }

    fn option(&self, question: Question, value: &'static str, key: Option<char>) -> OptionView {
        let hint = format!("{}-{value}-hint", question.name());
        OptionView {
            name: question.name(),
            value: value.to_owned(),
            label: self.languages.both(|t| words::option(t, question, value)),
            hints: self.languages.find(&hint).into_iter().collect(),
            key,
            is_chosen: self.is_chosen(question, value),
            is_tick: is_step(question, value),
            is_first: false,
        }
    }

    fn is_chosen(&self, question: Question, value: &str) -> bool {
        let answers = &self.visit.asked.answers;
        match (question, answers.tried) {
            (Question::Tried, Some(tried)) if is_step(question, value) => {
                tried.steps().any(|step| step.name() == value)
            }
            _ => answers.value(question).as_deref() == Some(value),
        }
    }
}

fn is_step(question: Question, value: &str) -> bool {
    question == Question::Tried && TriedStep::ALL.iter().any(|step| step.name() == value)
}

fn key_of(code: AnswerErrorCode) -> String {
    match code {
        // Its words speak of an address.
        AnswerErrorCode::TooLong => "error-unknown-value".to_owned(),
        code => format!("error-{}", dashed(code.name())),
    }
}
