//! Digits as people type them: those of Arabic, Indian, Thai and Chinese keyboards are digits too.

/// The signs of a text as they are read, without those that nobody sees.
pub(crate) fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|sign| !sign.is_control()).map(digit)
}

fn digit(sign: char) -> char {
    const ZEROS: [char; 9] = ['٠', '۰', '०', '০', '੦', '૦', '௦', '๐', '０'];
    let digit = ZEROS.into_iter().find_map(|zero| {
        let value = u32::from(sign).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    });
    digit.unwrap_or(sign)
}
