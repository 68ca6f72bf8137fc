//! The interview. Read [`decide`] from top to bottom: it is the order of precedence, and an
//! answer is asked for where it is first needed. There is no engine and no graph beside it.

pub mod dates;
pub mod facts;

mod advice;
mod decision;
mod reading;
mod standing;
mod way;

pub(crate) use decision::Decision;

use chrono::NaiveDate;

use self::dates::{
    NEW_CARDS_FROM, NISS_BY_FORM, OLD_CARDS_FROM, SYSTEMS_CONNECTED, earliest_request,
};
use self::decision::outcome;
use self::reading::Reading;
use self::way::{Case, Way};
use crate::answers::{Age, Answers, Expires, Niss, Permit, Place, PortalTold, Request};
use crate::handbook::{Handbook, OpenWindow};
use crate::knowledge::{Access, Message};
use crate::outcome::{NamedFact, Reason, Reply, Step};
use crate::question::Question;
use crate::route::{Certainty, Route};
use crate::tried::Tried;

/// Says what to ask next, or which way to go.
///
/// `answers` may hold answers that do not matter: they are ignored, and dropped from the reply.
#[must_use]
pub fn next_step(answers: &Answers, handbook: &Handbook, day: NaiveDate) -> Reply {
    let mut reading = Reading::of(answers);
    match decide(&mut reading, handbook, day) {
        Ok(decision) => {
            let answers = reading.into_used();
            let outcome = outcome(decision, &answers, handbook, day);
            Reply {
                step: Step::Done(Box::new(outcome)),
                answers,
            }
        }
        Err(question) => Reply {
            step: Step::Ask(question),
            answers: reading.used_and_later(question),
        },
    }
}

/// The decision alone, without the advice that goes with it: enough for who looks at millions.
pub(crate) fn decided<'a>(
    answers: &'a Answers,
    handbook: &'a Handbook,
    day: NaiveDate,
) -> Result<Decision<'a>, Question> {
    decide(&mut Reading::of(answers), handbook, day)
}

/// The precedence: the first row that fits decides.
fn decide<'a>(
    reading: &mut Reading<'a>,
    handbook: &'a Handbook,
    day: NaiveDate,
) -> Result<Decision<'a>, Question> {
    let decision = first_route(reading, handbook, day)?;
    let expires = reading.used().expires;
    let is_urgent = match expires {
        Some(Expires::On(expires)) => day >= earliest_request(expires),
        _ => true,
    };
    // Row 16: what was tried without effect raises the route. Nothing is urgent earlier.
    if decision.blocked && is_urgent && reading.tried()?.count() >= Tried::ENOUGH {
        let then = vec![decision.route];
        return Ok(Decision {
            route: Route::Escalate,
            then,
            reason: Reason::TriedEnough,
            ..decision
        });
    }
    Ok(decision)
}

/// Rows 2 to 15d. Row 1, a malformed answer, is refused before there are answers.
#[expect(
    clippy::too_many_lines,
    reason = "the precedence is one list, and reads as one"
)]
fn first_route<'a>(
    reading: &mut Reading<'a>,
    handbook: &'a Handbook,
    day: NaiveDate,
) -> Result<Decision<'a>, Question> {
    let permit = reading.permit()?;
    if let Some(decision) = other_documents(permit) {
        return Ok(decision); // rows 2 and 3
    }
    // Who is not sure goes on as with a temporary permit, and is told so.
    let is_unsure = permit == Permit::Unknown;
    let permit = if is_unsure { Permit::Temporary } else { permit };
    let expires = reading.expires()?;
    let request = reading.request()?;
    let nothing_asked = matches!(request, Request::None | Request::Unknown);
    let mut standing = standing::standing(permit, expires, request, reading, handbook, day)?;
    if is_unsure {
        standing.certainty = Certainty::Unknown;
    }
    let decided = |route, reason, because: &[&'static str]| Decision {
        unknown: is_unsure,
        ..Decision::new(route, reason, standing.clone(), because)
    };

    // Row 4
    if request == Request::Refused {
        let decision = decided(
            Route::Escalate,
            Reason::Refused,
            &[facts::REFUSAL_HAS_TERMS],
        );
        return Ok(decision.then(Route::InPerson));
    }
    // Row 5
    if nothing_asked && matches!(expires, Expires::On(day) if day < OLD_CARDS_FROM) {
        let because = [facts::OLD_CARDS_NOT_COVERED];
        return Ok(decided(Route::NotCovered, Reason::TooOld, &because).then(Route::InPerson));
    }
    // Row 6
    let told = reading.portal(handbook.knowledge())?;
    let message = reading.message();
    if let Some((id, entry)) = message
        && let Some((route, then, window)) = fixed_route(entry, expires, handbook, day)
    {
        let mut decision = decided(route, Reason::Message, &[]).also(id.to_owned());
        decision.then = then;
        decision.because.extend(window);
        return Ok(decision.blocked().told(message));
    }
    // Row 7
    if request == Request::Approved {
        let because = [
            facts::PROOF_OF_APPROVAL,
            facts::APPROVAL_BY_EMAIL,
            facts::RECEIPT_60_DAYS,
        ];
        let decision = decided(Route::WaitRetry, Reason::Approved, &because);
        return Ok(decision.then(Route::ContactForm).told(message));
    }
    if !nothing_asked {
        let because = [facts::CARD_AND_RECEIPT, facts::RECEIPT_60_DAYS];
        let reason = match request {
            Request::Paid => Reason::Pending,
            _ => Reason::Unpaid,
        };
        let decision = decided(Route::WaitRetry, reason, &because);
        return Ok(decision.then(Route::ContactForm).told(message));
    }
    // Row 8
    let Expires::On(expires) = expires else {
        let decision = decided(Route::NeedInfo, Reason::NoExpiry, &[facts::TWO_PORTALS]);
        return Ok(decision.then(Route::ContactForm).told(message));
    };
    // Row 9
    if let Some((facts::MISSION_STRUCTURE_COHORT, _)) = message
        && expires >= NEW_CARDS_FROM
    {
        let because = [facts::MISSION_STRUCTURE_COHORT, facts::TWO_PORTALS];
        let decision = decided(Route::ContactForm, Reason::WrongDate, &because);
        return Ok(decision.blocked().told(message));
    }
    // Row 10
    let case = Case {
        permit,
        expires,
        standing: standing.code,
        handbook,
        day,
    };
    let way = way::way(&case, reading)?;
    let decided = |route, reason, because: &[&'static str]| {
        decided(route, reason, because).on(&way).told(message)
    };
    if way.is_final || way.route == Route::NotYet {
        return Ok(decided(way.route, way.reason, &[]).then_all(&way.then));
    }
    // Rows 11 to 13
    if reading.age()? != Age::Minor
        && let Some(decision) = niss_first(reading, &decided, &way, day)?
    {
        return Ok(decision);
    }
    // Row 14
    if way.route == Route::WaitRetry {
        return Ok(decided(way.route, way.reason, &[]));
    }
    // Row 15
    if told == PortalTold::Unreachable {
        // A message about it says where the person is, or is heard in Portugal: one question less.
        let place = match message {
            Some(_) => reading.place_if_told(),
            None => reading.place()?,
        };
        if place == Place::Abroad {
            let decision = decided(way.route, Reason::Abroad, &[facts::PORTUGUESE_IP_ONLY]);
            return Ok(decision.then_all(&way.then).then(Route::WaitRetry));
        }
        let decision = decided(Route::WaitRetry, Reason::Unreachable, &[]);
        return Ok(decision.blocked().then_way(&way));
    }
    // Row 15b
    if way
        .portal()
        .is_some_and(|portal| handbook.is_closed_on(portal, Some(expires), day))
    {
        return Ok(decided(Route::WaitRetry, Reason::PortalClosed, &[]).then_way(&way));
    }
    // Row 15c
    if told == PortalTold::Message && message.is_none() {
        let decision = decided(Route::ContactForm, Reason::UnknownMessage, &[]);
        return Ok(decision.blocked().then_way(&way));
    }
    // Row 15d
    Ok(decided(way.route, way.reason, &[]).then_all(&way.then))
}

/// Rows 2 and 3: documents that are not renewed in a portal.
fn other_documents<'a>(permit: Permit) -> Option<Decision<'a>> {
    let decided = |route, reason, because: &[&'static str]| {
        Some(Decision::new(route, reason, standing::unknown(), because))
    };
    match permit {
        Permit::First => {
            let because = [facts::FIRST_PERMITS_ELSEWHERE];
            decided(Route::NotCovered, Reason::FirstPermit, &because)
        }
        Permit::Other => {
            let because = [facts::FIRST_PERMITS_ELSEWHERE];
            decided(Route::NotCovered, Reason::OtherDocument, &because)
        }
        Permit::Visa => decided(Route::ContactForm, Reason::Visa, &[facts::VISAS_BY_FORM]),
        Permit::EuFamily => decided(
            Route::ContactForm,
            Reason::EuFamily,
            &[facts::EU_CARD_BY_FORM],
        ),
        _ => None,
    }
}

/// Row 6: the way that a message decides on `day`, with the window where that was looked at.
fn fixed_route(
    message: &Message,
    expires: Expires,
    handbook: &Handbook,
    day: NaiveDate,
) -> Option<(Route, Vec<Route>, Option<NamedFact>)> {
    let fixed = message.route_on(day)?;
    if let (Some(instead), Expires::On(expires)) =
        (while_month_closed(message, handbook, day), expires)
        && expires >= NEW_CARDS_FROM
    {
        let open = open_months(handbook, day);
        if open.is_none_or(|row| expires > row.accepts_to) {
            return Some((instead, Vec::new(), open.map(|row| row.fact.clone().into())));
        }
    }
    Some((fixed.route, fixed.then.clone(), None))
}

/// The months that the Portal das Renovações is known to take on `day`.
fn open_months(handbook: &Handbook, day: NaiveDate) -> Option<&OpenWindow> {
    handbook.widest(facts::RENEWAL_PORTAL, Permit::Temporary, Access::Own, day)
}

/// The route of a message while the month of the card is not open; none where it has no other, or
/// where nobody knows any more on `day` which months are open.
#[must_use]
pub fn while_month_closed(message: &Message, handbook: &Handbook, day: NaiveDate) -> Option<Route> {
    let instead = message.route_on(day)?.while_month_closed?;
    let is_known = open_months(handbook, day).is_none_or(|row| !row.is_overdue_on(day));
    is_known.then_some(instead)
}

/// Rows 11 to 13: an adult's NISS stands before the way, also while the month is not open.
fn niss_first<'a>(
    reading: &mut Reading<'a>,
    decided: &impl Fn(Route, Reason, &[&'static str]) -> Decision<'a>,
    way: &Way,
    day: NaiveDate,
) -> Result<Option<Decision<'a>>, Question> {
    let demanded = [facts::NISS_DEMANDED, facts::NISS_BLOCKS];
    let decision = match reading.niss()? {
        // Row 11
        niss @ (Niss::None | Niss::Refused) => {
            reading.basis()?; // the legal argument: not every ground needs a NISS
            let reason = if niss == Niss::None {
                Reason::NissNone
            } else {
                Reason::NissRefused
            };
            decided(Route::Niss, reason, &demanded).then_way(way)
        }
        // Row 12
        Niss::Rejected => {
            let because = [facts::NISS_BY_FORM_2025, facts::NISS_BY_FORM_2026];
            decided(Route::ContactForm, Reason::NissRejected, &because)
                .blocked()
                .then_way(way)
        }
        // Row 13
        Niss::Unlinked if day < SYSTEMS_CONNECTED => {
            let because = [facts::NISS_IN_PERSON_2025];
            decided(Route::InPerson, Reason::NissUnlinked, &because)
                .blocked()
                .then_way(way)
        }
        Niss::Unlinked if day < NISS_BY_FORM => {
            let because = [facts::NISS_BY_FORM_2025];
            let decision = decided(Route::ContactForm, Reason::NissUnlinked, &because);
            decision.blocked().then(Route::InPerson)
        }
        Niss::Unlinked => {
            let because = [facts::NISS_BY_FORM_2026];
            decided(Route::ContactForm, Reason::NissUnlinked, &because)
                .blocked()
                .then_way(way)
        }
        Niss::Linked | Niss::Unknown => return Ok(None),
    };
    Ok(Some(decision))
}

/// The routes of a message on `day` without knowing the person, the first one first: none where it
/// is advice and the interview goes on; for the NISS messages, what rows 11 to 13 say for an adult
/// before the way comes.
#[must_use]
pub fn message_routes(message: &Message, day: NaiveDate) -> Vec<Route> {
    if let Some(fixed) = message.route_on(day) {
        let first = std::iter::once(fixed.route);
        return first.chain(fixed.then.iter().copied()).collect();
    }
    match message.answers.niss {
        Some(Niss::None | Niss::Refused) => vec![Route::Niss],
        Some(Niss::Unlinked) if day < SYSTEMS_CONNECTED => vec![Route::InPerson],
        Some(Niss::Unlinked) if day < NISS_BY_FORM => vec![Route::ContactForm, Route::InPerson],
        Some(Niss::Unlinked | Niss::Rejected) => vec![Route::ContactForm],
        Some(Niss::Linked | Niss::Unknown) | None => Vec::new(),
    }
}

/// Every advice id that the rules name.
pub(crate) const ADVICE_IDS: [&[&str]; 2] = [advice::ACTION_IDS, advice::WARNING_IDS];
