//! The words of what the interview asks, answers and decides, shared by pages and the API.

use chrono::NaiveDate;
use triage::dates::{APRIL_COUNT_FROM, APRIL_COUNT_TO, DECREE_TO, is_old_card, six_months_after};
use triage::{Answers, Expires, Outcome, Question, Route, StandingCode};

use crate::i18n::Texts;

/// The name of something in the rules as a key.
pub(crate) fn dashed(name: &str) -> String {
    name.replace('_', "-")
}

/// The name of a route: what to do.
pub(crate) fn route(t: &Texts, route: Route) -> String {
    t.get(&format!("route-{}", dashed(route.name())))
        .into_owned()
}

/// The words of one value of a question.
pub(crate) fn option(t: &Texts, question: Question, value: &str) -> String {
    match (question, value) {
        (Question::Message, "unknown") => t.get("message-unknown").into_owned(),
        (_, "unknown") => t.get("not-sure").into_owned(),
        _ => t.get(&format!("{}-{value}", question.name())).into_owned(),
    }
}

/// "Get a NISS, then renew in the Portal das Renovações".
pub(crate) fn title(t: &Texts, outcome: &Outcome) -> String {
    let leads_on = [Route::RenewalPortal, Route::ExtensionPortal];
    let first = route(t, outcome.route);
    let next = outcome.then.iter().find(|route| leads_on.contains(route));
    match next {
        Some(next) if !leads_on.contains(&outcome.route) => {
            let next = t.get(&format!("route-{}-then", dashed(next.name())));
            t.with_two("route-title-then", ("first", first), ("next", next))
        }
        _ => first,
    }
}

/// The sentence about the standing.
pub(crate) fn standing(t: &Texts, outcome: &Outcome, answers: &Answers, day: NaiveDate) -> String {
    let standing = &outcome.standing;
    let until = standing.until.or_else(|| ended(outcome, answers, day));
    let open = standing.code == StandingCode::Pending && until.is_none();
    let key = format!(
        "standing-{}{}",
        dashed(standing.code.name()),
        if open { "-open" } else { "" }
    );
    match until {
        Some(until) => t.with(&key, "day", t.date(until)),
        None => t.get(&key).into_owned(),
    }
}

/// The day on which the last rule that covered the person ended.
fn ended(outcome: &Outcome, answers: &Answers, day: NaiveDate) -> Option<NaiveDate> {
    let Some(Expires::On(expires)) = answers.expires else {
        return None;
    };
    match outcome.standing.code {
        StandingCode::Lapsed if !is_old_card(expires) => Some(six_months_after(expires)),
        StandingCode::Lapsed if day < APRIL_COUNT_FROM => Some(DECREE_TO),
        StandingCode::Lapsed => Some(APRIL_COUNT_TO),
        _ => None,
    }
}
