//! How much fits on two pages, counted in lines: what does not fit is left out by choice, and never
//! cut by the printer.

use super::rows::Row;
use crate::i18n::Lang;

/// How much two pages hold.
struct Pages {
    /// The signs of a line.
    signs: usize,
    /// The lines, without what stands on every sheet: the heading with the code, the titles, the box
    /// for notes and the last lines.
    lines: usize,
}

/// How much two pages hold beside Portuguese, in each language: some have higher lines. Counted on
/// paper with a wide font; `make paper-all` prints every outcome and finds a sheet that is too long.
const fn pages(lang: Lang) -> Pages {
    match lang {
        // Portuguese alone has the page for itself, in larger letters.
        Lang::Pt => Pages {
            signs: 102,
            lines: 84,
        },
        Lang::En => Pages {
            signs: 50,
            lines: 94,
        },
        Lang::Pseudo => Pages {
            signs: 50,
            lines: 86,
        },
    }
}

/// What takes room on the paper.
pub(super) trait Tall {
    /// How many lines it takes.
    fn lines(&self, room: &Room) -> usize;
}

/// What is left of the two pages.
pub(super) struct Room {
    signs: usize,
    left: usize,
    /// The lines that must be there and have no place.
    over: usize,
}

impl Room {
    /// Two empty pages with Portuguese and this language. A sheet of another day or edition says so
    /// in a banner.
    pub(super) fn new(lang: Lang, has_banner: bool) -> Self {
        const BANNER: usize = 4;
        let Pages { signs, lines } = pages(lang);
        let lines = if has_banner { lines - BANNER } else { lines };
        Self {
            signs,
            left: lines,
            over: 0,
        }
    }

    /// How many lines a text takes.
    pub(super) fn lines(&self, text: &str) -> usize {
        text.chars().count().div_ceil(self.signs)
    }

    /// How many lines some texts take, each with lines of its own.
    pub(super) fn sum<'a>(&self, texts: impl IntoIterator<Item = &'a String>) -> usize {
        texts.into_iter().map(|text| self.lines(text)).sum()
    }

    /// How many lines some texts take one behind the other.
    pub(super) fn joined<'a>(&self, texts: impl IntoIterator<Item = &'a String>) -> usize {
        let signs = texts.into_iter().map(|text| text.chars().count() + 3);
        signs.sum::<usize>().div_ceil(self.signs)
    }

    /// How many lines a row takes: as many as its highest cell.
    pub(super) fn highest<T: Tall>(&self, row: &Row<T>) -> usize {
        let cells = row.iter().map(|cell| cell.said.lines(self));
        cells.max().unwrap_or_default()
    }

    /// How many lines some rows take.
    pub(super) fn all<T: Tall>(&self, rows: &[Row<T>]) -> usize {
        rows.iter().map(|row| self.highest(row)).sum()
    }

    /// Takes what must be there, whether it fits or not.
    pub(super) fn fill(&mut self, lines: usize) {
        self.over += lines.saturating_sub(self.left);
        self.left = self.left.saturating_sub(lines);
    }

    /// Gives up so many lines that must not be there after all. Says whether that was needed.
    pub(super) fn gives_up(&mut self, lines: usize) -> bool {
        let is_over = self.over > 0;
        if is_over {
            self.left += lines.saturating_sub(self.over);
            self.over = self.over.saturating_sub(lines);
        }
        is_over
    }

    /// Takes so many lines where they are left.
    pub(super) fn takes(&mut self, lines: usize) -> bool {
        let fits = lines <= self.left;
        if fits {
            self.left -= lines;
        }
        fits
    }

    /// Takes the first rows, at most so many, as far as they fit; says how many do.
    pub(super) fn first_that_fit<T: Tall>(&mut self, rows: &[Row<T>], most: usize) -> usize {
        let rows = rows.iter().take(most);
        rows.take_while(|row| self.takes(self.highest(row))).count()
    }
}
