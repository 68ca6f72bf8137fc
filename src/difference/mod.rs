//! What differs between two states of the knowledge: facts and sources by id and field, phrases as
//! counts. The API gives it as it is; [`words`] says it to people, on the pages of the editions and
//! wherever a draft is compared with what was published.

mod fields;
mod pieces;
mod values;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;
use triage::Knowledge;
use triage::knowledge::Phrasebook;
use utoipa::ToSchema;

pub(crate) use values::{ChangedValue, changed_values};
pub(crate) use words::{DifferenceView, Telling, summary};

/// What changed from one state of the knowledge to another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Difference {
    /// The facts.
    pub facts: Changes,
    /// The register of sources.
    pub sources: Changes,
    /// The phrases of the recogniser that came and went, by language.
    pub phrases: BTreeMap<String, PhraseChanges>,
}

/// What was added, removed and changed, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Changes {
    /// Ids that are new.
    pub added: Vec<String>,
    /// Ids that are gone.
    pub removed: Vec<String>,
    /// For each changed id its fields, with the value before and after; null where there was none.
    pub changed: BTreeMap<String, Vec<FieldChange>>,
}

/// One field that changed.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FieldChange {
    /// The path of the field, for instance `text.en.body`.
    pub field: String,
    /// What it was.
    pub before: Value,
    /// What it is.
    pub after: Value,
}

/// How many phrases of one language came and went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct PhraseChanges {
    /// How many are new.
    pub added: usize,
    /// How many are gone.
    pub removed: usize,
}

/// How much changed: what a list says of it in one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Facts that changed.
    pub changed: usize,
    /// Facts that are new.
    pub added: usize,
    /// Facts that are gone.
    pub removed: usize,
    /// Sources that are new, gone or changed.
    pub sources: usize,
    /// Phrases that came or went.
    pub phrases: usize,
    /// Rows of the decision table that changed.
    pub rows: usize,
}

impl Difference {
    /// What changed from `before` to `after`.
    #[must_use]
    pub fn between(before: &Knowledge, after: &Knowledge) -> Self {
        let languages: BTreeSet<_> = before
            .phrasebooks
            .keys()
            .chain(after.phrasebooks.keys())
            .collect();
        let phrases = languages.into_iter().filter_map(|language| {
            let changes = PhraseChanges::between(
                before.phrasebooks.get(language),
                after.phrasebooks.get(language),
            );
            (changes != PhraseChanges::default()).then(|| (language.clone(), changes))
        });
        Self {
            facts: Changes::between(&before.facts, &after.facts),
            sources: Changes::between(&before.sources, &after.sources),
            phrases: phrases.collect(),
        }
    }

    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How much changed, the decision table left out: it is no part of the knowledge.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let sources = &self.sources;
        let phrases = self.phrases.values();
        Counts {
            changed: self.facts.changed.len(),
            added: self.facts.added.len(),
            removed: self.facts.removed.len(),
            sources: sources.changed.len() + sources.added.len() + sources.removed.len(),
            phrases: phrases.map(|one| one.added + one.removed).sum(),
            rows: 0,
        }
    }
}

impl Changes {
    fn between<T: PartialEq + Serialize>(
        before: &BTreeMap<String, T>,
        after: &BTreeMap<String, T>,
    ) -> Self {
        let only_in = |these: &BTreeMap<String, T>, those: &BTreeMap<String, T>| {
            let ids = these.keys().filter(|id| !those.contains_key(*id));
            ids.cloned().collect()
        };
        let changed = before.iter().filter_map(|(id, old)| {
            let new = after.get(id).filter(|new| *new != old)?;
            let mut fields = Vec::new();
            compare("", json(old), json(new), &mut fields);
            Some((id.clone(), fields))
        });
        Self {
            added: only_in(after, before),
            removed: only_in(before, after),
            changed: changed.collect(),
        }
    }
}

impl PhraseChanges {
    fn between(before: Option<&Phrasebook>, after: Option<&Phrasebook>) -> Self {
        let (before, after) = (phrases(before), phrases(after));
        Self {
            added: after.difference(&before).count(),
            removed: before.difference(&after).count(),
        }
    }
}

/// Every phrase of a book, with what it stands for.
fn phrases(book: Option<&Phrasebook>) -> BTreeSet<(bool, &str, &str)> {
    let entries = book.into_iter().flat_map(|book| {
        let ours = book.phrases.iter().map(|entry| (true, entry));
        ours.chain(book.unrelated.iter().map(|entry| (false, entry)))
    });
    let each = entries.flat_map(|(is_ours, (id, phrases))| {
        let phrases = phrases.iter();
        phrases.map(move |phrase| (is_ours, id.as_str(), phrase.as_str()))
    });
    each.collect()
}

/// How many rows of one decision table stand otherwise in another. None is counted where one of
/// the two was never written.
#[must_use]
pub fn changed_rows(before: &str, after: &str) -> usize {
    if before.is_empty() || after.is_empty() {
        return 0;
    }
    let changes = similar::TextDiff::from_lines(before, after);
    let (mut gone, mut new) = (0, 0);
    for change in changes.iter_all_changes() {
        match change.tag() {
            similar::ChangeTag::Equal => {}
            similar::ChangeTag::Delete => gone += 1,
            similar::ChangeTag::Insert => new += 1,
        }
    }
    // A row that reads otherwise goes and comes.
    gone.max(new)
}

/// What is known holds nothing that JSON cannot write.
fn json(item: &impl Serialize) -> Value {
    serde_json::to_value(item).unwrap_or_default()
}

/// Walks into objects; everything else is compared as a whole.
fn compare(field: &str, before: Value, after: Value, fields: &mut Vec<FieldChange>) {
    match (before, after) {
        (Value::Object(mut before), Value::Object(mut after)) => {
            let names: BTreeSet<_> = before.keys().chain(after.keys()).cloned().collect();
            for name in names {
                let (old, new) = (before.remove(&name), after.remove(&name));
                let inner = if field.is_empty() {
                    name
                } else {
                    format!("{field}.{name}")
                };
                let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
                compare(&inner, old, new, fields);
            }
        }
        (before, after) if before == after => {}
        (before, after) => fields.push(FieldChange {
            field: field.to_owned(),
            before,
            after,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_named_by_id_and_field() {
        let of = |pairs: &[(&str, Value)]| -> BTreeMap<String, Value> {
            let pairs = pairs.iter();
            pairs
                .map(|(id, value)| ((*id).to_owned(), value.clone()))
                .collect()
        };
        let old = of(&[
            (
                "a",
                serde_json::json!({"text": {"en": "old", "pt": "same"}, "n": 1}),
            ),
            ("b", Value::Null),
        ]);
        let new = of(&[
            (
                "a",
                serde_json::json!({"text": {"en": "new", "pt": "same"}, "n": 1, "m": [2]}),
            ),
            ("c", Value::Null),
        ]);
        let changes = Changes::between(&old, &new);
        assert_eq!(changes.added, ["c"]);
        assert_eq!(changes.removed, ["b"]);
        let fields: Vec<_> = changes.changed["a"]
            .iter()
            .map(|change| &change.field)
            .collect();
        assert_eq!(fields, ["m", "text.en"]);
    }

    #[test]
    fn phrases_are_counted_by_language_and_a_moved_one_counts_twice() {
        let book = |id: &str, words: &[&str]| Phrasebook {
            phrases: BTreeMap::from([(
                id.to_owned(),
                words.iter().map(|&word| word.to_owned()).collect(),
            )]),
            ..Phrasebook::default()
        };
        let with = |book: Phrasebook| Knowledge {
            phrasebooks: BTreeMap::from([("en".to_owned(), book)]),
            ..Knowledge::default()
        };
        let difference = Difference::between(
            &with(book("no_niss", &["one", "two"])),
            &with(book("no_niss", &["one", "three", "four"])),
        );
        let (added, removed) = (2, 1);
        assert_eq!(difference.phrases["en"], PhraseChanges { added, removed });
        assert_eq!(difference.counts().phrases, 3);
        assert!(!difference.is_empty());
    }

    #[test]
    fn a_row_that_reads_otherwise_is_one_row() {
        let before = "# Table\none\ntwo\nthree\n";
        assert_eq!(changed_rows(before, before), 0);
        assert_eq!(changed_rows(before, "# Table\none\n2\nthree\n"), 1);
        assert_eq!(changed_rows(before, "# Table\none\n2\n3\nfour\n"), 3);
        // A table that nobody wrote says nothing.
        assert_eq!(changed_rows("", before), 0);
    }
}
