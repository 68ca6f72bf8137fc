//! A PO file of translations. The context of an entry is `fact/field`; its reference ends with the
//! version that was sent out, so that nobody's later work is overwritten when it comes back.
//!
//! An entry is fuzzy where its translation was made from an earlier source text, or where a machine
//! wrote it and nobody has read it.

use std::collections::BTreeMap;
use std::io::BufWriter;

use polib::catalog::Catalog;
use polib::message::{Message, MessageFlags};
use polib::metadata::CatalogMetadata;
use polib::po_file;
use store::digest;
use store::edit::{Versioned, WrittenText};
use triage::knowledge::TextOrigin;

use crate::error::AppError;
use crate::i18n::Texts;

/// Texts by fact and field.
pub(super) type TextsBy = BTreeMap<(String, String), Versioned<WrittenText>>;

/// What a translator hands back for one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) fact: String,
    pub(super) field: String,
    /// The source text that the translator saw.
    pub(super) source: String,
    pub(super) body: String,
    /// The version of the translation that was sent out; none where there was none.
    pub(super) version: Option<i32>,
}

/// Whether a translation was made from another text than the one of now.
pub(super) fn is_stale(source: &WrittenText, translation: &WrittenText) -> bool {
    let hash = translation.source_hash.as_ref();
    hash.is_some_and(|hash| *hash != digest(&source.body))
}

/// The file for a language: every source text with its translation, as far as there is one.
pub(super) fn write(
    language: &str,
    sources: &TextsBy,
    translations: &TextsBy,
) -> Result<Vec<u8>, AppError> {
    let mut catalog = Catalog::new(CatalogMetadata {
        project_id_version: "rumo".to_owned(),
        mime_version: "1.0".to_owned(),
        content_type: "text/plain; charset=UTF-8".to_owned(),
        content_transfer_encoding: "8bit".to_owned(),
        language: language.to_owned(),
        ..CatalogMetadata::default()
    });
    for (key, source) in sources {
        catalog.append_or_update(entry(key, &source.value, translations.get(key)));
    }
    let mut writer = BufWriter::new(Vec::new());
    po_file::write(&catalog, &mut writer).map_err(AppError::internal)?;
    writer.into_inner().map_err(AppError::internal)
}

fn entry(
    (fact, field): &(String, String),
    source: &WrittenText,
    translation: Option<&Versioned<WrittenText>>,
) -> Message {
    let version = translation.map_or(0, |translation| translation.version);
    let written = translation.map(|translation| &translation.value);
    let mut flags = MessageFlags::new();
    let is_draft = written.is_some_and(|written| {
        let is_unread = written.origin == TextOrigin::Machine && written.reviewed_by.is_none();
        is_unread || is_stale(source, written)
    });
    if is_draft {
        flags.add_flag("fuzzy");
    }
    Message::build_singular()
        .with_msgctxt(format!("{fact}/{field}"))
        .with_source(format!("{fact}/{field}:{version}"))
        .with_msgid(source.body.clone())
        .with_msgstr(
            written
                .map(|written| written.body.clone())
                .unwrap_or_default(),
        )
        .with_flags(flags)
        .done()
}

/// Why a file is not taken. Nothing of it is saved then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is written in another encoding.
    NotUtf8,
    /// A line ends in the middle of a text.
    CutOff(usize),
    /// It says that it is of this language, and not of the one that was chosen.
    OtherLanguage(String),
    /// It is something else than a PO file.
    NotPo,
}

impl Unreadable {
    /// What to tell whoever sent it.
    pub(super) fn words(&self, t: &Texts) -> String {
        match self {
            Self::NotUtf8 => t.get("translations-not-utf8").into_owned(),
            Self::CutOff(line) => t.with("translations-cut-off", "line", *line),
            Self::OtherLanguage(named) => {
                t.with("translations-other-language", "language", named.as_str())
            }
            Self::NotPo => t.get("translations-no-po").into_owned(),
        }
    }
}

/// Reads a file. Entries without a translation, and those still marked as fuzzy, are left out.
///
/// # Errors
///
/// An [`Unreadable`].
pub(super) fn read(language: &str, bytes: &[u8]) -> Result<Vec<Entry>, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotUtf8)?;
    if let Some(line) = cut_off(text) {
        return Err(Unreadable::CutOff(line));
    }
    let catalog = po_file::parse_from_reader(bytes).map_err(|_| Unreadable::NotPo)?;
    let named = catalog.metadata.language.as_str();
    if !named.is_empty() && named != language {
        return Err(Unreadable::OtherLanguage(named.to_owned()));
    }
    if !text.contains("msgid") {
        return Err(Unreadable::NotPo);
    }
    let messages = catalog.messages();
    let entries = messages
        .filter(|message| message.is_singular() && !message.is_fuzzy())
        .filter_map(|message| {
            let (fact, field) = message.msgctxt()?.split_once('/')?;
            let body = message.msgstr().ok()?.trim();
            let version = message.source().rsplit(':').next()?.trim().parse().ok();
            (!body.is_empty()).then(|| Entry {
                fact: fact.to_owned(),
                field: field.to_owned(),
                source: message.msgid().to_owned(),
                body: body.replace('\0', "\u{fffd}"),
                version: version.filter(|version| *version != 0),
            })
        });
    Ok(entries.collect())
}

/// The line at which a file was cut off: what begins with a quote ends with one. The library takes
/// the half of a sentence for the whole.
fn cut_off(text: &str) -> Option<usize> {
    let lines = text.lines().map(str::trim).enumerate();
    let mut quoted = lines.filter(|(_, line)| !line.starts_with('#') && line.contains('"'));
    let cut = quoted.find(|(_, line)| line.len() < 2 || !line.ends_with('"'));
    cut.map(|(place, _)| place + 1)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;

    fn text(body: &str, source: Option<&str>) -> Versioned<WrittenText> {
        Versioned {
            value: WrittenText {
                language: "xx".to_owned(),
                field: "body".to_owned(),
                body: body.to_owned(),
                origin: TextOrigin::Human,
                reviewed_by: None,
                source_hash: source.map(digest),
            },
            version: 7,
            by: "ana".to_owned(),
            at: DateTime::UNIX_EPOCH,
        }
    }

    fn one(text: Versioned<WrittenText>) -> TextsBy {
        TextsBy::from([(("a-fact".to_owned(), "body".to_owned()), text)])
    }

    #[test]
    fn a_stale_translation_goes_out_as_fuzzy_and_does_not_come_back_by_itself() {
        let sources = one(text("novo", None));
        let stale = write("en", &sources, &one(text("old", Some("antigo")))).expect("a file");
        assert!(String::from_utf8_lossy(&stale).contains("fuzzy"));
        assert_eq!(read("en", &stale), Ok(Vec::new()));
        let fresh = write("en", &sources, &one(text("new", Some("novo")))).expect("a file");
        assert!(!String::from_utf8_lossy(&fresh).contains("fuzzy"));
    }

    #[test]
    fn what_is_no_po_file_is_refused_or_empty_and_never_a_panic() {
        for bytes in [
            &b"\xff\xfe"[..],
            b"msgid \"a",
            b"hello",
            b"",
            b"msgstr[9] \"x\"\n",
        ] {
            assert!(read("en", bytes).is_err() || read("en", bytes) == Ok(Vec::new()));
        }
    }

    #[test]
    fn a_file_that_was_cut_off_or_is_of_another_language_is_refused() {
        let sources = one(text("novo", None));
        let whole = write("en", &sources, &one(text("quite new", Some("novo")))).expect("a file");
        assert!(read("en", &whole).is_ok());
        assert!(read("uk", &whole).is_err());
        let end = whole.len() - "new\"\n".len() - 1;
        assert!(read("en", &whole[..end]).is_err());
    }

    proptest! {
        #[test]
        fn what_goes_out_comes_back(source in "\\PC{1,80}", body in "[^\\s\\pC][\\PC\n]{0,80}[^\\s\\pC]") {
            let sources = one(text(&source, None));
            let file = write("en", &sources, &one(text(&body, Some(&source)))).expect("a file");
            let entry = Entry {
                fact: "a-fact".to_owned(),
                field: "body".to_owned(),
                source,
                body,
                version: Some(7),
            };
            prop_assert_eq!(read("en", &file), Ok(vec![entry]));
        }

        #[test]
        fn no_bytes_are_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read("en", &bytes);
        }
    }
}
