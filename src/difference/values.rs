//! The values of one fact that changed, a line each: for whoever tells of one fact and not of a
//! whole edition.

use triage::Fact;

use super::words::Telling;
use super::{compare, json};

/// A value before and after, under its name.
pub(crate) struct ChangedValue {
    pub(crate) name: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// What changed of what a fact is about, and of the day since which it is known.
pub(crate) fn changed_values(
    telling: &Telling<'_>,
    before: &Fact,
    after: &Fact,
) -> Vec<ChangedValue> {
    let mut fields = Vec::new();
    compare("", json(before), json(after), &mut fields);
    let is_told = |field: &str| field.starts_with("about.") || field == "known_since";
    let told = fields.iter().filter(|change| is_told(&change.field));
    told.filter_map(|change| {
        let view = telling.value(change);
        let (before, after) = view.values?;
        Some(ChangedValue {
            name: view.name,
            before,
            after,
        })
    })
    .collect()
}
