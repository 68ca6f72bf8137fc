//! What two pages hold: pieces that are never broken, put on the pages one below the other as a
//! printer would do it. What does not fit is left out by choice, and never cut by the printer.

use super::rules::PAGE;

/// What is left empty of it: letters of another make, and what rounding adds up to.
const SPARE: usize = 4_000;
/// So many pages a sheet may have.
const PAGES: usize = 2;

/// Something that stands on the paper in one piece.
struct Piece {
    height: usize,
    /// A heading: it stays with what follows.
    leads: bool,
}

/// The pieces of a sheet in their order.
#[derive(Default)]
pub(super) struct Room {
    pieces: Vec<Piece>,
    /// What must not begin the second page: half of the first would be empty.
    on_first: Option<Slot>,
}

/// A piece whose height is still to be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot(usize);

impl Room {
    /// What must be there.
    pub(super) fn add(&mut self, height: usize) -> Slot {
        self.push(height, false)
    }

    /// A heading that must be there.
    pub(super) fn head(&mut self, height: usize) -> Slot {
        self.push(height, true)
    }

    /// A place for a heading that may be there.
    pub(super) fn maybe_head(&mut self) -> Slot {
        self.push(0, true)
    }

    /// What follows is told so shortly that this stands on the first page.
    pub(super) const fn keep_on_first_page(&mut self, slot: Slot) {
        self.on_first = Some(slot);
    }

    /// A place for what may be there.
    pub(super) fn maybe(&mut self) -> Slot {
        self.push(0, false)
    }

    /// Makes a piece so high where the pages then still hold everything unbroken; says whether they do.
    pub(super) fn takes(&mut self, slot: Slot, height: usize) -> bool {
        self.takes_all(&[(slot, height)])
    }

    /// The same with more pieces: all of them, or none.
    pub(super) fn takes_all(&mut self, pieces: &[(Slot, usize)]) -> bool {
        let height_of = |slot: Slot| self.pieces.get(slot.0).map_or(0, |piece| piece.height);
        let before: Vec<_> = pieces
            .iter()
            .map(|(slot, _)| (*slot, height_of(*slot)))
            .collect();
        for (slot, height) in pieces {
            self.set(*slot, *height);
        }
        let starts = self.starts();
        let begins = starts.first().copied().map(Slot);
        let fits = pieces.iter().all(|(_, height)| *height <= PAGE - SPARE)
            && starts.len() < PAGES
            && (begins.is_none() || begins != self.on_first);
        if !fits {
            for (slot, height) in before {
                self.set(slot, height);
            }
        }
        fits
    }

    /// Makes a piece higher by so much, as often as no page more is needed and at most so often;
    /// says how often.
    pub(super) fn grow(&mut self, slot: Slot, by: usize, most: usize) -> usize {
        let pages = self.pages();
        let Some(before) = self.pieces.get(slot.0).map(|piece| piece.height) else {
            return 0;
        };
        let mut times = most;
        self.set(slot, before + times * by);
        while times > 0 && self.pages() > pages {
            times -= 1;
            self.set(slot, before + times * by);
        }
        times
    }

    fn push(&mut self, height: usize, leads: bool) -> Slot {
        self.pieces.push(Piece { height, leads });
        Slot(self.pieces.len() - 1)
    }

    /// Makes a piece so high, whether it fits or not.
    pub(super) fn set(&mut self, slot: Slot, height: usize) {
        if let Some(piece) = self.pieces.get_mut(slot.0) {
            piece.height = height;
        }
    }

    /// Whether the pages hold everything.
    pub(super) fn holds_all(&self) -> bool {
        self.pages() <= PAGES
    }

    fn pages(&self) -> usize {
        self.starts().len() + 1
    }

    /// The piece with which the second page begins. The printer must not judge for itself: what it has
    /// room for after all would leave a hole on the second page.
    pub(super) fn turn(&self) -> Option<Slot> {
        self.starts().first().copied().map(Slot)
    }

    /// The first piece of each page after the first.
    fn starts(&self) -> Vec<usize> {
        let mut starts = Vec::new();
        // What is filled of the page; the headings that go with the next piece.
        let (mut filled, mut bound, mut first) = (0, 0, None);
        for (at, piece) in self.pieces.iter().enumerate() {
            if piece.height == 0 {
                continue;
            }
            bound += piece.height;
            let start = *first.get_or_insert(at);
            if piece.leads {
                continue;
            }
            if filled + bound > PAGE - SPARE {
                starts.push(start);
                filled = 0;
            }
            filled += bound;
            (bound, first) = (0, None);
        }
        starts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: usize = (PAGE - SPARE) / 2;

    #[test]
    fn a_piece_is_never_broken_and_a_heading_stays_with_it() {
        let mut room = Room::default();
        room.add(HALF + 1);
        let heading = room.head(1);
        room.add(HALF);
        assert_eq!(room.pages(), 2);
        assert_eq!(room.turn(), Some(heading));
        // The rest of the first page is lost.
        let last = room.maybe();
        assert!(!room.takes(last, HALF));
        assert!(room.takes(last, HALF - 1));
        assert_eq!(room.pages(), 2);
    }

    #[test]
    fn what_does_not_fit_leaves_what_stood_there() {
        let mut room = Room::default();
        room.add(2 * HALF);
        let slot = room.add(HALF);
        assert!(!room.takes(slot, 2 * HALF + 1));
        assert_eq!(room.pages(), 2);
        assert!(room.takes(slot, 2 * HALF));
    }

    #[test]
    fn of_more_pieces_all_are_taken_or_none() {
        let mut room = Room::default();
        room.add(2 * HALF);
        let (first, rest) = (room.add(1), room.maybe());
        assert!(!room.takes_all(&[(first, HALF), (rest, HALF + 1)]));
        assert!(room.takes(rest, 2 * HALF - 1));
        assert!(room.takes_all(&[(first, HALF), (rest, HALF)]));
    }

    #[test]
    fn a_piece_grows_to_the_end_of_its_page_and_no_further() {
        let mut room = Room::default();
        let notes = room.add(HALF);
        room.add(HALF - 5);
        assert_eq!(room.grow(notes, 2, 9), 2);
        assert_eq!(room.pages(), 1);
    }
}
