//! The signs of a code: digits and letters that nobody mistakes for each other, and at the end two
//! check signs, so that one or two signs mistyped, or two exchanged, are found.

use crate::digits::plain;

/// Without the letters that look like a digit (`i`, `l`, `o`) and without `u`, as in Crockford's
/// Base32.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// How many check signs there are: each is the remainder at another power of the generator of
/// GF(32), as in a Reed-Solomon code.
const CHECKS: usize = 2;

/// Writes digits of five bits, and their check signs.
pub(super) fn write(digits: &[u8]) -> String {
    digits
        .iter()
        .copied()
        .chain(checks(digits))
        .map(|digit| char::from(SIGNS[usize::from(digit)]))
        .collect()
}

/// Reads them back, as people write: in capitals, with hyphens, dots or blanks between, `O` for zero and
/// `I` or `L` for one, with the digits and the wide letters of other keyboards. None where a sign is none
/// or the check signs say that one is wrong.
pub(super) fn read(written: &str) -> Option<Vec<u8>> {
    let signs = plain(written).filter(|sign| sign.is_alphanumeric());
    let signs = signs.map(|sign| u8::try_from(sign).unwrap_or_default());
    let mut digits = signs.map(digit).collect::<Option<Vec<_>>>()?;
    let told = digits.split_off(digits.len().checked_sub(CHECKS)?);
    (told == checks(&digits)).then_some(digits)
}

fn digit(sign: u8) -> Option<u8> {
    let meant = match sign.to_ascii_lowercase() {
        b'o' => b'0',
        b'i' | b'l' => b'1',
        sign => sign,
    };
    let place = SIGNS.iter().position(|sign| *sign == meant)?;
    u8::try_from(place).ok()
}

fn checks(digits: &[u8]) -> [u8; CHECKS] {
    let [mut first, mut second] = [0, 0];
    for digit in digits {
        first = times_two(first) ^ digit;
        second = times_two(times_two(second)) ^ digit;
    }
    [first, second]
}

/// Doubles in GF(32), made by `x^5 + x^2 + 1`.
const fn times_two(digit: u8) -> u8 {
    let doubled = digit << 1;
    if doubled & 0b10_0000 == 0 {
        doubled
    } else {
        doubled ^ 0b10_0101
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many as the longest code has.
    fn digits(seed: u8) -> Vec<u8> {
        (0..30u8).map(|place| (place * 7 + seed) % 32).collect()
    }

    #[test]
    fn what_is_written_is_read_back_however_people_write() {
        for seed in 0..32 {
            let written = write(&digits(seed));
            assert_eq!(read(&written), Some(digits(seed)));
            assert_eq!(read(&written.to_uppercase()), Some(digits(seed)));
            let spoken = written.replace('0', "O").replace('1', "l");
            assert_eq!(read(&spoken), Some(digits(seed)));
            let (one, two) = written.split_at(9);
            assert_eq!(read(&format!(" {one}-{two} ")), Some(digits(seed)));
            for zero in ['٠', '۰', '०', '０'] {
                let foreign = written.chars().map(|sign| match sign.to_digit(10) {
                    Some(digit) => char::from_u32(u32::from(zero) + digit).expect("a digit"),
                    None => sign,
                });
                let foreign: String = foreign.collect();
                // From right to left, with the marks that say so.
                let foreign = format!("\u{200f}{foreign}\u{200e}");
                assert_eq!(read(&foreign), Some(digits(seed)), "{foreign}");
            }
            for first in ['ａ', 'Ａ'] {
                let wide = written.chars().map(|sign| match sign {
                    'a'..='z' => {
                        char::from_u32(u32::from(first) + u32::from(sign) - u32::from('a'))
                            .expect("a letter")
                    }
                    sign => sign,
                });
                assert_eq!(read(&wide.collect::<String>()), Some(digits(seed)));
            }
        }
    }

    #[test]
    fn one_or_two_wrong_signs_are_found() {
        let written = write(&digits(3)).into_bytes();
        for place in 0..written.len() {
            for other in place..written.len() {
                for (a, b) in [(1, 1), (5, 9), (31, 2)] {
                    let mut wrong = written.clone();
                    for (at, by) in [(place, a), (other, b)] {
                        if at == other && place != other || at == place {
                            let was = digit(wrong[at]).expect("a sign");
                            wrong[at] = SIGNS[usize::from(was ^ by)];
                        }
                    }
                    if wrong != written {
                        let text = String::from_utf8(wrong).expect("letters");
                        assert_eq!(read(&text), None, "{place} {other} {a} {b}");
                    }
                }
            }
        }
    }

    #[test]
    fn two_neighbours_exchanged_and_a_sign_lost_are_found() {
        let written = write(&digits(11));
        for place in 1..written.len() {
            let mut bytes = written.clone().into_bytes();
            bytes.swap(place - 1, place);
            let wrong = String::from_utf8(bytes).expect("letters");
            assert!(wrong == written || read(&wrong).is_none(), "{wrong}");
            let lost = format!("{}{}", &written[..place - 1], &written[place..]);
            assert_eq!(read(&lost), None, "{lost}");
        }
        for wrong in ["", "0", "ab", "é0", "0é0", "0u0"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
