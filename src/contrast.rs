//! How well a colour can be told from another, as WCAG 2.2 measures it.

/// The least contrast of text, by success criterion 1.4.3.
pub(crate) const LEAST: f64 = 4.5;

/// What the colour of a site stands on or under: the paper, a card, a calm box; and white words on it.
pub(crate) const BESIDE: [&str; 3] = ["#fbf8f2", "#ffffff", "#e3efec"];

/// The contrast of two colours `#rrggbb`, from 1 to 21; none where one is no colour.
pub(crate) fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// The least contrast that a colour has on our light pages.
pub(crate) fn on_our_pages(colour: &str) -> Option<f64> {
    let all = BESIDE.iter().map(|beside| contrast(colour, beside));
    all.collect::<Option<Vec<_>>>()?
        .into_iter()
        .reduce(f64::min)
}

/// Relative luminance: <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
fn luminance(colour: &str) -> Option<f64> {
    let hex = colour.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let part = |at: usize| {
        let value = u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?;
        let value = f64::from(value) / 255.0;
        Some(if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        })
    };
    Some(0.2126 * part(0)? + 0.7152 * part(2)? + 0.0722 * part(4)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contrast_is_that_of_the_recommendation() {
        for (one, other, expected) in [
            ("#000000", "#ffffff", 21.0),
            ("#ffffff", "#ffffff", 1.0),
            ("#767676", "#ffffff", 4.54),
            ("#777777", "#ffffff", 4.48),
        ] {
            let found = contrast(one, other).expect("two colours");
            assert!((found - expected).abs() < 0.01, "{one} on {other}: {found}");
        }
        assert_eq!(contrast("red", "#ffffff"), None);
        assert_eq!(contrast("#ééé", "#ffffff"), None);
    }

    #[test]
    fn our_own_colour_and_only_dark_ones_can_be_read_on_our_pages() {
        let is_enough = |colour| on_our_pages(colour).is_some_and(|found| found >= LEAST);
        assert!(is_enough("#0b5d57"));
        assert!(is_enough("#7a1f3d"));
        assert!(!is_enough("#f2b705"));
        assert!(!is_enough("#777777"));
    }

    #[test]
    fn they_are_the_colours_of_the_stylesheet() {
        let light = crate::assets::CSS
            .split("@media")
            .next()
            .expect("the first part");
        for (name, colour) in ["--paper", "--card", "--way-soft"].into_iter().zip(BESIDE) {
            let short = if colour == "#ffffff" { "#fff" } else { colour };
            assert!(light.contains(&format!("{name}:{short}")), "{name}");
        }
    }
}
