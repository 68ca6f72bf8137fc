//! Every outcome of a day with answers that lead there: what is made of outcomes is tried on all.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Proof, Stop, walk};
use crate::answers::Answers;
use crate::handbook::Handbook;
use crate::outcome::Outcome;

/// An outcome that somebody meets.
#[derive(Clone, Debug)]
pub struct Met {
    /// Answers that lead there.
    pub answers: Answers,
    /// The outcome.
    pub outcome: Outcome,
}

impl Met {
    /// How many things it says: steps, warnings, papers and reasons.
    #[must_use]
    pub fn things(&self) -> usize {
        let outcome = &self.outcome;
        outcome.actions.len()
            + outcome.warnings.len()
            + outcome.documents.len()
            + outcome.because.len()
    }
}

/// The outcomes of `day` that say different things: other ways, steps, warnings, reasons or papers,
/// whatever their dates. One for each, in a fixed order.
#[must_use]
pub fn met(handbook: &Handbook, day: NaiveDate) -> Vec<Met> {
    let mut met = BTreeMap::new();
    let mut proof = Proof::default();
    let stop = Stop::never();
    walk::walk_each(handbook, day, &stop, &mut proof, &mut |outcome, answers| {
        met.entry(said(outcome)).or_insert_with(|| Met {
            answers: answers.clone(),
            outcome: outcome.clone(),
        });
    });
    met.into_values().collect()
}

/// What an outcome says, without its days.
fn said(outcome: &Outcome) -> String {
    let steps = outcome.actions.iter().map(|action| action.id.as_ref());
    let warnings = outcome.warnings.iter().map(|warning| warning.id.as_ref());
    let named = [&outcome.because, &outcome.help, &outcome.documents];
    let named = named.into_iter().flatten().map(AsRef::as_ref);
    let ids: Vec<&str> = steps.chain(warnings).chain(named).collect();
    format!(
        "{} {} {:?} {:?} {:?} {:?} {}",
        outcome.route.name(),
        outcome.standing.code.name(),
        outcome.reason,
        outcome.then,
        outcome.certainty,
        outcome.standing.certainty,
        ids.join(" ")
    )
}
