//! What a start is doing.

use std::fmt;

/// What begins now. The order is the order of the events; any but the first and last may be left
/// out.
///
/// Nothing here takes long on a quiet machine, so a program may keep silent and only show the
/// last event when a second has passed. `Display` gives it as a line in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Looks for a running or an installed server.
    Finding,
    /// Another start of the same directory has begun and is waited for.
    Waiting,
    /// Makes the cluster. Only the first start of a directory does.
    Initialising,
    /// Starts the server; after a crash this includes its recovery.
    Starting,
    /// The server answers.
    Ready,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Finding => "looking for Postgres",
            Self::Waiting => "waiting for another start of the same Postgres",
            Self::Initialising => "making a private Postgres",
            Self::Starting => "starting the private Postgres",
            Self::Ready => "the private Postgres is ready",
        })
    }
}
