//! An outcome in words: which way to go, what threatens, what to do, why, and what was told. The
//! result page, the frames and everything printed show the same.

mod alternatives;
mod beside;
mod doubts;
mod facts;
mod steps;
pub(crate) mod told;

use std::borrow::Cow;

use triage::knowledge::{Detail, Fact};
use triage::{Answers, Outcome, Route, StandingCode};

pub(crate) use self::alternatives::Alternatives;
use self::alternatives::alternatives;
pub(crate) use self::beside::Beside;
pub(crate) use self::doubts::StandingView;
pub(crate) use self::facts::{FactLine, Paper};
pub(crate) use self::steps::{StepGroup, StepView};
use self::told::{Told, told};
use crate::counter;
use crate::fact_view::{self, HelpView};
use crate::i18n::Texts;
use crate::softened::Softened;
use crate::visit::Visit;
use crate::words;

/// An outcome in the words of one language.
pub(crate) struct InWords {
    /// The route's own name, for tests and for print.
    pub(crate) route: &'static str,
    pub(crate) title: String,
    pub(crate) kicker: String,
    pub(crate) lead: String,
    /// The page to open first, and the words of its button.
    pub(crate) main: Option<(String, String)>,
    /// Words that soften the lead, where what decided is past its check.
    pub(crate) as_of: Option<String>,
    pub(crate) doubt: Option<String>,
    /// What to do if it is not so any more.
    pub(crate) alternatives: Option<Alternatives>,
    pub(crate) standing: StandingView,
    pub(crate) beside: Beside,
    pub(crate) steps: Vec<StepGroup>,
    pub(crate) warnings: Vec<WarningView>,
    /// The sentence to show at a counter, in Portuguese.
    pub(crate) counter: Option<String>,
    pub(crate) papers: Vec<Paper>,
    pub(crate) because: Vec<FactLine>,
    pub(crate) because_line: String,
    /// How many of these texts a second person has reviewed.
    pub(crate) reviews: String,
    pub(crate) help: Vec<HelpView>,
    pub(crate) told: Vec<Told>,
}

/// One thing to know.
pub(crate) struct WarningView {
    pub(crate) title: String,
    pub(crate) soft: Softened,
    pub(crate) body: String,
    pub(crate) href: String,
    /// What the link to the fact says: why we say this, or where to check it.
    pub(crate) why: Cow<'static, str>,
}

impl InWords {
    /// The words of an outcome in the language of the visit.
    pub(crate) fn new(visit: &Visit, outcome: &Outcome, answers: &Answers) -> Self {
        let builder = Builder {
            visit,
            t: visit.lang.texts(),
            outcome,
        };
        builder.build(answers)
    }
}

/// Turns an outcome into words and links.
struct Builder<'a> {
    visit: &'a Visit,
    t: &'static Texts,
    outcome: &'a Outcome,
}

impl Builder<'_> {
    fn build(&self, answers: &Answers) -> InWords {
        let outcome = self.outcome;
        let knowledge = self.visit.snapshot.knowledge();
        let help = outcome.help.iter().filter_map(|id| self.fact(id));
        InWords {
            route: outcome.route.name(),
            title: words::title(self.t, outcome, answers),
            kicker: self.kicker(),
            lead: words::lead(self.t, outcome, answers, (knowledge, self.visit.day)),
            main: self.main_button(),
            as_of: self.way_as_of(answers),
            doubt: self.way_doubt(),
            alternatives: alternatives(self),
            standing: self.standing(answers),
            beside: self.beside(answers),
            steps: self.steps(),
            warnings: self.warnings(),
            counter: self.counter(answers),
            papers: outcome
                .documents
                .iter()
                .filter_map(|id| self.paper(id))
                .collect(),
            because: outcome
                .because
                .iter()
                .filter_map(|id| self.line(id))
                .collect(),
            because_line: self.because_line(),
            reviews: self.reviews(),
            help: help
                .filter_map(|fact| fact_view::help(self.t, fact, self.visit.day))
                .collect(),
            told: told(self.visit, self.t, answers, answers),
        }
    }

    /// What to know, without what stands beside a step.
    fn warnings(&self) -> Vec<WarningView> {
        let warnings = self.outcome.warnings.iter();
        warnings
            .filter(|warning| !self.is_beside_a_step(&warning.id))
            .filter_map(|warning| self.warning(&warning.id))
            .collect()
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

    fn fact(&self, id: &str) -> Option<&Fact> {
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

    fn place_of(&self, advice: &str) -> Option<&str> {
        match &self.fact(advice)?.about {
            Detail::Advice(advice) => advice.at.as_deref(),
            _ => None,
        }
    }

    fn warning(&self, id: &str) -> Option<WarningView> {
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

    /// The official sentence of the first step that has one which the answers do not deny. Where
    /// legal help comes first, the sentence for the counter is more use than the one for a lawyer.
    fn counter(&self, answers: &Answers) -> Option<String> {
        let sentence = |id: &str| {
            let field = counter::field(answers);
            let text = self.fact(id)?.text(&["pt"], field, self.visit.day)?;
            Some(text.to_owned())
        };
        let steps = self.outcome.actions.iter().map(|action| action.id.as_ref());
        let steps = steps.filter(|id| counter::can_be_said(id, answers));
        let at_the_counter = steps
            .clone()
            .filter(|id| *id != "legal-help")
            .find_map(sentence);
        let sentence = at_the_counter.or_else(|| steps.into_iter().find_map(sentence))?;
        Some(counter::filled(&sentence, answers))
    }
}
