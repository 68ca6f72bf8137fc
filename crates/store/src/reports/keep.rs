//! Counting a report, once.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

use super::form::{Age, Form};
use super::freeze::is_frozen;
use super::level::Symptom;
use super::salt::{Salt, Sender};
use super::{now, one_at_a_time};
use crate::{Store, StoreError, day_in_lisbon};

/// How many reports of one symptom of one portal count from one block of addresses within the
/// hours that are weighed together. Eight from three places are a sign, so one place can never do
/// more than its part, and nobody can fill the disk.
const MOST_OF_A_BLOCK: i64 = 3;

/// How many reports count in an hour in all. It keeps a flood from many places off the disk.
const MOST_AN_HOUR: i64 = 2_000;

/// What somebody tells of a portal.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The id of the portal.
    pub portal: &'a str,
    /// What happened.
    pub symptom: Symptom,
    /// The id of the message, where that is what happened.
    pub message: Option<&'a str>,
    /// The first day of the month in which the card expires.
    pub month: Option<NaiveDate>,
    /// The language version of the portal.
    pub version: Option<&'a str>,
}

/// What became of a report. Whoever sent it is told of the last two only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It counts.
    Counted,
    /// The same person has been counted, or enough from the same place or of this hour have, or the
    /// form has been used.
    Again,
    /// The form is none of ours, or was sent sooner than anybody can have read it.
    Unbelieved,
    /// The form was shown too long ago.
    TooLate,
    /// No reports are counted now.
    Frozen,
}

impl Store {
    /// Counts a report that came at `now` with what [`Store::report_form`] gave to its form.
    ///
    /// The address and the browser are hashed with the salt of the day and go no further.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer, [`StoreError::NoRandomness`].
    pub async fn keep_report(
        &self,
        report: Report<'_>,
        sender: Sender<'_>,
        form: &str,
        now: DateTime<Utc>,
    ) -> Result<Kept, StoreError> {
        let mut transaction = self.pool.begin().await?;
        one_at_a_time(&mut transaction).await?;
        if is_frozen(&mut transaction).await? {
            return Ok(Kept::Frozen);
        }
        let Some(form) = Form::read(form) else {
            return Ok(Kept::Unbelieved);
        };
        match form.age(now) {
            Age::TooYoung => return Ok(Kept::Unbelieved),
            Age::TooOld => return Ok(Kept::TooLate),
            Age::Right => {}
        }
        let signed_with = Salt::known(&mut transaction, form.day()).await?;
        if !signed_with.is_some_and(|salt| form.is_signed(&salt, report.portal)) {
            return Ok(Kept::Unbelieved);
        }
        if !once(&mut transaction, report, sender, &form.signature, now).await? {
            return Ok(Kept::Again);
        }
        transaction.commit().await?;
        Ok(Kept::Counted)
    }
}

/// Writes the report down where it counts, and says whether it does. A form counts once, whoever
/// sends it.
pub(super) async fn once(
    conn: &mut PgConnection,
    report: Report<'_>,
    sender: Sender<'_>,
    form: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let day = day_in_lisbon(now);
    let salt = Salt::of(&mut *conn, day).await?;
    let new = sqlx::query!(
        "insert into report
             (day, sender, block, form, portal, symptom, message, month, portal_version, hour)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
         where (
             select count(*)
             from report
             where block = $3 and portal = $5 and symptom = $6 and hour = any($11)
         ) < $12
             and (select count(*) from report where hour = $10) < $13
         on conflict do nothing",
        day,
        salt.sender(sender, report.symptom, report.portal),
        salt.block(sender.address),
        form,
        report.portal,
        report.symptom.name(),
        report.message,
        report.month,
        report.version,
        now::hour(now),
        &now::weighed(now),
        MOST_OF_A_BLOCK,
        MOST_AN_HOUR,
    );
    if new.execute(&mut *conn).await?.rows_affected() == 0 {
        return Ok(false);
    }
    count(conn, report, now).await?;
    Ok(true)
}

/// Adds to what will be the usual.
async fn count(
    conn: &mut PgConnection,
    report: Report<'_>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into report_count (portal, symptom, message, hour, times)
         values ($1, $2, $3, $4, 1)
         on conflict on constraint report_count_counted_once
         do update set times = report_count.times + 1",
        report.portal,
        report.symptom.name(),
        report.message,
        now::hour(now),
    )
    .execute(conn)
    .await?;
    Ok(())
}
