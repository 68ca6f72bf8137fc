//! From values to a form, and from what was typed to the data.

use std::fmt::Debug;

use chrono::NaiveDate;
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

/// Says what is wrong with the id of something new, beside what is wrong with its values.
pub(super) fn check_id(t: &Texts, form: &mut Form, is_taken: impl Fn(&str) -> bool) {
    let id = form.value("id");
    let code = match id {
        "" => "missing",
        id if !is_slug(id) => "not-a-slug",
        id if is_taken(id) => "taken",
        _ => return,
    };
    form.wrong("id", wrong(t, code));
}

/// As the database has it: small letters and digits, with single dashes or underscores between.
fn is_slug(id: &str) -> bool {
    let is_part = |part: &str| {
        let mut signs = part.bytes();
        !part.is_empty() && signs.all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
    };
    id.split(['-', '_']).all(is_part)
}

/// Says that a reason is missing.
pub(super) fn check_why(t: &Texts, form: &mut Form) {
    if form.value("why").is_empty() {
        form.wrong("why", wrong(t, "missing"));
    }
}

/// Says what is wrong with days that were each typed well: one that is still to come, or a last one
/// before the first.
pub(super) fn check_days(t: &Texts, form: &mut Form, today: NaiveDate) {
    let day = |name: &str| form.value(name).parse::<NaiveDate>().ok();
    let is_future = day("verified_on").is_some_and(|checked| checked > today);
    let ends = [("holds_from", "holds_to"), ("expires_from", "expires_to")];
    let inverted = ends.map(|(from, to)| (to, day(from).zip(day(to))));
    if is_future {
        form.wrong("verified_on", wrong(t, "future-day"));
    }
    for (to, days) in inverted {
        if days.is_some_and(|(from, to)| to < from) {
            form.wrong(to, wrong(t, "ends-before-it-begins"));
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
pub(super) fn set_beside(t: &Texts, form: &mut Form, values: &[&'static Value], now: &Json) {
    for value in values {
        let theirs = value.shown(now);
        let field = form
            .fields
            .iter_mut()
            .find(|field| field.name == value.name);
        if let Some(field) = field.filter(|field| field.value.trim().replace('\r', "") != theirs) {
            let shown = field.words_for(t, &theirs);
            let shown = match shown.is_empty() {
                true => t.get("editing-none").into_owned(),
                false => shown,
            };
            field.beside = Some(t.with("editing-beside", "value", shown));
        }
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    use chrono::DateTime;
    use serde_json::{Value as Json, json};
    use store::edit::Versioned;
    use triage::knowledge::{Fact, Source};

    use super::{empty, fact_values, fields, read};
    use crate::address::RawQuery;
    use crate::editor::facts::kinds::SOURCE;
    use crate::editor::facts::known::Known;
    use crate::editor::facts::value::Value;
    use crate::editor::form::{Form, Input};
    use crate::i18n::Lang;
    use crate::knowledge_files;

    fn versioned<T>(all: BTreeMap<String, T>) -> BTreeMap<String, Versioned<T>> {
        let versioned = |value| Versioned {
            value,
            version: 1,
            by: "eva".to_owned(),
            at: DateTime::UNIX_EPOCH,
        };
        let pairs = all.into_iter();
        pairs.map(|(id, value)| (id, versioned(value))).collect()
    }

    fn known() -> Known {
        let (knowledge, _) = knowledge_files::built_in().unwrap();
        let facts = versioned(knowledge.facts);
        Known::of(Lang::En.texts(), facts, versioned(knowledge.sources))
    }

    /// What a browser sends of a form as it is filled in.
    fn sent(form: &Form) -> RawQuery {
        let mut query = String::new();
        for field in &form.fields {
            let values = match field.input {
                Input::Some(_) => field.value.lines().collect(),
                Input::Several(_) => field.lines(),
                Input::Tick if field.value.is_empty() => Vec::new(),
                _ => vec![field.value.as_str()],
            };
            for value in values {
                let _ = write!(query, "{}=", field.name);
                for byte in value.replace('\n', "\r\n").bytes() {
                    let _ = write!(query, "%{byte:02x}");
                }
                query.push('&');
            }
        }
        RawQuery::parse(&query)
    }

    /// The data of a form that is sent as it is filled in.
    fn unchanged(values: &[&'static Value], data: &Json, empty: Json, known: &Known) -> Json {
        let t = Lang::En.texts();
        let filled = Form::of(fields(t, values.iter().copied(), data, known));
        let sent = sent(&filled);
        let mut form = filled.typed(&sent);
        let mut typed = empty;
        read(t, &mut form, values.iter().copied(), &mut typed, known);
        let wrong: Vec<_> = form
            .errors()
            .map(|field| (&field.name, &field.error))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        typed
    }

    #[test]
    fn every_fact_of_the_first_edition_comes_back_from_its_form() {
        let known = known();
        for (id, fact) in &known.facts {
            let mut fact = fact.value.clone();
            fact.text.clear();
            let kind = fact.about.kind();
            if kind == "window" {
                // The days are derived from the neighbours.
                fact.holds = triage::knowledge::Holds::default();
            }
            let values: Vec<_> = fact_values(kind).collect();
            let data = serde_json::to_value(&fact).unwrap();
            let typed = unchanged(&values, &data, empty(kind), &known);
            let typed: Fact = serde_json::from_value(typed).unwrap();
            assert_eq!(typed, fact, "{id}");
        }
    }

    #[test]
    fn every_source_of_the_first_edition_comes_back_from_its_form() {
        let known = known();
        let values: Vec<_> = SOURCE.iter().collect();
        for (id, source) in &known.sources {
            let data = serde_json::to_value(&source.value).unwrap();
            let typed = unchanged(&values, &data, json!({}), &known);
            let typed: Source = serde_json::from_value(typed).unwrap();
            assert_eq!(typed, source.value, "{id}");
        }
    }
}
