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

/// The link; none where it would be too long.
pub(super) fn mailto(address: &str, subject: &str, body: &str) -> Option<String> {
    let encode = |text| utf8_percent_encode(text, ENCODED);
    let (subject, body) = (encode(subject), encode(body));
    let link = format!("mailto:{address}?subject={subject}&body={body}");
    (link.len() <= LONGEST).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_exactly_as_long_as_mail_programs_take() {
        let bare = mailto("a@b.pt", "", "").expect("a link").len();
        let most = "x".repeat(LONGEST - bare);
        assert!(mailto("a@b.pt", "", &most).is_some());
        assert!(mailto("a@b.pt", "", &format!("{most}x")).is_none());
    }
}
