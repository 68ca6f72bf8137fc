//! What a form may name: the facts and the sources of the working copy.

use std::collections::BTreeMap;

use store::edit::Versioned;
use store::{Store, StoreError};
use triage::knowledge::{Detail, Fact, FactId, Message, Source, SourceId};

use crate::editor::form::Choice;
use crate::i18n::Texts;

/// The facts and sources of the working copy, as one moment sees them.
pub(super) struct Known {
    pub(super) facts: BTreeMap<FactId, Versioned<Fact>>,
    pub(super) sources: BTreeMap<SourceId, Versioned<Source>>,
    /// What a fact is called, in the language of the editor.
    titles: BTreeMap<FactId, String>,
}

/// A list that the browser suggests from: its name, and the ids with their titles.
pub(super) struct Suggestions {
    pub(super) name: String,
    pub(super) ids: Vec<Choice>,
}

impl Known {
    /// Reads them.
    pub(super) async fn read(store: &Store, t: &Texts) -> Result<Self, StoreError> {
        let facts = store.facts_to_edit().await?;
        let sources = store.sources_to_edit().await?;
        Ok(Self::of(t, facts, sources))
    }

    pub(super) fn of(
        t: &Texts,
        facts: BTreeMap<FactId, Versioned<Fact>>,
        sources: BTreeMap<SourceId, Versioned<Source>>,
    ) -> Self {
        let titles = facts
            .iter()
            .map(|(id, fact)| (id.clone(), title(t, &fact.value)))
            .collect();
        Self {
            facts,
            sources,
            titles,
        }
    }

    /// What a fact is called; its id where it has no title yet.
    pub(super) fn title(&self, id: &str) -> String {
        let title = self.titles.get(id).filter(|title| !title.is_empty());
        title.map_or_else(|| id.to_owned(), Clone::clone)
    }

    /// Whether there is such a fact, of one of the kinds where any is named.
    pub(super) fn is_fact(&self, id: &str, kinds: &[&str]) -> bool {
        let is_word = kinds.contains(&WORD) && Message::PLACES.contains(&id);
        is_word
            || self
                .facts
                .get(id)
                .is_some_and(|fact| is_of(&fact.value.about, kinds))
    }

    /// Whether there is such a source.
    pub(super) fn is_source(&self, id: &str) -> bool {
        self.sources.contains_key(id)
    }

    /// The facts of some kinds, to choose one.
    pub(super) fn choices(&self, kinds: &[&str]) -> Vec<Choice> {
        let of_kind = self
            .facts
            .iter()
            .filter(|(_, fact)| is_of(&fact.value.about, kinds));
        let words = Message::PLACES.iter().filter(|_| kinds.contains(&WORD));
        let words = words.map(|word| Choice {
            value: (*word).to_owned(),
            label: (*word).to_owned(),
        });
        of_kind
            .map(|(id, _)| Choice {
                value: id.clone(),
                label: self.title(id),
            })
            .chain(words)
            .collect()
    }

    /// The name of the list of facts of some kinds.
    pub(super) fn list(&self, kinds: &[&str]) -> String {
        match kinds {
            [] => "list-facts".to_owned(),
            kinds => format!("list-{}", kinds[0]),
        }
    }

    /// The entries of the register.
    pub(super) fn source_choices(&self) -> Vec<Choice> {
        self.sources
            .iter()
            .map(|(id, source)| Choice {
                value: id.clone(),
                label: format!("{} · {}", source.value.title, source.value.publisher),
            })
            .collect()
    }
}

/// Where a message appears may also be one of a few words.
pub(super) const WORD: &str = "word";

fn is_of(about: &Detail, kinds: &[&str]) -> bool {
    kinds.is_empty() || kinds.contains(&about.kind())
}

/// The newest title of a fact, in the language of the page.
pub(super) fn title(t: &Texts, fact: &Fact) -> String {
    t.fact(fact, "title", chrono::NaiveDate::MAX).into_owned()
}
