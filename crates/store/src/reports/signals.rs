//! What people report just now, as pages show it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::freeze::is_frozen;
use super::level::{Level, Symptom};
use crate::words::Reading;
use crate::{Store, StoreError};

/// The reports of visitors, weighed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reports {
    /// Whether no reports are counted now.
    pub frozen: bool,
    /// What people report, by portal and symptom.
    pub signals: Vec<Signal>,
}

/// A sign that people report something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// The id of the portal.
    pub portal: String,
    /// What happened to them.
    pub symptom: Symptom,
    /// How much the reports say.
    pub level: Level,
    /// Since when.
    pub since: DateTime<Utc>,
    /// The day in Lisbon on which the reports were weighed last.
    pub weighed_on: NaiveDate,
}

impl Reports {
    /// What people report of a portal on a day: only what was weighed on that very day, so that a
    /// sign that nobody can weigh again does not stay for ever.
    pub fn on(&self, portal: &str, day: NaiveDate) -> impl Iterator<Item = &Signal> {
        let shown = move |signal: &&Signal| signal.portal == portal && signal.weighed_on == day;
        self.signals.iter().filter(shown)
    }
}

impl Store {
    /// What people report just now, as it is in the database.
    ///
    /// # Errors
    ///
    /// As [`Store::live`].
    pub async fn reports(&self) -> Result<Reports, StoreError> {
        let mut snapshot = self.snapshot().await?;
        all(&mut snapshot).await
    }
}

struct Row {
    portal: String,
    symptom: String,
    level: String,
    since: DateTime<Utc>,
    weighed_on: NaiveDate,
}

impl TryFrom<Row> for Signal {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let at = Reading::of("report_signal", &row.portal);
        Ok(Self {
            symptom: at.value(&row.symptom)?,
            level: at.value(&row.level)?,
            since: row.since,
            weighed_on: row.weighed_on,
            portal: row.portal,
        })
    }
}

/// The signals with a sign, and whether reports are counted.
pub(crate) async fn all(conn: &mut PgConnection) -> Result<Reports, StoreError> {
    let frozen = is_frozen(conn).await?;
    let signals = every(conn).await?;
    let signals = signals.into_iter();
    let signals = signals.filter(|signal| signal.level != Level::NoSign);
    Ok(Reports {
        frozen,
        signals: signals.collect(),
    })
}

/// Every signal, also those that went down.
pub(super) async fn every(conn: &mut PgConnection) -> Result<Vec<Signal>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        "select portal, symptom, level, since, weighed_on
         from report_signal
         order by portal, symptom"
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter().map(Signal::try_from).collect()
}
