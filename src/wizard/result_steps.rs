//! The steps of a result: what to do, where, what it costs, what to take and by when.

use chrono::NaiveDate;
use triage::knowledge::{Detail, Fact};

use super::result_page::Builder;

/// One step to take.
pub(super) struct StepView {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) link: Option<String>,
    pub(super) cost: Option<String>,
    pub(super) take: Vec<String>,
    pub(super) from: Option<String>,
    pub(super) by: Option<String>,
    pub(super) stale: Option<String>,
}

impl Builder<'_> {
    /// The steps, without those that only lead to who helps: they stand in a section of their own.
    pub(super) fn steps(&self) -> Vec<StepView> {
        let leads_to_help = |id: &str| {
            self.place_of(id)
                .is_some_and(|at| self.outcome.help.iter().any(|help| help == at))
        };
        let steps = self
            .outcome
            .actions
            .iter()
            .filter(|action| !leads_to_help(&action.id));
        steps.filter_map(|action| self.step(action)).collect()
    }

    fn step(&self, action: &triage::Action) -> Option<StepView> {
        let fact = self.fact(&action.id)?;
        let (lines, advice) = match &fact.about {
            Detail::Message(_) => (self.owned_lines(fact, "todo"), None),
            Detail::Advice(advice) => (self.owned_lines(fact, "body"), Some(advice)),
            _ => return None,
        };
        let at = advice.and_then(|advice| self.fact(advice.at.as_deref()?));
        let date = |key: &str, day: Option<NaiveDate>| {
            day.map(|day| {
                let distance = self.t.distance(day, self.visit.day);
                self.t
                    .with_two(key, ("day", self.t.date(day)), ("distance", distance))
            })
        };
        Some(StepView {
            id: action.id.clone().into_owned(),
            title: self.t.fact(fact, "title").into_owned(),
            lines,
            place: at.map(|at| self.t.fact(at, "title").into_owned()),
            link: at.and_then(link).map(str::to_owned),
            cost: advice
                .and_then(|advice| advice.cost)
                .map(|cost| self.t.get(&format!("cost-{}", cost.name())).into_owned()),
            take: advice
                .map(|advice| &advice.take[..])
                .unwrap_or_default()
                .iter()
                .filter_map(|id| Some(self.t.fact(self.fact(id)?, "title").into_owned()))
                .collect(),
            from: date("step-from", action.from),
            by: date("step-by", action.by),
            stale: at
                .filter(|at| at.is_overdue_on(self.visit.day))
                .map(|at| self.checked(at)),
        })
    }

    fn owned_lines(&self, fact: &Fact, field: &str) -> Vec<String> {
        self.t
            .lines(fact, field)
            .into_iter()
            .map(|line| line.into_owned())
            .collect()
    }
}

/// The page that a place, portal or channel opens.
pub(super) fn link(fact: &Fact) -> Option<&str> {
    match &fact.about {
        Detail::Portal(portal) => Some(&portal.url),
        Detail::Channel(channel) => channel.url.as_deref(),
        Detail::HelpLine(line) => line.url.as_deref(),
        _ => None,
    }
}
