//! The person's standing on the day: the first rule that fits.

use chrono::NaiveDate;

use super::dates::{
    APRIL_COUNT_FROM, APRIL_COUNT_TO, DECREE_FROM, DECREE_TO, NEW_CARDS_FROM, OLD_CARDS_FROM,
    is_old_card, proof_good_until, six_months_after,
};
use super::facts;
use super::reading::Reading;
use crate::answers::{Expires, Permit, Proof, Request};
use crate::handbook::Handbook;
use crate::outcome::{NamedFact, Standing, StandingCode};
use crate::question::Question;
use crate::route::Certainty;

/// A standing whose certainty is not weighed yet.
struct Found {
    code: StandingCode,
    until: Option<NaiveDate>,
    because: &'static [&'static str],
    unknown: bool,
}

/// Finds the standing. Asks for the payment proof where its date decides.
pub(super) fn standing(
    permit: Permit,
    expires: Expires,
    request: Request,
    reading: &mut Reading<'_>,
    handbook: &Handbook,
    day: NaiveDate,
) -> Result<Standing, Question> {
    let found = find(permit, expires, request, reading, day)?;
    let because: Vec<_> = found
        .because
        .iter()
        .filter(|id| handbook.counts_on(id, day))
        .map(|id| NamedFact::Borrowed(id))
        .collect();
    let certainty = if found.unknown {
        Certainty::Unknown
    } else if because.iter().any(|id| handbook.is_overdue_on(id, day)) {
        Certainty::Overdue
    } else {
        Certainty::Confirmed
    };
    Ok(Standing {
        code: found.code,
        until: found.until,
        certainty,
        because,
    })
}

/// The standing of somebody whose document none of the rules is about.
pub(super) fn unknown() -> Standing {
    Standing {
        code: StandingCode::Unknown,
        until: None,
        certainty: Certainty::Unknown,
        because: Vec::new(),
    }
}

fn find(
    permit: Permit,
    expires: Expires,
    request: Request,
    reading: &mut Reading<'_>,
    day: NaiveDate,
) -> Result<Found, Question> {
    let Expires::On(expires) = expires else {
        return Ok(unclear());
    };
    if !matches!(
        permit,
        Permit::Temporary | Permit::Permanent | Permit::Ari | Permit::Cplp
    ) {
        return Ok(unclear());
    }
    if day <= expires {
        return Ok(Found {
            // The card says this day; what a refusal makes of it depends on the decision.
            unknown: request == Request::Refused,
            ..found(StandingCode::Valid, Some(expires), &[])
        });
    }
    match request {
        Request::Refused => return Ok(unclear()),
        Request::Approved => {
            let because = &[facts::PROOF_OF_APPROVAL, facts::APPROVAL_BY_EMAIL];
            return Ok(found(StandingCode::Approved, None, because));
        }
        _ => {}
    }
    let asked = matches!(request, Request::Paid | Request::Submitted);
    if is_old_card(expires) {
        return old_card(request, asked, reading, day);
    }
    if asked {
        return Ok(found(
            StandingCode::Pending,
            None,
            &[facts::RECEIPT_60_DAYS],
        ));
    }
    if expires < OLD_CARDS_FROM {
        return Ok(found(
            StandingCode::Outside,
            None,
            &[facts::OLD_CARDS_NOT_COVERED],
        ));
    }
    debug_assert!(expires >= NEW_CARDS_FROM, "older cards were decided above");
    let ends = six_months_after(expires);
    if day <= ends {
        return Ok(found(
            StandingCode::SixMonths,
            Some(ends),
            &[facts::SIX_MONTH_RULE],
        ));
    }
    Ok(found(StandingCode::Lapsed, None, &[facts::SIX_MONTH_RULE]))
}

/// Cards that DL 85-B/2025 covers.
fn old_card(
    request: Request,
    asked: bool,
    reading: &mut Reading<'_>,
    day: NaiveDate,
) -> Result<Found, Question> {
    if (DECREE_FROM..=DECREE_TO).contains(&day) {
        return Ok(found(
            StandingCode::Extended,
            Some(DECREE_TO),
            &[facts::DECREE],
        ));
    }
    if request == Request::Paid
        && day > DECREE_TO
        && let Proof::Of(issued) = reading.proof()?
        && day <= proof_good_until(issued)
    {
        let until = Some(proof_good_until(issued));
        return Ok(found(StandingCode::Proof180, until, &[facts::PROOF_180]));
    }
    let counting = (APRIL_COUNT_FROM..=APRIL_COUNT_TO).contains(&day);
    if asked {
        let because = &[facts::CARD_AND_RECEIPT, facts::APRIL_COUNT];
        return Ok(Found {
            // Sources of October 2025 say "until decided", one of March 2026 says 15 April.
            unknown: day > APRIL_COUNT_TO,
            ..found(
                StandingCode::Pending,
                counting.then_some(APRIL_COUNT_TO),
                because,
            )
        });
    }
    if counting {
        let because = &[facts::APRIL_COUNT, facts::SIX_MONTH_RULE];
        return Ok(found(
            StandingCode::SixMonths,
            Some(APRIL_COUNT_TO),
            because,
        ));
    }
    Ok(found(
        StandingCode::Lapsed,
        None,
        &[facts::NO_FURTHER_DECREE, facts::SIX_MONTH_RULE],
    ))
}

const fn found(
    code: StandingCode,
    until: Option<NaiveDate>,
    because: &'static [&'static str],
) -> Found {
    Found {
        code,
        until,
        because,
        unknown: false,
    }
}

const fn unclear() -> Found {
    Found {
        code: StandingCode::Unknown,
        until: None,
        because: &[],
        unknown: true,
    }
}
