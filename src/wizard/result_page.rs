//! The page of a result: which way to go, what threatens, what to do, why, and what was told.

use std::borrow::Cow;

use askama::Template;
use triage::knowledge::{Detail, Fact};
use triage::{Answers, Outcome, Route, StandingCode};

use super::alternatives::{Alternatives, alternatives};
use super::compare::{self, Today};
use super::result_beside::Beside;
use super::result_doubts::StandingView;
use super::result_facts::{FactLine, Paper};
use super::result_steps::StepGroup;
use super::step::Visit;
use super::timeline::Timeline;
use super::view::{Told, told};
use crate::counter;
use crate::fact_view::{self, HelpView};
use crate::i18n::Texts;
use crate::layout::Layout;
use crate::softened::Softened;
use crate::words;

/// A result page.
#[derive(Template)]
#[template(path = "result.html")]
pub(super) struct ResultPage {
    pub(super) layout: Layout,
    /// What today says to the same answers, where the page speaks of another day or edition.
    today: Option<Today>,
    /// The address at which this answer stays as it stands.
    lasting: Option<String>,
    route: &'static str,
    pub(super) title: String,
    pub(super) kicker: String,
    pub(super) lead: String,
    pub(super) main: Option<(String, String)>,
    /// Words that soften the lead, where what decided is past its check.
    pub(super) as_of: Option<String>,
    pub(super) doubt: Option<String>,
    /// What to do if it is not so any more.
    pub(super) alternatives: Option<Alternatives>,
    pub(super) standing: StandingView,
    timeline: Option<Timeline>,
    pub(super) beside: Beside,
    pub(super) steps: Vec<StepGroup>,
    pub(super) warnings: Vec<WarningView>,
    pub(super) counter: Option<String>,
    pub(super) papers: Vec<Paper>,
    pub(super) because: Vec<FactLine>,
    because_line: String,
    /// How many of the texts on this page a second person has reviewed.
    pub(super) reviews: String,
    pub(super) help: Vec<HelpView>,
    pub(super) told: Vec<Told>,
    pub(super) back: String,
    pub(super) again: String,
}

/// One thing to know.
pub(super) struct WarningView {
    pub(super) title: String,
    pub(super) soft: Softened,
    pub(super) body: String,
    pub(super) href: String,
    /// What the link to the fact says: why we say this, or where to check it.
    pub(super) why: Cow<'static, str>,
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
            as_of: self.way_as_of(answers),
            doubt: self.way_doubt(),
            alternatives: alternatives(self),
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
                .filter_map(|id| self.paper(id))
                .collect(),
            because: self
                .outcome
                .because
                .iter()
                .filter_map(|id| self.line(id))
                .collect(),
            because_line: self.because_line(),
            reviews: self.reviews(),
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
            today: compare::today(self.visit, self.outcome, answers),
            lasting: compare::lasting(self.visit, answers),
            layout: self.visit.layout(&here),
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

    pub(super) fn warning(&self, id: &str) -> Option<WarningView> {
        let fact = self.fact(id)?;
        let soft = self.soft(fact);
        let is_to_check = soft.as_of.is_some() && soft.check.is_none();
        let why = if is_to_check { "soft-sources" } else { "why" };
        Some(WarningView {
            title: self.visit.text(fact, "title"),
            soft,
            body: self.visit.text(fact, "body"),
            href: self.page_of(id, fact),
            why: self.t.get(why),
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
    pub(super) fn route(&self) -> &'static str {
        self.route
    }
}
