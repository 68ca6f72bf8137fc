//! The day by which a step must be taken: the one that counts for this person, or none.

mod common;

use chrono::NaiveDate;
use common::HANDBOOK;
use triage::knowledge::MessageGroup;
use triage::prove::{End, ends};
use triage::{
    Answers, MessageTold, MilestoneKind, Outcome, Question, Reason, Request, Route, Step, facts,
    next_step, parse_answer,
};

fn outcome(answers: &str, day: &str) -> Outcome {
    let day = day.parse().expect("a day");
    let mut read = Answers::default();
    for (name, value) in answers.split('&').filter_map(|pair| pair.split_once('=')) {
        let question = Question::from_name(name).expect("a question");
        parse_answer(&mut read, question, value, HANDBOOK.knowledge(), day).expect("an answer");
    }
    match next_step(&read, &HANDBOOK, day).step {
        Step::Done(outcome) => *outcome,
        Step::Ask(question) => panic!("{answers} asks {}", question.name()),
    }
}

fn by(outcome: &Outcome, step: &str) -> Option<NaiveDate> {
    let mut actions = outcome.actions.iter();
    let found = actions.find(|action| action.id == step);
    found.unwrap_or_else(|| panic!("no step {step}")).by
}

#[test]
fn a_refusal_has_no_day_of_the_renewal() {
    for expires in ["2027-01-15", "2026-11-26", "2026-11-25"] {
        let answers = format!("permit=temporary&expires={expires}&request=refused");
        let outcome = outcome(&answers, "2026-11-26");
        let dated: Vec<_> = outcome
            .actions
            .iter()
            .filter(|one| one.by.is_some())
            .collect();
        assert!(dated.is_empty(), "{expires}: {dated:?}");
    }
}

#[test]
fn who_has_asked_has_no_day_for_asking() {
    for request in ["approved", "paid", "submitted"] {
        let way = format!("request={request}&portal=message&message=login_fails&tried=none");
        let answers = format!("permit=temporary&expires=2027-01-10&{way}");
        let dated = outcome(&answers, "2026-11-26").actions;
        let dated = dated.into_iter().filter(|one| one.by.is_some());
        assert_eq!(
            dated.map(|one| one.id).collect::<Vec<_>>(),
            [""; 0],
            "{way}"
        );
    }
}

#[test]
fn who_waits_for_an_invitation_is_told_until_when_a_request_is_in_time() {
    let way = "portal=untried&invited=no&basis=employed&age=adult&niss=linked";
    let answers = format!("permit=cplp&expires=2027-01-10&request=none&{way}");
    let outcome = outcome(&answers, "2026-11-26");
    let in_time = NaiveDate::from_ymd_opt(2026, 12, 11);
    assert_eq!(by(&outcome, "ask-for-missing-invitation"), in_time);
}

#[test]
fn whoever_needs_another_permit_asks_for_it_in_time_and_reports_no_problem() {
    let way = "request=none&portal=message&message=student_now_working&tried=none";
    let answers = format!("permit=temporary&expires=2026-06-01&{way}");
    let outcome = outcome(&answers, "2026-11-26");
    let ends = NaiveDate::from_ymd_opt(2026, 12, 1);
    assert_eq!(by(&outcome, "student_now_working"), ends);
    assert!(outcome.actions.iter().all(|one| one.id != "report-by-form"));
}

#[test]
fn who_is_stopped_in_the_last_week_is_told_of_legal_help() {
    let way = "request=none&portal=unreachable&basis=employed&age=adult&niss=linked";
    let answers = format!("permit=temporary&expires=2026-05-26&{way}&place=portugal&tried=form");
    // Six months end on 26 November.
    for (day, is_told) in [
        ("2026-11-18", false),
        ("2026-11-19", true),
        ("2026-11-26", true),
    ] {
        let outcome = outcome(&answers, day);
        let steps: Vec<_> = outcome.actions.iter().map(|one| one.id.as_ref()).collect();
        assert_eq!(steps.contains(&"legal-help"), is_told, "{day} {steps:?}");
        assert_eq!(
            by(&outcome, "try-every-day"),
            NaiveDate::from_ymd_opt(2026, 11, 26)
        );
    }
}

fn steps(outcome: &Outcome) -> Vec<&str> {
    outcome.actions.iter().map(|one| one.id.as_ref()).collect()
}

#[test]
fn who_may_not_have_paid_has_the_six_months_as_a_day_and_legal_help_in_the_last_week() {
    let end = NaiveDate::from_ymd_opt(2026, 11, 26);
    let answers = "permit=temporary&expires=2026-05-26&request=submitted&portal=untried";
    for (day, by_day, is_helped) in [
        ("2026-11-18", end, false),
        ("2026-11-19", end, true),
        ("2026-11-26", end, true),
        // It is over, if it is not paid.
        ("2026-11-27", None, true),
    ] {
        let outcome = outcome(answers, day);
        let ends = |one: &triage::Milestone| one.kind == MilestoneKind::SixMonthsEnd;
        let shown = outcome.milestones.iter().find(|one| ends(one));
        assert_eq!(shown.map(|one| one.day), end, "{day}");
        for step in ["check-fee-paid", "generate-slip-again"] {
            assert_eq!(by(&outcome, step), by_day, "{day} {step}");
        }
        let steps = steps(&outcome);
        assert_eq!(steps.contains(&"legal-help"), is_helped, "{day} {steps:?}");
    }
}

#[test]
fn who_cannot_simply_ask_is_told_of_legal_help_in_the_last_week_and_others_on_the_last_day() {
    let way = "request=none&portal=untried&basis=employed&age=adult";
    for (rest, day, is_helped) in [
        ("niss=none", "2026-11-18", false),
        ("niss=none", "2026-11-19", true),
        ("niss=refused", "2026-11-26", true),
        ("niss=linked", "2026-11-25", false),
        ("niss=linked", "2026-11-26", true),
    ] {
        let answers = format!("permit=temporary&expires=2026-05-26&{way}&{rest}");
        let outcome = outcome(&answers, day);
        let steps = steps(&outcome);
        assert_eq!(steps.contains(&"legal-help"), is_helped, "{rest} {day}");
        let finds = outcome.help.iter().any(|id| id == "associations");
        assert_eq!(finds, is_helped, "{rest} {day}");
    }
    // From abroad nobody can simply ask.
    let abroad = "permit=temporary&expires=2026-05-26&request=none&portal=unreachable\
                  &basis=employed&age=adult&niss=linked&place=abroad";
    for (day, is_helped) in [("2026-11-18", false), ("2026-11-19", true)] {
        let abroad = outcome(abroad, day);
        assert_eq!(steps(&abroad).contains(&"legal-help"), is_helped, "{day}");
    }
    // Six months still follow a card that ends today.
    let answers = format!("permit=temporary&expires=2026-11-26&{way}&niss=linked");
    assert!(!steps(&outcome(&answers, "2026-11-26")).contains(&"legal-help"));
}

#[test]
fn who_waits_for_an_invitation_asks_first_in_the_last_week() {
    let answers = "permit=cplp&expires=2026-05-26&request=none&portal=untried&invited=no\
                   &basis=employed&age=adult&niss=linked";
    for (day, asks_first) in [("2026-11-18", false), ("2026-11-19", true)] {
        let outcome = outcome(answers, day);
        let place = |step| steps(&outcome).iter().position(|id| *id == step);
        let asks = place("ask-for-missing-invitation") < place("wait-for-invitation");
        assert_eq!(asks, asks_first, "{day} {:?}", steps(&outcome));
    }
}

#[test]
fn where_nobody_is_sure_of_the_cover_legal_help_is_a_step() {
    let way = "request=paid&proof=2026-05-26&portal=untried";
    for (expires, is_helped) in [("2025-06-30", true), ("2025-07-01", false)] {
        let rest = if is_helped {
            way
        } else {
            "request=paid&portal=untried"
        };
        let answers = format!("permit=temporary&expires={expires}&{rest}");
        let steps_of = outcome(&answers, "2026-11-23");
        assert_eq!(
            steps(&steps_of).contains(&"legal-help"),
            is_helped,
            "{expires}"
        );
    }
    // Not to be sure of the document is no doubt about the cover.
    for permit in ["temporary", "unknown"] {
        let answers = format!("permit={permit}&expires=2026-09-01&request=paid&portal=untried");
        let waits = outcome(&answers, "2026-11-23");
        assert!(!steps(&waits).contains(&"legal-help"), "{permit}");
    }
}

#[test]
fn the_ladder_says_until_when_where_it_comes_first() {
    let way = "request=none&portal=message&message=aima_no_reply&tried=none";
    // Six months after 30 June 2026 end on 30 December.
    for (day, ends) in [
        ("2026-12-29", true),
        ("2026-12-30", true),
        ("2026-12-31", false),
    ] {
        let outcome = outcome(&format!("permit=temporary&expires=2026-06-30&{way}"), day);
        let end = NaiveDate::from_ymd_opt(2026, 12, 30).filter(|_| ends);
        for rung in ["ladder-form", "ladder-email", "ladder-letter"] {
            assert_eq!(by(&outcome, rung), end, "{day} {rung}");
        }
    }
}

#[test]
fn whoever_waits_for_the_card_has_nothing_to_try_every_day() {
    let way = "request=approved&portal=message&message=card_not_arrived&tried=none";
    let outcome = outcome(
        &format!("permit=temporary&expires=2026-06-15&{way}"),
        "2026-11-26",
    );
    let steps: Vec<_> = outcome.actions.iter().map(|one| one.id.as_ref()).collect();
    assert!(!steps.contains(&"try-every-day"), "{steps:?}");
    assert!(steps.contains(&"get-proof-of-approval"), "{steps:?}");
    let mut warnings = outcome.warnings.iter();
    assert!(warnings.all(|one| one.id != "one-attempt-a-day"));
}

#[test]
fn whoever_waits_is_not_told_to_try_every_day() {
    for (asked, message) in [
        ("paid", "status_consulta_ucfe"),
        ("paid", "receipt_expired"),
        ("paid", "receipt_missing"),
        ("paid", "fees_unpaid_after_paying"),
        ("none", "payment_reference_rejected"),
        ("none", "request_already_submitted"),
        ("none", "cplp_wait_for_email"),
        ("none", "less_than_4_months_irn"),
        ("none", "in_person_no_tickets"),
    ] {
        let way = format!("request={asked}&portal=message&message={message}&tried=none");
        let outcome = outcome(
            &format!("permit=temporary&expires=2026-10-15&{way}"),
            "2026-11-23",
        );
        assert!(!says_daily(&outcome), "{message}");
    }
    // The month of the first is not open yet; the others may go through on another day.
    for (expires, message, is_daily) in [
        ("2027-02-10", "not_identified_or_no_access", false),
        ("2025-08-20", "not_identified_or_no_access", true),
        ("2026-10-15", "documents_do_not_load", true),
        ("2026-10-15", "debt_under_review", true),
    ] {
        let way = format!("request=none&portal=message&message={message}&tried=none");
        let day = if is_daily { "2026-11-23" } else { "2026-05-10" };
        let outcome = outcome(&format!("permit=temporary&expires={expires}&{way}"), day);
        assert_eq!(says_daily(&outcome), is_daily, "{message} {expires}");
    }
}

#[test]
fn whoever_waits_is_not_told_to_try_every_day_whatever_they_tried() {
    for (asked, message) in [
        ("approved", "card_not_arrived"),
        ("paid", "card_not_arrived"),
        ("paid", "status_consulta_ucfe"),
        ("paid", "receipt_expired"),
        ("submitted", "request_already_submitted"),
        ("approved", "documents_do_not_load"),
        ("paid", "not_identified_or_no_access"),
    ] {
        for tried in ["none", "form,email", "form,email,shop,letter"] {
            let way = format!("request={asked}&portal=message&message={message}&tried={tried}");
            let outcome = outcome(
                &format!("permit=temporary&expires=2026-02-22&{way}"),
                "2026-11-26",
            );
            assert!(!says_daily(&outcome), "{asked} {message} {tried}");
        }
    }
    // What may go through on another day may do so after a letter too.
    for (asked, message) in [
        ("none", "debt_under_review"),
        ("paid", "documents_do_not_load"),
    ] {
        let way = format!("request={asked}&portal=message&message={message}&tried=form,email");
        let outcome = outcome(
            &format!("permit=temporary&expires=2026-10-15&{way}"),
            "2026-11-26",
        );
        assert!(says_daily(&outcome), "{asked} {message}");
    }
}

/// The walk over every outcome takes seconds: one test reads all that is asked of each.
#[test]
fn of_all_outcomes_those_who_wait_try_nothing_and_who_goes_back_to_a_portal_does_daily() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    let (mut waiting, mut going_back, mut summoned) = (0, 0, 0);
    for end in ends(&HANDBOOK, day) {
        let Step::Done(outcome) = next_step(&end.answers, &HANDBOOK, day).step else {
            panic!("{:?} does not end", end.answers);
        };
        let told = told(&end);
        let has_papers_to_send = told.is_some_and(|id| {
            let message = HANDBOOK.knowledge().message(id);
            message.is_some_and(|message| message.group == MessageGroup::Documents)
        });
        let waits = match end.answers.request {
            Some(Request::Approved | Request::Refused) => true,
            Some(Request::Paid | Request::Submitted) => !has_papers_to_send,
            _ => false,
        };
        if waits {
            waiting += 1;
            assert!(!says_daily(&outcome), "{:?}", end.answers);
        }
        let is_abroad = outcome.reason == Reason::Abroad;
        assert!(!is_abroad || !says_daily(&outcome), "{:?}", end.answers);
        if !is_abroad && told.is_some_and(|id| leads_back(id, outcome.route)) {
            going_back += 1;
            assert!(says_daily(&outcome), "{:?}", end.answers);
        }
        if let Some("biometrics_summons" | "document_verification_summons") = told {
            summoned += 1;
            let first = outcome.actions.first().map(|one| one.id.as_ref());
            assert_eq!(first, Some("go-on-the-day"), "{:?}", end.answers);
        }
    }
    let counts = [waiting, going_back, summoned];
    assert!(counts.iter().all(|count| *count > 20), "{counts:?}");
}

/// The way leads to the portal that told the message.
fn leads_back(message: &str, route: Route) -> bool {
    let portal = match route {
        Route::ExtensionPortal => facts::EXTENSION_PORTAL,
        Route::RenewalPortal => facts::RENEWAL_PORTAL,
        _ => return false,
    };
    let message = HANDBOOK.knowledge().message(message);
    message.is_some_and(|message| message.appears.iter().any(|place| place == portal))
}

fn told(end: &End) -> Option<&str> {
    match &end.answers.message {
        Some(MessageTold::Known(id)) => Some(id),
        _ => None,
    }
}

/// Whether a step or a warning says to try once a day.
fn says_daily(outcome: &Outcome) -> bool {
    let mut steps = outcome.actions.iter().map(|one| one.id.as_ref());
    let mut warnings = outcome.warnings.iter().map(|one| one.id.as_ref());
    steps.any(|id| id == "try-every-day") || warnings.any(|id| id == "one-attempt-a-day")
}
