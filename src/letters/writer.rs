//! Who writes a letter: the holder, or somebody for a child. The interview asks for an age only where
//! the rules need it, so elsewhere the page of a letter offers both.

use triage::{Age, Answers};

use super::Kind;
use crate::child::is_for_a_child;
use crate::finished::Finished;

/// The same letter, written by the other.
pub(crate) struct Other {
    /// The letter is written for a child, and the holder could write it.
    pub(crate) is_for_a_child: bool,
    /// The address of the same letter, with the age or without it.
    pub(crate) href: String,
}

impl Other {
    /// None where it was told whose card it is.
    pub(super) fn of(finished: &Finished, kind: Kind) -> Option<Self> {
        let Finished { visit, answers, .. } = finished;
        let needed = finished.needed();
        if needed.age.is_some() || is_for_a_child(&needed) {
            return None;
        }
        let is_for_a_child = is_for_a_child(answers);
        let other = Answers {
            age: (!is_for_a_child).then_some(Age::Minor),
            ..answers.clone()
        };
        let page = format!("letters/{}", kind.name());
        Some(Self {
            is_for_a_child,
            href: visit.paths().take(&page, &visit.asked.with(other)),
        })
    }
}
