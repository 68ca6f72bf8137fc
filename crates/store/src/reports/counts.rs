//! How many told what, for editors.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::level::Symptom;
use super::now;
use crate::words::Reading;
use crate::{Store, StoreError};

/// How many told the same of a portal in the last 24 hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportCount {
    /// The id of the portal.
    pub portal: String,
    /// What happened to them.
    pub symptom: Symptom,
    /// The id of the message, where they picked one.
    pub message: Option<String>,
    /// How many reports.
    pub times: i64,
}

/// How many told the same of their card and of the portal's language, as long as reports are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDetail {
    /// The id of the portal.
    pub portal: String,
    /// What happened to them.
    pub symptom: Symptom,
    /// The month in which the card expires.
    pub month: Option<NaiveDate>,
    /// The language version of the portal.
    pub version: Option<String>,
    /// How many reports.
    pub times: i64,
}

impl Store {
    /// What was told in the 24 hours before `now`, by portal, the most frequent first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer, [`StoreError::Inconsistent`]
    /// where a row is not of the domain.
    pub async fn report_counts(&self, now: DateTime<Utc>) -> Result<Vec<ReportCount>, StoreError> {
        let rows = sqlx::query!(
            r#"select portal, symptom, message, sum(times) as "times!"
               from report_count
               where hour > $1
               group by portal, symptom, message
               order by portal, sum(times) desc, symptom, message nulls first"#,
            now::hour(now) - TimeDelta::hours(24),
        );
        let rows = rows.fetch_all(&self.pool).await?;
        rows.into_iter()
            .map(|row| {
                let at = Reading::of("report_count", &row.portal);
                Ok(ReportCount {
                    symptom: at.value(&row.symptom)?,
                    portal: row.portal,
                    message: row.message,
                    times: row.times,
                })
            })
            .collect()
    }

    /// What was told of cards and language versions, by portal, the most frequent first.
    ///
    /// # Errors
    ///
    /// As [`Store::report_counts`].
    pub async fn report_details(&self) -> Result<Vec<ReportDetail>, StoreError> {
        let rows = sqlx::query!(
            r#"select portal, symptom, month, portal_version, count(*) as "times!"
               from report
               where month is not null or portal_version is not null
               group by portal, symptom, month, portal_version
               order by portal, count(*) desc, symptom, month, portal_version"#
        );
        let rows = rows.fetch_all(&self.pool).await?;
        rows.into_iter()
            .map(|row| {
                let at = Reading::of("report", &row.portal);
                Ok(ReportDetail {
                    symptom: at.value(&row.symptom)?,
                    portal: row.portal,
                    month: row.month,
                    version: row.portal_version,
                    times: row.times,
                })
            })
            .collect()
    }
}
