//! The days of the line of time.

use super::super::dates::{
    APRIL_COUNT_TO, DECREE_TO, earliest_request, is_old_card, last_in_time, proof_good_until,
    six_months_after,
};
use super::Situation;
use crate::answers::{Proof, Request};
use crate::outcome::{Milestone, MilestoneKind, StandingCode};

/// The days that matter, in order; today is always among them where the card's end is known.
pub(super) fn milestones(situation: &Situation<'_>) -> Vec<Milestone> {
    let Some(expires) = situation.expires() else {
        return Vec::new();
    };
    let day = situation.day;
    let mut days = vec![
        (MilestoneKind::CardEnds, expires),
        (MilestoneKind::Today, day),
    ];
    let nothing_asked = matches!(
        situation.answers.request,
        Some(Request::None | Request::Unknown)
    );
    let is_of_our_rules = situation.standing().code != StandingCode::Unknown;
    if day <= expires && nothing_asked && is_of_our_rules {
        days.push((MilestoneKind::MayAsk, earliest_request(expires)));
        days.push((MilestoneKind::InTime, last_in_time(expires)));
    }
    let standing = situation.standing();
    match (standing.code, standing.until) {
        (StandingCode::Extended, Some(_)) => days.push((MilestoneKind::DecreeEnds, DECREE_TO)),
        (StandingCode::Proof180, Some(until)) => days.push((MilestoneKind::ProofEnds, until)),
        (StandingCode::SixMonths | StandingCode::Pending, Some(until)) => {
            days.push((MilestoneKind::SixMonthsEnd, until));
        }
        (StandingCode::Lapsed, _) if is_old_card(expires) => {
            days.push((MilestoneKind::DecreeEnds, DECREE_TO));
            if day > APRIL_COUNT_TO {
                days.push((MilestoneKind::SixMonthsEnd, APRIL_COUNT_TO));
            }
        }
        (StandingCode::Lapsed, _) => {
            days.push((MilestoneKind::SixMonthsEnd, six_months_after(expires)));
        }
        (StandingCode::Pending, None) => {
            let end = situation.six_months_unless_paid();
            days.extend(end.map(|end| (MilestoneKind::SixMonthsEnd, end)));
        }
        _ => {}
    }
    if let Some(Proof::Of(issued)) = situation.answers.proof
        && standing.code != StandingCode::Proof180
    {
        days.push((MilestoneKind::ProofEnds, proof_good_until(issued)));
    }
    days.sort_by_key(|(kind, day)| (*day, *kind));
    days.into_iter()
        .map(|(kind, day)| Milestone { kind, day })
        .collect()
}
