//! What a letter may say of the law: only what a fact states, and only while it counts.

use chrono::NaiveDate;
use triage::knowledge::Detail;
use triage::{Certainty, Fact, MilestoneKind, Permit, StandingCode, dates, facts};

use super::matter::Matter;
use super::told::Told;
use super::trouble::message;
use crate::finished::Finished;

/// One sentence of law.
pub(super) struct Ground {
    /// The key of the sentence.
    pub(super) key: &'static str,
    /// The fact that it rests on.
    pub(super) fact: String,
    /// The law as one quotes it.
    pub(super) law: String,
    /// The last day of the rule, where the sentence names it.
    pub(super) until: Option<NaiveDate>,
}

/// The sentences of law that fit: on staying, and on asking or deciding.
pub(super) fn grounds(finished: &Finished, matter: Matter) -> Vec<Ground> {
    let told = message(finished);
    if told.is_some_and(Told::is_of_an_eu_card) {
        return Vec::new(); // these rules are for permits of another law
    }
    // A permanent permit has no end: nobody writes of theirs that it has one.
    let is_permanent = finished.answers.permit == Some(Permit::Permanent);
    let staying = staying(finished);
    let asking = if matter == Matter::NoReply {
        ground(finished, "letter-law-decision", "tacit-grant", None)
    } else if is_permanent || matter.is_asked() || matter.is_of_another_title() {
        None
    } else {
        last_day_in_time(finished).and_then(|day| {
            let until = Some(day);
            ground(finished, "letter-law-in-time", facts::RENEW_30_DAYS, until)
        })
    };
    staying.into_iter().chain(asking).collect()
}

/// Whether the card itself or a rule that can be named counts the document as valid on the day.
pub(super) fn counts_as_valid(finished: &Finished) -> bool {
    let told = message(finished);
    let is_of_another_law = told.is_some_and(Told::is_of_an_eu_card);
    finished.outcome.standing.code == StandingCode::Valid
        || (!is_of_another_law && staying(finished).is_some())
}

/// The sentence on staying: of the rule that fits on the day.
fn staying(finished: &Finished) -> Option<Ground> {
    let standing = &finished.outcome.standing;
    if standing.certainty == Certainty::Unknown {
        return None;
    }
    let of_standing = |key| {
        let mut because = standing.because.iter();
        because.find_map(|id| ground(finished, key, id, standing.until))
    };
    match standing.code {
        StandingCode::Extended => of_standing("letter-law-extended"),
        StandingCode::Proof180 => of_standing("letter-law-proof"),
        StandingCode::SixMonths if standing.until == Some(dates::APRIL_COUNT_TO) => {
            of_standing("letter-law-april")
        }
        StandingCode::SixMonths if finished.answers.permit == Some(Permit::Permanent) => None,
        StandingCode::SixMonths => of_standing("letter-law-six-months"),
        StandingCode::Pending => {
            ground(finished, "letter-law-receipt", facts::RECEIPT_60_DAYS, None)
        }
        StandingCode::Valid
        | StandingCode::Approved
        | StandingCode::Outside
        | StandingCode::Lapsed
        | StandingCode::Unknown => None,
    }
}

/// The last day in time, where it has not passed and nothing was asked.
fn last_day_in_time(finished: &Finished) -> Option<NaiveDate> {
    let days = finished.outcome.milestones.iter();
    let mut days = days.filter(|day| day.kind == MilestoneKind::InTime);
    let last = days.next()?.day;
    (finished.visit.day <= last).then_some(last)
}

fn ground(
    finished: &Finished,
    key: &'static str,
    id: &str,
    until: Option<NaiveDate>,
) -> Option<Ground> {
    let visit = &finished.visit;
    if !visit.snapshot.handbook.counts_on(id, visit.day) {
        return None;
    }
    Some(Ground {
        key,
        fact: id.to_owned(),
        law: law(visit.snapshot.knowledge().fact(id)?)?,
        until,
    })
}

/// The law of a fact, as one quotes it.
pub(super) fn law(fact: &Fact) -> Option<String> {
    match &fact.about {
        Detail::Rule(rule) => rule.law.clone(),
        _ => None,
    }
}
