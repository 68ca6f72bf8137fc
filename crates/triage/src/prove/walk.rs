//! The walk over all answers on one day.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use rustc_hash::FxHashSet;

use super::alike::{TOLD_MORE, alike};
use super::boundaries::expiries;
use super::flow::Target;
use super::{MOST_QUESTIONS, Proof, Stop, uses};
use crate::answers::{
    Age, Answers, Basis, Expires, Invited, MessageTold, Niss, Permit, Place, PortalTold,
    Proof as Paid, Request,
};
use crate::handbook::Handbook;
use crate::interview::{Decision, decided, facts, next_step};
use crate::knowledge::Message;
use crate::outcome::{Outcome, Reason, StandingCode, Step};
use crate::question::Question;
use crate::route::Route;
use crate::tried::{Tried, TriedStep};

/// Walks every way on one day, or fewer where it is stopped.
pub(super) fn walk_day(handbook: &Handbook, day: NaiveDate, stop: &Stop, proof: &mut Proof) {
    if stop.is_now() {
        return;
    }
    let mut walker = Walker {
        handbook,
        day,
        choices: Choices::new(handbook, day),
        seen: FxHashSet::default(),
        stop,
        proof,
    };
    walker.proof.cases += walker.choices.expiries.len() as u64;
    let nothing = Answers::default();
    if let Err(first) = decided(&nothing, handbook, day) {
        walker.walk(first, &nothing, &mut Vec::new());
    }
}

struct Walker<'a> {
    handbook: &'a Handbook,
    day: NaiveDate,
    choices: Choices,
    /// The kinds of outcome that were looked at already.
    seen: FxHashSet<(Kind, Person)>,
    stop: &'a Stop,
    proof: &'a mut Proof,
}

/// What decides the advice of an outcome on one day, beside the person.
type Kind = (Reason, StandingCode, Vec<Route>);
/// What decides it about the person.
type Person = (
    Option<Permit>,
    Option<Request>,
    Option<Age>,
    Option<Basis>,
    Option<MessageTold>,
    Option<Niss>,
    Option<Place>,
    Option<Tried>,
);

impl Walker<'_> {
    /// Walks on from a question that is asked after these answers.
    fn walk(&mut self, question: Question, answers: &Answers, asked: &mut Vec<Question>) {
        if asked.contains(&question) {
            self.problem(
                format!("a loop: {} is asked twice", question.name()),
                answers,
            );
            return;
        }
        asked.push(question);
        for (next, is_alike) in self.choices.of(question, answers) {
            if self.stop.is_now() {
                break;
            }
            let reached = decided(&next, self.handbook, self.day);
            let target = match &reached {
                Err(asks) => Target::Question(*asks),
                Ok(decision) => Target::Route(decision.route),
            };
            self.proof.flow.add(question, &next, target);
            match reached {
                _ if is_alike && !TOLD_MORE.contains(&question) => {}
                Err(asks) => self.walk(asks, &next, asked),
                Ok(decision) => self.done(&decision, &next, asked.len()),
            }
        }
        asked.pop();
    }

    fn done(&mut self, decision: &Decision<'_>, answers: &Answers, asked: usize) {
        self.proof.ways += 1;
        self.proof.longest = self.proof.longest.max(asked);
        if asked > MOST_QUESTIONS {
            self.problem(format!("{asked} questions are too many"), answers);
        }
        let standing = decision.standing.code;
        self.proof.routes.insert(decision.route);
        self.proof.reasons.insert(decision.reason);
        self.proof.standings.insert(standing);
        // On one day what is said depends on these, and on the card's date by its reason and
        // standing: the first of each kind is looked at.
        let kind = (decision.reason, standing, decision.then.clone());
        let person = (
            answers.permit,
            answers.request,
            answers.age,
            answers.basis,
            answers.message.clone(),
            answers.niss,
            answers.place,
            answers.tried,
        );
        if self.seen.insert((kind, person))
            && let Step::Done(outcome) = next_step(answers, self.handbook, self.day).step
        {
            self.look_at(&outcome, answers);
        }
    }

    /// An outcome must say what to do, why, and who helps.
    fn look_at(&mut self, outcome: &Outcome, answers: &Answers) {
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
        uses::count(&mut self.proof.uses, outcome, self.handbook.knowledge());
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
}

/// What can be answered on one day, with one value for each kind of date and message.
pub(super) struct Choices {
    day: NaiveDate,
    expiries: Vec<Expires>,
    /// One message of each behaviour, and the unknown one.
    messages: Vec<MessageTold>,
}

impl Choices {
    pub(super) fn new(handbook: &Handbook, day: NaiveDate) -> Self {
        Self {
            day,
            expiries: expiries(handbook, day)
                .into_iter()
                .map(Expires::On)
                .chain([Expires::Unknown])
                .collect(),
            messages: representatives(handbook, day),
        }
    }

    /// The answers with one more. A value that the rules treat like one before it is drawn, and
    /// not walked again: `tests/alike.rs` shows that it is alike.
    pub(super) fn of(&self, question: Question, answers: &Answers) -> Vec<(Answers, bool)> {
        macro_rules! every {
            ($field:ident, $values:expr) => {
                $values
                    .iter()
                    .map(|value| {
                        let mut next = answers.clone();
                        next.$field = Some(value.clone());
                        next
                    })
                    .collect()
            };
        }
        let stale = self.day - Days::new(181);
        let choices: Vec<Answers> = match question {
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
        };
        choices
            .into_iter()
            .map(|next| {
                let is_alike = alike(&next) != next;
                (next, is_alike)
            })
            .collect()
    }
}

/// One message of each behaviour on `day`: what it answers, which way it decides, and whether the
/// rules name it.
fn representatives(handbook: &Handbook, day: NaiveDate) -> Vec<MessageTold> {
    let mut classes = BTreeMap::new();
    for (id, _, message) in handbook.knowledge().messages() {
        classes
            .entry(behaviour(id, message, day))
            .or_insert_with(|| MessageTold::Known(id.clone()));
    }
    classes
        .into_values()
        .chain([MessageTold::Unknown])
        .collect()
}

/// How the rules treat a message on `day`: messages with the same name here lead the same way.
pub(super) fn behaviour(id: &str, message: &Message, day: NaiveDate) -> String {
    let named = facts::ALL.iter().find(|named| **named == id);
    format!(
        "{:?} {:?} {named:?}",
        message.answers,
        message.route_on(day)
    )
}
