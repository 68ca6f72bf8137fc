//! The values of each kind of fact: one table and one file for each.

mod advice;
mod channel;
mod delete;
mod document;
mod help_line;
mod message;
mod place;
mod portal;
mod route;
mod rule;
mod window;

pub(crate) use delete::delete;

use std::collections::BTreeMap;

use sqlx::PgConnection;
use triage::knowledge::{Detail, FactId, Knowledge};

use crate::StoreError;

type Details = BTreeMap<FactId, Detail>;

/// The values of all facts that have any.
pub(crate) async fn all(conn: &mut PgConnection) -> Result<Details, StoreError> {
    let mut all = Details::new();
    for kind in Detail::KINDS {
        all.extend(of(conn, kind).await?);
    }
    Ok(all)
}

/// The values of all facts of a kind.
pub(crate) async fn of(conn: &mut PgConnection, kind: &str) -> Result<Details, StoreError> {
    match kind {
        "portal" => portal::all(conn).await,
        "window" => window::all(conn).await,
        "rule" => rule::all(conn).await,
        "document" => document::all(conn).await,
        "message" => message::all(conn).await,
        "channel" => channel::all(conn).await,
        "place" => place::all(conn).await,
        "help-line" => help_line::all(conn).await,
        "advice" => advice::all(conn).await,
        _ => Ok(Details::new()),
    }
}

/// Writes the values of all facts. Those that refer to others are checked at the commit.
pub(crate) async fn insert_all(
    conn: &mut PgConnection,
    knowledge: &Knowledge,
) -> Result<(), StoreError> {
    for (id, fact) in &knowledge.facts {
        insert(conn, id, &fact.about).await?;
    }
    Ok(())
}

/// Writes the values of one fact.
pub(crate) async fn insert(
    conn: &mut PgConnection,
    id: &str,
    about: &Detail,
) -> Result<(), StoreError> {
    match about {
        Detail::Portal(values) => portal::insert(conn, id, values).await,
        Detail::Window(values) => window::insert(conn, id, values).await,
        Detail::Rule(values) => rule::insert(conn, id, values).await,
        Detail::Document(values) => document::insert(conn, id, values).await,
        Detail::Message(values) => message::insert(conn, id, values).await,
        Detail::Channel(values) => channel::insert(conn, id, values).await,
        Detail::Place(values) => place::insert(conn, id, values).await,
        Detail::HelpLine(values) => help_line::insert(conn, id, values).await,
        Detail::Advice(values) => advice::insert(conn, id, values).await,
        Detail::Requirement | Detail::Report => Ok(()),
    }
}
