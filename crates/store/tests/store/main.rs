//! The store against a real Postgres. `DATABASE_URL` names one whose role may create databases.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod create;
mod data_table;
mod edit_facts;
mod edit_texts;
mod editions;
mod ended_cases;
mod grants;
mod history;
mod journal;
mod migrations;
mod missed;
mod notices;
mod one_of_many;
mod proposals;
mod refusals;
mod refusals_in_words;
mod reports;
mod round_trip;
mod scene;
mod schema;
mod sites;
mod stamp_keys;
mod states;
mod taps;
mod versions;
mod windows;
