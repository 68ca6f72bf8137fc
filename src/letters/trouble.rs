//! The trouble that was told: what was shown, what was tried, and whether anything at all kept the
//! person from asking. Nobody is complained of without it.

use triage::{Answers, Invited, MessageTold, Place, PortalTold, StandingCode};

use super::compose::Line;
use super::matter::Matter;
use super::told::Told;
use super::values::portal;
use crate::finished::Finished;
use crate::i18n::Lang;

/// The message of the catalogue that was told.
pub(super) fn message(finished: &Finished) -> Option<Told<'_>> {
    Told::of(&finished.answers, finished.visit.snapshot.knowledge())
}

/// Something that was told kept the person from asking, or a request from going on.
pub(super) fn has_obstacle(finished: &Finished, matter: Matter) -> bool {
    match matter {
        // The letter itself says it, because it was told.
        Matter::NoReceipt
        | Matter::NoCard
        | Matter::OldAddress
        | Matter::Returned
        | Matter::NotAccepted
        | Matter::NissUnlinked
        | Matter::NissRejected => true,
        // Whoever paid may have paid today: that no decision has come is no delay by itself.
        Matter::NoReply => {
            message(finished).is_some_and(Told::is_of_a_delay) || has_met_trouble(finished)
        }
        Matter::NotInvited => is_not_invited(&finished.answers) || has_met_trouble(finished),
        _ => has_met_trouble(finished),
    }
}

/// Something was tried, or kept the person from asking.
pub(super) fn has_met_trouble(finished: &Finished) -> bool {
    let answers = &finished.answers;
    answers.tried.unwrap_or_default().count() > 0
        || answers.portal == Some(PortalTold::Unreachable)
        || answers.message == Some(MessageTold::Unknown)
        || message(finished).is_some_and(Told::is_obstacle)
}

/// AIMA's e-mail was asked about, and has not come.
pub(super) fn is_not_invited(answers: &Answers) -> bool {
    answers.invited == Some(Invited::No)
}

/// The person is not where a counter is.
pub(super) fn is_abroad(finished: &Finished) -> bool {
    finished.answers.place == Some(Place::Abroad)
        || message(finished).is_some_and(Told::is_from_abroad)
}

/// A portal was told not to open or not to work.
pub(super) fn is_unreachable(finished: &Finished) -> bool {
    finished.answers.portal == Some(PortalTold::Unreachable)
        || message(finished).is_some_and(Told::says_unreachable)
}

/// A portal did not open, or showed something that kept the person from going on.
pub(super) fn was_stopped_by_a_portal(finished: &Finished) -> bool {
    let by_message = |told: Told<'_>| told.is_obstacle() && told.is_of_a_portal();
    is_unreachable(finished) || message(finished).is_some_and(by_message)
}

/// A portal, or nobody knows who, gave an answer that kept the person from asking. An office that does
/// not answer or a form that does not go on says nothing of a portal.
pub(super) fn cannot_go_on(finished: &Finished) -> bool {
    finished.answers.message == Some(MessageTold::Unknown) || was_stopped_by_a_portal(finished)
}

/// What was told: in its words, or as what happened. Left to the person where nobody knows it.
pub(super) fn told(finished: &Finished, matter: Matter) -> Option<Line> {
    let is_open = matches!(matter, Matter::Blocked | Matter::Stuck);
    let known = message(finished);
    let key = match (known, &finished.answers.message) {
        (Some(told), _) if told.is_told_in(matter) => {
            if told.what(Lang::Pt).is_some() {
                "letter-happened"
            } else if told.has_words() {
                "letter-told"
            } else if is_open {
                "letter-happened"
            } else {
                return None;
            }
        }
        (None, Some(MessageTold::Unknown)) => "letter-told",
        _ if is_open => "letter-happened",
        _ => return None,
    };
    let mut line = Line::of(key);
    if known.is_some_and(|told| told.says_paid() && told.is_told_in(matter)) {
        line.keys.push("letter-fee-was-paid");
    }
    Some(line)
}

/// What was tried: the days, and the ways.
pub(super) fn tried(finished: &Finished, matter: Matter) -> Option<Line> {
    let mut line = Line::default();
    if was_at_the_portal(finished, matter) {
        line.keys.push("letter-tried-days");
    }
    if finished.answers.tried.unwrap_or_default().count() > 0 {
        line.keys.push("letter-tried");
    }
    (!line.keys.is_empty()).then_some(line)
}

/// Whether a portal may be said to have shown what was told. What is wrong on record is shown by the one
/// portal and not by the other.
pub(super) fn may_name_the_portal(finished: &Finished, matter: Matter) -> bool {
    let is_shown = || match (message(finished), portal(finished)) {
        (Some(told), Some(portal)) => told.is_of_portal(portal),
        _ => true,
    };
    matter.may_name_a_portal() && (matter != Matter::WrongData || is_shown())
}

/// Whether days on which the portal was tried can be named.
fn was_at_the_portal(finished: &Finished, matter: Matter) -> bool {
    let answers = &finished.answers;
    if matter.is_asked()
        || !may_name_the_portal(finished, matter)
        || answers.portal == Some(PortalTold::Untried)
    {
        return false;
    }
    match message(finished) {
        Some(told) => told.is_obstacle() && told.is_of_a_portal() && !told.waits_for_an_e_mail(),
        None => {
            is_unreachable(finished)
                || answers.message == Some(MessageTold::Unknown)
                || matches!(matter, Matter::NissUnlinked | Matter::NissRejected)
        }
    }
}

/// What is said for whoever tried and is covered by no rule any more.
pub(super) fn excuse(finished: &Finished, matter: Matter) -> Option<Line> {
    let code = finished.outcome.standing.code;
    let is_uncovered = matches!(code, StandingCode::Lapsed | StandingCode::Outside);
    let is_of_renewing = matter != Matter::NotAccepted && !matter.is_of_another_title();
    (is_uncovered && is_of_renewing && has_met_trouble(finished)).then(|| Line {
        facts: vec![triage::facts::NOT_YOUR_FAULT.to_owned()],
        ..Line::of("letter-not-my-fault")
    })
}
