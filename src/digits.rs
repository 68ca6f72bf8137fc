//! Signs as people type them: the digits of Arabic, Indian, Thai and Chinese keyboards are digits too, and
//! wide letters are letters.

/// The signs of a text as they are read, without those that nobody sees.
pub(crate) fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|sign| !sign.is_control())
        .map(|sign| digit(narrow(sign)))
}

/// A sign of an East Asian keyboard, as wide as two, is the one of ASCII in the same place.
fn narrow(sign: char) -> char {
    const WIDER_BY: u32 = 0xfee0;
    match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - WIDER_BY).unwrap_or(sign),
        sign => sign,
    }
}

/// The zeros of other keyboards; their digits follow them.
const ZEROS: [char; 8] = ['٠', '۰', '०', '০', '੦', '૦', '௦', '๐'];

fn digit(sign: char) -> char {
    let digit = ZEROS.into_iter().find_map(|zero| {
        let value = u32::from(sign).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    });
    digit.unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_reads_the_same_keys_without_asking_us() {
        let script = include_str!("../static/desk/desk.js");
        let wide = ['０'];
        let zeros: String = ZEROS.into_iter().chain(wide).collect();
        assert!(script.contains(&format!("[...\"{zeros}\"]")), "{zeros}");
        for zero in ZEROS.into_iter().chain(wide) {
            let nine = char::from_u32(u32::from(zero) + 9).expect("a digit");
            assert_eq!(plain(&format!("{zero}{nine}")).collect::<String>(), "09");
        }
    }
}
