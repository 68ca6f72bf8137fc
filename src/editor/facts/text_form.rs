//! The texts of a fact as one form: each field with its wordings, each in every language, the
//! source text first.

use std::collections::{BTreeMap, BTreeSet};

use store::edit::{Versioned, WrittenText};
use store::{SOURCE_LANGUAGE, digest};
use triage::knowledge::{Fact, TextOrigin, required_fields};

use crate::address::RawQuery;
use crate::editor::form::{Choice, Field, Form, Input};
use crate::i18n::{Lang, Texts};

/// The texts of a fact, and the places for those that are missing.
pub(super) struct TextForm {
    /// The fields: first those that every fact of the kind has, wordings after what they follow.
    pub(super) fields: Vec<String>,
    /// The languages, the source language first.
    pub(super) languages: Vec<String>,
    /// The fields without which a fact cannot be published.
    required: &'static [&'static str],
    texts: BTreeMap<(String, String), Versioned<WrittenText>>,
}

/// One text in the form.
pub(super) struct Slot<'a> {
    pub(super) field: &'a str,
    pub(super) language: &'a str,
    pub(super) stored: Option<&'a Versioned<WrittenText>>,
}

impl Slot<'_> {
    /// The name of its field in the form.
    pub(super) fn name(&self) -> String {
        format!("{}-{}", self.language, self.field)
    }

    /// What it is called: its field and its language.
    pub(super) fn label(&self, t: &Texts) -> String {
        let field = ("field", field_name(t, self.field));
        t.with_two(
            "editing-text-label",
            field,
            ("language", language_name(self.language)),
        )
    }

    pub(super) fn is_source(&self) -> bool {
        self.language == SOURCE_LANGUAGE
    }

    pub(super) fn body(&self) -> &str {
        self.stored.map_or("", |text| text.value.body.as_str())
    }

    /// What was typed, with the line ends of the data.
    pub(super) fn typed(&self, posted: &RawQuery) -> String {
        let typed = posted.get(&self.name()).unwrap_or_default();
        typed.replace("\r\n", "\n")
    }

    /// Whether what was typed is not what the page showed.
    pub(super) fn is_touched(&self, posted: &RawQuery) -> bool {
        let was = posted.get(&format!("{}-was", self.name()));
        was.is_some_and(|was| was != digest(&self.typed(posted)))
    }

    pub(super) fn is_ticked(&self, posted: &RawQuery, tick: &str) -> bool {
        posted.get(&format!("{}-{tick}", self.name())) == Some("yes")
    }

    pub(super) fn sent<'q>(&self, posted: &'q RawQuery, what: &str) -> Option<&'q str> {
        let sent = posted.get(&format!("{}-{what}", self.name()));
        sent.filter(|sent| !sent.is_empty())
    }
}

impl TextForm {
    pub(super) fn new(fact: &Fact, texts: Vec<Versioned<WrittenText>>) -> Self {
        let texts: BTreeMap<_, _> = texts
            .into_iter()
            .map(|text| {
                let place = (text.value.field.clone(), text.value.language.clone());
                (place, text)
            })
            .collect();
        let required = required_fields(&fact.about);
        Self {
            fields: fields(required, &texts),
            languages: languages(&texts),
            required,
            texts,
        }
    }

    /// Every text, field by field, the source text first.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot<'_>> {
        self.fields
            .iter()
            .flat_map(|field| self.languages.iter().map(|lang| self.slot(field, lang)))
    }

    pub(super) fn slot<'a>(&'a self, field: &'a str, language: &'a str) -> Slot<'a> {
        let place = (field.to_owned(), language.to_owned());
        Slot {
            field,
            language,
            stored: self.texts.get(&place),
        }
    }

    /// SHA-256 (hex) of the source text of a field, where there is one.
    fn source_hash(&self, field: &str) -> Option<String> {
        let source = self.slot(field, SOURCE_LANGUAGE);
        source.stored.map(|text| digest(&text.value.body))
    }

    /// Whether a translation was made from another text than the one of now.
    pub(super) fn is_stale(&self, slot: &Slot<'_>) -> bool {
        let Some(stored) = slot.stored.filter(|_| !slot.is_source()) else {
            return false;
        };
        self.source_hash(slot.field).is_some()
            && stored.value.source_hash != self.source_hash(slot.field)
    }

    /// Whether a text may be left empty.
    pub(super) fn may_be_empty(&self, slot: &Slot<'_>) -> bool {
        !self.required.contains(&slot.field)
    }

    /// The fields of one text: the words, what was shown, and a tick.
    pub(super) fn fields_of(&self, t: &Texts, slot: &Slot<'_>) -> Vec<Field> {
        let name = slot.name();
        let label = slot.label(t);
        let rows = match slot.field.starts_with("title") {
            true => 2,
            false => 6,
        };
        let hidden = |what: &str, value: String| {
            Field::new(&format!("{name}-{what}"), "", Input::Hidden).filled(value)
        };
        let version = slot.stored.map(|text| text.version.to_string());
        let mut fields = vec![
            Field::new(&name, label, Input::Area(rows)).filled(slot.body()),
            hidden("version", version.unwrap_or_default()),
            hidden("was", digest(slot.body())),
        ];
        if !slot.is_source() {
            fields.push(hidden(
                "seen",
                self.source_hash(slot.field).unwrap_or_default(),
            ));
        }
        let tick = match slot.stored {
            Some(_) if slot.is_source() => Some(("typo", "editing-only-a-typo")),
            Some(_) if self.is_stale(slot) => Some(("fits", "editing-still-fits")),
            _ => None,
        };
        let tick =
            tick.map(|(what, key)| Field::new(&format!("{name}-{what}"), t.get(key), Input::Tick));
        fields.extend(tick);
        fields
    }

    /// The fields to add a wording from a day on, or a field that the fact does not have yet.
    pub(super) fn new_wording(&self, t: &Texts) -> Vec<Field> {
        let choices = BASES.iter().map(|base| Choice {
            value: (*base).to_owned(),
            label: field_name(t, base),
        });
        let none = Choice {
            value: String::new(),
            label: t.get("editing-none").into_owned(),
        };
        let choices = std::iter::once(none).chain(choices).collect();
        let mut fields = vec![
            Field::new(
                "new-field",
                t.get("editing-new-field"),
                Input::Choice(choices),
            ),
            Field::new("new-day", t.get("editing-new-day"), Input::Day)
                .hinted(t.get("editing-new-day-hint")),
        ];
        fields.extend(self.languages.iter().map(|language| {
            let label = t.with("editing-new-text", "language", language_name(language));
            Field::new(&format!("new-{language}"), label, Input::Area(4))
        }));
        fields
    }

    /// The whole form, for what was typed and what is wrong.
    pub(super) fn form(&self, t: &Texts) -> Form {
        let texts = self.slots().flat_map(|slot| self.fields_of(t, &slot));
        let why = Field::new("why", t.get("editing-field-why"), Input::Area(2))
            .hinted(t.get("editing-hint-why"));
        let fields = texts.chain(self.new_wording(t)).chain([why]);
        Form::of(fields)
    }
}

/// What texts there are. A new one is added to `required_fields` or here.
const BASES: [&str; 10] = [
    "title",
    "where",
    "body",
    "meaning",
    "todo",
    "worked",
    "not_worked",
    "apart",
    "counter",
    "counter_minor",
];

fn fields(
    required: &[&str],
    texts: &BTreeMap<(String, String), Versioned<WrittenText>>,
) -> Vec<String> {
    let there: BTreeSet<&str> = texts.keys().map(|(field, _)| field.as_str()).collect();
    let base = |field: &str| field.split('@').next().unwrap_or_default().to_owned();
    let others = there.iter().map(|field| base(field));
    let mut bases: Vec<String> = required.iter().map(|field| (*field).to_owned()).collect();
    for other in others {
        if !bases.contains(&other) {
            bases.push(other);
        }
    }
    let with_wordings = bases.into_iter().flat_map(|of| {
        let wordings = there
            .iter()
            .filter(|field| field.contains('@') && base(field) == of)
            .map(|field| (*field).to_owned());
        let wordings: Vec<_> = wordings.collect();
        std::iter::once(of).chain(wordings)
    });
    with_wordings.collect()
}

fn languages(texts: &BTreeMap<(String, String), Versioned<WrittenText>>) -> Vec<String> {
    let there = texts.keys().map(|(_, language)| language.as_str());
    let others: BTreeSet<&str> = there
        .chain(Lang::CODES)
        .filter(|language| *language != SOURCE_LANGUAGE)
        .collect();
    let source = std::iter::once(SOURCE_LANGUAGE);
    source.chain(others).map(str::to_owned).collect()
}

/// What a field is called; a wording with its day.
pub(in crate::editor) fn field_name(t: &Texts, field: &str) -> String {
    let (base, from) = match field.split_once('@') {
        Some((base, from)) => (base, from.parse().ok()),
        None => (field, None),
    };
    let name = t.find(&format!("editing-text-{}", base.replace('_', "-")));
    let name = name.map_or_else(|| base.to_owned(), std::borrow::Cow::into_owned);
    match from {
        Some(day) => t.with_two("editing-from-day", ("field", name), ("day", t.date(day))),
        None => name,
    }
}

/// A language by its own name, where we know it.
pub(in crate::editor) fn language_name(language: &str) -> String {
    Lang::from_code(language).map_or_else(|| language.to_owned(), |lang| lang.autonym().to_owned())
}

/// Whether a machine wrote a text and nobody has read it since.
pub(super) fn is_draft(text: &WrittenText) -> bool {
    text.origin == TextOrigin::Machine && text.reviewed_by.is_none()
}
