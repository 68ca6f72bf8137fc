//! The flow as it was walked: from each answer to the questions and routes that can follow.

use std::collections::{BTreeMap, BTreeSet};

use crate::answers::{Answers, Expires, MessageTold, Proof};
use crate::question::Question;
use crate::route::Route;
use crate::tried::Tried;

/// What can follow an answer at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// Another question.
    Question(Question),
    /// A first route.
    Route(Route),
}

/// One labelled edge of the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The question that was asked.
    pub from: Question,
    /// The answer: a value of the closed set, or `date`, `known`, `some` for the open ones.
    pub answer: &'static str,
    /// What can follow.
    pub to: Target,
}

/// The flow as it was walked.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    edges: BTreeMap<(Question, &'static str), BTreeSet<Target>>,
}

impl Flow {
    pub(super) fn add(&mut self, question: Question, answers: &Answers, target: Target) {
        if let Some(label) = label(question, answers) {
            self.edges
                .entry((question, label))
                .or_default()
                .insert(target);
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (from, targets) in other.edges {
            self.edges.entry(from).or_default().extend(targets);
        }
    }

    /// The questions that somebody is asked.
    #[must_use]
    pub fn questions(&self) -> BTreeSet<Question> {
        self.edges.keys().map(|(question, _)| *question).collect()
    }

    /// Every edge, in the order of the questions.
    pub fn edges(&self) -> impl Iterator<Item = Edge> + '_ {
        self.edges.iter().flat_map(|((from, answer), targets)| {
            targets.iter().map(|to| Edge {
                from: *from,
                answer,
                to: *to,
            })
        })
    }
}

/// The name of the answer just given.
fn label(question: Question, answers: &Answers) -> Option<&'static str> {
    Some(match question {
        Question::Permit => answers.permit?.name(),
        Question::Expires => match answers.expires? {
            Expires::On(_) => "date",
            Expires::Unknown => "unknown",
        },
        Question::Request => answers.request?.name(),
        Question::Proof => match answers.proof? {
            Proof::Of(_) => "date",
            Proof::None => "none",
            Proof::Unknown => "unknown",
        },
        Question::Portal => answers.portal?.name(),
        Question::Message => match answers.message.as_ref()? {
            MessageTold::Known(_) => "known",
            MessageTold::Unknown => "unknown",
        },
        Question::Invited => answers.invited?.name(),
        Question::Basis => answers.basis?.name(),
        Question::Age => answers.age?.name(),
        Question::Niss => answers.niss?.name(),
        Question::Place => answers.place?.name(),
        Question::Tried => match answers.tried? {
            tried if tried.is_unknown() => "unknown",
            tried if tried.count() >= Tried::ENOUGH => "some",
            _ => "none",
        },
    })
}
