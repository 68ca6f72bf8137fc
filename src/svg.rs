//! Drawing in both directions of writing: a drawing is laid out from its start, and mirrored as a
//! whole where the page runs from right to left. Letters are never mirrored.

use crate::i18n::Texts;

/// A drawing of a fixed width.
#[derive(Clone, Copy)]
pub(crate) struct Canvas {
    width: i32,
    is_mirrored: bool,
}

impl Canvas {
    /// A drawing as wide as this, in the direction of the language.
    pub(crate) fn new(width: i32, t: &Texts) -> Self {
        Self {
            width,
            is_mirrored: t.lang().dir() == "rtl",
        }
    }

    /// Where a point lies that is so far from the start.
    pub(crate) fn x(self, from_start: i32) -> i32 {
        if self.is_mirrored {
            self.width - from_start
        } else {
            from_start
        }
    }

    /// The left edge of a box that begins so far from the start.
    pub(crate) fn left(self, from_start: i32, width: i32) -> i32 {
        if self.is_mirrored {
            self.width - from_start - width
        } else {
            from_start
        }
    }

    /// The anchor of a text that begins at its point. The drawing itself is always `ltr`.
    pub(crate) fn start(self) -> &'static str {
        if self.is_mirrored { "end" } else { "start" }
    }

    /// The anchor of a text that ends at its point.
    pub(crate) fn end(self) -> &'static str {
        if self.is_mirrored { "start" } else { "end" }
    }
}
