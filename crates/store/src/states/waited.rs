//! How long what happened to a portal waited until it was said here.

use sqlx::PgConnection;

use crate::{Store, StoreError, live};

/// The days that each new state waited, with the serial of the live data that they belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatesWaited {
    /// The serial.
    pub serial: i64,
    /// The days from the first day of a state to the day on which it was said.
    pub days: Vec<i64>,
}

impl Store {
    /// How long each state waited that was said after the first edition. What the first one found
    /// there is not counted, nor a later check of a state that was said before.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn states_waited(&self) -> Result<StatesWaited, StoreError> {
        let mut snapshot = self.snapshot().await?;
        Ok(StatesWaited {
            serial: live::serial(&mut snapshot).await?,
            days: days(&mut snapshot).await?,
        })
    }
}

async fn days(conn: &mut PgConnection) -> Result<Vec<i64>, StoreError> {
    let days = sqlx::query_scalar!(
        r#"select ((said_at at time zone 'Europe/Lisbon')::date - since)::bigint as "days!"
           from portal_state said
           where said_at > (select min(published_at) from edition)
             and not exists (
                 select from portal_state before
                 where before.id < said.id
                   and before.portal = said.portal
                   and before.state = said.state
                   and before.since = said.since
                   and before.month is not distinct from said.month
                   and before.portal_version is not distinct from said.portal_version
             )
           order by id"#
    );
    Ok(days.fetch_all(conn).await?)
}
