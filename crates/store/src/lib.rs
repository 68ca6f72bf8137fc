//! The only SQL: migrations, the working copy of the knowledge, editions and live states.
//!
//! Three kinds of data, with three rules:
//!
//! - The **working copy** is what editors change. [`Store::import`] replaces it, [`Store::draft`]
//!   reads it, [`edit`] changes it row by row, and the public side never sees it.
//! - An **edition** is what was published: immutable, numbered, with a digest over its bytes.
//!   [`Store::publish`] writes one.
//! - **Live** data changes between editions: the states of the portals, a history that only grows,
//!   what visitors report of them, and the sites that show our pages. [`Store::live`] reads it with
//!   its serial.
//!
//! Beside them the [`journal`] keeps who changed what, when and why.
//!
//! Every instance keeps editions and live data in memory and hears of new ones by
//! [`Store::changes`]. What is pure needs no database: [`canonical`], [`digest`],
//! [`derive_window_ends`], [`Edition::knowledge`].

#![warn(missing_docs)]

mod accounts;
mod changes;
mod connect;
mod create;
mod draft;
pub mod edit;
mod edition;
mod edition_changes;
mod editions;
mod ended_cases;
mod error;
mod fill;
mod grants;
pub mod journal;
mod kinds;
mod lisbon;
mod live;
mod lock;
mod missed;
mod proposals;
mod publish;
mod reports;
mod schema;
mod sites;
mod stamp_keys;
mod states;
mod texts;
mod windows;
mod words;

pub use accounts::{
    AccessGiven, Account, AccountChange, AccountLine, Invitation, Role, SecondFactor, Session,
    SessionLine, Stage,
};
pub use changes::{Change, Changes};
pub use connect::{MIGRATOR, Store};
pub use create::create_database;
pub use draft::{Draft, Imported};
pub(crate) use edition::Content;
pub use edition::{Edition, EditionError, EditionHead, Live, digest};
pub use edition_changes::EditionChange;
pub use error::StoreError;
pub use fill::Filling;
pub use grants::{SEQUENCES, TABLES};
pub use lisbon::day_in_lisbon;
pub use missed::{KEPT_DAYS, Missed};
pub use proposals::{CHECK_MINUTES, Check, Finding, Proposal, ProposalError, ProposalState, Rules};
pub use publish::Publish;
pub use reports::{
    How, Kept, Level, Part, Report, ReportCount, ReportDetail, ReportFreeze, Reports, Sender,
    Signal, Symptom, Tap, WorkedCount, WorkedSign,
};
pub use schema::SchemaError;
pub use sites::{COUNTED_DAYS, Contact, Site, SiteCount, SiteToEdit};
pub use stamp_keys::UsedKey;
pub use states::SaidState;
pub use states::StatesWaited;
pub use texts::SOURCE_LANGUAGE;
pub use triage::knowledge::canonical;
pub use windows::derive_window_ends;
