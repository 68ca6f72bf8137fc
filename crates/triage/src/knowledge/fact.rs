//! What every fact carries, whatever it is about.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Detail, SourceId};

/// The stable name of a fact, for instance `dl-85-b-2025` or `debt_under_review`.
pub type FactId = String;

/// The texts of a fact: language, then field, then text.
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
        self.fresh_until().is_none_or(|last| day > last)
    }

    /// One text, in the first of the languages that has it.
    #[must_use]
    pub fn text(&self, languages: &[&str], field: &str) -> Option<&str> {
        languages
            .iter()
            .find_map(|language| self.text.get(*language)?.get(field))
            .map(Text::body)
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
}
