//! Texts as rows, and rows as texts.

use triage::knowledge::{Text, TextOrigin, Texts};

use crate::StoreError;
use crate::words::{Reading, word};

/// The language in which texts are written first; the others are translated from it.
pub const SOURCE_LANGUAGE: &str = "pt";

/// One text with what is known about it, as a row keeps it.
pub(crate) struct TextRow {
    pub(crate) language: String,
    pub(crate) field: String,
    pub(crate) body: String,
    pub(crate) origin: String,
    pub(crate) reviewed_by: Option<String>,
    pub(crate) source_hash: Option<String>,
}

/// The rows of some texts.
pub(crate) fn rows(texts: &Texts) -> Result<Vec<TextRow>, StoreError> {
    let each = texts.iter().flat_map(|(language, fields)| {
        fields
            .iter()
            .map(move |(field, text)| row(language, field, text))
    });
    each.collect()
}

fn row(language: &str, field: &str, text: &Text) -> Result<TextRow, StoreError> {
    let (origin, reviewed_by, source_hash) = match text {
        Text::Plain(_) => (TextOrigin::Human, None, None),
        Text::Full {
            origin,
            reviewed_by,
            source_hash,
            ..
        } => (*origin, reviewed_by.clone(), source_hash.clone()),
    };
    Ok(TextRow {
        language: language.to_owned(),
        field: field.to_owned(),
        body: text.body().to_owned(),
        origin: word(&origin)?,
        reviewed_by,
        source_hash,
    })
}

/// Puts a row among the texts. Words that a person wrote and nobody reviewed are just words.
pub(crate) fn put(texts: &mut Texts, row: TextRow, at: Reading<'_>) -> Result<(), StoreError> {
    let origin: TextOrigin = at.value(&row.origin)?;
    let text = match (origin, &row.reviewed_by, &row.source_hash) {
        (TextOrigin::Human, None, None) => Text::Plain(row.body),
        _ => Text::Full {
            body: row.body,
            origin,
            reviewed_by: row.reviewed_by,
            source_hash: row.source_hash,
        },
    };
    texts
        .entry(row.language)
        .or_default()
        .insert(row.field, text);
    Ok(())
}
