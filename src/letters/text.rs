//! The words of a letter in one language: sentences with values, and blanks in them.

use fluent_bundle::FluentValue;

use crate::i18n::Texts;

/// What stands where nothing is filled in yet.
pub(super) const LINE: &str = "____";
/// What a sentence has around the name of a blank; no text holds it.
const MARK: char = '\u{1f}';

/// What only the person knows, in the order in which it is asked for.
const BLANKS: [&str; 33] = [
    "name",
    "child",
    "birth",
    "nation",
    "number",
    "expires",
    "niss",
    "record",
    "request",
    "requested",
    "attempts",
    "told",
    "words",
    "what",
    "refused",
    "form",
    "mail",
    "shop",
    "letter",
    "complained",
    "why",
    "called",
    "counter",
    "visited",
    "hour",
    "cause",
    "phone",
    "email",
    "home",
    "street",
    "post",
    "place",
    "date",
];

/// A piece of a sentence: words, or a blank.
pub(crate) struct Piece {
    pub(crate) words: String,
    /// The name of the blank.
    pub(crate) blank: Option<&'static str>,
}

/// A blank that the letter has, and what it asks for.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) label: String,
}

/// What is known in a letter, in the words of one language.
#[derive(Clone, Default)]
pub(super) struct Values {
    /// The document, as the sentence needs it.
    pub(super) document: String,
    /// The date of the card; a blank where it is not known.
    pub(super) expires: Option<String>,
    /// The last day of a rule.
    pub(super) until: String,
    /// What was tried, with blanks for the days.
    pub(super) tried: String,
    /// What was told, where its words are known.
    pub(super) words: Option<String>,
    /// What happened, where it is known and had no words.
    pub(super) what: Option<String>,
    /// The portal that the person means.
    pub(super) portal: String,
    /// The law as one quotes it.
    pub(super) law: String,
}

/// A sentence with its values, its blanks still marked.
pub(super) fn say(t: &Texts, key: &str, values: &Values) -> String {
    let known = |name: &str| match name {
        "expires" => values.expires.clone(),
        "words" => values.words.clone(),
        "what" => values.what.clone(),
        _ => None,
    };
    let blanks = BLANKS.map(|name| {
        let value = known(name).unwrap_or_else(|| format!("{MARK}{name}{MARK}"));
        (name, FluentValue::from(value))
    });
    let of_values = [
        ("document", &values.document),
        ("until", &values.until),
        ("tried", &values.tried),
        ("portal", &values.portal),
        ("law", &values.law),
    ]
    .map(|(name, value)| (name, FluentValue::from(value.as_str())));
    let mut all = blanks.into_iter().chain(of_values);
    let all: [(&str, FluentValue<'_>); BLANKS.len() + 5] =
        std::array::from_fn(|_| all.next().unwrap_or(("", FluentValue::None)));
    t.with_all(key, all)
}

/// The pieces of a sentence.
pub(super) fn pieces(sentence: &str) -> Vec<Piece> {
    let parts = sentence.split(MARK).enumerate();
    parts
        .filter(|(_, part)| !part.is_empty())
        .map(|(at, part)| {
            // Between two marks stands a name.
            let is_blank = at % 2 == 1;
            let blank = BLANKS.into_iter().find(|name| is_blank && *name == part);
            Piece {
                words: blank.map_or(part, |_| LINE).to_owned(),
                blank,
            }
        })
        .collect()
}

/// The sentence as it is sent, with lines for the blanks.
pub(super) fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.words.as_str()).collect()
}

/// The fields for these blanks, each once, in the order in which they are asked for.
pub(super) fn fields<'p>(t: &Texts, pieces: impl Iterator<Item = &'p Piece>) -> Vec<Field> {
    let found: Vec<_> = pieces.filter_map(|piece| piece.blank).collect();
    let has = BLANKS.into_iter().filter(|name| found.contains(name));
    has.map(|name| Field {
        name,
        label: t.get(&format!("letter-blank-{name}")).into_owned(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_comes_apart_at_its_blanks() {
        let pieces = pieces("\u{1f}name\u{1f}, n.º \u{1f}number\u{1f}.");
        let blanks: Vec<_> = pieces.iter().map(|piece| piece.blank).collect();
        assert_eq!(blanks, [Some("name"), None, Some("number"), None]);
        assert_eq!(plain(&pieces), "____, n.º ____.");
    }
}
