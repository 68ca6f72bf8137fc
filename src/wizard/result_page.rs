//! The page of a result: the outcome in words, and what stands around it.

use askama::Template;
use triage::{Answers, Outcome};

use super::compare::{self, Today};
use super::timeline::Timeline;
use crate::layout::Layout;
use crate::result::InWords;
use crate::visit::Visit;

/// A result page.
#[derive(Template)]
#[template(path = "result.html")]
pub(super) struct ResultPage {
    layout: Layout,
    said: InWords,
    /// What today says to the same answers, where the page speaks of another day or edition.
    today: Option<Today>,
    /// The address at which this answer stays as it stands.
    lasting: Option<String>,
    timeline: Option<Timeline>,
    /// Where the result is taken away from.
    take: String,
    ends: Ends,
}

/// Where one goes on from a result without following it.
pub(super) struct Ends {
    /// The last question.
    pub(super) back: String,
    /// The start, without answers.
    pub(super) again: String,
}

impl Ends {
    pub(super) fn new(visit: &Visit, answers: &Answers) -> Self {
        let again = visit.paths().start();
        let last = answers.given().last();
        Self {
            back: last.map_or_else(
                || again.clone(),
                |(question, _)| visit.change(question, answers),
            ),
            again,
        }
    }
}

impl ResultPage {
    /// The page of an outcome.
    pub(super) fn new(visit: &Visit, outcome: &Outcome, here: &str, answers: &Answers) -> Self {
        Self {
            said: InWords::new(visit, outcome, answers),
            today: compare::today(visit, outcome, answers),
            lasting: compare::lasting(visit, answers),
            timeline: Timeline::new(&outcome.milestones, visit.day, visit.lang.texts()),
            take: visit
                .paths()
                .take("take", &visit.asked.with(answers.clone())),
            ends: Ends::new(visit, answers),
            layout: visit.layout(here),
        }
    }
}
