//! The ends of the interview, as far as letters tell them apart.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use triage::{
    Age, Answers, Basis, Expires, Handbook, Invited, MessageTold, Niss, Outcome, Permit, Place,
    PortalTold, Proof, Question, Request, Step, Tried, TriedStep, next_step,
};

use super::day;
use crate::app::knowledge;

/// Which messages are told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Messages {
    /// Each wording once, and all of them on one card.
    OnTheFirstCard,
    /// All of them on every temporary card, whatever was asked.
    OfEveryKind,
}

impl Messages {
    /// What tells two messages apart.
    fn key(self, told: &MessageTold) -> Vec<String> {
        match self {
            Self::OnTheFirstCard => quotable(told),
            Self::OfEveryKind => vec![told.to_string()],
        }
    }
}

/// Every end of the interview on a day, as far as letters tell them apart.
pub(super) fn ends(
    handbook: &Handbook,
    day: NaiveDate,
    messages: Messages,
) -> Vec<(Answers, Outcome)> {
    let expiries = [
        "2019-05-10",
        "2025-05-10",
        "2025-09-01",
        "2025-12-01",
        "2026-06-20",
        "2027-08-01",
    ];
    let expiries: Vec<_> = expiries
        .map(|text| Expires::On(super::day(text)))
        .into_iter()
        .chain([Expires::Unknown])
        .collect();
    let mut found = BTreeMap::new();
    let mut open = vec![Answers::default()];
    let mut seen = BTreeSet::new();
    while let Some(answers) = open.pop() {
        let reply = next_step(&answers, handbook, day);
        match reply.step {
            Step::Done(outcome) => {
                let given = &reply.answers;
                let key = format!(
                    "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                    outcome.reason,
                    outcome.standing.code,
                    given.permit,
                    given.tried,
                    given.age,
                    given.message.as_ref().map(|told| messages.key(told)),
                    given.request,
                    given.niss,
                    given.portal,
                );
                found.entry(key).or_insert((reply.answers, *outcome));
            }
            Step::Ask(question) => {
                for next in choices(question, &reply.answers, &expiries, messages) {
                    let way: Vec<_> = next.given().map(|(_, value)| value).collect();
                    if seen.insert(way.join("&")) {
                        open.push(next);
                    }
                }
            }
        }
    }
    found.into_values().collect()
}

/// What a letter could quote of a message: messages without words are alike.
fn quotable(message: &MessageTold) -> Vec<String> {
    let MessageTold::Known(id) = message else {
        return Vec::new();
    };
    let mut messages = knowledge().messages();
    let found = messages.find(|(known, ..)| *known == id);
    found.map_or_else(Vec::new, |(.., message)| message.words.pt.clone())
}

/// The answers that a question can be given.
fn choices(
    question: Question,
    answers: &Answers,
    expiries: &[Expires],
    messages: Messages,
) -> Vec<Answers> {
    macro_rules! every {
        ($field:ident, $values:expr) => {
            $values
                .iter()
                .map(|value| Answers {
                    $field: Some(value.clone()),
                    ..answers.clone()
                })
                .collect()
        };
    }
    match question {
        Question::Permit => every!(permit, Permit::ALL),
        Question::Expires => every!(expires, expiries),
        Question::Request => every!(request, Request::ALL),
        Question::Proof => every!(proof, [Proof::Of(day("2025-08-01")), Proof::None]),
        Question::Portal => every!(portal, PortalTold::ALL),
        Question::Message => {
            // One wording leads like another; all of them are tried on the first card.
            let is_first = answers.permit == Some(Permit::Temporary)
                && (messages == Messages::OfEveryKind
                    || answers.request == Some(Request::None)
                        && answers.expires == Some(Expires::On(day("2026-06-20"))));
            let all = knowledge().messages().map(|(id, ..)| id.clone());
            let most = if is_first { usize::MAX } else { 2 };
            let told: Vec<_> = all.take(most).map(MessageTold::Known).collect();
            let told: Vec<_> = told.into_iter().chain([MessageTold::Unknown]).collect();
            every!(message, told)
        }
        Question::Invited => every!(invited, [Invited::Yes, Invited::No]),
        Question::Basis => every!(
            basis,
            [Basis::Employed, Basis::StudentFinished, Basis::StudentLeft]
        ),
        Question::Age => every!(age, [Age::Adult, Age::Minor]),
        Question::Niss => every!(niss, Niss::ALL),
        Question::Place => every!(place, [Place::Portugal, Place::Abroad]),
        Question::Tried => {
            let all = TriedStep::ALL.into_iter().fold(Tried::NONE, Tried::with);
            every!(tried, [Tried::NONE, all])
        }
    }
}
