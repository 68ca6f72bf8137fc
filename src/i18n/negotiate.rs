//! Which language to offer where the address names none: the bare address, and errors outside of
//! every language.

use axum::http::HeaderValue;

use super::Lang;

/// The best published language for what a browser asks for.
#[must_use]
pub fn negotiate(asked: Option<&HeaderValue>) -> Lang {
    let accept = asked.and_then(|value| value.to_str().ok());
    best(accept.unwrap_or_default())
}

/// The best published language for an `Accept-Language` header. Portuguese where nothing fits.
fn best(accept: &str) -> Lang {
    let mut best: Option<(f32, Lang)> = None;
    for range in accept.split(',').take(20) {
        let mut parts = range.split(';');
        let tag = parts.next().unwrap_or_default().trim();
        let weight = parts
            .find_map(|part| part.trim().strip_prefix("q=")?.parse().ok())
            .unwrap_or(1.0_f32);
        let primary = tag
            .split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let lang = Lang::PUBLISHED
            .into_iter()
            .find(|lang| lang.code() == primary);
        if let Some(lang) = lang
            && weight > 0.0
            && best.is_none_or(|(other, _)| weight > other)
        {
            best = Some((weight, lang));
        }
    }
    best.map_or(Lang::Pt, |(_, lang)| lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_published_language_wins() {
        for (accept, lang) in [
            ("pt-BR,pt;q=0.9", Lang::Pt),
            ("en-GB", Lang::En),
            ("hi;q=1,en;q=0.5,pt;q=0.4", Lang::En),
            ("pt;q=0,en;q=0.1", Lang::En),
            ("zh-Hant", Lang::Pt),
            ("", Lang::Pt),
            (";;;,,q=,en;q=x", Lang::En),
            ("*", Lang::Pt),
        ] {
            assert_eq!(best(accept), lang, "{accept}");
        }
    }
}
