//! Something wrong with an edition, in one sentence.

use std::fmt;

/// Something wrong with an edition, with the name of what it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// The edition cannot be published.
    Refused {
        /// The fact, source or state.
        about: String,
        /// What is wrong.
        why: String,
    },
    /// The edition can be published; somebody should look.
    Warned {
        /// The fact, source or state.
        about: String,
        /// What to look at.
        why: String,
    },
}

impl Problem {
    /// Whether this keeps the edition from being published.
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        matches!(self, Self::Refused { .. })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { about, why } => write!(f, "error: {about}: {why}"),
            Self::Warned { about, why } => write!(f, "warning: {about}: {why}"),
        }
    }
}
