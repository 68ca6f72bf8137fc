//! Which days of a result are to be reminded of: those that are still to come.

use chrono::{Days, NaiveDate};
use triage::dates::six_months_after;
use triage::{Milestone, MilestoneKind, Outcome, Request, StandingCode, facts};

use crate::finished::Finished;

/// What says to try every day: a step, and a warning for whoever the portal stops.
const DAILY_STEP: &str = "try-every-day";
const DAILY_WARNING: &str = "one-attempt-a-day";
/// For how many days somebody is reminded to try, at most.
const TRIES: u64 = 30;

/// What a reminder is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A day of the line of time.
    Milestone(MilestoneKind),
    /// The day by which steps should be done, where it is none of those.
    DoBy,
    /// Trying again, every day up to this one.
    TryDaily(NaiveDate),
}

impl Kind {
    /// The key of its words, and the first part of its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Milestone(kind) => kind.name(),
            Self::DoBy => "do-by",
            Self::TryDaily(_) => "try-daily",
        }
    }
}

/// One reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reminder {
    pub(super) kind: Kind,
    /// The day, or the first of the days.
    pub(super) day: NaiveDate,
}

impl Reminder {
    /// How many days it is.
    pub(super) fn times(&self) -> i64 {
        match self.kind {
            Kind::TryDaily(last) => (last - self.day).num_days() + 1,
            _ => 1,
        }
    }
}

/// The day from which on there is something to remind of: today, or the day that the result speaks
/// of where that is later.
pub(super) fn from(finished: &Finished) -> NaiveDate {
    let visit = &finished.visit;
    visit.day.max(visit.state.clock().today())
}

/// The reminders of a result, in the order of their days.
pub(super) fn reminders(finished: &Finished) -> Vec<Reminder> {
    of(&finished.outcome, six_months(finished), from(finished))
}

/// The end of the six months after a card that is still valid. The result speaks of it once the card has
/// ended, and whoever takes their days along before may not look again by then. It is not for those whose
/// request is paid or granted, who wait with their receipt, nor after a refusal, which has days of its own.
fn six_months(finished: &Finished) -> Option<NaiveDate> {
    let (visit, answers) = (&finished.visit, &finished.answers);
    let rule = facts::SIX_MONTH_RULE;
    let is_to_come = finished.outcome.standing.code == StandingCode::Valid
        && !matches!(
            answers.request,
            Some(Request::Paid | Request::Approved | Request::Refused)
        )
        && visit.snapshot.handbook.counts_on(rule, visit.day);
    let expires = answers.expires_on().filter(|_| is_to_come);
    expires.map(six_months_after)
}

/// A day that is over reminds of nothing; the day itself still counts.
fn of(outcome: &Outcome, six_months: Option<NaiveDate>, today: NaiveDate) -> Vec<Reminder> {
    let six_months = six_months.map(|day| Milestone {
        kind: MilestoneKind::SixMonthsEnd,
        day,
    });
    let milestones = outcome.milestones.iter().chain(&six_months);
    let ahead = milestones
        .filter(|one| one.kind != MilestoneKind::Today && one.day >= today)
        .map(|Milestone { kind, day }| Reminder {
            kind: Kind::Milestone(*kind),
            day: *day,
        });
    let mut reminders: Vec<_> = ahead.collect();
    for by in outcome.actions.iter().filter_map(|action| action.by) {
        if by >= today && reminders.iter().all(|known| known.day != by) {
            reminders.push(Reminder {
                kind: Kind::DoBy,
                day: by,
            });
        }
    }
    reminders.sort_by_key(|reminder| reminder.day);
    if says_daily(outcome).is_some() {
        let daily = daily(&reminders, today);
        let at = reminders.partition_point(|reminder| reminder.day < daily.day);
        reminders.insert(at, daily);
    }
    reminders
}

/// The advice of an outcome that says to try every day.
pub(super) fn says_daily(outcome: &Outcome) -> Option<&'static str> {
    let is_step = outcome.actions.iter().any(|one| one.id == DAILY_STEP);
    let warns = outcome.warnings.iter().any(|one| one.id == DAILY_WARNING);
    is_step
        .then_some(DAILY_STEP)
        .or(warns.then_some(DAILY_WARNING))
}

/// From tomorrow on, until the next day on which something ends.
fn daily(ahead: &[Reminder], today: NaiveDate) -> Reminder {
    let tomorrow = today + Days::new(1);
    let longest = today + Days::new(TRIES);
    let mut ends = ahead
        .iter()
        .filter(|one| one.day >= tomorrow && one.kind != Kind::Milestone(MilestoneKind::MayAsk));
    let end = ends.next().map_or(longest, |next| next.day.min(longest));
    Reminder {
        kind: Kind::TryDaily(end),
        day: tomorrow,
    }
}
