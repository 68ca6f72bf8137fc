//! How much fits on two pages, counted in lines: what does not fit is left out by choice, and never
//! cut by the printer.

use super::rows::Row;

/// How much two pages hold.
struct Pages {
    /// The signs of a line.
    signs: usize,
    /// The lines, without what stands on every sheet: the heading with the code, the titles, the box
    /// for notes and the last lines.
    lines: usize,
}

/// Two columns, and one that has the page for itself: its letters are larger. Counted on paper with
/// a wide font; `make paper-all` prints every outcome and finds a sheet that is too long.
const BESIDE: Pages = Pages {
    signs: 50,
    lines: 104,
};
const ALONE: Pages = Pages {
    signs: 96,
    lines: 92,
};

/// What takes room on the paper.
pub(super) trait Tall {
    /// How many lines it takes.
    fn lines(&self, room: &Room) -> usize;
}

/// What is left of the two pages.
pub(super) struct Room {
    signs: usize,
    left: usize,
}

impl Room {
    /// Two empty pages with so many columns.
    pub(super) fn new(columns: usize) -> Self {
        let Pages { signs, lines } = if columns > 1 { BESIDE } else { ALONE };
        Self { signs, left: lines }
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
        self.left = self.left.saturating_sub(lines);
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
