//! Walks every way of the interview, on every interval of days and expiry dates that the facts
//! distinguish, and says what is wrong: a dead end, a loop, a question or outcome that nobody can
//! reach, an outcome without a step or without a person to turn to.

mod alike;
mod boundaries;
mod difference;
mod ends;
mod flow;
mod moved;
mod people;
mod rows;
mod stop;
mod table;
mod uses;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use chrono::{Months, NaiveDate};

pub use alike::alike;
pub use difference::difference;
pub use ends::{End, ends};
pub use flow::{Edge, Flow, Target};
pub use moved::{CardDate, Cards, Moved, Way, Who};
pub use people::{PEOPLE, Person};
pub use stop::Stop;
pub use table::decision_table;
pub use uses::uses;

use crate::handbook::Handbook;
use crate::interview::dates::DECREE_FROM;
use crate::knowledge::FactId;
use crate::outcome::{Reason, StandingCode};
use crate::question::Question;
use crate::route::Route;

/// The most questions that anybody may be asked.
pub const MOST_QUESTIONS: usize = 9;

/// How long after the newest check of a fact the walk goes on.
const HORIZON: Months = Months::new(18);

/// The last day that is walked.
#[must_use]
pub fn horizon(handbook: &Handbook) -> NaiveDate {
    let facts = handbook.knowledge().facts.values();
    let newest = facts.filter_map(|fact| fact.verified_on).max();
    newest.unwrap_or(DECREE_FROM) + HORIZON
}

/// What a walk over all ways has seen.
#[derive(Clone, Debug, Default)]
pub struct Proof {
    /// How many ways were walked to their end.
    pub ways: u64,
    /// How many pairs of a day and an expiry date were tried.
    pub cases: u64,
    /// The most questions that were asked on one way.
    pub longest: usize,
    /// The flow as it was walked, for drawing.
    pub flow: Flow,
    /// The routes that were reached.
    pub routes: BTreeSet<Route>,
    /// The rows that decided.
    pub reasons: BTreeSet<Reason>,
    /// The standings that were reached.
    pub standings: BTreeSet<StandingCode>,
    /// The advice and other facts that outcomes use, each with how many kinds of outcome do.
    pub uses: BTreeMap<FactId, u64>,
    /// What is wrong, each kind once with the first way that showed it.
    pub problems: BTreeSet<String>,
}

impl Proof {
    /// Adds what another walk has seen.
    pub(crate) fn merge(&mut self, other: Self) {
        self.ways += other.ways;
        self.cases += other.cases;
        self.longest = self.longest.max(other.longest);
        self.flow.merge(other.flow);
        self.routes.extend(other.routes);
        self.reasons.extend(other.reasons);
        self.standings.extend(other.standings);
        for (id, count) in other.uses {
            *self.uses.entry(id).or_default() += count;
        }
        self.problems.extend(other.problems);
    }
}

/// Walks every way from the first day the rules know to `last`, on all processors.
#[must_use]
pub fn prove(handbook: &Handbook, last: NaiveDate) -> Proof {
    let all = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    // Without an end before the end there is an answer.
    prove_on(all, handbook, last, &Stop::never()).unwrap_or_default()
}

/// The same on so many processors: who serves pages meanwhile keeps some for them. None where it
/// was stopped.
#[must_use]
pub fn prove_on(
    workers: NonZeroUsize,
    handbook: &Handbook,
    last: NaiveDate,
    stop: &Stop,
) -> Option<Proof> {
    let workers = workers.get();
    let days = boundaries::days(handbook, last);
    let mut proof = std::thread::scope(|scope| {
        let walks: Vec<_> = (0..workers)
            .map(|worker| {
                let days = days.iter().skip(worker).step_by(workers);
                scope.spawn(move || {
                    let mut proof = Proof::default();
                    for day in days {
                        walk::walk_day(handbook, *day, stop, &mut proof);
                    }
                    proof
                })
            })
            .collect();
        let mut all = Proof::default();
        for walk in walks {
            match walk.join() {
                Ok(proof) => all.merge(proof),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    if stop.is_now() {
        return None;
    }
    unreached(&mut proof);
    Some(proof)
}

/// The flow alone, for drawing: on the days on which the rules turn, on this thread.
#[must_use]
pub fn flow(handbook: &Handbook, last: NaiveDate) -> Flow {
    let mut proof = Proof::default();
    for day in boundaries::turning_days(handbook, last) {
        walk::walk_day(handbook, day, &Stop::never(), &mut proof);
    }
    proof.flow
}

/// Names what no way has reached.
fn unreached(proof: &mut Proof) {
    let asked = proof.flow.questions();
    for question in Question::ALL
        .into_iter()
        .filter(|question| !asked.contains(question))
    {
        proof
            .problems
            .insert(format!("nobody is ever asked {}", question.name()));
    }
    for route in Route::ALL
        .into_iter()
        .filter(|route| !proof.routes.contains(route))
    {
        proof
            .problems
            .insert(format!("nobody is ever sent to {}", route.name()));
    }
    for reason in Reason::ALL
        .into_iter()
        .filter(|reason| !proof.reasons.contains(reason))
    {
        // A closed portal is live data: the first edition holds none.
        if reason != Reason::PortalClosed {
            proof
                .problems
                .insert(format!("no way is decided by {}", reason.name()));
        }
    }
    for code in StandingCode::ALL
        .into_iter()
        .filter(|code| !proof.standings.contains(code))
    {
        proof
            .problems
            .insert(format!("nobody ever stands as {}", code.name()));
    }
}
