//! A text without what could point to a person: digits, e-mail addresses, links. What is sent to us
//! is shown like this first.

use triage::recognise::LONGEST;

/// What stands for each digit, address and link.
const DIGIT: char = '#';
const ADDRESS: &str = "[e-mail]";
const LINK: &str = "[link]";

/// The text as it may be kept, at most as long as is read. Doing it twice changes nothing.
pub(crate) fn redacted(said: &str) -> String {
    let lines = said.lines().map(|line| {
        let words = line.split_whitespace().map(word);
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        words.join(" ")
    });
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n").chars().take(LONGEST).collect()
}

fn word(word: &str) -> String {
    let shown: String = word.chars().filter(|sign| is_shown(*sign)).collect();
    let small = shown.to_lowercase();
    if small.contains(['@', '＠']) || small.contains("(at)") {
        return ADDRESS.to_owned();
    }
    if small.contains("://") || small.starts_with("www.") || is_host(&small) {
        return LINK.to_owned();
    }
    // Letters and digits together are the number of something.
    let has = |is: fn(char) -> bool| shown.contains(is);
    if has(char::is_numeric) && has(char::is_alphabetic) && shown.chars().count() > 4 {
        return DIGIT.to_string();
    }
    let mut kept = String::with_capacity(shown.len());
    for sign in shown.chars() {
        let sign = if sign.is_numeric() { DIGIT } else { sign };
        // The length of a number can tell which it is.
        if sign != DIGIT || !kept.ends_with(DIGIT) {
            kept.push(sign);
        }
    }
    kept
}

/// A name with a dot inside, alone or before a path: the host of a site or of an e-mail address.
fn is_host(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or(word);
    let host = host.trim_matches(|sign: char| !sign.is_alphanumeric());
    host.rsplit_once('.').is_some_and(|(before, last)| {
        let is_end = last.len() >= 2 && last.chars().all(char::is_alphabetic);
        is_end && before.contains(char::is_alphanumeric)
    })
}

/// Signs without a shape can hide digits, or turn a line around.
fn is_shown(sign: char) -> bool {
    !sign.is_control()
        && !matches!(
            sign,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        )
        && !matches!(sign, '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
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
            ("card 1A2B-345\n\n  12/03/2026 ", "card #\n#/#/#"),
            (
                "9\u{200b}1\u{200b}2 aima.gov.pt/x?t=a WWW.X.PT a(at)b.pt",
                "# [link] [link] [e-mail]",
            ),
            ("ana at gmail.com. Depois", "ana at [link] Depois"),
            ("arroba sapo.pt", "arroba [link]"),
            ("A. Silva diz. Sim 12.50", "A. Silva diz. Sim #.#"),
            ("\u{202e}turned\u{200b}", "turned"),
            ("কার্ড ১২৩৪", "কার্ড #"),
            ("a\u{7}b", "ab"),
        ] {
            assert_eq!(redacted(said), kept);
            assert_eq!(redacted(kept), kept);
        }
    }
}
