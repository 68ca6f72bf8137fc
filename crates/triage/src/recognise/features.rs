//! What a text is compared by: its words, their beginnings, pieces of them, and pairs of them.

use std::hash::{Hash, Hasher as _};

use rustc_hash::FxHasher;

/// One trait of a text, as a number.
pub(super) type Feature = u64;

/// The kinds of traits. The same letters say different things as a word and as a piece of one.
#[derive(Clone, Copy, Hash)]
enum Kind {
    Word,
    Beginning,
    Piece,
    Pair,
}

/// The traits of a text, each with how much it counts before it is weighed.
pub(super) fn features(words: &[String]) -> Vec<(Feature, f32)> {
    let mut found = Vec::with_capacity(words.len() * 12);
    for word in words {
        of_word(word, &mut found);
    }
    for pair in words.windows(2) {
        found.push((number(Kind::Pair, &(&pair[0], &pair[1])), 0.7));
    }
    found.sort_unstable_by_key(|(feature, _)| *feature);
    found.dedup_by_key(|(feature, _)| *feature);
    found
}

/// A word as a trait.
pub(super) fn of_whole_word(word: &str) -> Feature {
    number(Kind::Word, word)
}

fn of_word(word: &str, found: &mut Vec<(Feature, f32)>) {
    found.push((of_whole_word(word), 1.0));
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() == 1 {
        return;
    }
    for length in [4, 6] {
        if letters.len() > length {
            found.push((number(Kind::Beginning, &letters[..length]), 0.8));
        }
    }
    letters.insert(0, '^');
    letters.push('$');
    for length in [3, 4] {
        for piece in letters.windows(length) {
            found.push((number(Kind::Piece, piece), 0.4));
        }
    }
}

fn number<T: Hash + ?Sized>(kind: Kind, value: &T) -> Feature {
    let mut hasher = FxHasher::default();
    kind.hash(&mut hasher);
    value.hash(&mut hasher);
    hasher.finish()
}
