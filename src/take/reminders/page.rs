//! The page of the reminders: each day in words, why it is one, and how sure that is.

use askama::Template;
use triage::knowledge::Fact;
use triage::{Certainty, MilestoneKind, Request, facts};

use super::days::{Kind, Reminder, from, says_daily};
use super::google;
use crate::fact_view::{self, FactLink};
use crate::finished::Finished;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::softened;

#[derive(Template)]
#[template(path = "reminders.html")]
pub(super) struct RemindersPage {
    layout: Layout,
    days: Vec<Day>,
    /// One of them comes every day.
    has_daily: bool,
    /// One of them is of today.
    has_today: bool,
    file: String,
    hub: String,
    back: String,
}

/// One day in words.
struct Day {
    kind: &'static str,
    date: String,
    distance: String,
    about: String,
    /// Up to which day it comes again, and how often in all.
    until: Option<String>,
    /// Nobody can say for sure.
    doubt: Option<String>,
    /// The fact that it rests on.
    because: Option<Because>,
    google: String,
}

/// A fact with what is known of it.
struct Because {
    as_of: Option<String>,
    fact: FactLink,
    trust: String,
}

/// The page.
pub(super) fn page(finished: &Finished, reminders: &[Reminder]) -> Page<RemindersPage> {
    let visit = &finished.visit;
    let (asked, paths) = (finished.asked(), visit.paths());
    let page = RemindersPage {
        layout: visit.layout(&paths.take("reminders", &asked)),
        days: reminders.iter().map(|one| day(finished, one)).collect(),
        has_daily: reminders
            .iter()
            .any(|one| matches!(one.kind, Kind::TryDaily(_))),
        has_today: reminders.iter().any(|one| one.day == from(finished)),
        file: paths.take("reminders.ics", &asked),
        hub: paths.take("take", &asked),
        back: paths.result(&asked),
    };
    Page::new(page, Keep::Private)
}

fn day(finished: &Finished, reminder: &Reminder) -> Day {
    let t = finished.visit.lang.texts();
    let kind = reminder.kind.name();
    Day {
        kind,
        date: t.date(reminder.day),
        distance: t.distance(reminder.day, from(finished)),
        about: about(finished, reminder),
        until: match reminder.kind {
            Kind::TryDaily(last) => Some(t.with_all(
                "reminders-until",
                [
                    ("day", t.date(last).into()),
                    ("times", reminder.times().into()),
                ],
            )),
            _ => None,
        },
        doubt: doubt(finished, reminder.kind),
        because: because(finished, reminder.kind),
        google: google::link(finished, reminder),
    }
}

/// What a reminder is about. After a refusal a card that is still valid is not to be relied on.
pub(super) fn about(finished: &Finished, reminder: &Reminder) -> String {
    let is_refused = finished.answers.request == Some(Request::Refused);
    let key = match reminder.kind {
        Kind::Milestone(MilestoneKind::CardEnds) if is_refused => "card-ends-unsure",
        kind => kind.name(),
    };
    let t = finished.visit.lang.texts();
    t.get(&format!("reminders-{key}")).into_owned()
}

/// Where the standing itself cannot be said for sure, its end cannot either.
fn doubt(finished: &Finished, kind: Kind) -> Option<String> {
    let is_of_standing = matches!(
        kind,
        Kind::DoBy
            | Kind::Milestone(
                MilestoneKind::DecreeEnds | MilestoneKind::ProofEnds | MilestoneKind::SixMonthsEnd
            )
    );
    let is_unknown = finished.outcome.standing.certainty == Certainty::Unknown;
    let t = finished.visit.lang.texts();
    (is_of_standing && is_unknown).then(|| t.get("certainty-unknown").into_owned())
}

fn because(finished: &Finished, kind: Kind) -> Option<Because> {
    let visit = &finished.visit;
    let (id, fact) = fact_of(finished, kind)?;
    let t = visit.lang.texts();
    Some(Because {
        as_of: softened::words(t, fact.checked(visit.day)),
        fact: FactLink {
            title: visit.text(fact, "title"),
            href: visit.paths().fact(id) + &visit.asked.with(triage::Answers::default()).query(),
        },
        trust: fact_view::trust(t, fact, visit.day),
    })
}

/// The fact that a day rests on; none where the card itself says it, or the result as a whole.
fn fact_of(finished: &Finished, kind: Kind) -> Option<(&'static str, &Fact)> {
    let visit = &finished.visit;
    let standing = &finished.outcome.standing;
    let counted = standing.because.iter().any(|id| *id == facts::APRIL_COUNT);
    let id = match kind {
        Kind::Milestone(MilestoneKind::MayAsk) => facts::RENEW_90_DAYS,
        Kind::Milestone(MilestoneKind::InTime) => facts::RENEW_30_DAYS,
        Kind::Milestone(MilestoneKind::DecreeEnds) => facts::DECREE,
        Kind::Milestone(MilestoneKind::ProofEnds) => facts::PROOF_180,
        Kind::Milestone(MilestoneKind::SixMonthsEnd) if counted => facts::APRIL_COUNT,
        Kind::Milestone(MilestoneKind::SixMonthsEnd) => facts::SIX_MONTH_RULE,
        Kind::TryDaily(_) => says_daily(&finished.outcome)?,
        Kind::Milestone(MilestoneKind::CardEnds | MilestoneKind::Today) | Kind::DoBy => {
            return None;
        }
    };
    let counts = visit.snapshot.handbook.counts_on(id, visit.day);
    let fact = visit.snapshot.knowledge().fact(id).filter(|_| counts)?;
    Some((id, fact))
}
