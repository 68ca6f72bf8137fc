//! The made-up language: every text longer and marked, so that a test sees what was not
//! translated, what does not fit and what assumes a direction.

use std::borrow::Cow;

/// Lengthens a text by at least 40 % and puts marks on its letters; it stays readable.
pub(super) fn transform(text: &str) -> Cow<'_, str> {
    if text.trim().is_empty() {
        return Cow::Borrowed(text);
    }
    let mut marked: String = text
        .chars()
        .map(|letter| match letter {
            'a' => 'á',
            'e' => 'ë',
            'i' => 'ï',
            'o' => 'ø',
            'u' => 'û',
            'A' => 'Å',
            'E' => 'É',
            'O' => 'Ö',
            other => other,
        })
        .collect();
    let longer = text.chars().count() * 2 / 5;
    for (position, filler) in "لومبيص ".chars().cycle().take(longer).enumerate() {
        if position == 0 {
            marked.push(' ');
        }
        marked.push(filler);
    }
    Cow::Owned(marked)
}
