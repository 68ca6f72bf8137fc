//! Languages that a translation may be begun in: the tags of those that people who renew a permit
//! speak most, each by its own name. Any other tag can be typed.

/// The tags, each with the language's own name.
pub(super) const LANGUAGES: [(&str, &str); 13] = [
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("ne", "नेपाली"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("zh", "中文"),
];

/// A language as it stands in an address: a short tag, and not the one that all are made from.
pub(super) fn tag(text: &str) -> Option<&str> {
    let is_tag = |part: &str| !part.is_empty() && part.len() <= 8;
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let primary = text.split('-').next().unwrap_or_default();
    let is_primary =
        (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_one = is_plain && is_primary && text.split('-').all(is_tag);
    (is_one && text != store::SOURCE_LANGUAGE).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_short_tag() {
        let ours = LANGUAGES.map(|(tag, _)| tag);
        for good in ours.into_iter().chain(["pt-BR", "zh-Hant"]) {
            assert_eq!(tag(good), Some(good));
        }
        for bad in [
            "",
            "e",
            "EN",
            "pt",
            "en-",
            "en/../x",
            "english",
            "en-waytoolong",
        ] {
            assert_eq!(tag(bad), None, "{bad}");
        }
    }
}
