//! Ending a walk that nobody waits for any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Says to a walk over all ways, or over all days, that nobody waits for it any more. Whoever holds
/// a copy may say so; the walk looks at it often, and ends without an answer.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// For a walk that goes on to its end.
    #[must_use]
    pub fn never() -> Self {
        Self::default()
    }

    /// Nobody waits any more.
    pub fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody has said so.
    #[must_use]
    pub fn is_now(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
