//! What changed from one edition to another: facts and sources, by id and field.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::error::AppError;
use crate::snapshot::Snapshot;

/// What changed.
#[derive(Serialize, ToSchema)]
pub(super) struct Difference {
    from: i64,
    to: i64,
    facts: Changes,
    sources: Changes,
}

/// What was added, removed and changed, by id.
#[derive(Debug, Default, PartialEq, Serialize, ToSchema)]
pub(super) struct Changes {
    added: Vec<String>,
    removed: Vec<String>,
    /// For each changed id its fields, with the value before and after; null where there was none.
    changed: BTreeMap<String, Vec<FieldChange>>,
}

/// One field that changed.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct FieldChange {
    /// The path of the field, for instance `text.en.body`.
    field: String,
    before: Value,
    after: Value,
}

impl Difference {
    pub(super) fn between(from: &Snapshot, to: &Snapshot) -> Result<Self, AppError> {
        let (old, new) = (from.knowledge(), to.knowledge());
        Ok(Self {
            from: from.edition.number,
            to: to.edition.number,
            facts: Changes::between(&old.facts, &new.facts)?,
            sources: Changes::between(&old.sources, &new.sources)?,
        })
    }
}

impl Changes {
    fn between<T: PartialEq + Serialize>(
        old: &BTreeMap<String, T>,
        new: &BTreeMap<String, T>,
    ) -> Result<Self, AppError> {
        let only_in = |these: &BTreeMap<String, T>, those: &BTreeMap<String, T>| {
            these
                .keys()
                .filter(|id| !those.contains_key(*id))
                .cloned()
                .collect()
        };
        let mut changed = BTreeMap::new();
        for (id, before) in old {
            let Some(after) = new.get(id).filter(|after| *after != before) else {
                continue;
            };
            let value = |item| serde_json::to_value(item).map_err(AppError::internal);
            let mut fields = Vec::new();
            compare("", value(before)?, value(after)?, &mut fields);
            changed.insert(id.clone(), fields);
        }
        Ok(Self {
            added: only_in(new, old),
            removed: only_in(old, new),
            changed,
        })
    }
}

/// Walks into objects; everything else is compared as a whole.
fn compare(field: &str, before: Value, after: Value, fields: &mut Vec<FieldChange>) {
    match (before, after) {
        (Value::Object(mut before), Value::Object(mut after)) => {
            let mut names: Vec<_> = before.keys().chain(after.keys()).cloned().collect();
            names.sort();
            names.dedup();
            for name in names {
                let (old, new) = (before.remove(&name), after.remove(&name));
                let inner = if field.is_empty() {
                    name
                } else {
                    format!("{field}.{name}")
                };
                compare(
                    &inner,
                    old.unwrap_or_default(),
                    new.unwrap_or_default(),
                    fields,
                );
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
            pairs
                .iter()
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
        let changes = Changes::between(&old, &new).expect("JSON");
        assert_eq!(changes.added, ["c"]);
        assert_eq!(changes.removed, ["b"]);
        let fields: Vec<_> = changes.changed["a"]
            .iter()
            .map(|change| &change.field)
            .collect();
        assert_eq!(fields, ["m", "text.en"]);
    }
}
