//! Handing a result over: its short address, in words that tell no answers, for the programs that
//! people use.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::i18n::Texts;

/// What RFC 3986 leaves as it is.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The words to hand over, and links that open a program with them.
pub(super) struct Share {
    pub(super) text: String,
    pub(super) whatsapp: String,
    pub(super) sms: String,
    pub(super) email: String,
}

impl Share {
    /// Words with an address. `day` is the day of the result, in words.
    pub(super) fn new(t: &Texts, address: &str, day: String) -> Self {
        let text = t.with_two(
            "take-share-text",
            ("day", day),
            ("address", address.to_owned()),
        );
        // Isolation marks would end up in the text that people send.
        let text = text.replace(['\u{2068}', '\u{2069}'], "");
        let (body, subject) = (escaped(&text), escaped(&t.get("take-share-subject")));
        Self {
            whatsapp: format!("https://wa.me/?text={body}"),
            // Both ways of writing it: Android reads the first sign, iOS the second.
            sms: format!("sms:?&body={body}"),
            email: format!("mailto:?subject={subject}&body={body}"),
            text,
        }
    }
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}
