//! A text without what could point to a person: digits, e-mail addresses, links. What is sent to us
//! is shown like this first.

/// What stands for each digit, address and link.
const DIGIT: char = '#';
const ADDRESS: &str = "[e-mail]";
const LINK: &str = "[link]";

/// The text as it may be kept. Doing it twice changes nothing.
pub(crate) fn redacted(said: &str) -> String {
    let lines = said.lines().map(|line| {
        let words = line.split_whitespace().map(word);
        words.collect::<Vec<_>>().join(" ")
    });
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn word(word: &str) -> String {
    if word.contains('@') {
        return ADDRESS.to_owned();
    }
    if word.contains("://") || word.starts_with("www.") {
        return LINK.to_owned();
    }
    let shown = word.chars().filter(|sign| !sign.is_control());
    let mut kept = String::with_capacity(word.len());
    for sign in shown {
        let sign = if sign.is_numeric() { DIGIT } else { sign };
        // The length of a number can tell which it is.
        if sign != DIGIT || !kept.ends_with(DIGIT) {
            kept.push(sign);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_addresses_and_links_are_gone() {
        for (said, kept) in [
            ("NISS 12345678901 não reconhecido", "NISS # não reconhecido"),
            (
                "write to ana.silva@example.org, please",
                "write to [e-mail] please",
            ),
            (
                "see https://aima.gov.pt/x?id=7 or www.x.pt",
                "see [link] or [link]",
            ),
            ("card 1A2B-345\n\n  12/03/2026 ", "card #A#B-#\n#/#/#"),
            ("কার্ড ১২৩৪", "কার্ড #"),
            ("a\u{7}b", "ab"),
        ] {
            assert_eq!(redacted(said), kept);
            assert_eq!(redacted(kept), kept);
        }
    }
}
