//! Saving an entry of the register of sources.

use serde_json::Value;
use sqlx::PgConnection;
use triage::knowledge::Source;

use super::{SaveError, Versioned, read, reason};
use crate::draft::source as rows;
use crate::journal::{self, Entry, Subject};
use crate::words::word;
use crate::{Store, StoreError};

impl Store {
    /// Saves a source over the version that was read, and returns the new one; the old one where
    /// nothing differs.
    ///
    /// # Errors
    ///
    /// A [`SaveError`].
    pub async fn save_source(
        &self,
        id: &str,
        source: &Source,
        version: i32,
        by: &str,
        why: &str,
    ) -> Result<i32, SaveError<Source>> {
        let mut edit = self.edit().await?;
        let before = version_read(&mut edit, id, version).await?.value;
        if before == *source {
            return Ok(version);
        }
        reason(why)?;
        let version = update(&mut edit, id, source, by).await?;
        let (before, after) = (Some(&before), Some(source));
        note(&mut edit, id, (by, why), before, after).await?;
        edit.commit().await?;
        Ok(version)
    }

    /// Adds a source to the register.
    ///
    /// # Errors
    ///
    /// A [`SaveError`].
    pub async fn create_source(
        &self,
        id: &str,
        source: &Source,
        by: &str,
        why: &str,
    ) -> Result<(), SaveError<Source>> {
        reason(why)?;
        let mut edit = self.edit().await?;
        rows::insert(&mut edit, id, source, by).await?;
        note(&mut edit, id, (by, why), None, Some(source)).await?;
        edit.commit().await?;
        Ok(())
    }

    /// Removes a source from the register.
    ///
    /// # Errors
    ///
    /// A [`SaveError`]: of the field `remove` while a fact or the history of a portal names it.
    pub async fn remove_source(
        &self,
        id: &str,
        version: i32,
        by: &str,
        why: &str,
    ) -> Result<(), SaveError<Source>> {
        reason(why)?;
        let mut edit = self.edit().await?;
        let before = version_read(&mut edit, id, version).await?.value;
        let refused = |error: sqlx::Error| SaveError::Store(error.into()).on_removal();
        sqlx::query!("delete from source where id = $1", id)
            .execute(&mut *edit)
            .await
            .map_err(refused)?;
        note(&mut edit, id, (by, why), Some(&before), None).await?;
        edit.commit().await.map_err(refused)
    }
}

async fn version_read(
    conn: &mut PgConnection,
    id: &str,
    version: i32,
) -> Result<Versioned<Source>, SaveError<Source>> {
    let now = read::source(conn, id).await?.ok_or(SaveError::Gone)?;
    match now.version == version {
        true => Ok(now),
        false => Err(SaveError::Changed(Box::new(now))),
    }
}

async fn update(
    conn: &mut PgConnection,
    id: &str,
    source: &Source,
    author: &str,
) -> Result<i32, StoreError> {
    let version = sqlx::query_scalar!(
        "update source
         set title = $2, publisher = $3, url = $4, published_on = $5, dated = $6, kind = $7,
             author = $8
         where id = $1
         returning version",
        id,
        source.title,
        source.publisher,
        source.url,
        source.published_on,
        source.dated,
        word(&source.kind)?,
        author,
    );
    Ok(version.fetch_one(conn).await?)
}

async fn note(
    conn: &mut PgConnection,
    id: &str,
    (by, why): (&str, &str),
    before: Option<&Source>,
    after: Option<&Source>,
) -> Result<(), StoreError> {
    let kept = |source: Option<&Source>| source.map(serde_json::to_value).transpose();
    let (before, after): (Option<Value>, Option<Value>) = (kept(before)?, kept(after)?);
    let entry = Entry {
        what: Subject::Source,
        key: id,
        by,
        why,
        before,
        after,
    };
    journal::write(conn, entry).await
}
