//! One way to each kind of outcome, for whoever looks at the page of every one of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::alike::TOLD_MORE;
use super::walk::{Choices, behaviour};
use crate::answers::{Answers, MessageTold, Permit};
use crate::handbook::Handbook;
use crate::interview::dates::{APRIL_COUNT_TO, is_old_card, six_months_after};
use crate::interview::facts::{EXTENSION_PORTAL, MONTH_NOT_OPEN_YET, RENEWAL_PORTAL};
use crate::interview::next_step;
use crate::outcome::{NamedFact, Outcome, Reason, StandingCode, Step};
use crate::route::Route;

/// Documents of which the standing is said in other words.
const SAID_OTHERWISE: [Permit; 2] = [Permit::Unknown, Permit::Permanent];
/// The warning that stands at a step about the NISS, and not in the list.
const NISS_NOT_BY_LAW: &str = "niss-not-by-law-warning";

/// One way to an outcome, and what its pages are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The answers that lead there.
    pub answers: Answers,
    /// The first way.
    pub route: Route,
    /// The standing.
    pub standing: StandingCode,
    /// What has words of its own: the same piece reads the same wherever it stands, but for its
    /// dates. Its first word says what it is: `way` is the way with the standing, `decided` and
    /// `stands` are each of them, `know` and `why` are lists, `warning` and `because` their items.
    pub pieces: BTreeSet<String>,
}

/// For each outcome that has words of its own on `day`, one way that leads to it. Outcomes that
/// differ in a date alone are one. All messages are told, and all kinds of document.
#[must_use]
pub fn ends(handbook: &Handbook, day: NaiveDate) -> Vec<End> {
    let mut walker = Walker {
        handbook,
        day,
        choices: Choices::new(handbook, day),
        ends: BTreeMap::new(),
    };
    walker.walk(&Answers::default());
    let ends = walker.ends.into_iter();
    ends.map(|(pieces, (answers, route, standing))| End {
        answers,
        route,
        standing,
        pieces,
    })
    .collect()
}

struct Walker<'a> {
    handbook: &'a Handbook,
    day: NaiveDate,
    choices: Choices,
    /// By all that the words of an outcome are made of.
    ends: BTreeMap<BTreeSet<String>, (Answers, Route, StandingCode)>,
}

impl Walker<'_> {
    fn walk(&mut self, answers: &Answers) {
        let reply = next_step(answers, self.handbook, self.day);
        let question = match reply.step {
            Step::Done(outcome) => return self.done(&outcome, reply.answers),
            Step::Ask(question) => question,
        };
        for (next, is_alike) in self.choices.of(question, answers) {
            if !is_alike || TOLD_MORE.contains(&question) {
                self.walk(&next);
            }
        }
    }

    fn done(&mut self, outcome: &Outcome, answers: Answers) {
        let pieces = self.pieces(outcome, &answers);
        if self.ends.contains_key(&pieces) {
            return;
        }
        let (route, standing) = (outcome.route, outcome.standing.code);
        self.ends.insert(pieces, (answers.clone(), route, standing));
        for message in self.like(&answers) {
            let answers = Answers {
                message: Some(message),
                ..answers.clone()
            };
            let reply = next_step(&answers, self.handbook, self.day);
            if let Step::Done(outcome) = reply.step {
                let pieces = self.pieces(&outcome, &reply.answers);
                let (route, standing) = (outcome.route, outcome.standing.code);
                let end = (reply.answers, route, standing);
                self.ends.entry(pieces).or_insert(end);
            }
        }
    }

    /// The other messages that lead the way of the one that was told.
    fn like(&self, answers: &Answers) -> Vec<MessageTold> {
        let Some(MessageTold::Known(told)) = &answers.message else {
            return Vec::new();
        };
        let all = || self.handbook.knowledge().messages();
        let leads = all()
            .find(|(id, ..)| *id == told)
            .map(|(id, _, message)| behaviour(id, message, self.day));
        all()
            .filter(|(id, ..)| *id != told)
            .filter(|(id, _, message)| Some(behaviour(id, message, self.day)) == leads)
            .map(|(id, ..)| MessageTold::Known(id.clone()))
            .collect()
    }

    /// What the pages of an outcome are made of.
    fn pieces(&self, outcome: &Outcome, answers: &Answers) -> BTreeSet<String> {
        let warns = |id: &str| outcome.warnings.iter().any(|warning| warning.id == id);
        let argument = warns(NISS_NOT_BY_LAW);
        let steps = outcome.actions.iter().map(|action| {
            let dated = (action.from.is_some(), action.by.is_some());
            format!("step {} {dated:?} {argument}", action.id)
        });
        let help = outcome.help.iter().map(|id| format!("help {id}"));
        let counter = self.counter(outcome);
        let is_dated = answers.expires_on().is_some();
        let [decided, stands] = self.way(outcome, answers);
        let lists = [
            format!("way {decided} {stands}"),
            format!("decided {decided}"),
            format!("stands {stands}"),
            format!("know {:?}", outcome.warnings),
            format!("papers {:?}", outcome.documents),
            format!("why {:?}", outcome.because),
            format!("counter {counter:?} {is_dated}"),
        ];
        let warnings = outcome.warnings.iter();
        let warnings = warnings.map(|warning| format!("warning {}", warning.id));
        let because = outcome.because.iter().map(|id| format!("because {id}"));
        let all = steps.chain(help).chain(warnings).chain(because);
        all.chain(lists).collect()
    }

    /// The first step with a sentence for the counter.
    fn counter(&self, outcome: &Outcome) -> Option<String> {
        let steps = outcome.actions.iter().filter(|action| {
            let fact = self.handbook.knowledge().fact(&action.id);
            fact.is_some_and(|fact| fact.text(&["pt"], "counter", self.day).is_some())
        });
        steps.map(|action| action.id.clone().into_owned()).next()
    }

    /// The way with the lists that there are, and the standing, both without their dates.
    fn way(&self, outcome: &Outcome, answers: &Answers) -> [String; 2] {
        let expires = answers.expires_on();
        let standing = &outcome.standing;
        let until = standing.until;
        let until = until.map(|until| (until == APRIL_COUNT_TO, until == self.day));
        let age = expires.map(|expires| {
            let is_over = expires < self.day;
            let is_covered = self.day <= six_months_after(expires);
            (is_old_card(expires), is_over, is_covered)
        });
        let portals = [EXTENSION_PORTAL, RENEWAL_PORTAL].map(|portal| {
            let state = self.handbook.state_on(portal, expires, self.day);
            state.map(|state| (state.state, &state.text))
        });
        let told = answers.message_id();
        let is_told = outcome.reason == Reason::Message || told == Some(MONTH_NOT_OPEN_YET);
        let decided = (
            outcome.route,
            &outcome.then,
            outcome.reason,
            told.filter(|_| is_told),
        );
        let sure = (outcome.certainty, self.oldest(&outcome.because));
        let stands = (
            standing.code,
            standing.certainty,
            self.oldest(&standing.because),
            until,
        );
        let person = (
            answers
                .permit
                .filter(|permit| SAID_OTHERWISE.contains(permit)),
            answers.request,
            age,
        );
        let lists = [
            outcome.warnings.is_empty(),
            outcome.documents.is_empty(),
            self.counter(outcome).is_none(),
        ];
        [
            format!("{decided:?} {sure:?} {lists:?}"),
            format!("{stands:?} {person:?} {portals:?}"),
        ]
    }

    /// Of the facts past their check the one that was checked first: its day is said.
    fn oldest<'b>(&self, because: &'b [NamedFact]) -> Option<&'b str> {
        let facts = because.iter().filter_map(|id| {
            let fact = self.handbook.knowledge().fact(id)?;
            fact.is_overdue_on(self.day)
                .then_some((fact.verified_on, id.as_ref()))
        });
        facts.min().map(|(_, id)| id)
    }
}
