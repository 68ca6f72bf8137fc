//! The steps of a result: what to do, where, what it costs, what to take and by when, in the order
//! of the routes.

use chrono::NaiveDate;
use triage::knowledge::{Channel, Detail, Fact, HelpLine, Message};
use triage::{Action, Route, facts};

use super::{Builder, WarningView};
use crate::fact_view::FactLink;
use crate::softened::{self, Softened};
use crate::words;

/// The law's side of the NISS stands beside the step that asks for one.
const LEGAL_ARGUMENT: &str = "niss-not-by-law-warning";
const NISS_STEPS: [&str; 2] = ["ask-niss-online", "ask-niss-again"];

/// The steps of one route.
pub(crate) struct StepGroup {
    /// What it comes after; none for the first route.
    pub(crate) heading: Option<String>,
    pub(crate) steps: Vec<StepView>,
}

/// One step to take.
pub(crate) struct StepView {
    pub(crate) id: String,
    pub(crate) title: String,
    /// What softens the lines where their check is too old.
    pub(crate) soft: Softened,
    pub(crate) lines: Vec<String>,
    pub(crate) place: Option<String>,
    /// The place in words, where none is to be linked or where it says more: who is there. It is for
    /// paper: on a screen the lines or the list of who helps say it too.
    pub(crate) named_place: Option<String>,
    /// What softens the place.
    place_as_of: Option<String>,
    pub(crate) link: Option<String>,
    pub(crate) cost: Option<String>,
    pub(crate) take: Vec<String>,
    pub(crate) from: Option<String>,
    pub(crate) by: Option<String>,
    /// The page that says more.
    pub(crate) more: Option<FactLink>,
    /// What is good to know at this very step.
    pub(crate) beside: Option<WarningView>,
    /// It says what to do about the message that was told: its words are the whole step.
    pub(crate) is_about_the_message: bool,
    /// Shown at once; the others open by a tap.
    pub(crate) is_open: bool,
}

impl StepView {
    /// What softens the place. Where the lines stand beside it, what they say already is not said
    /// again.
    pub(crate) fn place_as_of(&self, has_lines: bool) -> Option<&String> {
        let words = self.place_as_of.as_ref();
        words.filter(|words| !has_lines || self.soft.as_of.as_ref() != Some(words))
    }
}

impl Builder<'_> {
    /// The steps by route, without those that only lead to who helps: they stand in a section of
    /// their own.
    pub(super) fn steps(&self) -> Vec<StepGroup> {
        let leads_to_help = |id: &str| {
            self.place_of(id)
                .is_some_and(|at| [facts::MIGRANT_LINE, facts::CLAIM].contains(&at))
        };
        let mut groups: Vec<(Route, StepGroup)> = Vec::new();
        for action in &self.outcome.actions {
            if leads_to_help(&action.id) {
                continue;
            }
            let Some(mut step) = self.step(action) else {
                continue;
            };
            if groups
                .last()
                .is_none_or(|(route, _)| *route != action.route)
            {
                let heading = (!groups.is_empty()).then(|| self.heading(action.route));
                let steps = Vec::new();
                groups.push((action.route, StepGroup { heading, steps }));
            }
            let is_first_group = groups.len() == 1;
            if let Some((_, group)) = groups.last_mut() {
                step.is_open = is_first_group && group.steps.len() < 3;
                group.steps.push(step);
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// "After that: …", or "If that does not help: …" where the first route may be enough.
    fn heading(&self, route: Route) -> String {
        let goes_on = [Route::RenewalPortal, Route::ExtensionPortal];
        let key = if goes_on.contains(&route) {
            "after-that"
        } else {
            "if-not"
        };
        self.t.with(key, "way", words::route(self.t, route))
    }

    fn step(&self, action: &Action) -> Option<StepView> {
        let fact = self.fact(&action.id)?;
        match &fact.about {
            Detail::Message(message) => Some(self.message_step(action, fact, message)),
            Detail::Advice(advice) => {
                let at = match action.id.as_ref() {
                    "try-every-day" => self.outcome.portal(),
                    _ => advice.at.as_deref(),
                };
                let at = at.and_then(|at| self.fact(at));
                let mut step = self.plain_step(action, fact, "body", at);
                let cost = advice.cost.map(|cost| format!("cost-{}", cost.name()));
                step.cost = cost.map(|key| self.t.get(&key).into_owned());
                let papers = advice.take.iter().filter_map(|id| self.fact(id));
                step.take = papers
                    .map(|paper| self.visit.text(paper, "title"))
                    .collect();
                if NISS_STEPS.contains(&action.id.as_ref()) && self.warns(LEGAL_ARGUMENT) {
                    step.beside = self.warning(LEGAL_ARGUMENT);
                }
                Some(step)
            }
            _ => None,
        }
    }

    /// What others did about the message that was told. Its place is named where the way leads to
    /// that very portal: elsewhere, where it appears is not where something is to be done.
    fn message_step(&self, action: &Action, fact: &Fact, message: &Message) -> StepView {
        let portal = action
            .route
            .portal()
            .filter(|portal| message.appears.iter().any(|place| place == portal))
            .and_then(|portal| self.fact(portal));
        let mut step = self.plain_step(action, fact, "todo", portal);
        step.is_about_the_message = true;
        step.title = self.t.get("step-message").into_owned();
        step.more = Some(FactLink {
            title: self.t.get("step-message-more").into_owned(),
            href: self.visit.paths().message(&action.id),
        });
        step
    }

    fn plain_step(&self, action: &Action, fact: &Fact, field: &str, at: Option<&Fact>) -> StepView {
        let date = |key: &str, day: Option<NaiveDate>| {
            day.map(|day| {
                let distance = self.t.distance(day, self.visit.day);
                self.t
                    .with_two(key, ("day", self.t.date(day)), ("distance", distance))
            })
        };
        let soft = self.step_soft(&action.id, fact, at);
        let place_as_of = at.and_then(|at| softened::words(self.t, at.checked(self.visit.day)));
        StepView {
            id: action.id.clone().into_owned(),
            title: self.visit.text(fact, "title"),
            soft,
            lines: self.t.lines(fact, field, self.visit.day),
            place_as_of,
            place: at.map(|at| self.place(at)),
            named_place: match at {
                Some(at) => self.who_is_there(at),
                None => self.t.lines(fact, "where", self.visit.day).pop(),
            },
            link: at.and_then(|at| at.about.url()).map(str::to_owned),
            cost: None,
            take: Vec::new(),
            from: date("step-from", action.from),
            by: date(self.by_key(action.by), action.by),
            more: None,
            beside: None,
            is_about_the_message: false,
            is_open: false,
        }
    }

    /// What a place is called, with its e-mail address: that is all there is to reach it by.
    fn place(&self, at: &Fact) -> String {
        let title = self.visit.text(at, "title");
        match &at.about {
            Detail::Channel(Channel {
                email: Some(email), ..
            }) => format!("{title}: {email}"),
            _ => title,
        }
    }

    /// Helpers without a number or a page are their names: these stand below an introduction.
    fn who_is_there(&self, at: &Fact) -> Option<String> {
        let Detail::HelpLine(HelpLine { phones, url, .. }) = &at.about else {
            return None;
        };
        let lines = self.t.lines(at, "body", self.visit.day);
        let (_, names) = lines.split_first()?;
        let is_list = phones.is_empty() && url.is_none() && !names.is_empty();
        is_list.then(|| format!("{}: {}", self.visit.text(at, "title"), names.join(", ")))
    }

    /// The last day in time is said to be that: the way does not end with it.
    fn by_key(&self, by: Option<NaiveDate>) -> &'static str {
        match words::in_time(self.outcome, self.visit.day) {
            Some(in_time) if by == Some(in_time) => "step-by-in-time",
            _ => "step-by",
        }
    }

    /// What softens a step. Its own place is the page to look at, and has its link already; where
    /// no authority has a page, ours names the sources.
    fn step_soft(&self, id: &str, fact: &Fact, at: Option<&Fact>) -> Softened {
        let soft = self.soft(fact);
        let ours = || FactLink {
            title: self.t.get("soft-sources").into_owned(),
            href: self.page_of(id, fact),
        };
        let has_place = at.is_some_and(|at| at.about.url().is_some());
        Softened {
            check: match soft.as_of {
                Some(_) if !has_place => soft.check.or_else(|| Some(ours())),
                _ => None,
            },
            as_of: soft.as_of,
        }
    }

    fn warns(&self, id: &str) -> bool {
        self.outcome.warnings.iter().any(|warning| warning.id == id)
    }

    /// Whether a warning stands at its step, and not in the list.
    pub(super) fn is_beside_a_step(&self, id: &str) -> bool {
        let mut steps = self.outcome.actions.iter();
        id == LEGAL_ARGUMENT && steps.any(|action| NISS_STEPS.contains(&action.id.as_ref()))
    }
}
