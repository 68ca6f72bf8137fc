//! The fields of facts and sources in words: their names, and their values.

use serde_json::Value;
use triage::{Knowledge, Question, parse_day};

use crate::i18n::{Lang, Texts};
use crate::words::{dashed, option, route};

/// A text of a fact: in which language, which field, and from which day on it is worded so.
pub(super) struct TextField<'a> {
    pub(super) language: &'a str,
    pub(super) field: &'a str,
    pub(super) from: Option<&'a str>,
}

impl<'a> TextField<'a> {
    /// Reads `text.en.body`, `text.en.body@2026-05-10`, or what stands below one of them.
    pub(super) fn read(path: &'a str) -> Option<(Self, Option<&'a str>)> {
        let mut parts = path.strip_prefix("text.")?.splitn(3, '.');
        let (language, field) = (parts.next()?, parts.next()?);
        let (field, from) = match field.split_once('@') {
            Some((field, from)) => (field, Some(from)),
            None => (field, None),
        };
        let text = Self {
            language,
            field,
            from,
        };
        Some((text, parts.next()))
    }

    /// "Text (English), from 10 May 2026 on".
    pub(super) fn name(&self, t: &Texts) -> String {
        let key = format!("field-text-{}", dashed(self.field));
        let field = t.find(&key).map_or(self.field.into(), |name| name);
        let language = Lang::from_code(self.language).map_or(self.language, |lang| lang.autonym());
        let name = t.with_two(
            "field-text",
            ("name", field.into_owned()),
            ("language", language.to_owned()),
        );
        match self.from {
            None => name,
            Some(from) => {
                let day = parse_day(from).map_or_else(|_| from.to_owned(), |day| t.date(day));
                t.with_two("field-text-from", ("name", name), ("day", day))
            }
        }
    }
}

/// The key of the name of a field that is no text: `about.window.expires_to` is
/// `field-expires-to`.
fn key(path: &str) -> String {
    let own = match path.strip_prefix("about.") {
        Some(rest) => rest.split_once('.').map_or("about", |(_, field)| field),
        None => path,
    };
    format!("field-{}", dashed(own).replace('.', "-"))
}

/// The name of a field that is no text.
pub(super) fn name(t: &Texts, path: &str) -> String {
    let name = t.find(&key(path));
    name.map_or_else(|| path.to_owned(), std::borrow::Cow::into_owned)
}

/// What values are read with: the words, and the two sides whose titles ids stand for.
pub(super) struct Reader<'a> {
    pub(super) t: &'a Texts,
    pub(super) sides: [&'a Knowledge; 2],
    pub(super) day: chrono::NaiveDate,
}

impl Reader<'_> {
    /// One value in words; none where there is none.
    pub(super) fn value(&self, path: &str, value: &Value) -> Option<String> {
        match value {
            Value::Null => None,
            Value::String(text) => Some(self.word(path, text)),
            Value::Bool(true) => Some(self.t.get("difference-yes").into_owned()),
            Value::Bool(false) => Some(self.t.get("difference-no").into_owned()),
            Value::Object(fields) if fields.contains_key("route") => Some(self.way(value)),
            // An empty object says nothing: a fact without beginning and end.
            Value::Object(fields) if fields.is_empty() => None,
            other => Some(other.to_string()),
        }
    }

    /// The entries of a list in words; none where the value is no list.
    pub(super) fn entries(&self, path: &str, value: &Value) -> Option<Vec<String>> {
        let entries = value.as_array()?.iter();
        Some(
            entries
                .filter_map(|entry| self.value(path, entry))
                .collect(),
        )
    }

    /// A day, a word of a closed set, the title behind an id, or the text itself.
    fn word(&self, path: &str, text: &str) -> String {
        let t = self.t;
        if let Ok(day) = parse_day(text) {
            return t.date(day);
        }
        let field = path.rsplit('.').next().unwrap_or(path);
        let of = |prefix: &str| t.find(&format!("{prefix}-{}", dashed(text)));
        let found = match field {
            "confidence" => of("confidence"),
            "cost" => of("cost"),
            "access" => of("window-access"),
            "permit" | "permits" => of("permit"),
            "bases" => of("basis"),
            "words_status" => of("words"),
            "fix_status" => of("fix"),
            "group" => t.find(&format!("group-{}", text.replace('_', "-"))),
            "about" => of("kind"),
            _ if path.contains(".answers.") => {
                return Question::from_name(field)
                    .map_or_else(|| text.to_owned(), |question| option(t, question, text));
            }
            _ => None,
        };
        found.map_or_else(|| self.title(text), std::borrow::Cow::into_owned)
    }

    /// The title of a fact or a source, where the text is the id of one.
    fn title(&self, text: &str) -> String {
        let [before, after] = self.sides;
        if let Some(fact) = after.fact(text).or_else(|| before.fact(text)) {
            return self.t.fact(fact, "title", self.day).into_owned();
        }
        let source = after.sources.get(text).or_else(|| before.sources.get(text));
        source.map_or_else(|| text.to_owned(), |source| source.title.clone())
    }

    /// A dated way of a message: the routes in their order, and from when on.
    fn way(&self, value: &Value) -> String {
        let named = |value: &Value| {
            let name = value.as_str().unwrap_or_default();
            let known = triage::Route::ALL
                .into_iter()
                .find(|one| one.name() == name);
            known.map_or_else(|| name.to_owned(), |known| route(self.t, known))
        };
        let then = value["then"].as_array().into_iter().flatten();
        let ways = std::iter::once(&value["route"]).chain(then);
        let mut words = ways.map(named).collect::<Vec<_>>().join("; ");
        if let Some(instead) = value.get("while_month_closed") {
            let said = self.t.with("message-while-closed", "way", named(instead));
            words = format!("{words}. {said}");
        }
        match value["from"].as_str().and_then(|from| parse_day(from).ok()) {
            Some(day) => {
                let day = self.t.date(day);
                self.t
                    .with_two("difference-way-from", ("day", day), ("way", words))
            }
            None => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The paths of everything that can change, as a comparison would name them.
    fn paths(at: &str, value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, inner) in fields {
                    let place = if at.is_empty() {
                        name.clone()
                    } else {
                        format!("{at}.{name}")
                    };
                    paths(&place, inner, found);
                }
            }
            _ => {
                found.insert(at.to_owned());
            }
        }
    }

    #[test]
    fn every_field_that_the_knowledge_has_has_a_name() {
        let (knowledge, _) = crate::knowledge_files::built_in().expect("the knowledge");
        let mut found = BTreeSet::new();
        for fact in knowledge.facts.values() {
            let fact = serde_json::to_value(fact).expect("JSON");
            paths("", &fact, &mut found);
        }
        for source in knowledge.sources.values() {
            let source = serde_json::to_value(source).expect("JSON");
            paths("", &source, &mut found);
        }
        assert!(found.len() > 60, "{}", found.len());
        for lang in Lang::PUBLISHED {
            let t = lang.texts();
            for path in &found {
                let key = match TextField::read(path) {
                    Some((text, _)) => format!("field-text-{}", dashed(text.field)),
                    None => key(path),
                };
                assert!(
                    t.find(&key).is_some(),
                    "{lang:?}: {path} has no name: {key}"
                );
            }
        }
    }
}
