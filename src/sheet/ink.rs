//! How much room text takes on paper: its words are put into lines as a printer would do it.

use super::rules::{LINE, TALL_LINE};
use super::widths::{self, SPACE, Weight};
use crate::i18n::Lang;

/// A point in micrometres, in which all of the paper is measured.
pub(super) const POINT: usize = 353;
/// A pixel of the stylesheet.
pub(super) const PIXEL: usize = 265;

/// What differs from language to language.
struct Script {
    /// The height of a line, in hundredths of the size of its letters.
    line: usize,
    /// The width of a sign that is not Latin, in thousandths of its size; in bold letters a tenth more.
    other: usize,
}

/// Measured in Chromium. Arabic takes 138 and 510, Bengali 138 and 520, by the samples of
/// `tests/browser/paper`; `make paper-all` finds a sheet that is too long.
const fn script(lang: Lang) -> Script {
    match lang {
        Lang::Pt | Lang::En => Script {
            line: LINE,
            other: 572,
        },
        // It is written in Arabic letters.
        Lang::Pseudo => Script {
            line: TALL_LINE,
            other: 560,
        },
    }
}

/// A place for text: how wide it is, and how large the letters are.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) lang: Lang,
    pub(super) width: usize,
    pub(super) size: usize,
    /// How high a line is.
    pub(super) line: usize,
}

impl Place {
    pub(super) const fn new(lang: Lang, width: usize, size: usize) -> Self {
        let line = size * script(lang).line / 100;
        Self {
            lang,
            width,
            size,
            line,
        }
    }

    /// The same in letters of another size, in hundredths of it.
    pub(super) const fn sized(self, hundredths: usize) -> Self {
        Self {
            size: self.size * hundredths / 100,
            line: self.line * hundredths / 100,
            ..self
        }
    }

    /// The same, narrower.
    pub(super) const fn less(self, width: usize) -> Self {
        Self {
            width: self.width - width,
            ..self
        }
    }

    /// How high a paragraph is; nothing where it says nothing.
    pub(super) fn plain(self, text: &str) -> usize {
        Flow::new(self).plain(text).height()
    }

    /// How high a paragraph in bold letters is.
    pub(super) fn bold(self, text: &str) -> usize {
        Flow::new(self).bold(text).height()
    }
}

/// Text that flows into a place, word for word.
pub(super) struct Flow {
    place: Place,
    lines: usize,
    /// What is filled of the last line.
    filled: usize,
}

impl Flow {
    pub(super) const fn new(place: Place) -> Self {
        let (lines, filled) = (0, 0);
        Self {
            place,
            lines,
            filled,
        }
    }

    pub(super) fn plain(self, text: &str) -> Self {
        self.words(text, Weight::Plain)
    }

    pub(super) fn bold(self, text: &str) -> Self {
        self.words(text, Weight::Bold)
    }

    /// The words before a statement that is past its check.
    pub(super) fn softened(self, words: Option<&String>) -> Self {
        self.plain(words.map_or("", String::as_str))
    }

    pub(super) const fn height(&self) -> usize {
        self.lines * self.place.line
    }

    fn words(mut self, text: &str, weight: Weight) -> Self {
        for word in text.split_whitespace() {
            // A line may end after a hyphen.
            for (at, part) in word.split_inclusive('-').enumerate() {
                self.part(self.width(part, weight), at == 0);
            }
        }
        self
    }

    fn part(&mut self, width: usize, is_word: bool) {
        let space = if is_word { SPACE } else { 0 };
        let space = self.place.size * space / 1000;
        if self.lines > 0 && self.filled + space + width <= self.place.width {
            self.filled += space + width;
            return;
        }
        // A word that is longer than a line is broken anywhere.
        let lines = width.div_ceil(self.place.width).max(1);
        self.lines += lines;
        self.filled = width - (lines - 1) * self.place.width;
    }

    fn width(&self, word: &str, weight: Weight) -> usize {
        let other = script(self.place.lang).other;
        let other = match weight {
            Weight::Plain => other,
            Weight::Bold => other * 11 / 10,
        };
        let signs = word.chars();
        let signs = signs.map(|sign| widths::width(sign, weight).unwrap_or(other));
        signs.sum::<usize>() * self.place.size / 1000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many lines words take where a line is as wide as so many parts.
    fn lines(parts: usize, widths: &[usize]) -> usize {
        let mut flow = Flow::new(Place::new(Lang::En, parts * 1000, 10));
        for width in widths {
            flow.part(width * 1000, false);
        }
        flow.lines
    }

    #[test]
    fn a_word_goes_into_a_line_as_long_as_it_fits() {
        assert_eq!(lines(10, &[]), 0);
        assert_eq!(lines(10, &[4, 6]), 1);
        assert_eq!(lines(10, &[4, 7]), 2);
        assert_eq!(lines(10, &[4, 7, 3]), 2);
    }

    #[test]
    fn a_word_as_wide_as_a_line_leaves_no_room_behind_it() {
        assert_eq!(lines(10, &[10]), 1);
        assert_eq!(lines(10, &[10, 1]), 2);
        assert_eq!(lines(10, &[20, 1]), 3);
        assert_eq!(lines(10, &[21, 9]), 3);
        assert_eq!(lines(10, &[21, 10]), 4);
    }
}
