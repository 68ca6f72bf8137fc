//! Time-stamps: that somebody had a digest at a second, signed by Rumo's own key. Nothing is kept of
//! who asked or of what was stamped. The format is written down in `docs/diary.md`.

mod key;
mod known;
mod stamp;

pub use key::{KeyError, PublicKey, StampKey, StampKeys};
pub(crate) use known::Known;
pub use known::publish;
pub(crate) use stamp::written;
pub use stamp::{Stamp, StampError, is_digest};
