//! Every check of what is to be published, in one place: the commands, an import and the editors'
//! proposals are all refused for the same reasons.

use std::num::NonZeroUsize;

use store::Finding;
use triage::Handbook;
use triage::knowledge::{Knowledge, PortalState, Problem, check, check_facts};
use triage::prove::{Proof, Stop, decision_table, horizon, prove_on};

use crate::i18n::Lang;
use crate::words::dashed;

/// What was checked, and can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// How many ways were walked to their end.
    pub ways: u64,
    /// How many pairs of a day and an expiry date were tried.
    pub cases: u64,
    /// The most questions that were asked on one way.
    pub longest: usize,
    /// What the rules of this program make of it.
    pub decision_table: String,
}

/// What keeps an edition from being served: what the rules and pages need, and is not there. It
/// takes a few milliseconds.
#[must_use]
pub fn unsound(knowledge: &Knowledge) -> Option<Problem> {
    // Not the states: they are live, and what somebody says of a portal never takes the facts away.
    // Not the phrases: without them messages are recognised less well, and nothing else is missing.
    let problems = check_facts(knowledge, &[], &Lang::CODES);
    problems.into_iter().find(Problem::is_refusal)
}

/// What is wrong with the facts and phrases, or should be looked at, in every language that is
/// published. It takes a part of a second.
#[must_use]
pub fn problems(knowledge: &Knowledge, states: &[PortalState]) -> Vec<Problem> {
    check(knowledge, states, &Lang::CODES)
}

/// Those of the problems that keep an edition from being published.
#[must_use]
pub fn refusals(problems: Vec<Problem>) -> Vec<Finding> {
    let refusals = problems.into_iter().filter_map(|problem| match problem {
        Problem::Refused { about, why } => Some(Finding {
            about: Some(about),
            why,
        }),
        Problem::Warned { .. } => None,
    });
    refusals.collect()
}

/// Runs every check: what `rumo check-knowledge` and `rumo prove` look at. The walk over all ways
/// takes a minute of so many processors: never while somebody waits for a page. None where it was
/// stopped.
///
/// # Errors
///
/// Everything that was found. What does not hold together is not walked.
pub fn checked(
    handbook: &Handbook,
    workers: NonZeroUsize,
    stop: &Stop,
) -> Option<Result<Checked, Vec<Finding>>> {
    let findings = refusals(problems(handbook.knowledge(), handbook.states()));
    if !findings.is_empty() {
        return Some(Err(findings));
    }
    let last = horizon(handbook);
    let proof = prove_on(workers, handbook, last, stop)?;
    let ways = proof.problems.iter().map(|why| Finding {
        about: None,
        why: why.clone(),
    });
    let mut findings: Vec<_> = ways.chain(without_words(handbook, &proof)).collect();
    findings.sort();
    if !findings.is_empty() {
        return Some(Err(findings));
    }
    Some(Ok(Checked {
        ways: proof.ways,
        cases: proof.cases,
        longest: proof.longest,
        decision_table: decision_table(handbook, last),
    }))
}

/// All processors: for a command, which nobody shares.
#[must_use]
pub fn all_workers() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Half of the processors: while pages are served.
#[must_use]
pub fn half_of_the_workers() -> NonZeroUsize {
    NonZeroUsize::new(all_workers().get() / 2).unwrap_or(NonZeroUsize::MIN)
}

/// Every route, reason, standing and fact that some language has no words for.
fn without_words(handbook: &Handbook, proof: &Proof) -> Vec<Finding> {
    let mut findings = Vec::new();
    for lang in Lang::PUBLISHED {
        let t = lang.texts();
        let routes = proof
            .routes
            .iter()
            .map(|route| format!("route-{}", dashed(route.name())));
        let reasons = proof
            .reasons
            .iter()
            .map(|reason| format!("reason-{}", reason.name()));
        let standings = proof
            .standings
            .iter()
            .map(|code| format!("standing-{}", dashed(code.name())));
        let missing = routes
            .chain(reasons)
            .chain(standings)
            .filter(|key| t.find(key).is_none());
        findings.extend(missing.map(|key| Finding {
            about: None,
            why: format!("{} has no words for {key}", lang.code()),
        }));
        let knowledge = handbook.knowledge();
        let untitled = proof.uses.keys().filter(|id| {
            let fact = knowledge.fact(id);
            !fact.is_some_and(|fact| fact.has_text(lang.code(), "title"))
        });
        findings.extend(untitled.map(|id| Finding {
            about: Some(id.clone()),
            why: format!("{} has no words for it", lang.code()),
        }));
    }
    findings
}
