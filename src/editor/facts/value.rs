//! What a form asks for: one value of a fact or of a source, as one line of a table. The same line
//! makes the field, reads what was typed, and finds the field of an error.

use serde_json::{Value as Json, json};

use super::known::Known;
use super::ways;
use crate::editor::form::{Choice, Input, is_plausible};
use crate::i18n::Texts;

/// One value.
pub(super) struct Value {
    /// The name of the field, and of its words: `editing-field-…`.
    pub(super) name: &'static str,
    /// Where it stands in the data: `/about/portal/host`.
    pub(super) path: &'static str,
    /// How it is typed.
    pub(super) shape: Shape,
    /// Whether it must be given.
    pub(super) is_required: bool,
}

/// A value that must be given.
pub(super) const fn must(name: &'static str, path: &'static str, shape: Shape) -> Value {
    Value {
        name,
        path,
        shape,
        is_required: true,
    }
}

/// A value that may be left out.
pub(super) const fn may(name: &'static str, path: &'static str, shape: Shape) -> Value {
    Value {
        name,
        path,
        shape,
        is_required: false,
    }
}

/// How a value is typed, and what it must look like.
pub(super) enum Shape {
    /// One line of words.
    Line,
    /// Any address of the web.
    Web,
    /// A page to open, over https.
    Page,
    /// A day.
    Day,
    /// A year, or a year and a month.
    Month,
    /// A number from the first to the last.
    Number(u32, u32),
    /// Yes or no.
    Tick,
    /// One word of a closed set.
    One(Closed),
    /// Some words of a closed set.
    Some(Closed),
    /// Lines of words.
    Lines,
    /// Telephone numbers, one a line.
    Phones,
    /// An e-mail address.
    Email,
    /// A fact of one of these kinds.
    Fact(&'static [&'static str]),
    /// Facts of these kinds, in order; of any where none is named.
    Facts(&'static [&'static str]),
    /// Entries of the register, in order.
    Sources,
    /// The ways that a message decides.
    Ways,
}

/// A closed set: its words in the data, and what the words of the interface begin with.
pub(super) struct Closed {
    pub(super) names: fn() -> Vec<&'static str>,
    pub(super) words: &'static str,
}

impl Closed {
    /// What can be chosen. A word without words of its own is shown as it stands in the data.
    pub(super) fn choices(&self, t: &Texts) -> Vec<Choice> {
        let label = |name: &str| {
            let key = format!("{}{}", self.words, name.replace('_', "-"));
            let words = t.find(&key).or_else(|| t.find("not-sure"));
            words.map_or_else(|| name.to_owned(), std::borrow::Cow::into_owned)
        };
        (self.names)()
            .into_iter()
            .map(|name| Choice {
                label: label(name),
                value: name.to_owned(),
            })
            .collect()
    }
}

/// The codes of what can be wrong with what was typed: keys of the words.
type Code = &'static str;

impl Value {
    /// How the field is filled in.
    pub(super) fn input(&self, t: &Texts, known: &Known) -> Input {
        match &self.shape {
            Shape::Line | Shape::Web | Shape::Page | Shape::Month | Shape::Email => {
                Input::Line("off")
            }
            Shape::Number(..) => Input::Line("off"),
            Shape::Day => Input::Day,
            Shape::Tick => Input::Tick,
            Shape::One(closed) => Input::Choice(self.perhaps_none(t, closed.choices(t))),
            Shape::Some(closed) => Input::Some(closed.choices(t)),
            Shape::Lines | Shape::Phones | Shape::Ways => Input::Area(4),
            Shape::Fact(kinds) => Input::Choice(self.perhaps_none(t, known.choices(kinds))),
            Shape::Facts(kinds) => Input::Several(known.list(kinds)),
            Shape::Sources => Input::Several("list-sources".to_owned()),
        }
    }

    /// Nothing can be chosen too: where the value may be left out, and before one is chosen.
    fn perhaps_none(&self, t: &Texts, choices: Vec<Choice>) -> Vec<Choice> {
        let key = match self.is_required {
            true => "editing-choose",
            false => "editing-none",
        };
        let none = Choice {
            value: String::new(),
            label: t.get(key).into_owned(),
        };
        std::iter::once(none).chain(choices).collect()
    }

    /// What is typed for a value of the data.
    pub(super) fn shown(&self, data: &Json) -> String {
        let Some(value) = data.pointer(self.path) else {
            return String::new();
        };
        match (&self.shape, value) {
            (Shape::Ways, ways) => ways::shown(ways),
            (_, Json::String(text)) => text.clone(),
            (_, Json::Number(number)) => number.to_string(),
            (_, Json::Bool(true)) => "yes".to_owned(),
            (_, Json::Array(list)) => {
                let lines: Vec<_> = list.iter().filter_map(Json::as_str).collect();
                lines.join("\n")
            }
            _ => String::new(),
        }
    }

    /// The value of the data for what was typed; none where it is left out.
    pub(super) fn read(&self, typed: &str, known: &Known) -> Result<Option<Json>, Code> {
        let typed = typed.trim();
        let is_list = matches!(
            self.shape,
            Shape::Some(_)
                | Shape::Lines
                | Shape::Phones
                | Shape::Facts(_)
                | Shape::Sources
                | Shape::Ways
        );
        if typed.is_empty() && !matches!(self.shape, Shape::Tick) {
            return match (self.is_required, is_list) {
                (true, _) => Err("missing"),
                (false, true) => Ok(Some(json!([]))),
                (false, false) => Ok(None),
            };
        }
        self.given(typed, known).map(Some)
    }

    fn given(&self, typed: &str, known: &Known) -> Result<Json, Code> {
        let lines = || typed.lines().map(str::trim).filter(|line| !line.is_empty());
        match &self.shape {
            Shape::Line => Ok(json!(typed)),
            Shape::Web => checked(
                typed,
                is_address(typed, &["https://", "http://"]),
                "not-web",
            ),
            Shape::Page => checked(typed, is_address(typed, &["https://"]), "not-https"),
            Shape::Day => checked(
                typed,
                typed.parse().is_ok_and(|day| is_plausible(&day)),
                "not-a-day",
            ),
            Shape::Month => checked(typed, is_month(typed), "not-a-month"),
            Shape::Email => checked(typed, is_email(typed), "not-an-email"),
            Shape::Number(from, to) => match typed.parse::<u32>() {
                Ok(number) if (*from..=*to).contains(&number) => Ok(json!(number)),
                _ => Err("not-a-number"),
            },
            Shape::Tick => Ok(json!(typed == "yes")),
            Shape::One(closed) => checked(typed, (closed.names)().contains(&typed), "unknown-word"),
            Shape::Some(closed) => {
                let names = (closed.names)();
                list(lines(), |word| names.contains(&word), "unknown-word")
            }
            Shape::Lines => Ok(json!(lines().collect::<Vec<_>>())),
            Shape::Phones => list(lines(), is_phone, "not-a-phone"),
            Shape::Fact(kinds) => checked(typed, known.is_fact(typed, kinds), "unknown-fact"),
            Shape::Facts(kinds) => list(lines(), |id| known.is_fact(id, kinds), "unknown-fact"),
            Shape::Sources => list(lines(), |id| known.is_source(id), "unknown-source"),
            Shape::Ways => ways::read(typed),
        }
    }
}

fn checked(typed: &str, is_right: bool, code: Code) -> Result<Json, Code> {
    is_right.then(|| json!(typed)).ok_or(code)
}

/// Every one is right, and none is there twice.
fn list<'a>(
    typed: impl Iterator<Item = &'a str>,
    is_right: impl Fn(&str) -> bool,
    code: Code,
) -> Result<Json, Code> {
    let mut all: Vec<&str> = Vec::new();
    for one in typed {
        if !is_right(one) {
            return Err(code);
        }
        if all.contains(&one) {
            return Err("twice");
        }
        all.push(one);
    }
    Ok(json!(all))
}

fn is_address(typed: &str, schemes: &[&str]) -> bool {
    let rest = schemes.iter().find_map(|scheme| typed.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !typed.contains(char::is_whitespace))
}

fn is_month(typed: &str) -> bool {
    let whole = match typed.len() {
        4 => format!("{typed}-01-01"),
        7 => format!("{typed}-01"),
        _ => return false,
    };
    typed.starts_with(|sign: char| sign.is_ascii_digit())
        && whole.parse().is_ok_and(|day| is_plausible(&day))
}

fn is_email(typed: &str) -> bool {
    let parts = typed.split_once('@');
    !typed.contains(char::is_whitespace)
        && parts
            .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
}

fn is_phone(typed: &str) -> bool {
    let digits = typed.strip_prefix('+').unwrap_or(typed);
    digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits
            .bytes()
            .all(|sign| sign.is_ascii_digit() || sign == b' ')
}
