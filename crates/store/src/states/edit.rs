//! What an editor says of a portal: a state, that it still is so, that it has ended. One person is
//! enough, and everybody sees it within a second; nothing that was said is changed.

use chrono::NaiveDate;
use sqlx::PgConnection;
use triage::knowledge::PortalState;

use super::{read, write};
use crate::journal::{self, Entry, Subject};
use crate::{Store, StoreError};

/// A state of the history with its key.
#[derive(Clone, Debug)]
pub struct SaidState {
    /// The key, by which an end is said.
    pub id: i64,
    /// What was said.
    pub state: PortalState,
}

impl Store {
    /// The whole history, the newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn said_states(&self) -> Result<Vec<SaidState>, StoreError> {
        let mut conn = self.pool.acquire().await?;
        let said = read::said(&mut conn).await?.into_iter().rev();
        Ok(said.map(|(id, state)| SaidState { id, state }).collect())
    }

    /// One state of the history.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn said_state(&self, id: i64) -> Result<Option<PortalState>, StoreError> {
        read::one(&mut *self.snapshot().await?, id).await
    }

    /// Whether the history names a fact: as the portal, or as the message that stops people there.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn is_fact_in_states(&self, id: &str) -> Result<bool, StoreError> {
        let named = sqlx::query_scalar!(
            r#"select exists (
                   select from portal_state where portal = $1 or message = $1
               ) as "named!""#,
            id,
        );
        Ok(named.fetch_one(&self.pool).await?)
    }

    /// Whether the history names a source.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn is_source_in_states(&self, id: &str) -> Result<bool, StoreError> {
        let named = sqlx::query_scalar!(
            r#"select exists (
                   select from portal_state_source where source = $1
               ) as "named!""#,
            id,
        );
        Ok(named.fetch_one(&self.pool).await?)
    }

    /// Says a state.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`]; [`StoreError::constraint`] says by what it is refused, for
    /// instance `portal_state_said_once`.
    pub async fn say_state(
        &self,
        state: &PortalState,
        by: &str,
        why: &str,
    ) -> Result<i64, StoreError> {
        let mut edit = self.pool.begin().await?;
        let id = write::say(&mut edit, state, by).await?;
        note(&mut edit, id, (by, why), [None, Some(state)]).await?;
        edit.commit().await?;
        Ok(id)
    }

    /// Says that a state was still so on `today`: the same again, with a later check. None where
    /// there is no such state, or it has ended.
    ///
    /// # Errors
    ///
    /// As [`Store::say_state`]; `portal_state_said_once` where it was checked today already.
    pub async fn check_state(
        &self,
        id: i64,
        today: NaiveDate,
        by: &str,
    ) -> Result<Option<i64>, StoreError> {
        let said = self.said_state(id).await?;
        let Some(said) = said.filter(|said| said.until.is_none()) else {
            return Ok(None);
        };
        let again = PortalState {
            verified_on: today,
            known_since: Some(today),
            ..said
        };
        self.say_state(&again, by, "").await.map(Some)
    }

    /// Says the last day of a state, known from `today`. What was said of the same state on several days ends as one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`]; [`StoreError::constraint`] is `portal_state_end_pkey` where an
    /// end was said before, `portal_state_end_after_since` where it ends before it begins.
    pub async fn end_state(
        &self,
        id: i64,
        until: NaiveDate,
        today: NaiveDate,
        by: &str,
        why: &str,
    ) -> Result<(), StoreError> {
        let mut edit = self.pool.begin().await?;
        let before = read::one(&mut edit, id).await?;
        let same = sqlx::query_scalar!(
            "select other.id
             from portal_state as said
             join portal_state as other
                 on other.portal = said.portal
                 and other.month is not distinct from said.month
                 and other.portal_version is not distinct from said.portal_version
                 and other.state = said.state
                 and other.message is not distinct from said.message
                 and other.since = said.since
             left join portal_state_end on portal_state_end.state = other.id
             where said.id = $1 and (other.id = said.id or portal_state_end.state is null)",
            id,
        );
        for same in same.fetch_all(&mut *edit).await? {
            write::end(&mut edit, same, (until, Some(today)), by).await?;
        }
        note(&mut edit, id, (by, why), [before.as_ref(), None]).await?;
        edit.commit().await?;
        Ok(())
    }
}

async fn note(
    conn: &mut PgConnection,
    id: i64,
    (by, why): (&str, &str),
    [before, after]: [Option<&PortalState>; 2],
) -> Result<(), StoreError> {
    let kept = |state: Option<&PortalState>| state.map(serde_json::to_value).transpose();
    let entry = Entry {
        what: Subject::State,
        key: &id.to_string(),
        by,
        why,
        before: kept(before)?,
        after: kept(after)?,
    };
    journal::write(conn, entry).await
}
