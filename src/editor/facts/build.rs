//! From values to a form, and from what was typed to the data.

use std::fmt::Debug;

use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use store::edit::SaveError;

use super::known::{Known, Suggestions};
use super::value::{Shape, Value};
use super::{kinds, wrong};
use crate::editor::form::{Field, Form, Input};
use crate::error::AppError;
use crate::i18n::Texts;

/// The fields of a fact of a kind, filled from the data.
pub(super) fn fact_fields(t: &Texts, kind: &str, data: &Json, known: &Known) -> Vec<Field> {
    fields(t, fact_values(kind), data, known)
}

/// The values of a fact of a kind: first its own, then what every fact carries.
pub(super) fn fact_values(kind: &str) -> impl Iterator<Item = &'static Value> {
    kinds::values(kind).iter().chain(kinds::common(kind))
}

/// The fields of some values, filled from the data.
pub(super) fn fields(
    t: &Texts,
    values: impl Iterator<Item = &'static Value>,
    data: &Json,
    known: &Known,
) -> Vec<Field> {
    values
        .map(|value| {
            let label = t.get(&format!("editing-field-{}", value.name));
            let mut field = Field::new(value.name, label, value.input(t, known));
            field.hint = t
                .find(&format!("editing-hint-{}", value.name))
                .map(std::borrow::Cow::into_owned);
            field.filled(value.shown(data))
        })
        .collect()
}

/// Why it is changed, and which version was read.
pub(super) fn about_the_change(t: &Texts, version: Option<i32>) -> Vec<Field> {
    let why = Field::new("why", t.get("editing-field-why"), Input::Area(2))
        .hinted(t.get("editing-hint-why"));
    let version =
        version.map(|version| Field::new("version", "", Input::Hidden).filled(version.to_string()));
    std::iter::once(why).chain(version).collect()
}

/// Puts what was typed into the data. What is wrong is said at its field.
pub(super) fn read(
    t: &Texts,
    form: &mut Form,
    values: impl Iterator<Item = &'static Value>,
    data: &mut Json,
    known: &Known,
) {
    for value in values {
        match value.read(form.value(value.name), known) {
            Ok(typed) => put(data, value.path, typed),
            Err(code) => form.wrong(value.name, wrong(t, code)),
        }
    }
}

/// Sets a value at its path, or leaves it out.
fn put(data: &mut Json, path: &str, value: Option<Json>) {
    let mut at = data;
    let mut parts = path.trim_start_matches('/').split('/').peekable();
    while let Some(part) = parts.next() {
        let Some(object) = at.as_object_mut() else {
            return;
        };
        if parts.peek().is_none() {
            match value {
                Some(value) => drop(object.insert(part.to_owned(), value)),
                None => drop(object.remove(part)),
            }
            return;
        }
        at = object.entry(part).or_insert_with(|| json!({}));
    }
}

/// The data of a fact of a kind of which nothing is known yet.
pub(super) fn empty(kind: &str) -> Json {
    let about = match kinds::values(kind).is_empty() {
        true => json!(kind),
        false => json!({ kind: Map::new() }),
    };
    json!({ "about": about, "holds": {}, "text": {} })
}

/// Says in the form why it was not saved. Where somebody else was faster, their change stands
/// beside what was typed, and to send the form again is to save over it knowingly.
pub(super) fn not_saved<T: Debug + Serialize>(
    t: &Texts,
    form: &mut Form,
    values: &[&'static Value],
    error: SaveError<T>,
) -> Result<(), AppError> {
    match error {
        SaveError::Field { field, code } => form.wrong(field, wrong(t, code)),
        SaveError::Gone => form.wrong("", t.get("editing-gone")),
        SaveError::Store(error) => return Err(error.into()),
        SaveError::Changed(now) => {
            let (by, at) = (("by", now.by.as_str()), ("at", t.moment(now.at)));
            form.wrong("", t.with_two("editing-changed", by, at));
            let data = serde_json::to_value(&now.value).map_err(AppError::internal)?;
            set_beside(t, form, values, &data);
            let version = form.fields.iter_mut().find(|field| field.name == "version");
            if let Some(version) = version {
                version.value = now.version.to_string();
            }
        }
    }
    Ok(())
}

/// Says at each field what somebody else has made of it.
fn set_beside(t: &Texts, form: &mut Form, values: &[&'static Value], now: &Json) {
    for value in values {
        let theirs = value.shown(now);
        let field = form
            .fields
            .iter_mut()
            .find(|field| field.name == value.name);
        if let Some(field) = field.filter(|field| field.value.trim().replace('\r', "") != theirs) {
            let shown = in_words(field, &theirs);
            let shown = match shown.is_empty() {
                true => t.get("editing-none").into_owned(),
                false => shown,
            };
            field.beside = Some(t.with("editing-beside", "value", shown));
        }
    }
}

/// A value as the field shows it: its words where it is chosen.
pub(super) fn in_words(field: &Field, value: &str) -> String {
    match &field.input {
        Input::Choice(choices) | Input::Some(choices) => {
            let words = value.lines().map(|line| {
                let choice = choices.iter().find(|choice| choice.value == line);
                choice.map_or(line, |choice| choice.label.as_str())
            });
            words.collect::<Vec<_>>().join(", ")
        }
        _ => value.lines().collect::<Vec<_>>().join(" · "),
    }
}

/// What the browser suggests from, for the lists of these values.
pub(super) fn suggestions(
    values: impl Iterator<Item = &'static Value>,
    known: &Known,
) -> Vec<Suggestions> {
    values
        .filter_map(|value| match &value.shape {
            Shape::Facts(kinds) => Some(Suggestions {
                name: known.list(kinds),
                ids: known.choices(kinds),
            }),
            Shape::Sources => Some(Suggestions {
                name: "list-sources".to_owned(),
                ids: known.source_choices(),
            }),
            _ => None,
        })
        .collect()
}
