//! A text made comparable: case, accents and look-alike letters folded, digits made alike, and cut
//! into words, or into signs where a script writes none.

use unicode_normalization::UnicodeNormalization as _;

/// The longest text that is looked at, in characters. What comes after it changes nothing.
pub const LONGEST: usize = 2_000;
/// The longest word that is looked at: a wall of one letter is one word.
const LONGEST_WORD: usize = 40;
/// What every run of digits becomes.
const DIGITS: char = '0';
/// What a machine that reads a photograph takes for letters, inside of words.
const MISREAD: [(char, char); 5] = [('0', 'o'), ('1', 'i'), ('|', 'i'), ('5', 's'), ('8', 'b')];

/// The words of a text, in their order, folded so that they can be compared.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for sign in text.chars().take(LONGEST).nfkd().filter_map(fold) {
        if is_alone(sign) {
            end(&mut word, &mut words);
            words.push(sign.to_string());
        } else if sign.is_alphanumeric() || is_mark(sign) || sign == '|' {
            word.push(sign);
        } else {
            end(&mut word, &mut words);
        }
    }
    end(&mut word, &mut words);
    words
}

fn end(word: &mut String, words: &mut Vec<String>) {
    if word.chars().any(char::is_alphanumeric) {
        words.push(read(word));
    }
    word.clear();
}

/// A word as it is compared: misread letters made good, a run of digits one digit, whatever its
/// length.
fn read(word: &str) -> String {
    let has_letters = word.contains(char::is_alphabetic);
    let mut read = String::with_capacity(word.len());
    for sign in word.chars().take(LONGEST_WORD) {
        let meant = MISREAD.iter().find(|(misread, _)| *misread == sign);
        let sign = match meant {
            Some((_, letter)) if has_letters => *letter,
            _ if sign.is_ascii_digit() || sign == '|' => DIGITS,
            _ => sign,
        };
        if sign != DIGITS || !read.ends_with(DIGITS) {
            read.push(sign);
        }
    }
    // Two letters that stand close are read as one.
    read.replace("rn", "m")
}

/// The one sign that stands for this one; none where it says nothing.
fn fold(sign: char) -> Option<char> {
    if sign.is_numeric() {
        return Some(if sign.is_ascii_digit() { sign } else { DIGITS });
    }
    match sign {
        // Marks that people leave out: accents, vowel signs of Arabic, the dot of foreign sounds.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => None,
        '\u{93c}' | '\u{9bc}' => None,
        // Joiners, directions and other signs without a shape.
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => None,
        '\u{ad}' | '\u{feff}' => None,
        '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => None,
        // Letters that stand for one another.
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ئ' => Some('ي'),
        'ؤ' => Some('و'),
        'ة' => Some('ه'),
        '\u{901}' => Some('\u{902}'),
        '\u{981}' => Some('\u{982}'),
        'ґ' | 'Ґ' => Some('г'),
        // The small l, the large I and the digit 1 look alike.
        'ı' | 'l' | 'L' => Some('i'),
        'ø' | 'Ø' => Some('o'),
        'ß' => Some('s'),
        _ => sign.to_lowercase().next(),
    }
}

/// A mark that is part of a word, as the vowel signs of Devanagari and Bengali are.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{900}'..='\u{94f}' | '\u{962}'..='\u{963}' | '\u{981}'..='\u{9d7}')
}

/// A sign of a script that does not write spaces between words.
fn is_alone(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
