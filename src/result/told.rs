//! The answers that were given, in words, each with a link to change it.

use triage::{Answers, MessageTold, Proof, Question};

use crate::i18n::Texts;
use crate::visit::Visit;
use crate::words::option;

/// One answer that was given.
pub(crate) struct Told {
    pub(crate) question: String,
    pub(crate) answer: String,
    pub(crate) change: String,
}

/// The answers shown, in the order of the questions, each with a link to change it that keeps all
/// that were given.
pub(crate) fn told(visit: &Visit, t: &Texts, shown: &Answers, answers: &Answers) -> Vec<Told> {
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
pub(crate) fn in_words(
    visit: &Visit,
    t: &Texts,
    question: Question,
    value: &str,
    answers: &Answers,
) -> String {
    match question {
        Question::Expires => match answers.expires_on() {
            Some(day) => t.date(day),
            None => t.get("not-sure").into_owned(),
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
