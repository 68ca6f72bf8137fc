//! What the templates of the interview ask for: answers in words, with links.

use triage::{Answers, Expires, MessageTold, Proof, Question};

use super::step::Visit;
use crate::i18n::Texts;
use crate::words::option;

/// One thing to choose.
pub(super) struct Choice {
    pub(super) href: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    /// "I am not sure": offered last, and quieter.
    pub(super) is_unsure: bool,
    /// What was chosen before.
    pub(super) is_current: bool,
}

/// One answer that was given.
pub(super) struct Told {
    pub(super) question: String,
    pub(super) answer: String,
    pub(super) change: String,
}

/// The answers shown, in the order of the questions, each with a link to change it that keeps all
/// that were given.
pub(super) fn told(visit: &Visit, t: &Texts, shown: &Answers, answers: &Answers) -> Vec<Told> {
    shown
        .given()
        .map(|(question, value)| Told {
            question: t.get(&format!("told-{}", question.name())).into_owned(),
            answer: in_words(visit, t, question, &value, answers),
            change: visit.change(question, answers),
        })
        .collect()
}

/// An answer in words.
pub(super) fn in_words(
    visit: &Visit,
    t: &Texts,
    question: Question,
    value: &str,
    answers: &Answers,
) -> String {
    match question {
        Question::Expires => match answers.expires {
            Some(Expires::On(day)) => t.date(day),
            _ => t.get("not-sure").into_owned(),
        },
        Question::Proof => match answers.proof {
            Some(Proof::Of(day)) => t.date(day),
            Some(Proof::None) => t.get("proof-none").into_owned(),
            _ => t.get("not-sure").into_owned(),
        },
        Question::Message => match &answers.message {
            Some(MessageTold::Known(id)) => visit
                .snapshot
                .knowledge()
                .fact(id)
                .map(|fact| visit.text(fact, "title"))
                .unwrap_or_default(),
            _ => t.get("message-unknown").into_owned(),
        },
        Question::Tried => tried_in_words(t, answers),
        _ => option(t, question, value),
    }
}

fn tried_in_words(t: &Texts, answers: &Answers) -> String {
    let tried = answers.tried.unwrap_or_default();
    if tried.is_unknown() {
        return t.get("not-sure").into_owned();
    }
    let steps: Vec<_> = tried
        .steps()
        .map(|step| option(t, Question::Tried, step.name()))
        .collect();
    if steps.is_empty() {
        t.get("tried-none").into_owned()
    } else {
        steps.join("; ")
    }
}

/// What explains one value, where something does.
pub(super) fn hint(t: &Texts, question: Question, value: &str) -> Option<String> {
    t.find(&format!("{}-{value}-hint", question.name()))
        .map(|hint| hint.into_owned())
}
