//! What people report just now, as pages show it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::freeze::is_frozen;
use super::level::{Level, Symptom};
use super::parts::{self, Part};
use super::ways::{self, WorkedSign};
use crate::words::Reading;
use crate::{Store, StoreError};

/// The reports of visitors, weighed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reports {
    /// Whether no reports are counted now.
    pub frozen: bool,
    /// What people report, by portal and symptom.
    pub signals: Vec<Signal>,
    /// What enough people told that it worked for a message.
    #[serde(default)]
    pub worked: Vec<WorkedSign>,
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
    /// What enough of them name: messages, months of cards, language versions.
    #[serde(default)]
    pub parts: Vec<Part>,
}

impl Reports {
    /// What people report of a portal on a day: only what was weighed on that very day, so that a
    /// sign that nobody can weigh again does not stay for ever.
    pub fn on(&self, portal: &str, day: NaiveDate) -> impl Iterator<Item = &Signal> {
        let shown = move |signal: &&Signal| signal.portal == portal && signal.weighed_on == day;
        self.signals.iter().filter(shown)
    }

    /// What enough people told that it worked for a message, as pages say it on a day.
    pub fn worked_for(&self, message: &str, day: NaiveDate) -> impl Iterator<Item = &WorkedSign> {
        let shown = move |sign: &&WorkedSign| sign.message == message && sign.is_shown(day);
        self.worked.iter().filter(shown)
    }

    /// The portals of which enough people report this message on a day.
    pub fn of_message(&self, message: &str, day: NaiveDate) -> impl Iterator<Item = &String> {
        let names = move |part: &Part| matches!(part, Part::Message(id) if id == message);
        let shown =
            move |signal: &&Signal| signal.weighed_on == day && signal.parts.iter().any(names);
        let shown = self.signals.iter().filter(shown);
        shown.map(|signal| &signal.portal)
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
            parts: Vec::new(),
            portal: row.portal,
        })
    }
}

/// The signals with a sign, and whether reports are counted.
pub(crate) async fn all(conn: &mut PgConnection) -> Result<Reports, StoreError> {
    let frozen = is_frozen(conn).await?;
    let mut signals = every(conn).await?;
    signals.retain(|signal| signal.level != Level::NoSign);
    let mut parts = parts::every(&mut *conn).await?;
    for signal in &mut signals {
        let named = parts.remove(&(signal.portal.clone(), signal.symptom));
        signal.parts = named.into_iter().flatten().collect();
    }
    // What is frozen gives no sign.
    let worked = match frozen {
        true => Vec::new(),
        false => ways::every(conn).await?,
    };
    Ok(Reports {
        frozen,
        signals,
        worked,
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
