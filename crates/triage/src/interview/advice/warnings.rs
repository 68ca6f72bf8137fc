//! The warnings: what threatens first, what is always said last.

use super::super::dates::{
    APRIL_COUNT_FROM, APRIL_COUNT_TO, DECREE_TO, EXTENSION_PORTAL_TO, FORM_ONCE, MODELO_4_FROM,
    is_old_card, last_in_time,
};
use super::super::facts;
use super::{Chosen, Situation};
use crate::answers::{Basis, Permit, Request};
use crate::knowledge::PortalStateKind;
use crate::outcome::{NamedFact, Reason, StandingCode, Warning};
use crate::route::Route;

/// The warnings of an outcome.
pub(super) fn warnings(situation: &Situation<'_>, because: &[NamedFact]) -> Vec<Warning> {
    let mut chosen = Chosen::new(situation);
    chosen.add_if(
        situation.message() == Some(facts::SUSPICIOUS_EMAIL),
        "scam-warning",
    );
    // What the whole answer rests on comes first.
    let (permit, request) = (situation.answers.permit, situation.answers.request);
    chosen.add_if(permit == Some(Permit::Unknown), "permit-unsure");
    chosen.add_if(request == Some(Request::Unknown), "look-for-receipt");
    about_the_standing(situation, &mut chosen);
    about_what_is_unsure(situation, because, &mut chosen);
    about_the_niss(situation, &mut chosen);
    about_the_counter_and_the_form(situation, &mut chosen);
    about_the_portal(situation, &mut chosen);
    chosen.add_if(
        situation.decision.route != Route::NotCovered,
        "keep-evidence",
    );
    chosen.add("general-information");
    chosen.into_warnings()
}

fn about_the_standing(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    let (day, code) = (situation.day, situation.standing().code);
    chosen.add_if(situation.is_in_danger(), "legal-help-first");
    let Some(expires) = situation.expires() else {
        return;
    };
    let old = is_old_card(expires);
    let lapsed = code == StandingCode::Lapsed;
    chosen.add_if(
        lapsed && old && day > DECREE_TO && day < APRIL_COUNT_FROM,
        "decree-ended",
    );
    chosen.add_if(
        matches!(code, StandingCode::Lapsed | StandingCode::Outside),
        "return-law-warning",
    );
    chosen.add_if(old && day == APRIL_COUNT_TO, "april-15-read-differently");
    let six_months = code == StandingCode::SixMonths;
    let is_last_day = situation.standing().until == Some(day);
    chosen.add_if(six_months && !is_last_day, "six-months-end");
    // AIMA's count of the old cards has a warning of its own for its last day.
    chosen.add_if(six_months && is_last_day && !old, "six-months-last-day");
    if situation.is_temporary() && situation.standing().code != StandingCode::Approved {
        let late = situation.has_not_asked() && day > last_in_time(expires);
        chosen.add_if(late && day > expires, "fine-late");
        chosen.add_if(late && day <= expires, "fine-possible");
    }
    chosen.add_if(day > expires, "travel-warning");
    let waits = matches!(
        code,
        StandingCode::Pending | StandingCode::Proof180 | StandingCode::Approved
    );
    chosen.add_if(
        waits || situation.message() == Some(facts::EXPIRED_CARD_REFUSED),
        "receipts-refused",
    );
}

fn about_what_is_unsure(situation: &Situation<'_>, because: &[NamedFact], chosen: &mut Chosen<'_>) {
    let permit = situation.answers.permit;
    if situation.reason() == Reason::RangeUnsure || situation.leads_to(Route::RenewalPortal) {
        let ari = permit == Some(Permit::Ari);
        chosen.add_if(ari && situation.decision.unknown, "ari-range-unsure");
        let permanent = permit == Some(Permit::Permanent);
        chosen.add_if(
            permanent && situation.decision.unknown,
            "permanent-range-unsure",
        );
    }
    let lapsed = situation.standing().code == StandingCode::Lapsed;
    let portal = situation.leads_to(Route::RenewalPortal);
    chosen.add_if(lapsed && portal, "old-permit-over-six-months");
    let old_window = because
        .iter()
        .filter(|id| {
            situation
                .handbook
                .windows()
                .iter()
                .any(|row| row.portal == facts::RENEWAL_PORTAL && row.fact == **id)
        })
        .any(|id| situation.handbook.is_overdue_on(id, situation.day));
    chosen.add_if(old_window, "window-may-have-grown");
    chosen.add_if(
        situation.reason() == Reason::WrongDate,
        "record-has-wrong-date",
    );
    let hopeless = matches!(
        situation.message(),
        Some(facts::CARD_ALREADY_HAS_APPOINTMENT | facts::LESS_THAN_4_MONTHS_IRN)
    );
    chosen.add_if(hopeless, "no-known-solution");
}

fn about_the_niss(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    let about_niss = matches!(
        situation.reason(),
        Reason::NissNone | Reason::NissRefused | Reason::NissRejected | Reason::NissUnlinked
    );
    let told_about_niss = situation
        .decision
        .message
        .is_some_and(|(_, message)| message.answers.niss.is_some());
    if about_niss || told_about_niss {
        chosen.add_if(situation.needs_no_niss_by_law(), "niss-not-by-law-warning");
        chosen.add_all(&["two-databases-warning", "systems-connected-warning"]);
    }
    if situation.leads_to(Route::Niss) {
        chosen.add_all(&["niss-circle-warning", "citizen-shop-who"]);
    }
    chosen.add_if(
        situation.is_minor() && situation.day >= MODELO_4_FROM,
        "modelo-4-warning",
    );
    chosen.add_if(
        situation.answers.basis == Some(Basis::Student),
        "student-working-note",
    );
}

fn about_the_counter_and_the_form(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    if situation.leads_to(Route::InPerson) && !situation.is_called_to_a_place() {
        chosen.add_all(&[
            "two-databases-warning",
            "systems-connected-warning",
            "never-irn",
            "lisboa-ii-info-desk",
            "no-place-named",
        ]);
    }
    chosen.add_if(
        situation.message() == Some(facts::LESS_THAN_4_MONTHS_IRN),
        "never-irn",
    );
    let settled = [Reason::Refused, Reason::Approved];
    let form = (situation.leads_to(Route::ContactForm) || situation.leads_to(Route::Escalate))
        && !settled.contains(&situation.reason());
    chosen.add_if(form && situation.day >= FORM_ONCE, "form-once");
    let aid = situation.leads_to(Route::Escalate)
        || situation.is_in_danger()
        || situation.needs_legal_help_too();
    chosen.add_if(aid, "legal-aid-needs-niss");
}

fn about_the_portal(situation: &Situation<'_>, chosen: &mut Chosen<'_>) {
    if situation.leads_to_a_portal() {
        for portal in [facts::EXTENSION_PORTAL, facts::RENEWAL_PORTAL] {
            let state = situation
                .handbook
                .state_on(portal, situation.expires(), situation.day);
            let troubled = state.is_some_and(|state| {
                !matches!(
                    state.state,
                    // A closed one is no way today, and the reason of the result says so.
                    PortalStateKind::Open | PortalStateKind::Closed | PortalStateKind::Unknown
                )
            });
            let ours = match portal {
                facts::EXTENSION_PORTAL => situation.leads_to(Route::ExtensionPortal),
                _ => situation.leads_to(Route::RenewalPortal),
            };
            chosen.add_if(ours && troubled, "portal-state-warning");
        }
        chosen.add_all(&["portuguese-version", "slip-shows-amount"]);
    }
    let extension = situation.leads_to(Route::ExtensionPortal)
        || matches!(
            situation.reason(),
            Reason::ExtensionOver | Reason::ExtensionLapsed
        );
    chosen.add_if(
        extension && situation.day > EXTENSION_PORTAL_TO,
        "extension-closed",
    );
    let is_blocked = situation.decision.blocked
        || situation.decision.route == Route::WaitRetry
        || situation.may_be_told_again();
    chosen.add_if(
        is_blocked && situation.may_go_through_later(),
        "one-attempt-a-day",
    );
    let by_email = matches!(
        situation.reason(),
        Reason::Invited
            | Reason::ExtensionWait
            | Reason::CplpWait
            | Reason::Pending
            | Reason::Unpaid
    ) || matches!(
        situation.message(),
        Some(facts::SUSPICIOUS_EMAIL | facts::FEE_NOTIFICATION_EMAIL | facts::NO_EMAIL_FROM_AIMA)
    );
    chosen.add_if(by_email, "trust-senders");
}
