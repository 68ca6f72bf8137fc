//! Reading what changes between editions.

use std::collections::BTreeSet;

use sqlx::PgConnection;

use crate::draft::source;
use crate::{Live, Store, StoreError, reports, sites, states};

impl Store {
    /// The states of the portals, what visitors report and the sites, with the serial that stands
    /// for them.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer, [`StoreError::Inconsistent`]
    /// where a row is not of the domain.
    pub async fn live(&self) -> Result<Live, StoreError> {
        let mut snapshot = self.snapshot().await?;
        let serial = serial(&mut snapshot).await?;
        let states = states::all(&mut snapshot).await?;
        let reports = reports::all(&mut snapshot).await?;
        let sites = sites::all(&mut snapshot).await?;
        let mut sources = source::all(&mut snapshot).await?;
        let named: BTreeSet<_> = states.iter().flat_map(|state| &state.sources).collect();
        sources.retain(|id, _| named.contains(id));
        Ok(Live {
            serial,
            states,
            reports,
            sources,
            sites,
        })
    }

    /// A transaction in which several statements see one and the same moment.
    pub(crate) async fn snapshot(
        &self,
    ) -> Result<sqlx::Transaction<'static, sqlx::Postgres>, StoreError> {
        let begin = "begin isolation level repeatable read read only";
        Ok(self.pool.begin_with(begin).await?)
    }
}

pub(crate) async fn serial(conn: &mut PgConnection) -> Result<i64, StoreError> {
    let serial = sqlx::query_scalar!("select serial from live");
    Ok(serial.fetch_one(conn).await?)
}
