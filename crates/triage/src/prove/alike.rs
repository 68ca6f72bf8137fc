//! Answers that the rules treat alike: who is not sure goes on as most people do, and most grounds
//! of stay lead the same way.

use crate::answers::{
    Age, Answers, Basis, Invited, Niss, Permit, Place, PortalTold, Proof, Request,
};
use crate::question::Question;
use crate::tried::Tried;

/// Questions at which who is not sure goes the same way and is told more: how to find out.
pub(super) const TOLD_MORE: [Question; 2] = [Question::Permit, Question::Request];

/// The same person with each answer replaced by the one that stands for it.
#[must_use]
pub fn alike(answers: &Answers) -> Answers {
    Answers {
        permit: answers.permit.map(|permit| match permit {
            Permit::Unknown => Permit::Temporary,
            other => other,
        }),
        request: answers.request.map(|request| match request {
            Request::Unknown => Request::None,
            other => other,
        }),
        proof: answers.proof.map(|proof| match proof {
            Proof::Unknown => Proof::None,
            other => other,
        }),
        portal: answers.portal.map(|portal| match portal {
            PortalTold::Unknown => PortalTold::Untried,
            other => other,
        }),
        invited: answers.invited.map(|invited| match invited {
            Invited::Unknown => Invited::No,
            other => other,
        }),
        basis: answers.basis.map(|basis| match basis {
            Basis::SelfEmployed | Basis::Family | Basis::Other | Basis::Unknown => Basis::Employed,
            Basis::Remote | Basis::Retired => Basis::OwnIncome,
            other => other,
        }),
        age: answers.age.map(|age| match age {
            Age::Unknown => Age::Adult,
            other => other,
        }),
        niss: answers.niss.map(|niss| match niss {
            Niss::Unknown => Niss::Linked,
            other => other,
        }),
        place: answers.place.map(|place| match place {
            Place::Unknown => Place::Portugal,
            other => other,
        }),
        tried: answers.tried.map(|tried| {
            if tried.is_unknown() {
                Tried::NONE
            } else {
                tried
            }
        }),
        expires: answers.expires,
        message: answers.message.clone(),
    }
}
