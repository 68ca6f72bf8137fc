//! How many outcomes use a fact: what is wrong in a fact that many use is wrong for many people.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Proof, Stop, walk};
use crate::handbook::Handbook;
use crate::knowledge::{Detail, FactId, Knowledge};
use crate::outcome::Outcome;

/// For each fact, how many kinds of outcome use it on `day`: name it as a reason, a step, a
/// warning, a paper or a help, or are sent to it by a step. A fact that none uses is left out.
///
/// All ways of one day are walked, which takes a part of a second. Messages that lead the same way
/// are walked once, and share the count.
#[must_use]
pub fn uses(handbook: &Handbook, day: NaiveDate) -> BTreeMap<FactId, u64> {
    let mut proof = Proof::default();
    walk::walk_day(handbook, day, &Stop::never(), &mut proof);
    share(&mut proof.uses, handbook.knowledge(), day);
    proof.uses
}

/// Counts what one outcome uses, each fact once.
pub(super) fn count(uses: &mut BTreeMap<FactId, u64>, outcome: &Outcome, knowledge: &Knowledge) {
    let named = outcome
        .actions
        .iter()
        .map(|action| &action.id)
        .chain(outcome.warnings.iter().map(|warning| &warning.id))
        .chain(&outcome.because)
        .chain(&outcome.help)
        .chain(&outcome.documents);
    let mut ids: BTreeSet<&str> = named.map(AsRef::as_ref).collect();
    for action in &outcome.actions {
        if let Some(Detail::Advice(advice)) = knowledge.fact(&action.id).map(|fact| &fact.about) {
            let sent_to = advice.at.iter().chain(&advice.take);
            ids.extend(sent_to.map(String::as_str));
        }
    }
    for id in ids {
        match uses.get_mut(id) {
            Some(count) => *count += 1,
            None => drop(uses.insert(id.to_owned(), 1)),
        }
    }
}

/// Gives every message the count of the one that was walked for it.
fn share(uses: &mut BTreeMap<FactId, u64>, knowledge: &Knowledge, day: NaiveDate) {
    let mut alike: BTreeMap<String, Vec<&FactId>> = BTreeMap::new();
    for (id, _, message) in knowledge.messages() {
        let class = walk::behaviour(id, message, day);
        alike.entry(class).or_default().push(id);
    }
    for ids in alike.into_values() {
        let walked = ids.iter().filter_map(|id| uses.get(*id)).max();
        if let Some(count) = walked.copied() {
            uses.extend(ids.into_iter().map(|id| (id.clone(), count)));
        }
    }
}
