//! The editors' pages on a real Postgres: who gets in, who may do what, and what is kept of it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod access_given;
mod accounts;
#[path = "../common/busy.rs"]
mod busy;
mod desk;
mod draft;
mod fact_texts;
mod facts;
mod facts_checked;
#[path = "../common/first_edition.rs"]
mod first_edition;
mod missed;
mod only_read;
mod preview;
mod put_back;
mod readers;
mod reports;
mod roles;
mod sessions;
mod sign_in;
mod site;
mod sites;
mod states;
mod translations;
