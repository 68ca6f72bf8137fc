//! A decision on its way to an outcome: the row that fits, what it rests on, and how sure it is.

use chrono::NaiveDate;

use super::way::Way;
use super::{advice, facts};
use crate::answers::Answers;
use crate::handbook::Handbook;
use crate::knowledge::Message;
use crate::outcome::{NamedFact, Outcome, Reason, Standing};
use crate::route::{Certainty, Route};

/// What was decided, before advice is gathered.
pub(crate) struct Decision<'a> {
    pub(crate) route: Route,
    pub(crate) then: Vec<Route>,
    pub(crate) reason: Reason,
    /// What decided before row 16 raised the route: what was told is still so.
    pub(super) ground: Reason,
    /// Why the way is as it is, where another row stands before it.
    pub(super) way: Option<Reason>,
    pub(crate) standing: Standing,
    /// A message, the NISS or an unreachable portal led here: what was tried counts.
    pub(super) blocked: bool,
    /// The rule itself says that nobody knows.
    pub(super) unknown: bool,
    pub(super) because: Vec<NamedFact>,
    /// The message of the catalogue that was told.
    pub(super) message: Option<(&'a str, &'a Message)>,
}

impl<'a> Decision<'a> {
    pub(super) fn new(
        route: Route,
        reason: Reason,
        standing: Standing,
        because: &[&'static str],
    ) -> Self {
        Self {
            route,
            then: Vec::new(),
            reason,
            ground: reason,
            way: None,
            standing,
            blocked: false,
            unknown: false,
            because: because.iter().map(|id| NamedFact::Borrowed(id)).collect(),
            message: None,
        }
    }

    pub(super) fn then(mut self, route: Route) -> Self {
        if route != self.route && !self.then.contains(&route) {
            self.then.push(route);
        }
        self
    }

    pub(super) fn then_all(self, routes: &[Route]) -> Self {
        routes
            .iter()
            .fold(self, |decision, route| decision.then(*route))
    }

    /// The way comes after this.
    pub(super) fn then_way(self, way: &Way) -> Self {
        self.then(way.route).then_all(&way.then)
    }

    /// What is decided rests on the way too.
    pub(super) fn on(mut self, way: &Way) -> Self {
        self.because.extend(way.because.iter().cloned());
        self.unknown |= way.unknown;
        self.way = Some(way.reason);
        self
    }

    /// What is decided rests on this too.
    pub(super) fn also(mut self, fact: impl Into<NamedFact>) -> Self {
        self.because.push(fact.into());
        self
    }

    pub(super) fn told(mut self, message: Option<(&'a str, &'a Message)>) -> Self {
        self.message = message;
        self
    }

    /// What was tried counts, unless the ladder was reached already.
    pub(super) fn blocked(mut self) -> Self {
        self.blocked = self.route != Route::Escalate;
        self
    }
}

/// Weighs the certainty, and gathers what must be said with a decision.
pub(super) fn outcome(
    decision: Decision<'_>,
    answers: &Answers,
    handbook: &Handbook,
    day: NaiveDate,
) -> Outcome {
    let mut because: Vec<NamedFact> = Vec::new();
    for id in decision.because.iter().chain(&decision.standing.because) {
        if handbook.counts_on(id, day) && !because.contains(id) {
            because.push(id.clone());
        }
    }
    let certainty = if decision.unknown {
        Certainty::Unknown
    } else if because.iter().any(|id| handbook.is_overdue_on(id, day)) {
        Certainty::Overdue
    } else {
        Certainty::Confirmed
    };
    // A message told before it was first seen: what can be said rests on the portals alone.
    if because.is_empty() && handbook.counts_on(facts::TWO_PORTALS, day) {
        because.push(facts::TWO_PORTALS.into());
    }
    advice::gather(decision, certainty, because, answers, handbook, day)
}
