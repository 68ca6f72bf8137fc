//! What of a text or a list stayed, went and came: the pieces that pages mark.

use similar::utils::diff_slices;
use similar::{Algorithm, ChangeTag, TextDiff};

/// Below this likeness two texts are shown one after the other: a patchwork reads worse.
const ALIKE: f32 = 0.5;

/// A piece of a text, or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) words: String,
    mark: Mark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Same,
    Gone,
    New,
}

impl Piece {
    fn new(words: &str, tag: ChangeTag) -> Self {
        let mark = match tag {
            ChangeTag::Equal => Mark::Same,
            ChangeTag::Delete => Mark::Gone,
            ChangeTag::Insert => Mark::New,
        };
        Self {
            words: words.to_owned(),
            mark,
        }
    }

    /// Whether it stood there before only.
    pub(crate) fn is_gone(&self) -> bool {
        self.mark == Mark::Gone
    }

    /// Whether it stands there now only.
    pub(crate) fn is_new(&self) -> bool {
        self.mark == Mark::New
    }
}

/// The pieces of a text, word by word; of two texts that share little, the whole of each.
pub(super) fn of_text(before: &str, after: &str) -> Vec<Piece> {
    let difference = TextDiff::from_words(before, after);
    if difference.ratio() < ALIKE {
        let whole = [(before, ChangeTag::Delete), (after, ChangeTag::Insert)];
        let whole = whole.into_iter().filter(|(words, _)| !words.is_empty());
        return whole.map(|(words, tag)| Piece::new(words, tag)).collect();
    }
    let mut pieces = Vec::new();
    for change in difference.iter_all_changes() {
        add(&mut pieces, Piece::new(change.value(), change.tag()));
    }
    pieces
}

/// Adds a piece to those of the same mark before it.
fn add(pieces: &mut Vec<Piece>, piece: Piece) {
    match pieces.last_mut() {
        Some(last) if last.mark == piece.mark => last.words += &piece.words,
        _ => pieces.push(piece),
    }
}

/// The entries of a list.
pub(super) fn of_list(before: &[String], after: &[String]) -> Vec<Piece> {
    let changes = diff_slices(Algorithm::Myers, before, after);
    let each = changes.into_iter().flat_map(|(tag, entries)| {
        let entries = entries.iter();
        entries.map(move |entry| Piece::new(entry, tag))
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(pieces: &[Piece]) -> String {
        let each = pieces.iter().map(|piece| match piece.mark {
            Mark::Same => piece.words.clone(),
            Mark::Gone => format!("[-{}-]", piece.words),
            Mark::New => format!("[+{}+]", piece.words),
        });
        each.collect()
    }

    #[test]
    fn a_changed_word_is_marked_and_the_rest_stays() {
        let pieces = of_text(
            "The portal takes cards up to 30 June 2026.",
            "The portal takes cards up to 31 July 2026.",
        );
        let said = marked(&pieces);
        assert!(said.starts_with("The portal takes cards up to "), "{said}");
        assert!(said.contains("-]") && said.ends_with("2026."), "{said}");
    }

    #[test]
    fn texts_that_share_little_are_shown_whole() {
        let said = marked(&of_text("Go to the shop.", "Escreva pelo formulário."));
        assert_eq!(said, "[-Go to the shop.-][+Escreva pelo formulário.+]");
        assert_eq!(marked(&of_text("", "New.")), "[+New.+]");
    }

    #[test]
    fn what_the_pieces_keep_is_what_is_said_now() {
        let (before, after) = ("one two three four five", "one 2 three 4 five six");
        let pieces = of_text(before, after);
        let side = |skip: Mark| -> String {
            let kept = pieces.iter().filter(|piece| piece.mark != skip);
            kept.map(|piece| piece.words.as_str()).collect()
        };
        assert_eq!(side(Mark::Gone), after);
        assert_eq!(side(Mark::New), before);
    }

    #[test]
    fn entries_of_a_list_come_and_go_one_by_one() {
        let list =
            |words: &[&str]| -> Vec<String> { words.iter().map(|&word| word.to_owned()).collect() };
        let pieces = of_list(&list(&["a", "b"]), &list(&["a", "c"]));
        assert_eq!(marked(&pieces), "a[-b-][+c+]");
    }
}
