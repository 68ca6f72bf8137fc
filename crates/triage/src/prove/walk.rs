//! The walk over all answers on one day.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::boundaries::expiries;
use super::flow::Target;
use super::{MOST_QUESTIONS, Proof};
use crate::answers::{
    Age, Answers, Basis, Expires, Invited, MessageTold, Niss, Permit, Place, PortalTold,
    Proof as Paid, Request,
};
use crate::handbook::Handbook;
use crate::interview::{facts, next_step};
use crate::knowledge::Detail;
use crate::outcome::{Outcome, Step};
use crate::question::Question;
use crate::tried::{Tried, TriedStep};

/// Walks every way on one day.
pub(super) fn walk_day(handbook: &Handbook, day: NaiveDate, proof: &mut Proof) {
    let mut walker = Walker {
        handbook,
        day,
        expiries: expiries(handbook, day)
            .into_iter()
            .map(Expires::On)
            .chain([Expires::Unknown])
            .collect(),
        messages: representatives(handbook, day),
        proof,
    };
    walker.proof.cases += walker.expiries.len() as u64;
    walker.walk(&Answers::default(), &mut Vec::new());
}

struct Walker<'a> {
    handbook: &'a Handbook,
    day: NaiveDate,
    expiries: Vec<Expires>,
    /// One message of each behaviour, and the unknown one.
    messages: Vec<MessageTold>,
    proof: &'a mut Proof,
}

impl Walker<'_> {
    fn walk(&mut self, answers: &Answers, asked: &mut Vec<Question>) {
        match next_step(answers, self.handbook, self.day).step {
            Step::Done(outcome) => self.done(&outcome, answers, asked.len()),
            Step::Ask(question) => {
                if asked.contains(&question) {
                    self.problem(
                        format!("a loop: {} is asked twice", question.name()),
                        answers,
                    );
                    return;
                }
                asked.push(question);
                for next in self.choices(question, answers) {
                    self.note(question, &next);
                    self.walk(&next, asked);
                }
                asked.pop();
            }
        }
    }

    /// Remembers where an answer leads, for the drawing.
    fn note(&mut self, question: Question, answers: &Answers) {
        let target = match next_step(answers, self.handbook, self.day).step {
            Step::Ask(next) => Target::Question(next),
            Step::Done(outcome) => Target::Route(outcome.route),
        };
        self.proof.flow.add(question, answers, target);
    }

    fn done(&mut self, outcome: &Outcome, answers: &Answers, asked: usize) {
        self.proof.ways += 1;
        self.proof.longest = self.proof.longest.max(asked);
        if asked > MOST_QUESTIONS {
            self.problem(format!("{asked} questions are too many"), answers);
        }
        self.proof.routes.insert(outcome.route);
        self.proof.reasons.insert(outcome.reason);
        self.proof.standings.insert(outcome.standing.code);
        if outcome.actions.is_empty() {
            self.problem("a dead end: nothing to do".to_owned(), answers);
        }
        if outcome.help.is_empty() {
            self.problem("nobody to turn to".to_owned(), answers);
        }
        if outcome.because.is_empty() {
            self.problem(
                format!("{} rests on no fact", outcome.reason.name()),
                answers,
            );
        }
        let ids = outcome
            .actions
            .iter()
            .map(|action| &action.id)
            .chain(outcome.warnings.iter().map(|warning| &warning.id))
            .chain(&outcome.because)
            .chain(&outcome.help)
            .chain(&outcome.documents);
        for id in ids {
            if !self.proof.named.contains(id) {
                self.proof.named.insert(id.clone());
            }
        }
    }

    /// Every problem once, with the first way that shows it.
    fn problem(&mut self, what: String, answers: &Answers) {
        let known = self
            .proof
            .problems
            .iter()
            .any(|other| other.starts_with(&what));
        if !known {
            let way: Vec<_> = answers
                .given()
                .map(|(question, value)| format!("{}={value}", question.name()))
                .collect();
            self.proof
                .problems
                .insert(format!("{what} (on {}: {})", self.day, way.join("&")));
        }
    }

    /// The answers with one more, once per behaviour.
    fn choices(&self, question: Question, answers: &Answers) -> Vec<Answers> {
        let with = |set: &dyn Fn(&mut Answers)| {
            let mut next = answers.clone();
            set(&mut next);
            next
        };
        macro_rules! every {
            ($field:ident, $values:expr) => {
                $values
                    .iter()
                    .map(|value| with(&|next: &mut Answers| next.$field = Some(value.clone())))
                    .collect()
            };
        }
        let stale = self.day - Days::new(181);
        match question {
            Question::Permit => every!(permit, Permit::ALL),
            Question::Expires => every!(expires, self.expiries),
            Question::Request => every!(request, Request::ALL),
            Question::Proof => {
                every!(
                    proof,
                    [
                        Paid::Of(self.day),
                        Paid::Of(stale),
                        Paid::None,
                        Paid::Unknown
                    ]
                )
            }
            Question::Portal => every!(portal, PortalTold::ALL),
            Question::Message => every!(message, self.messages),
            Question::Invited => every!(invited, Invited::ALL),
            Question::Basis => every!(basis, Basis::ALL),
            Question::Age => every!(age, Age::ALL),
            Question::Niss => every!(niss, Niss::ALL),
            Question::Place => every!(place, Place::ALL),
            Question::Tried => {
                let two = Tried::NONE.with(TriedStep::Form).with(TriedStep::Email);
                every!(tried, [Tried::NONE, Tried::UNKNOWN, two])
            }
        }
    }
}

/// One message of each behaviour on `day`: what it answers, which way it decides, and whether the
/// rules name it.
fn representatives(handbook: &Handbook, day: NaiveDate) -> Vec<MessageTold> {
    let mut classes = BTreeMap::new();
    for (id, fact) in &handbook.knowledge().facts {
        if let Detail::Message(message) = &fact.about {
            let named = id == facts::MISSION_STRUCTURE_COHORT;
            let class = format!("{:?} {:?} {named}", message.answers, message.route_on(day));
            classes
                .entry(class)
                .or_insert_with(|| MessageTold::Known(id.clone()));
        }
    }
    classes
        .into_values()
        .chain([MessageTold::Unknown])
        .collect()
}
