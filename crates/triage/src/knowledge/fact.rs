//! What every fact carries, whatever it is about.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Detail, SourceId};

/// The stable name of a fact, for instance `dl-85-b-2025` or `debt_under_review`.
pub type FactId = String;

/// The texts of a fact: language, then field, then text. A field may have later wordings beside
/// it, each from a day on: `body`, `body@2026-05-10`.
pub type Texts = BTreeMap<String, BTreeMap<String, Text>>;

/// A dated statement about the world, with its sources and its last check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What the statement is about, and the values that rules read.
    pub about: Detail,
    /// The days on which it is true in the world.
    pub holds: Holds,
    /// The day on which it was announced or became known.
    pub known_since: NaiveDate,
    /// The day of the newest source that states it; none where no source is dated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<NaiveDate>,
    /// After how many days it must be checked again.
    pub check_again_days: u32,
    /// How well the sources support it.
    pub confidence: Confidence,
    /// Where it is stated.
    pub sources: Vec<SourceId>,
    /// Facts that say something else. The contradiction is kept and shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradicts: Vec<FactId>,
    /// Its words, per language and field.
    pub text: Texts,
}

impl Fact {
    /// Whether the fact may be used on `day`: it holds then, and was known then.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.holds.contains(day) && self.known_since <= day
    }

    /// The last day on which its last check is still recent enough; none where it was never
    /// checked against a dated source.
    #[must_use]
    pub fn fresh_until(&self) -> Option<NaiveDate> {
        self.verified_on?
            .checked_add_days(Days::new(self.check_again_days.into()))
    }

    /// Whether it should have been checked again before `day`.
    #[must_use]
    pub fn is_overdue_on(&self, day: NaiveDate) -> bool {
        self.checked(day).is_overdue()
    }

    /// One text as it stands on `day`, in the first of the languages that has it.
    #[must_use]
    pub fn text(&self, languages: &[&str], field: &str, day: NaiveDate) -> Option<&str> {
        text(&self.text, languages, field, day)
    }

    /// The wording of one text that stands on `day`, with what is known about it, in the first of
    /// the languages that has it.
    #[must_use]
    pub fn wording(&self, languages: &[&str], field: &str, day: NaiveDate) -> Option<&Text> {
        wording(&self.text, languages, field, day)
    }

    /// Whether a language has a text, on whatever day.
    #[must_use]
    pub fn has_text(&self, language: &str, field: &str) -> bool {
        self.text
            .get(language)
            .is_some_and(|fields| fields.contains_key(field))
    }
}

/// One of some texts as it stands on `day`, in the first of the languages that has it.
#[must_use]
pub fn text<'a>(
    texts: &'a Texts,
    languages: &[&str],
    field: &str,
    day: NaiveDate,
) -> Option<&'a str> {
    wording(texts, languages, field, day).map(Text::body)
}

/// The same with who wrote and who reviewed it.
#[must_use]
pub fn wording<'a>(
    texts: &'a Texts,
    languages: &[&str],
    field: &str,
    day: NaiveDate,
) -> Option<&'a Text> {
    languages
        .iter()
        .find_map(|language| wording_on(texts.get(*language)?, field, day))
}

/// The newest wording of a field on `day`: the last `field@date` that had begun by then, else the
/// first wording, `field`.
fn wording_on<'a>(
    fields: &'a BTreeMap<String, Text>,
    field: &str,
    day: NaiveDate,
) -> Option<&'a Text> {
    let beside = fields.range::<str, _>((Bound::Included(field), Bound::Unbounded));
    let begun = beside
        .take_while(|(name, _)| name.starts_with(field))
        .filter(|(name, _)| {
            matches!(split_wording(name), (base, Some(from))
                if base == field && from.parse().is_ok_and(|from: NaiveDate| from <= day))
        })
        .last();
    begun.map(|(_, text)| text).or_else(|| fields.get(field))
}

/// The days from which some texts say something otherwise, in any language, in order.
#[must_use]
pub fn wording_days(texts: &Texts) -> BTreeSet<NaiveDate> {
    let names = texts.values().flat_map(BTreeMap::keys);
    names
        .filter_map(|name| split_wording(name).1?.parse().ok())
        .collect()
}

/// The field of a wording, and the day from which it stands where it is not the first one:
/// `body@2026-05-10` says what `body` says from 10 May 2026 on. So that what is told of an earlier
/// day does not speak of what came after it, a wording is added and the one before it stays.
pub(super) fn split_wording(name: &str) -> (&str, Option<&str>) {
    match name.split_once('@') {
        Some((field, from)) => (field, Some(from)),
        None => (name, None),
    }
}

/// The days on which something is true. Both ends count; an open end is unknown or still to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

impl Holds {
    /// Whether `day` lies inside, ends included.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether the ends are the wrong way round.
    #[must_use]
    pub fn is_inverted(&self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if from > to)
    }
}

/// How well the sources support a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// One weak source, an undated page or an inference: shown as a report.
    Low,
    /// One good source, or two that lean on each other.
    Medium,
    /// The text of a law, an official notice, or two independent sources.
    High,
}

impl Confidence {
    /// Every confidence, the lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// The word in data files and a key of the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Who wrote a text first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextOrigin {
    /// A person.
    Human,
    /// A machine draft, marked as such until a person has reviewed it.
    Machine,
}

/// One text. In a data file it is just the words; with more to say, a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// The words alone: written with the fact, reviewed by nobody.
    Plain(String),
    /// The words with what is known about them.
    Full {
        /// The words.
        body: String,
        /// Who wrote them first.
        origin: TextOrigin,
        /// Who reviewed them, which may be nobody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reviewed_by: Option<String>,
        /// SHA-256 (hex) of the text this one was translated from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source_hash: Option<String>,
    },
}

impl Text {
    /// The words.
    #[must_use]
    pub fn body(&self) -> &str {
        match self {
            Self::Plain(body) | Self::Full { body, .. } => body,
        }
    }

    /// Who wrote them first.
    #[must_use]
    pub const fn origin(&self) -> TextOrigin {
        match self {
            Self::Plain(_) => TextOrigin::Human,
            Self::Full { origin, .. } => *origin,
        }
    }

    /// Who reviewed them, which may be nobody.
    #[must_use]
    pub fn reviewed_by(&self) -> Option<&str> {
        match self {
            Self::Plain(_) => None,
            Self::Full { reviewed_by, .. } => reviewed_by.as_deref(),
        }
    }

    /// SHA-256 (hex) of the text this one was translated from, where that is not simply the text
    /// beside it.
    #[must_use]
    pub fn source_hash(&self) -> Option<&str> {
        match self {
            Self::Plain(_) => None,
            Self::Full { source_hash, .. } => source_hash.as_deref(),
        }
    }

    /// Whether it was translated from another text than the one with this SHA-256 (hex): from an
    /// earlier one. A text that names none was written together with the source text.
    #[must_use]
    pub fn is_stale_against(&self, source: &str) -> bool {
        self.source_hash()
            .is_some_and(|made_from| made_from != source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field with wordings from 10 May and 1 July 2026 on, and another field beside it.
    fn texts() -> Texts {
        let fields = [
            ("body", "first"),
            ("body@2026-05-10", "second"),
            ("body@2026-07-01", "third"),
            ("title", "title"),
        ];
        let fields = fields.map(|(name, words)| (name.to_owned(), Text::Plain(words.to_owned())));
        Texts::from([("en".to_owned(), BTreeMap::from(fields))])
    }

    fn on(field: &str, day: &str) -> Option<String> {
        let day = day.parse().expect("a day");
        text(&texts(), &["pt", "en"], field, day).map(str::to_owned)
    }

    #[test]
    fn a_wording_stands_from_its_day_until_the_next_begins() {
        for (day, words) in [
            ("2026-05-09", "first"),
            ("2026-05-10", "second"),
            ("2026-05-11", "second"),
            ("2026-06-30", "second"),
            ("2026-07-01", "third"),
            ("2026-07-02", "third"),
        ] {
            assert_eq!(on("body", day).as_deref(), Some(words), "{day}");
        }
    }

    #[test]
    fn a_field_without_later_wordings_stands_on_every_day() {
        for day in ["2026-05-09", "2026-05-10", "2026-07-02"] {
            assert_eq!(on("title", day).as_deref(), Some("title"), "{day}");
        }
    }

    #[test]
    fn the_days_of_later_wordings_are_named_in_order() {
        let days: Vec<_> = wording_days(&texts())
            .iter()
            .map(NaiveDate::to_string)
            .collect();
        assert_eq!(days, ["2026-05-10", "2026-07-01"]);
    }

    #[test]
    fn a_field_that_nobody_wrote_stands_on_no_day() {
        assert_eq!(on("meaning", "2026-05-10"), None);
    }
}
