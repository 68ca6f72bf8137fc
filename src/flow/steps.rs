//! The flow in words: each question with its answers, each answer with what can follow.

use std::collections::BTreeMap;

use triage::Question;
use triage::prove::{Flow, Target};

use crate::i18n::Texts;
use crate::words;

/// One question.
pub(super) struct Step {
    pub(super) id: &'static str,
    pub(super) question: Question,
    /// Its place in the interview.
    pub(super) number: usize,
    pub(super) title: String,
    pub(super) answers: Vec<Answer>,
}

/// One answer and all that can follow it, depending on the day and the card.
pub(super) struct Answer {
    pub(super) label: String,
    pub(super) targets: Vec<Follows>,
}

/// What can follow.
pub(super) struct Follows {
    pub(super) label: String,
    /// The question; none where it is an outcome.
    pub(super) question: Option<Question>,
}

impl Follows {
    /// The anchor of the question in the lists.
    pub(super) fn anchor(&self) -> Option<&'static str> {
        self.question.map(Question::name)
    }
}

/// The questions in the order of the interview.
pub(super) fn steps(t: &Texts, flow: &Flow) -> Vec<Step> {
    let mut answers: BTreeMap<_, BTreeMap<_, Answer>> = BTreeMap::new();
    for edge in flow.edges() {
        let place = place(edge.from, edge.answer);
        let of_question = answers.entry(edge.from).or_default();
        let answer = of_question.entry(place).or_insert_with(|| Answer {
            label: label(t, edge.from, edge.answer),
            targets: Vec::new(),
        });
        answer.targets.push(follows(t, edge.to));
    }
    answers
        .into_iter()
        .map(|(question, answers)| Step {
            id: question.name(),
            question,
            number: number(question),
            title: t.get(&format!("q-{}", question.name())).into_owned(),
            answers: answers.into_values().collect(),
        })
        .collect()
}

/// Where an answer stands among those that the question offers.
fn place(question: Question, value: &str) -> usize {
    match value {
        "date" | "known" => 0,
        "some" => 2,
        _ => {
            let values = words::values(question);
            values.iter().take_while(|other| **other != value).count() + 1
        }
    }
}

fn number(question: Question) -> usize {
    Question::ALL
        .iter()
        .take_while(|other| **other != question)
        .count()
        + 1
}

/// The words of an answer; open ones are named by what they have in common.
fn label(t: &Texts, question: Question, value: &str) -> String {
    match value {
        "date" | "known" | "some" => t.get(&format!("flow-{value}")).into_owned(),
        _ => words::option(t, question, value),
    }
}

fn follows(t: &Texts, target: Target) -> Follows {
    match target {
        Target::Route(route) => Follows {
            label: words::route(t, route),
            question: None,
        },
        Target::Question(question) => {
            let name = t.get(&format!("told-{}", question.name()));
            Follows {
                label: format!("{}. {name}", number(question)),
                question: Some(question),
            }
        }
    }
}
