//! What stands side by side on the paper: the same thing in each of its languages.

use crate::i18n::{Lang, Texts};

/// Something in the words of one language.
pub(super) struct Cell<T> {
    pub(super) lang: Lang,
    pub(super) said: T,
}

/// The same thing in each language of the paper: the person's first, then Portuguese.
pub(super) type Row<T> = Vec<Cell<T>>;

impl<T> Cell<T> {
    /// `lang` of its element.
    pub(super) fn tag(&self) -> &'static str {
        self.lang.tag()
    }

    /// `dir` of its element.
    pub(super) fn dir(&self) -> &'static str {
        self.lang.dir()
    }

    /// The words of the interface in its language.
    pub(super) fn t(&self) -> &'static Texts {
        self.lang.texts()
    }
}

/// What each column says, where each has something to say.
pub(super) fn row_of<C, T>(
    columns: &mut [Cell<C>],
    say: impl Fn(&mut C) -> Option<T>,
) -> Option<Row<T>> {
    let cell = |column: &mut Cell<C>| {
        Some(Cell {
            lang: column.lang,
            said: say(&mut column.said)?,
        })
    };
    columns.iter_mut().map(cell).collect()
}

/// The rows of a list that each column has.
pub(super) fn rows<C, T>(columns: &mut [Cell<C>], list: impl Fn(&mut C) -> Vec<T>) -> Vec<Row<T>> {
    let lists = columns.iter_mut().map(|column| Cell {
        lang: column.lang,
        said: list(&mut column.said).into_iter(),
    });
    let mut lists: Vec<_> = lists.collect();
    let longest = lists.iter().map(|list| list.said.len()).max();
    let rows = 0..longest.unwrap_or_default();
    rows.map_while(|_| row_of(&mut lists, Iterator::next))
        .collect()
}
