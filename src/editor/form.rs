//! A form as data: its fields with their labels, what was typed, and what is wrong with it. One
//! template shows them all, so that every form of the editors names its errors alike.

use chrono::{Datelike as _, NaiveDate};
use std::ops::Range;

use crate::address::RawQuery;
use crate::i18n::Texts;

/// A form, its fields in order.
#[derive(Default)]
pub(crate) struct Form {
    pub(crate) fields: Vec<Field>,
    /// What is wrong with the whole rather than with a field.
    pub(crate) trouble: Option<String>,
}

/// One field.
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) input: Input,
    pub(crate) value: String,
    pub(crate) error: Option<String>,
    /// What somebody else has made of it in the meantime.
    pub(crate) beside: Option<String>,
}

/// How many empty lines there are to add to a list.
const MORE: usize = 2;

/// How a field is filled in.
pub(crate) enum Input {
    /// One line, with what a browser may fill in.
    Line(&'static str),
    /// A password, with what a browser may fill in.
    Password(&'static str),
    /// Several lines, so many at first.
    Area(u8),
    /// A day as `2026-11-25`.
    Day,
    /// One of these.
    Choice(Vec<Choice>),
    /// One of many, in groups.
    Grouped(Vec<Group>),
    /// Some of these: the value has one a line.
    Some(Vec<Choice>),
    /// Several in order, one a line of the value; the browser suggests from the list of this name.
    Several(String),
    /// Yes or no; `yes` where it is ticked.
    Tick,
    /// Sent along, not shown.
    Hidden,
}

/// Whether a day lies in the years that anything here is about.
pub(crate) fn is_plausible(day: &NaiveDate) -> bool {
    (1900..2200).contains(&day.year())
}

/// What can be chosen.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

/// What can be chosen, under a name.
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) choices: Vec<Choice>,
}

impl Choice {
    /// A value with its words.
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

impl Field {
    /// An empty field.
    pub(crate) fn new(name: &str, label: impl Into<String>, input: Input) -> Self {
        Self {
            name: name.to_owned(),
            label: label.into(),
            hint: None,
            input,
            value: String::new(),
            error: None,
            beside: None,
        }
    }

    /// With words below the label.
    pub(crate) fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With a value.
    pub(crate) fn filled(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// What names its hint and its error for a screen reader.
    pub(crate) fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        let beside = self.beside.as_ref();
        let beside = beside.map(|_| format!("{}-beside", self.name));
        let parts: Vec<_> = hint.into_iter().chain(error).chain(beside).collect();
        parts.join(" ")
    }

    /// Whether one of several was chosen.
    pub(crate) fn has(&self, value: &str) -> bool {
        self.value.lines().any(|line| line == value)
    }

    /// Its value as a sentence shows it: a choice by its words.
    pub(crate) fn in_words(&self, t: &Texts) -> String {
        self.words_for(t, &self.value)
    }

    /// Another value of this field, as a sentence shows it.
    pub(crate) fn words_for(&self, t: &Texts, value: &str) -> String {
        match &self.input {
            Input::Choice(choices) | Input::Some(choices) => {
                let words = value.lines().map(|line| {
                    let choice = choices.iter().find(|choice| choice.value == line);
                    choice.map_or(line, |choice| choice.label.as_str())
                });
                words.collect::<Vec<_>>().join(", ")
            }
            Input::Grouped(groups) => {
                let mut choices = groups.iter().flat_map(|group| &group.choices);
                let choice = choices.find(|choice| choice.value == value);
                choice
                    .map_or(value, |choice| choice.label.as_str())
                    .to_owned()
            }
            Input::Tick if value == "yes" => t.get("editing-yes").into_owned(),
            _ => value.lines().collect::<Vec<_>>().join(" · "),
        }
    }

    /// The lines of a list, and some empty ones.
    pub(crate) fn lines(&self) -> Vec<&str> {
        let more = std::iter::repeat_n("", MORE);
        self.value.lines().chain(more).collect()
    }
}

impl Form {
    /// With these fields.
    pub(crate) fn of(fields: impl IntoIterator<Item = Field>) -> Self {
        Self {
            fields: fields.into_iter().collect(),
            trouble: None,
        }
    }

    /// Takes over what was typed. Passwords are never sent back.
    pub(crate) fn typed(mut self, posted: &RawQuery) -> Self {
        for field in &mut self.fields {
            match field.input {
                Input::Password(_) => {}
                Input::Some(_) | Input::Several(_) => field.value = all(posted, &field.name),
                _ => field.value = posted.get(&field.name).unwrap_or_default().to_owned(),
            }
        }
        self
    }

    /// Says what is wrong with a field, or with the whole where no field has that name. The first
    /// word counts.
    pub(crate) fn wrong(&mut self, name: &str, text: impl Into<String>) {
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => {
                field.error.get_or_insert_with(|| text.into());
            }
            None => {
                self.trouble.get_or_insert_with(|| text.into());
            }
        }
    }

    /// Says at each field what somebody else has made of it in the meantime, as the form of now has it.
    pub(crate) fn set_beside(&mut self, t: &Texts, now: &Self) {
        for field in &mut self.fields {
            let theirs = now.value(&field.name);
            let typed = field.value.trim().replace('\r', "");
            if matches!(field.input, Input::Hidden) || typed == theirs {
                continue;
            }
            let shown = match field.words_for(t, theirs) {
                empty if empty.is_empty() => t.get("editing-none").into_owned(),
                shown => shown,
            };
            field.beside = Some(t.with("editing-beside", "value", shown));
        }
    }

    /// What it says, for whoever may only read it: the names of its fields, and their values.
    pub(crate) fn shown(&self, t: &Texts) -> Vec<(&str, String)> {
        let fields = self.fields.iter();
        fields
            .filter(|field| !matches!(field.input, Input::Hidden) && !field.value.is_empty())
            .map(|field| (field.label.as_str(), field.in_words(t)))
            .collect()
    }

    /// Some of its fields, for a page that puts them in places of their own.
    pub(crate) fn part(&self, places: &Range<usize>) -> &[Field] {
        self.fields.get(places.clone()).unwrap_or_default()
    }

    /// What was typed into a field, without space around it.
    pub(crate) fn value(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|field| field.name == name);
        field.map_or("", |field| field.value.trim())
    }

    /// With a value in one field.
    pub(crate) fn filled(mut self, name: &str, value: impl ToString) -> Self {
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            field.value = value.to_string();
        }
        self
    }

    /// The day that was typed into a field; none, and an error at the field, where it is none.
    pub(crate) fn day(&mut self, name: &str, t: &Texts) -> Option<NaiveDate> {
        let day = self.value(name).parse().ok().filter(is_plausible);
        if day.is_none() {
            self.wrong(name, t.get("editor-day-wrong"));
        }
        day
    }

    /// Whether anything is wrong.
    pub(crate) fn is_wrong(&self) -> bool {
        self.trouble.is_some() || self.errors().next().is_some()
    }

    /// The fields that are wrong.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.error.is_some())
    }

    /// The title of the page, which says first that something is wrong.
    pub(crate) fn title(&self, t: &Texts, title: impl Into<String>) -> String {
        let title = title.into();
        if self.is_wrong() {
            t.with("editor-error-title", "title", title)
        } else {
            title
        }
    }
}

/// What was typed into the lines of a list.
fn all(posted: &RawQuery, name: &str) -> String {
    let pairs = posted.pairs().filter(|(other, _)| *other == name);
    let lines: Vec<_> = pairs
        .map(|(_, value)| value.trim())
        .filter(|value| !value.is_empty())
        .collect();
    lines.join("\n")
}
