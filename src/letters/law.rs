//! What a letter may say of the law: only what a fact states, and only while it counts.

use triage::knowledge::Detail;
use triage::{Certainty, Fact, MilestoneKind, StandingCode, dates};

use super::matter::Matter;
use crate::finished::Finished;

/// One sentence of law.
pub(super) struct Ground {
    /// The key of the sentence.
    pub(super) key: &'static str,
    /// The fact that it rests on.
    pub(super) fact: String,
    /// The law as one quotes it.
    pub(super) law: String,
}

/// The sentences of law that fit: on staying, and on asking or deciding.
pub(super) fn grounds(finished: &Finished, matter: Matter) -> Vec<Ground> {
    let staying = staying(finished);
    let asking = if matter == Matter::NoReply {
        ground(finished, "letter-law-decision", "tacit-grant")
    } else if is_in_time(finished) && !matter.is_asked() && matter != Matter::Visa {
        ground(finished, "letter-law-in-time", "renew-30-days")
    } else {
        None
    };
    staying.into_iter().chain(asking).collect()
}

/// The sentence on staying: of the rule that fits on the day.
fn staying(finished: &Finished) -> Option<Ground> {
    let standing = &finished.outcome.standing;
    if standing.certainty == Certainty::Unknown {
        return None;
    }
    let of_standing = |key| {
        let mut because = standing.because.iter();
        because.find_map(|id| ground(finished, key, id))
    };
    match standing.code {
        StandingCode::Extended => of_standing("letter-law-extended"),
        StandingCode::Proof180 => of_standing("letter-law-proof"),
        StandingCode::SixMonths if standing.until == Some(dates::APRIL_COUNT_TO) => {
            of_standing("letter-law-april")
        }
        StandingCode::SixMonths => of_standing("letter-law-six-months"),
        StandingCode::Pending => ground(finished, "letter-law-receipt", "receipt-60-days"),
        StandingCode::Valid
        | StandingCode::Approved
        | StandingCode::Outside
        | StandingCode::Lapsed
        | StandingCode::Unknown => None,
    }
}

/// Whether the last day in time has not passed and nothing was asked.
fn is_in_time(finished: &Finished) -> bool {
    let mut days = finished.outcome.milestones.iter();
    days.any(|day| day.kind == MilestoneKind::InTime && finished.visit.day <= day.day)
}

fn ground(finished: &Finished, key: &'static str, id: &str) -> Option<Ground> {
    let visit = &finished.visit;
    if !visit.snapshot.handbook.counts_on(id, visit.day) {
        return None;
    }
    Some(Ground {
        key,
        fact: id.to_owned(),
        law: law(visit.snapshot.knowledge().fact(id)?)?,
    })
}

/// The law of a fact, as one quotes it.
pub(super) fn law(fact: &Fact) -> Option<String> {
    match &fact.about {
        Detail::Rule(rule) => rule.law.clone(),
        _ => None,
    }
}
