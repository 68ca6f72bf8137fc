//! What is known in a letter, in one language; all else is a blank.

use triage::dates::is_old_card;
use triage::{Answers, Permit, TriedStep, facts};

use super::text::{Values, say};
use super::told::Told;
use super::trouble::message;
use crate::finished::Finished;
use crate::i18n::Texts;

/// What is known, in one language.
pub(super) fn values(finished: &Finished, t: &Texts) -> Values {
    let answers = &finished.answers;
    let told = message(finished);
    let mut values = Values {
        document: t.get(document(answers, told)).into_owned(),
        expires: answers.expires_on().map(|day| t.date(day)),
        words: told.and_then(Told::words).map(str::to_owned),
        what: told.and_then(|told| told.what(t.lang())),
        portal: portal_name(finished, t),
        ..Values::default()
    };
    let tried = answers.tried.unwrap_or_default();
    let tried: Vec<_> = tried
        .steps()
        .map(|step| say(t, tried_key(step), &values))
        .collect();
    values.tried = tried.join("; ");
    values
}

/// The portal that shows the message; of those the one that the way leads to, or the one for the date
/// of the card. Whoever belongs to the Portal das Renovações was never taken by the other one.
pub(crate) fn portal(finished: &Finished) -> Option<&'static str> {
    let of_card = || {
        let expires = finished.answers.expires_on()?;
        Some(match is_old_card(expires) {
            true => facts::EXTENSION_PORTAL,
            false => facts::RENEWAL_PORTAL,
        })
    };
    let likely = finished.outcome.portal().or_else(of_card);
    let told = message(finished);
    let is_at_the_renewal = likely == Some(facts::RENEWAL_PORTAL);
    if is_at_the_renewal || told.is_some_and(Told::is_of_the_wrong_portal) {
        return Some(facts::RENEWAL_PORTAL);
    }
    let mut shown = told.into_iter().flat_map(Told::portals);
    let first = shown.next();
    let is_among = first.is_none()
        || first
            .into_iter()
            .chain(shown)
            .any(|one| Some(one) == likely);
    if is_among { likely } else { first }
}

fn portal_name(finished: &Finished, t: &Texts) -> String {
    let visit = &finished.visit;
    let fact = portal(finished).and_then(|id| visit.snapshot.knowledge().fact(id));
    fact.map_or_else(
        || t.get("letter-portal").into_owned(),
        |fact| t.fact(fact, "title", visit.day).into_owned(),
    )
}

/// The document, as the first sentence names it.
fn document(answers: &Answers, told: Option<Told<'_>>) -> &'static str {
    if told.is_some_and(Told::is_of_an_eu_card) {
        return "letter-document-eu-family";
    }
    match answers.permit {
        Some(Permit::Temporary) => "letter-document-temporary",
        Some(Permit::Permanent) => "letter-document-permanent",
        Some(Permit::Cplp) => "letter-document-cplp",
        Some(Permit::Ari) => "letter-document-ari",
        Some(Permit::EuFamily) => "letter-document-eu-family",
        Some(Permit::Visa) => "letter-document-visa",
        _ => "letter-document",
    }
}

fn tried_key(step: TriedStep) -> &'static str {
    match step {
        TriedStep::Form => "letter-tried-form",
        TriedStep::Email => "letter-tried-email",
        TriedStep::Shop => "letter-tried-shop",
        TriedStep::Letter => "letter-tried-letter",
    }
}
