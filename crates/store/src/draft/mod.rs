//! The working copy: replaced by an import, read back as knowledge.

pub(crate) mod fact;
pub(crate) mod link;
mod phrase;
pub(crate) mod source;
mod text;

use std::collections::BTreeMap;

use serde_json::json;
use sqlx::PgConnection;
use triage::knowledge::{Detail, Fact, FactId, Knowledge, PortalState};

use crate::windows::window_days;
use crate::{Store, StoreError, journal, kinds, lock, states};

/// What an import has written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries of the register.
    pub sources: usize,
    /// Facts.
    pub facts: usize,
    /// States that the history did not hold yet.
    pub states: usize,
}

/// The working copy and the history beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The knowledge.
    pub knowledge: Knowledge,
    /// The states of the portals, oldest first.
    pub states: Vec<PortalState>,
}

impl Store {
    /// Replaces the working copy. The days of accepted windows are derived, see
    /// [`derive_window_ends`](crate::derive_window_ends). States are added to the history: one
    /// that it holds already is left, and gets its end where only now an end is known.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where a row is refused; [`StoreError::constraint`] says by what.
    /// Then nothing was written.
    pub async fn import(
        &self,
        knowledge: &Knowledge,
        states: &[PortalState],
        author: &str,
    ) -> Result<Imported, StoreError> {
        let mut transaction = self.pool.begin().await?;
        lock::writer(&mut transaction).await?;
        replace(&mut transaction, knowledge, author, "").await?;
        let added = states::add(&mut transaction, states, author).await?;
        transaction.commit().await?;
        Ok(Imported {
            sources: knowledge.sources.len(),
            facts: knowledge.facts.len(),
            states: added,
        })
    }

    /// Reads the working copy.
    ///
    /// # Errors
    ///
    /// [`StoreError::Inconsistent`] where a row is not of the domain, [`StoreError::Database`]
    /// where the database does not answer.
    pub async fn draft(&self) -> Result<Draft, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let knowledge = read(&mut snapshot).await?;
        let states = states::all(&mut snapshot).await?;
        Ok(Draft { knowledge, states })
    }
}

impl Store {
    /// What changes with every change of the working copy or of the states: how many changes the
    /// journal holds, and the serial of the live data. A cheap question.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn draft_version(&self) -> Result<(i64, i64), StoreError> {
        let row = sqlx::query!(
            r#"select (select count(*) from journal) as "changes!", serial from live"#
        );
        let row = row.fetch_one(&self.pool).await?;
        Ok((row.changes, row.serial))
    }
}

/// Deletes the working copy and writes it anew. The journal keeps that, and why.
pub(crate) async fn replace(
    conn: &mut PgConnection,
    knowledge: &Knowledge,
    author: &str,
    why: &str,
) -> Result<(), StoreError> {
    phrase::delete_all(conn).await?;
    fact::delete_all(conn).await?;
    source::delete_all(conn).await?;
    for (id, entry) in &knowledge.sources {
        source::insert(conn, id, entry, author).await?;
    }
    let days = window_days(knowledge);
    for (id, entry) in &knowledge.facts {
        let holds = days.get(id).copied().unwrap_or(entry.holds);
        fact::insert(conn, id, entry, holds, author).await?;
    }
    kinds::insert_all(conn, knowledge).await?;
    link::insert_sources(conn, knowledge).await?;
    link::insert_contradictions(conn, knowledge).await?;
    text::insert_all(conn, knowledge, author).await?;
    phrase::insert_all(conn, knowledge, author).await?;
    let counts = json!({ "facts": knowledge.facts.len(), "sources": knowledge.sources.len() });
    let entry = journal::Entry {
        what: journal::Subject::Import,
        key: "knowledge",
        by: author,
        why,
        before: None,
        after: Some(counts),
    };
    journal::write(conn, entry).await
}

/// Reads the working copy.
pub(crate) async fn read(conn: &mut PgConnection) -> Result<Knowledge, StoreError> {
    let facts = facts(conn).await?;
    let sources = source::all(conn).await?;
    let phrasebooks = phrase::all(conn).await?;
    Ok(Knowledge {
        sources,
        facts,
        phrasebooks,
    })
}

/// Reads the facts of the working copy.
pub(crate) async fn facts(conn: &mut PgConnection) -> Result<BTreeMap<FactId, Fact>, StoreError> {
    let details = kinds::all(conn).await?;
    with_what_hangs_on_them(conn, details, None).await
}

/// Reads one fact of the working copy, of this kind.
pub(crate) async fn one_fact(
    conn: &mut PgConnection,
    id: &str,
    kind: &str,
) -> Result<Option<Fact>, StoreError> {
    let details = kinds::of(conn, kind).await?;
    let mut facts = with_what_hangs_on_them(conn, details, Some(id)).await?;
    Ok(facts.remove(id))
}

/// All facts or one, with their values, sources, contradictions and texts.
async fn with_what_hangs_on_them(
    conn: &mut PgConnection,
    details: BTreeMap<FactId, Detail>,
    only: Option<&str>,
) -> Result<BTreeMap<FactId, Fact>, StoreError> {
    let mut facts = fact::all(conn, details, only).await?;
    for (id, sources) in link::sources(conn, only).await? {
        facts.entry(id).and_modify(|fact| fact.sources = sources);
    }
    for (id, others) in link::contradictions(conn, only).await? {
        facts.entry(id).and_modify(|fact| fact.contradicts = others);
    }
    for (id, texts) in text::all(conn, only).await? {
        facts.entry(id).and_modify(|fact| fact.text = texts);
    }
    Ok(facts)
}
