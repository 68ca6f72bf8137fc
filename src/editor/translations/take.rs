//! Taking back what a translator has done: what is new is saved, what somebody else has changed in
//! the meantime is left and named.

use std::collections::BTreeMap;

use store::edit::{SaveError, TextChange};
use store::{Store, digest};

use super::file::{Entry, TextsBy};
use crate::editor::access::guard::Editor;
use crate::error::AppError;

/// What became of the entries of a file.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) saved: usize,
    pub(super) unchanged: usize,
    /// Saved, but made from a source text that has changed since: stale from the start.
    pub(super) stale: usize,
    /// Changed by somebody else since the file was sent out: left as it is.
    pub(super) changed: Vec<String>,
    /// Facts or fields that are not there.
    pub(super) unknown: Vec<String>,
    /// What the rules of the texts refuse.
    pub(super) refused: Vec<String>,
    /// The last text of a file that seems to end in the middle of it.
    pub(super) cut: Vec<String>,
}

impl Taken {
    /// What was left, by the key of the words for it.
    pub(super) fn left(&self) -> Vec<(&'static str, &[String])> {
        let all: [(_, &[String]); 4] = [
            ("translations-cut-text", &self.cut),
            ("translations-changed", &self.changed),
            ("translations-unknown", &self.unknown),
            ("translations-refused", &self.refused),
        ];
        let some = all.into_iter().filter(|(_, names)| !names.is_empty());
        some.collect()
    }
}

/// The texts of a language, by fact and field.
pub(super) async fn texts(store: &Store, language: &str) -> Result<TextsBy, AppError> {
    let texts = store.texts_in(language).await?.into_iter();
    let by_key: BTreeMap<_, _> = texts
        .map(|(fact, text)| ((fact, text.value.field.clone()), text))
        .collect();
    Ok(by_key)
}

/// Saves the entries of a file, each for itself.
pub(super) async fn take(
    store: &Store,
    editor: &Editor,
    language: &str,
    entries: Vec<Entry>,
    why: &str,
) -> Result<Taken, AppError> {
    let sources = texts(store, store::SOURCE_LANGUAGE).await?;
    let now = texts(store, language).await?;
    let mut taken = Taken::default();
    let last = entries.len().saturating_sub(1);
    for (at, entry) in entries.into_iter().enumerate() {
        let key = (entry.fact.clone(), entry.field.clone());
        let name = format!("{}/{}", entry.fact, entry.field);
        let Some(source) = sources.get(&key) else {
            taken.unknown.push(name);
            continue;
        };
        let current = now.get(&key);
        let hash = digest(&entry.source);
        let is_same = current.is_some_and(|current| {
            current.value.body == entry.body && current.value.source_hash.as_ref() == Some(&hash)
        });
        if is_same {
            taken.unchanged += 1;
            continue;
        }
        // A file that was cut at the end of a line is whole as a file, and its last text is not.
        let begins = |current: &str| current != entry.body && current.starts_with(&*entry.body);
        if at == last && current.is_some_and(|current| begins(&current.value.body)) {
            taken.cut.push(name);
            continue;
        }
        if current.map(|current| current.version) != entry.version {
            taken.changed.push(name);
            continue;
        }
        let change = TextChange {
            fact: &entry.fact,
            language,
            field: &entry.field,
            body: &entry.body,
            version: entry.version,
            made_from: Some(&hash),
            is_typo: false,
        };
        match store.save_text(change, editor.name(), why).await {
            Ok(_) if source.value.body == entry.source => taken.saved += 1,
            Ok(_) => taken.stale += 1,
            Err(SaveError::Changed(_) | SaveError::Gone) => taken.changed.push(name),
            Err(SaveError::Field { .. }) => taken.refused.push(name),
            Err(SaveError::Store(error)) => return Err(error.into()),
        }
    }
    Ok(taken)
}
