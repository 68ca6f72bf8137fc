//! The portal's own words, each marked where they are not a quotation.

use triage::knowledge::{Message, WordsStatus};

use crate::i18n::{Lang, Texts};

/// Words as a portal, an e-mail or a letter says them.
pub(super) struct WordsView {
    pub(super) text: String,
    /// The language they are in.
    pub(super) tag: &'static str,
    /// Why they are no quotation, where they are none.
    pub(super) note: Option<String>,
}

/// The words in Portuguese, those quoted in English, and our own translation.
pub(super) fn words(t: &Texts, message: &Message) -> Vec<WordsView> {
    let note = match message.words_status {
        WordsStatus::VerbatimQuoted | WordsStatus::VerbatimInEnglishOnly => None,
        status => Some(status_note(t, status)),
    };
    let view = |text: &String, lang: Lang, note: Option<String>| WordsView {
        text: text.clone(),
        tag: lang.tag(),
        note,
    };
    let words = &message.words;
    let pt = words
        .pt
        .iter()
        .map(|text| view(text, Lang::Pt, note.clone()));
    let ours = words.pt_unconfirmed.iter().map(|text| {
        view(
            text,
            Lang::Pt,
            Some(t.get("words-our-translation").into_owned()),
        )
    });
    let en = words.en.iter().map(|text| {
        let in_english_only = words.pt.is_empty();
        let note = note.clone().or_else(|| {
            in_english_only.then(|| status_note(t, WordsStatus::VerbatimInEnglishOnly))
        });
        view(text, Lang::En, note)
    });
    pt.chain(en).chain(ours).collect()
}

/// How well the words are known.
pub(super) fn status_note(t: &Texts, status: WordsStatus) -> String {
    t.get(&format!("words-{}", status.name().replace('_', "-")))
        .into_owned()
}
