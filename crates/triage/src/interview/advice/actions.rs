//! The steps to take, route after route, in the order in which they make sense.

use super::super::dates::{NISS_BY_FORM, SYSTEMS_CONNECTED};
use super::super::facts;
use super::{Chosen, Situation};
use crate::answers::{Niss, Permit};
use crate::knowledge::MessageGroup;
use crate::outcome::{Action, Reason};
use crate::route::Route;
use crate::tried::TriedStep;

/// Steps by which the request is made or unblocked: the day that matters is said with them. The
/// others have no day of their own.
const DATED: &[&str] = &[
    "ask-for-missing-invitation",
    "ask-niss-again",
    "ask-niss-online",
    "check-fee-paid",
    "check-renewal-portal",
    "correct-data-by-form",
    "form-brexit",
    "form-eu-card",
    "form-student-finished",
    "form-student-left",
    "generate-slip-again",
    "go-in-person",
    "link-niss-by-form",
    "link-niss-by-form-2025",
    "link-niss-in-person",
    "report-by-form",
    "report-niss-rejected",
    facts::STUDENT_NOW_WORKING,
    "too-early",
    "try-every-day",
    "use-extension-portal",
    "use-renewal-portal",
];

/// The rungs that ask AIMA itself. Where the ladder comes first, they have the day that matters.
const LADDER: &[&str] = &["ladder-email", "ladder-form", "ladder-letter"];

/// The steps of an outcome.
pub(super) fn actions(situation: &Situation<'_>) -> Vec<Action> {
    let mut chosen = Chosen::new(situation);
    // A summons has a day and an hour, whatever else is to be done.
    chosen.add_if(situation.is_summoned(), "go-on-the-day");
    if situation.is_in_danger() {
        danger(situation, &mut chosen);
    }
    // What others did about this very message comes before the general way.
    if let Some(id) = situation.message() {
        if id == facts::MONTH_NOT_OPEN_YET && situation.reason() == Reason::PortalOpen {
            chosen.add("month-was-opened");
        }
        chosen.add_message(id.to_owned().into());
    }
    for route in situation.routes() {
        chosen.route = route;
        steps(route, situation, &mut chosen);
        // Proof is kept from the first step on.
        chosen.add("keep-proof");
        if situation.needs_legal_help_too() {
            chosen.add_all(&["legal-help", "legal-aid-apply"]);
        }
    }
    chosen.add_all(&["call-migrant-line", "visit-claim"]);
    let from = situation
        .earliest()
        .filter(|_| situation.decision.route == Route::NotYet);
    let by = situation.deadline();
    let mut actions = chosen.into_actions(from, by);
    for action in &mut actions {
        let id = action.id.as_ref();
        if LADDER.contains(&id) && situation.decision.route == Route::Escalate {
            (action.from, action.by) = (None, by);
        } else if !DATED.contains(&id) {
            (action.from, action.by) = (None, None);
        }
    }
    actions
}

fn danger(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    chosen.add_if(situation.reason() == Reason::Refused, "answer-refusal");
    chosen.add_all(&["legal-help", "legal-aid-apply"]);
}

/// The steps of one route.
fn steps(route: Route, situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    match route {
        Route::ExtensionPortal => extension_portal(situation, chosen),
        Route::RenewalPortal => renewal_portal(situation, chosen),
        Route::Niss => niss(situation, chosen),
        Route::InPerson => in_person(situation, chosen),
        Route::ContactForm => contact_form(situation, chosen),
        Route::WaitRetry => wait(situation, chosen),
        Route::Escalate => escalate(situation, chosen),
        Route::NotCovered => elsewhere(situation, chosen),
        Route::NotYet => chosen.add_all(&["too-early", "prepare-papers"]),
        Route::NeedInfo => chosen.add("find-expiry-date"),
    }
}

fn extension_portal(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    before_the_portal(situation, chosen);
    let is_cplp = situation.answers.permit == Some(Permit::Cplp);
    chosen.add_if(is_cplp, "choose-cplp-renewal");
    chosen.add_all(&[
        "use-extension-portal",
        "pay-slip-10-working-days",
        "upload-papers-extension",
        "save-receipt-extension",
    ]);
}

/// What is the same for both portals.
fn before_the_portal(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    chosen.add_if(
        situation.reason() == Reason::Abroad,
        "connect-from-portugal",
    );
    chosen.add("prepare-papers");
    let slip = matches!(
        situation.message(),
        Some(facts::DUC_EXPIRED | facts::DUC_NOT_GENERATED)
    );
    chosen.add_if(slip, "generate-slip-again");
}

fn renewal_portal(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    before_the_portal(situation, chosen);
    let unsure = [Reason::PortalProbablyOpen, Reason::RangeUnsure];
    chosen.add_if(situation.is_because(&unsure), "check-renewal-portal");
    let no_login = situation.message() == Some(facts::CREDENTIALS_DO_NOT_EXIST);
    chosen.add_if(no_login, "find-original-portal-login");
    chosen.add_all(&[
        "use-renewal-portal",
        "pay-slip-24-hours",
        "upload-papers",
        "save-receipt",
    ]);
}

fn niss(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    if situation.reason() == Reason::NissRefused {
        chosen.add("ask-niss-again");
    } else {
        chosen.add("ask-niss-online");
    }
    chosen.add("ask-niss-citizen-shop");
    link_niss(situation, chosen);
}

/// A NISS that exists must still reach AIMA's record.
fn link_niss(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    if situation.day < SYSTEMS_CONNECTED {
        chosen.add("link-niss-in-person");
    } else if situation.day < NISS_BY_FORM {
        chosen.add("link-niss-by-form-2025");
    } else {
        chosen.add("link-niss-by-form");
    }
}

fn in_person(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    match situation.message() {
        _ if situation.is_summoned() => {} // going there is the first step
        Some(facts::CARD_RETURNED_BY_POST) => chosen.add("collect-returned-card"),
        _ => {
            if situation.reason() == Reason::NissUnlinked {
                link_niss(situation, chosen);
            } else {
                chosen.add("go-in-person");
            }
            chosen.add("ask-written-note");
        }
    }
}

fn contact_form(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    match situation.reason() {
        Reason::EuFamily => {
            chosen.add_all(&["form-eu-card", "form-brexit", "ladder-letter", "legal-help"])
        }
        Reason::Visa => chosen.add("form-visa"),
        Reason::StudentFinished => chosen.add("form-student-finished"),
        Reason::StudentLeft => chosen.add("form-student-left"),
        Reason::NissUnlinked => link_niss(situation, chosen),
        Reason::NissRejected => chosen.add("report-niss-rejected"),
        Reason::WrongDate => chosen.add("correct-data-by-form"),
        Reason::TriedEnough => again_by_form(situation, chosen),
        _ if is_about_data(situation) => chosen.add("correct-data-by-form"),
        // The message itself says which request of the form it is: no problem is reported.
        _ if situation.message() == Some(facts::STUDENT_NOW_WORKING) => {}
        _ => chosen.add("report-by-form"),
    }
}

/// AIMA's record holds something wrong: the form corrects it.
fn is_about_data(situation: &Situation<'_>) -> bool {
    matches!(
        situation.message(),
        Some(
            facts::WRONG_EXPIRY_ON_RECORD
                | facts::NIF_MISSING_OR_MISMATCH
                | facts::DATA_OF_ANOTHER_PERSON
                | facts::DUPLICATE_ADDRESS
                | facts::EMAIL_BELONGS_TO_OTHER_RECORD
                | facts::WRONG_PERMIT_CATEGORY
        )
    )
}

/// What the form is still for once the ladder has begun.
fn again_by_form(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    let tried = situation.answers.tried.unwrap_or_default();
    if tried.has(TriedStep::Form) {
        return; // AIMA asks to send a request once
    }
    match (situation.message(), situation.answers.niss) {
        (None, Some(Niss::Unlinked)) => link_niss(situation, chosen),
        (None, Some(Niss::Rejected)) => chosen.add("report-niss-rejected"),
        _ => {} // the first rung of the ladder is this form
    }
}

fn wait(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    let is_of_group = |group| situation.group() == Some(group);
    let waits_for_an_email = situation.is_because(&[Reason::ExtensionWait, Reason::CplpWait])
        || situation.message() == Some(facts::CPLP_WAIT_FOR_EMAIL);
    match situation.ground() {
        Reason::Approved => {
            chosen.add_all(&[
                "get-proof-of-approval",
                "carry-card-and-receipt",
                "follow-file",
            ]);
        }
        Reason::Pending => {
            chosen.add_all(&[receipt(situation), "carry-card-and-receipt", "follow-file"]);
        }
        Reason::Unpaid => {
            chosen.add_all(&["check-fee-paid", "generate-slip-again"]);
            chosen.add_all(&[receipt(situation), "follow-file"]);
        }
        _ if situation.waits_for_the_portal() => {
            chosen.add_all(&["wait-for-month", "prepare-papers"]);
        }
        _ if waits_for_an_email => {
            // Whoever has a week does not wait before they ask.
            chosen.add_if(situation.is_the_last_week(), "ask-for-missing-invitation");
            chosen.add_all(&["wait-for-invitation", "ask-for-missing-invitation"]);
        }
        _ if situation.is_about_the_card_itself() => chosen.add_all(&[
            "get-proof-of-approval",
            "carry-card-and-receipt",
            "follow-file",
        ]),
        _ if is_of_group(MessageGroup::Status) => about_the_request(situation, chosen),
        _ if situation.message() == Some(facts::FEES_UNPAID_AFTER_PAYING) => {
            chosen.add_all(&[receipt(situation), "follow-file"]);
        }
        _ if situation.message() == Some(facts::PAYMENT_REFERENCE_REJECTED) => {
            chosen.add("generate-slip-again");
        }
        // The message itself says what to do: its request is with AIMA.
        _ if is_of_group(MessageGroup::ContactForm) => {}
        // No try from there can work: the first step says what can.
        Reason::Abroad => {}
        _ if !situation.has_not_asked() && !situation.may_go_through_later() => {
            chosen.add_all(&["carry-card-and-receipt", "follow-file"]);
        }
        _ => chosen.add("try-every-day"),
    }
}

/// AIMA has the request: it is followed, and nothing is tried.
fn about_the_request(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    // Who cannot find the receipt is not told to carry it.
    if situation.message() == Some(facts::RECEIPT_MISSING) {
        chosen.add(receipt(situation));
    } else {
        chosen.add("carry-card-and-receipt");
    }
    chosen.add("follow-file");
}

/// Where the receipt of this card's portal is found.
fn receipt(situation: &Situation<'_>) -> &'static str {
    if situation.is_about_an_old_card() {
        "save-receipt-extension"
    } else {
        "save-receipt"
    }
}

/// The ladder, without the rungs that were already tried.
fn escalate(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    match situation.message() {
        Some(facts::HEARING_BEFORE_REFUSAL) => {
            // Only an answer within the time given counts: another letter could cost that time.
            chosen.add_all(&["legal-help", "legal-aid-apply", "answer-in-time"]);
            return;
        }
        Some(facts::EXPIRED_CARD_REFUSED) => chosen.add("carry-card-and-receipt"),
        _ => {}
    }
    if situation.reason() == Reason::Refused {
        return;
    }
    if situation.ends_soon() {
        chosen.add_all(&["legal-help", "legal-aid-apply"]);
    }
    let tried = situation.answers.tried.unwrap_or_default();
    let rungs = [
        (TriedStep::Form, "ladder-form"),
        (TriedStep::Email, "ladder-email"),
        (TriedStep::Letter, "ladder-letter"),
    ];
    for (step, rung) in rungs {
        chosen.add_if(!tried.has(step), rung);
    }
    chosen.add_all(&[
        "ladder-complaints-book",
        "ladder-ombudsman",
        "legal-help",
        "legal-aid-apply",
        "ladder-court",
    ]);
}

fn elsewhere(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    match situation.reason() {
        Reason::TooOld => {}
        _ => chosen.add_all(&[
            "first-permit-elsewhere",
            "asylum-elsewhere",
            "citizenship-elsewhere",
        ]),
    }
}
