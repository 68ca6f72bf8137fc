//! The page of a result: which way to go, what threatens, what to do, why, and what was told.

use askama::Template;
use triage::knowledge::{Detail, Fact};
use triage::{Answers, Certainty, NamedFact, Outcome, Route, StandingCode};

use super::result_beside::Beside;
use super::result_steps::StepGroup;
use super::step::Visit;
use super::timeline::Timeline;
use super::view::{Told, told};
use crate::counter;
use crate::fact_view::{self, FactLink, HelpView};
use crate::i18n::Texts;
use crate::layout::Layout;
use crate::words;

/// A result page.
#[derive(Template)]
#[template(path = "result.html")]
pub(super) struct ResultPage {
    layout: Layout,
    route: &'static str,
    title: String,
    kicker: String,
    lead: String,
    main: Option<(String, String)>,
    doubt: Option<String>,
    standing: StandingView,
    timeline: Option<Timeline>,
    beside: Beside,
    steps: Vec<StepGroup>,
    warnings: Vec<WarningView>,
    counter: Option<String>,
    papers: Vec<FactLink>,
    because: Vec<FactLine>,
    because_line: String,
    help: Vec<HelpView>,
    told: Vec<Told>,
    back: String,
    again: String,
}

/// What the law says about staying.
struct StandingView {
    title: String,
    body: String,
    doubt: Option<String>,
    /// It threatens: shown in the warning colour.
    is_danger: bool,
}

/// One thing to know.
pub(super) struct WarningView {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) href: String,
}

/// One fact, with its link and its last check.
struct FactLine {
    title: String,
    href: String,
    note: String,
    /// What says something else.
    others: Vec<FactLink>,
}

/// Turns an outcome into words and links.
pub(super) struct Builder<'a> {
    pub(super) visit: &'a Visit,
    pub(super) t: &'static Texts,
    pub(super) outcome: &'a Outcome,
}

impl Builder<'_> {
    fn build(&self, here: String, answers: &Answers) -> ResultPage {
        let mut warnings: Vec<_> = self
            .outcome
            .warnings
            .iter()
            .filter(|warning| !self.is_beside_a_step(&warning.id))
            .filter_map(|warning| self.warning(&warning.id))
            .collect();
        warnings.dedup_by(|a, b| a.href == b.href);
        let last = answers.given().last();
        ResultPage {
            title: words::title(self.t, self.outcome),
            kicker: self.kicker(),
            lead: words::lead(
                self.t,
                self.outcome,
                answers,
                (self.visit.snapshot.knowledge(), self.visit.day),
            ),
            main: self.main_button(),
            doubt: self.way_doubt(),
            standing: self.standing(answers),
            timeline: Timeline::new(&self.outcome.milestones, self.visit.day, self.t),
            beside: self.beside(answers),
            steps: self.steps(),
            warnings,
            counter: self.counter(answers),
            papers: self
                .outcome
                .documents
                .iter()
                .filter_map(|id| self.link(id))
                .collect(),
            because: self
                .outcome
                .because
                .iter()
                .filter_map(|id| self.line(id))
                .collect(),
            because_line: self.because_line(),
            help: self
                .outcome
                .help
                .iter()
                .filter_map(|id| fact_view::help(self.t, self.fact(id)?, self.visit.day))
                .collect(),
            told: told(self.visit, self.t, answers, answers),
            back: last.map_or_else(
                || self.visit.paths().start(),
                |(question, _)| self.visit.change(question, answers),
            ),
            again: self.visit.paths().start(),
            layout: self.visit.layout(here),
            route: self.outcome.route.name(),
        }
    }

    /// What stands above the title: where legal help comes first, it says so before the way.
    fn kicker(&self) -> String {
        let code = self.outcome.standing.code;
        let in_danger = matches!(code, StandingCode::Lapsed | StandingCode::Outside)
            && self.outcome.route != Route::Escalate;
        let key = if in_danger {
            "your-way-in-danger"
        } else {
            "your-way"
        };
        self.t.get(key).into_owned()
    }

    pub(super) fn fact(&self, id: &str) -> Option<&Fact> {
        self.visit.snapshot.knowledge().fact(id)
    }

    /// The first step of the route itself that can be opened. Where the route is a wait, a visit
    /// or the ladder, no button pretends that it is a page.
    fn main_button(&self) -> Option<(String, String)> {
        let is_ours = |at: &str| match self.outcome.route {
            Route::ExtensionPortal => at == triage::facts::EXTENSION_PORTAL,
            Route::RenewalPortal => at == triage::facts::RENEWAL_PORTAL,
            Route::Niss => at == "niss-online",
            Route::ContactForm => at.starts_with(triage::facts::CONTACT_FORM),
            _ => false,
        };
        self.outcome.actions.iter().find_map(|action| {
            let at = self.place_of(&action.id).filter(|at| is_ours(at))?;
            let link = self.fact(at)?.about.url()?;
            let name = self.visit.text(self.fact(at)?, "title");
            Some((link.to_owned(), self.t.with("open", "name", name)))
        })
    }

    pub(super) fn place_of(&self, advice: &str) -> Option<&str> {
        match &self.fact(advice)?.about {
            Detail::Advice(advice) => advice.at.as_deref(),
            _ => None,
        }
    }

    /// Why an answer is not sure, and of which day its facts are.
    fn doubt(&self, certainty: Certainty, because: &[NamedFact]) -> Option<String> {
        match certainty {
            Certainty::Confirmed => None,
            Certainty::Overdue => {
                let day = self.visit.day;
                let oldest = because
                    .iter()
                    .filter_map(|id| self.fact(id))
                    .filter(|fact| fact.is_overdue_on(day))
                    .map(|fact| fact.verified_on)
                    .min();
                Some(match oldest {
                    Some(Some(checked)) => {
                        self.t
                            .with("certainty-overdue", "day", self.t.date(checked))
                    }
                    _ => self.t.get("certainty-overdue-undated").into_owned(),
                })
            }
            Certainty::Unknown => Some(self.t.get("certainty-unknown").into_owned()),
        }
    }

    fn way_doubt(&self) -> Option<String> {
        self.doubt(self.outcome.certainty, &self.outcome.because)
    }

    fn standing(&self, answers: &Answers) -> StandingView {
        let standing = &self.outcome.standing;
        let words = words::standing(self.t, self.outcome, answers, self.visit.day);
        StandingView {
            title: words.title,
            body: words.body,
            // Said once where it is the same for the way and the standing.
            doubt: match standing.code {
                StandingCode::Unknown => None,
                _ => self
                    .doubt(standing.certainty, &standing.because)
                    .filter(|doubt| Some(doubt) != self.way_doubt().as_ref()),
            },
            is_danger: !matches!(standing.code, StandingCode::Valid | StandingCode::Approved),
        }
    }

    pub(super) fn warning(&self, id: &str) -> Option<WarningView> {
        let fact = self.fact(id)?;
        Some(WarningView {
            title: self.visit.text(fact, "title"),
            body: self.visit.text(fact, "body"),
            href: self.visit.paths().fact(id),
        })
    }

    /// The official sentence of the first step that has one. Where legal help comes first, the
    /// sentence for the counter is more use than the one for a lawyer.
    fn counter(&self, answers: &Answers) -> Option<String> {
        let sentence = |id: &str| {
            let text = self.fact(id)?.text(&["pt"], "counter", self.visit.day)?;
            Some(text.to_owned())
        };
        let steps = self.outcome.actions.iter().map(|action| action.id.as_ref());
        let at_the_counter = steps
            .clone()
            .filter(|id| *id != "legal-help")
            .find_map(sentence);
        let sentence = at_the_counter.or_else(|| steps.into_iter().find_map(sentence))?;
        Some(counter::filled(&sentence, answers.expires))
    }

    fn line(&self, id: &str) -> Option<FactLine> {
        let fact = self.fact(id)?;
        let href = match &fact.about {
            Detail::Message(_) => self.visit.paths().message(id),
            _ => self.visit.paths().fact(id),
        };
        Some(FactLine {
            title: self.visit.text(fact, "title"),
            href,
            note: fact_view::trust(self.t, fact, self.visit.day),
            others: self.others(id),
        })
    }

    fn link(&self, id: &str) -> Option<FactLink> {
        Some(FactLink {
            title: self.visit.text(self.fact(id)?, "title"),
            href: self.visit.paths().fact(id),
        })
    }

    /// The facts that were known on the day and contradict this one.
    fn others(&self, id: &str) -> Vec<FactLink> {
        let others = self.visit.snapshot.handbook.opponents(id).iter();
        others
            .filter(|other| {
                let fact = self.fact(other);
                fact.is_some_and(|fact| fact.known_since <= self.visit.day)
            })
            .filter_map(|other| self.link(other))
            .collect()
    }

    fn because_line(&self) -> String {
        let days = self
            .outcome
            .because
            .iter()
            .filter_map(|id| self.fact(id)?.verified_on);
        let (first, last) = (days.clone().min(), days.max());
        let count = self.outcome.because.len();
        match (first, last) {
            (Some(first), Some(last)) if first != last => {
                let (first, last) = (self.t.date(first), self.t.date(last));
                let count = self.t.with("because-count", "count", count);
                let range = self
                    .t
                    .with_two("because-range", ("first", first), ("last", last));
                format!("{count}, {range}")
            }
            (Some(day), _) => {
                let count = self.t.with("because-count", "count", count);
                format!(
                    "{count}, {}",
                    self.t.with("checked-on", "day", self.t.date(day))
                )
            }
            _ => self.t.with("because-count", "count", count),
        }
    }
}

impl ResultPage {
    /// The page of an outcome.
    pub(super) fn new(visit: &Visit, outcome: &Outcome, here: String, answers: &Answers) -> Self {
        let builder = Builder {
            visit,
            t: visit.lang.texts(),
            outcome,
        };
        builder.build(here, answers)
    }

    /// The outcome's own name, for tests and for print.
    fn route(&self) -> &'static str {
        self.route
    }
}
