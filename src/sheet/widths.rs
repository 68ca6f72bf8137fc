//! How wide letters are on paper: those of Noto Sans, which are wider than what Windows, Android and
//! Apple print with. In thousandths of their size.

/// The space between two words.
pub(super) const SPACE: usize = 260;

/// From the space to `~`.
const PLAIN: [u16; 95] = [
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556,
    519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586,
    566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534,
    258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
];

/// The same in bold letters.
const BOLD: [u16; 95] = [
    260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560,
    549, 724, 765, 389, 331, 664, 565, 943, 813, 796, 628, 796, 660, 551, 579, 756, 650, 967, 667,
    624, 579, 331, 413, 331, 572, 411, 362, 604, 633, 514, 633, 591, 387, 633, 657, 305, 305, 620,
    305, 982, 657, 619, 633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394, 551, 394, 572,
];

/// How heavy letters are.
#[derive(Clone, Copy)]
pub(super) enum Weight {
    Plain,
    Bold,
}

/// How wide a sign is; none where it is of another script.
pub(super) fn width(sign: char, weight: Weight) -> Option<usize> {
    let widths = match without_accent(sign) {
        sign @ ' '..='~' => {
            let at = sign as usize - 32;
            [PLAIN[at], BOLD[at]]
        }
        '“' | '”' => [359, 445],
        '‘' | '’' => [175, 217],
        '«' | '»' => [509, 615],
        '–' => [500, 500],
        '·' => [268, 285],
        'ª' | 'º' => [376, 388],
        '…' => [791, 855],
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => [0, 0],
        '\u{c0}'..='\u{17f}' => [610, 657],
        _ => return None,
    };
    let [plain, bold] = widths.map(usize::from);
    Some(match weight {
        Weight::Plain => plain,
        Weight::Bold => bold,
    })
}

/// The letter below an accent, which makes it no wider. The accents of Portuguese and its neighbours.
const fn without_accent(sign: char) -> char {
    match sign {
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' => 'O',
        'Ù'..='Ü' => 'U',
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        other => other,
    }
}
