//! The promises of the crate, kept with a real server.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod crash;
mod identity;
mod refusal;
mod scene;
mod sql;
mod start;
