//! The accounts of editors: who they are, what they may do, and what checks their password and
//! second factor. Secrets are made and hashed outside; here they are only kept.

mod access;
mod account;
mod factor;
mod failure;
mod invitation;
mod role;
mod session;

pub use access::AccessGiven;
pub use account::{Account, AccountChange, AccountLine};
pub use factor::SecondFactor;
pub use invitation::Invitation;
pub use role::Role;
pub use session::{Session, SessionLine, Stage};
