//! What is known: dated facts with their sources, in the form an edition keeps them.
//!
//! Everything here is data. The rules that read it are in [`crate::interview`]; the words of the
//! interface are elsewhere. A fact carries its own texts, because they change when it changes.

mod check;
mod check_phrases;
mod check_shapes;
mod detail;
mod fact;
mod json;
mod message;
mod phrasebook;
mod problem;
mod source;
mod span;
mod state;

pub use check::{check, check_facts};
pub use detail::{
    Access, Advice, AdviceKind, Channel, Cost, Detail, Document, HelpLine, Permits, Place, Portal,
    Rule, Window, required_fields,
};
pub use fact::{
    Confidence, Fact, FactId, Holds, Text, TextOrigin, Texts, text, wording, wording_days,
};
pub use json::{canonical, from_json};
pub use message::{DatedRoute, FixStatus, Message, MessageGroup, Prefill, Words, WordsStatus};
pub use phrasebook::{FEWEST_PHRASES, LONGEST_PHRASE, Phrasebook};
pub use problem::Problem;
pub use source::{Source, SourceId, SourceKind};
pub use span::{Scope, Span, lapse, newest_on, scopes, spans};
pub use state::{PortalState, PortalStateKind};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The format of an edition's content. Every number ever published keeps a reader: what format 1
/// did not have, the phrases, is empty.
pub const FORMAT: u32 = 2;

/// Everything an edition says: the register of sources and the facts that rest on them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Knowledge {
    /// The register of sources, by id.
    pub sources: BTreeMap<SourceId, Source>,
    /// The facts, by id.
    pub facts: BTreeMap<FactId, Fact>,
    /// What people type when they meet a message, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub phrasebooks: BTreeMap<String, Phrasebook>,
}

impl Knowledge {
    /// The fact with this id, if the edition has it.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.get(id)
    }

    /// The catalogue of messages, in the order of their ids.
    pub fn messages(&self) -> impl Iterator<Item = (&FactId, &Fact, &Message)> {
        self.facts
            .iter()
            .filter_map(|(id, fact)| match &fact.about {
                Detail::Message(message) => Some((id, fact, message.as_ref())),
                _ => None,
            })
    }

    /// The message with this id.
    #[must_use]
    pub fn message(&self, id: &str) -> Option<&Message> {
        match &self.fact(id)?.about {
            Detail::Message(message) => Some(message),
            _ => None,
        }
    }

    /// The accepted windows of every portal, in the order of their ids.
    pub fn windows(&self) -> impl Iterator<Item = (&FactId, &Fact, &Window)> {
        self.facts
            .iter()
            .filter_map(|(id, fact)| match &fact.about {
                Detail::Window(window) => Some((id, fact, window)),
                _ => None,
            })
    }
}

/// One data file of the knowledge, as people write it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataFile {
    /// Entries of the register of sources.
    #[serde(default)]
    pub source: BTreeMap<SourceId, Source>,
    /// Facts.
    #[serde(default)]
    pub fact: BTreeMap<FactId, Fact>,
    /// Portal states.
    #[serde(default)]
    pub state: Vec<PortalState>,
    /// Phrases, by language.
    #[serde(default)]
    pub phrasebook: BTreeMap<String, Phrasebook>,
}

impl DataFile {
    /// Adds what another file holds.
    ///
    /// # Errors
    ///
    /// The id that both files hold.
    pub fn add(&mut self, other: Self) -> Result<(), String> {
        for (id, source) in other.source {
            if self.source.insert(id.clone(), source).is_some() {
                return Err(id);
            }
        }
        for (id, fact) in other.fact {
            if self.fact.insert(id.clone(), fact).is_some() {
                return Err(id);
            }
        }
        for (language, book) in other.phrasebook {
            if self.phrasebook.insert(language.clone(), book).is_some() {
                return Err(language);
            }
        }
        self.state.extend(other.state);
        Ok(())
    }

    /// The knowledge of the files, and the states beside it.
    #[must_use]
    pub fn into_knowledge(self) -> (Knowledge, Vec<PortalState>) {
        (
            Knowledge {
                sources: self.source,
                facts: self.fact,
                phrasebooks: self.phrasebook,
            },
            self.state,
        )
    }
}
