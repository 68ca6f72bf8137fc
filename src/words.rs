//! The words of what the interview asks, answers and decides, shared by pages and the API.

use chrono::NaiveDate;
use triage::dates::{
    APRIL_COUNT_FROM, APRIL_COUNT_TO, DECREE_TO, is_old_card, proof_good_until, six_months_after,
};
use triage::facts::{MONTH_NOT_OPEN_YET, RECEIPT_MISSING};
use triage::{
    Age, Answers, Basis, Certainty, Invited, Knowledge, MilestoneKind, Niss, Outcome, Permit,
    Place, PortalTold, Proof, Question, Reason, Request, Route, StandingCode, TriedStep,
};

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

/// What explains one value, where something does.
pub(crate) fn hint(t: &Texts, question: Question, value: &str) -> Option<String> {
    t.find(&format!("{}-{value}-hint", question.name()))
        .map(|hint| hint.into_owned())
}

/// "Get a NISS, then renew in the Portal das Renovações". Who has not paid must not wait before that.
pub(crate) fn title(t: &Texts, outcome: &Outcome, answers: &Answers) -> String {
    if outcome.route == Route::WaitRetry && answers.request == Some(Request::Submitted) {
        return t.get("route-wait-retry-unpaid").into_owned();
    }
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

/// Why this is the way: the sentence below the title. A message that decides says itself what it
/// means; who was told that the month is not open is not told to look there "by now".
pub(crate) fn lead(
    t: &Texts,
    outcome: &Outcome,
    answers: &Answers,
    visit: (&Knowledge, NaiveDate),
) -> String {
    let (knowledge, day) = visit;
    let told = answers.message_id();
    let fact = told.and_then(|id| knowledge.fact(id));
    let hopeful = [Reason::PortalProbablyOpen, Reason::RangeUnsure];
    match (outcome.reason, fact) {
        (Reason::Message, Some(fact)) => t.fact(fact, "meaning", day).into_owned(),
        // Not more is said than the facts are sure of.
        (Reason::PortalOpen, _) if outcome.certainty != Certainty::Confirmed => {
            t.get("reason-portal-open-reported").into_owned()
        }
        (reason, _) if hopeful.contains(&reason) && told == Some(MONTH_NOT_OPEN_YET) => {
            t.get("reason-told-not-open").into_owned()
        }
        (reason, _) => t.get(&format!("reason-{}", reason.name())).into_owned(),
    }
}

/// What is said about the standing.
pub(crate) struct StandingWords {
    pub(crate) title: String,
    pub(crate) body: String,
}

/// The sentences about the standing.
pub(crate) fn standing(
    t: &Texts,
    outcome: &Outcome,
    answers: &Answers,
    day: NaiveDate,
) -> StandingWords {
    let standing = &outcome.standing;
    let until = standing.until.or_else(|| ended(outcome, answers, day));
    let suffix = suffix(outcome, answers, until);
    let key = format!("standing-{}{suffix}", dashed(standing.code.name()));
    let say = |key: &str| match until {
        Some(until) => t.with(key, "day", t.date(until)),
        None => t.get(key).into_owned(),
    };
    let lacks_receipt = answers.message_id() == Some(RECEIPT_MISSING);
    let title = say(&key);
    let title = match (standing.code, answers.permit, answers.request) {
        (StandingCode::Unknown, ..) => title,
        (_, Some(Permit::Unknown), _) => t.with("standing-if-temporary", "title", title),
        (StandingCode::Pending, _, Some(Request::Submitted)) => {
            t.with("standing-if-paid", "title", title)
        }
        (StandingCode::Pending, ..) if lacks_receipt => {
            t.with("standing-if-receipt", "title", title)
        }
        _ => title,
    };
    let body = match (standing.code, six_months_unless_paid(outcome)) {
        (StandingCode::SixMonths, ..) if suffix == "-permanent" => say(&format!("{key}-body")),
        (StandingCode::SixMonths, ..) if until == Some(APRIL_COUNT_TO) => {
            say("standing-april-body")
        }
        (StandingCode::SixMonths, ..) if until == Some(day) => {
            t.get("standing-six-months-today-body").into_owned()
        }
        // Without payment the request may not count: what then still covers the person.
        (StandingCode::Pending, Some(end)) => {
            let key = match day <= end {
                true => "standing-if-unpaid-body",
                false => "standing-unpaid-over-body",
            };
            t.with(key, "day", t.date(end))
        }
        (StandingCode::Valid, ..) if suffix != "-refused" => match in_time(outcome, day) {
            Some(last) => t.with("standing-valid-in-time-body", "day", t.date(last)),
            None => say("standing-valid-body"),
        },
        (StandingCode::Pending, ..) if lacks_receipt && suffix == "-open" => {
            say("standing-pending-no-receipt-body")
        }
        _ => match proof_over(answers, day) {
            Some(over) if suffix == "-unsure" => {
                t.with("standing-proof-over-body", "day", t.date(over))
            }
            _ => say(&format!("{key}-body")),
        },
    };
    StandingWords { title, body }
}

/// Which words of a standing fit: what is unsure may be the document alone, so each suffix is said of what
/// was told.
fn suffix(outcome: &Outcome, answers: &Answers, until: Option<NaiveDate>) -> &'static str {
    let standing = &outcome.standing;
    let is_old = answers.expires_on().is_some_and(is_old_card);
    match standing.code {
        StandingCode::Valid if answers.request == Some(Request::Refused) => "-refused",
        // Our sources do not say that a permanent right ends with its card.
        StandingCode::SixMonths if answers.permit == Some(Permit::Permanent) => "-permanent",
        StandingCode::Pending if until.is_some() => "",
        StandingCode::Pending if is_old && standing.certainty == Certainty::Unknown => "-unsure",
        StandingCode::Pending => "-open",
        _ => "",
    }
}

/// The end of all that covers whoever waits with a request that may not be paid.
fn six_months_unless_paid(outcome: &Outcome) -> Option<NaiveDate> {
    let mut days = outcome.milestones.iter();
    let end = days.find(|milestone| milestone.kind == MilestoneKind::SixMonthsEnd)?;
    outcome.standing.until.is_none().then_some(end.day)
}

/// The last of the 180 days of the payment proof, where they are over.
fn proof_over(answers: &Answers, day: NaiveDate) -> Option<NaiveDate> {
    match answers.proof {
        Some(Proof::Of(issued)) => Some(proof_good_until(issued)).filter(|last| *last < day),
        _ => None,
    }
}

/// The last day on which a request is in time, where it is still to come and nothing was asked.
pub(crate) fn in_time(outcome: &Outcome, day: NaiveDate) -> Option<NaiveDate> {
    let mut days = outcome.milestones.iter();
    let last = days.find(|milestone| milestone.kind == MilestoneKind::InTime)?;
    Some(last.day).filter(|last| day <= *last)
}

/// The day on which the last rule that covered the person ended.
fn ended(outcome: &Outcome, answers: &Answers, day: NaiveDate) -> Option<NaiveDate> {
    let expires = answers.expires_on()?;
    match outcome.standing.code {
        StandingCode::Lapsed if !is_old_card(expires) => Some(six_months_after(expires)),
        StandingCode::Lapsed if day < APRIL_COUNT_FROM => Some(DECREE_TO),
        StandingCode::Lapsed => Some(APRIL_COUNT_TO),
        _ => None,
    }
}

/// The closed set of a question, `unknown` last.
pub(crate) fn values(question: Question) -> Vec<&'static str> {
    match question {
        Question::Permit => names(Permit::ALL, Permit::name),
        Question::Request => names(Request::ALL, Request::name),
        Question::Portal => names(PortalTold::ALL, PortalTold::name),
        Question::Invited => names(Invited::ALL, Invited::name),
        Question::Basis => names(Basis::ALL, Basis::name),
        Question::Age => names(Age::ALL, Age::name),
        Question::Niss => names(Niss::ALL, Niss::name),
        Question::Place => names(Place::ALL, Place::name),
        Question::Proof => vec!["none", "unknown"],
        Question::Expires | Question::Message => vec!["unknown"],
        Question::Tried => {
            let steps = TriedStep::ALL.into_iter().map(TriedStep::name);
            ["none"]
                .into_iter()
                .chain(steps)
                .chain(["unknown"])
                .collect()
        }
    }
}

fn names<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| name(*value)).collect()
}
