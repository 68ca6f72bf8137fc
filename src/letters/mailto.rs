//! A link that opens the person's own mail program with the letter in it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The longest link that mail programs are known to take whole, in characters.
pub(crate) const LONGEST: usize = 1_800;

/// What a script leaves as it is, so that both write the same link.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'!')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*');

/// A link to a mail program.
pub(crate) struct Mailto {
    pub(crate) href: String,
    /// The text is in it; else it was too long, and is to be copied.
    pub(crate) is_whole: bool,
}

/// The link: with the text where it is not too long, else with the address and the subject.
pub(super) fn mailto(address: &str, subject: &str, body: &str) -> Mailto {
    let encode = |text| utf8_percent_encode(text, ENCODED);
    let short = format!("mailto:{address}?subject={}", encode(subject));
    let whole = format!("{short}&body={}", encode(body));
    let is_whole = whole.len() <= LONGEST;
    let href = if is_whole { whole } else { short };
    Mailto { href, is_whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_exactly_as_long_as_mail_programs_take() {
        let bare = mailto("a@b.pt", "", "").href.len();
        let most = "x".repeat(LONGEST - bare);
        assert!(mailto("a@b.pt", "", &most).is_whole);
        let short = mailto("a@b.pt", "s", &format!("{most}x"));
        assert_eq!(short.href, "mailto:a@b.pt?subject=s");
        assert!(!short.is_whole);
    }
}
