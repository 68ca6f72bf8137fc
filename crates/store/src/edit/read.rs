//! Reading what is to be edited, with the versions.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use triage::knowledge::{Fact, FactId, Source, SourceId};

use super::Versioned;
use crate::draft::{self, source};
use crate::{Store, StoreError};

/// A row's version, and who made it when.
pub(super) struct Stamp {
    pub(super) version: i32,
    pub(super) author: String,
    pub(super) changed_at: DateTime<Utc>,
}

impl Stamp {
    pub(super) fn on<T>(self, value: T) -> Versioned<T> {
        Versioned {
            value,
            version: self.version,
            by: self.author,
            at: self.changed_at,
        }
    }
}

impl Store {
    /// Every fact of the working copy with its texts.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn facts_to_edit(&self) -> Result<BTreeMap<FactId, Versioned<Fact>>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let mut facts = draft::facts(&mut snapshot).await?;
        let stamps = sqlx::query!("select id, version, author, changed_at from fact");
        let stamps = stamps.fetch_all(&mut *snapshot).await?.into_iter();
        let pairs = stamps.filter_map(|row| {
            let fact = facts.remove(&row.id)?;
            let stamp = Stamp {
                version: row.version,
                author: row.author,
                changed_at: row.changed_at,
            };
            Some((row.id, stamp.on(fact)))
        });
        Ok(pairs.collect())
    }

    /// One fact of the working copy with its texts.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn fact_to_edit(&self, id: &str) -> Result<Option<Versioned<Fact>>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let row = sqlx::query!(
            "select kind, version, author, changed_at from fact where id = $1",
            id
        );
        let Some(row) = row.fetch_optional(&mut *snapshot).await? else {
            return Ok(None);
        };
        let stamp = Stamp {
            version: row.version,
            author: row.author,
            changed_at: row.changed_at,
        };
        let fact = draft::one_fact(&mut snapshot, id, &row.kind).await?;
        Ok(fact.map(|fact| stamp.on(fact)))
    }

    /// The register of sources.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn sources_to_edit(
        &self,
    ) -> Result<BTreeMap<SourceId, Versioned<Source>>, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let mut sources = source::all(&mut snapshot).await?;
        let stamps = sqlx::query!("select id, version, author, changed_at from source");
        let stamps = stamps.fetch_all(&mut *snapshot).await?.into_iter();
        let pairs = stamps.filter_map(|row| {
            let source = sources.remove(&row.id)?;
            let stamp = Stamp {
                version: row.version,
                author: row.author,
                changed_at: row.changed_at,
            };
            Some((row.id, stamp.on(source)))
        });
        Ok(pairs.collect())
    }
}

/// The stamp of a fact, and the fact with its texts; nobody else changes it until the end of the
/// transaction.
pub(super) async fn fact(
    conn: &mut PgConnection,
    id: &str,
) -> Result<Option<Versioned<Fact>>, StoreError> {
    let row = sqlx::query!(
        "select kind, version, author, changed_at from fact where id = $1 for update",
        id
    );
    let Some(row) = row.fetch_optional(&mut *conn).await? else {
        return Ok(None);
    };
    let stamp = Stamp {
        version: row.version,
        author: row.author,
        changed_at: row.changed_at,
    };
    let fact = draft::one_fact(conn, id, &row.kind).await?;
    Ok(fact.map(|fact| stamp.on(fact)))
}

/// The same of a source.
pub(super) async fn source(
    conn: &mut PgConnection,
    id: &str,
) -> Result<Option<Versioned<Source>>, StoreError> {
    let stamp = sqlx::query_as!(
        Stamp,
        "select version, author, changed_at from source where id = $1 for update",
        id
    );
    let Some(stamp) = stamp.fetch_optional(&mut *conn).await? else {
        return Ok(None);
    };
    let source = source::all(conn).await?.remove(id);
    Ok(source.map(|source| stamp.on(source)))
}
