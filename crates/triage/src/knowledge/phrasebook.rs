//! What people type when they meet a message, in one language: from these the recogniser learns.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FactId;

/// The longest phrase, in characters.
pub const LONGEST_PHRASE: usize = 300;
/// The fewest phrases of a message in a language that has any.
pub const FEWEST_PHRASES: usize = 4;

/// The phrases of one language, as a data file holds them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrasebook {
    /// About a message of the catalogue, by its id: its words, fragments of them, descriptions.
    #[serde(default)]
    pub phrases: BTreeMap<FactId, Vec<String>>,
    /// About other matters in similar words, by topic: what must not be claimed.
    #[serde(default)]
    pub unrelated: BTreeMap<String, Vec<String>>,
}

impl Phrasebook {
    /// How many phrases there are, of both sorts.
    #[must_use]
    pub fn count(&self) -> usize {
        let both = self.phrases.values().chain(self.unrelated.values());
        both.map(Vec::len).sum()
    }
}
