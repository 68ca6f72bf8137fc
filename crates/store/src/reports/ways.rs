//! What people tell that it worked for a message: when that is a sign, for how long it stands, and
//! what editors see of it.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use triage::Route;

use super::level::{Evidence, Level, Usual, level};
use crate::words::Reading;
use crate::{Store, StoreError, day_in_lisbon};

/// For how many days after the last one on which enough people told it pages say that it worked.
const SHOWN: u64 = 30;
/// For how many days it is kept how many told what.
const KEPT: u64 = 90;

/// Something of which enough people from enough places told on one day that it worked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkedSign {
    /// The id of the message.
    pub message: String,
    /// The way that was tried; none for what the page of the message says.
    pub way: Option<Route>,
    /// The last such day.
    pub last_on: NaiveDate,
}

impl WorkedSign {
    /// Whether pages say it on a day.
    pub(super) fn is_shown(&self, day: NaiveDate) -> bool {
        (self.last_on..=self.last_on + Days::new(SHOWN)).contains(&day)
    }
}

/// How many told the same of a message, as long as that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkedCount {
    /// The id of the message.
    pub message: String,
    /// The way that was tried; none for what the page of the message says.
    pub way: Option<Route>,
    /// How many told that it worked.
    pub worked: i64,
    /// How many told that it did not.
    pub not_worked: i64,
}

impl Store {
    /// What was told of messages in 90 days, the most frequent first.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer, [`StoreError::Inconsistent`]
    /// where a row is not of the domain.
    pub async fn worked_counts(&self) -> Result<Vec<WorkedCount>, StoreError> {
        let rows = sqlx::query!(
            r#"select message, way, coalesce(sum(times) filter (where worked), 0) as "worked!",
                   coalesce(sum(times) filter (where not worked), 0) as "not_worked!"
               from message_count
               group by message, way
               order by sum(times) desc, message, way nulls first"#
        );
        let rows = rows.fetch_all(&self.pool).await?;
        rows.into_iter()
            .map(|row| {
                let at = Reading::of("message_count", &row.message);
                Ok(WorkedCount {
                    way: at.perhaps(row.way.as_deref())?,
                    message: row.message,
                    worked: row.worked,
                    not_worked: row.not_worked,
                })
            })
            .collect()
    }
}

/// The signs that there are.
pub(super) async fn every(conn: &mut PgConnection) -> Result<Vec<WorkedSign>, StoreError> {
    let rows = sqlx::query!(
        "select message, way, last_on from message_sign order by message, way nulls first"
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            let at = Reading::of("message_sign", &row.message);
            Ok(WorkedSign {
                way: at.perhaps(row.way.as_deref())?,
                message: row.message,
                last_on: row.last_on,
            })
        })
        .collect()
}

/// Weighs what was told on each of the days whose keys there are still: those of one day tell
/// people apart. What as many people say did not work is said no more.
pub(super) async fn weigh(conn: &mut PgConnection) -> Result<(), StoreError> {
    let rows = sqlx::query!(
        r#"select message, way, day,
               count(*) filter (where worked) as "worked!",
               count(distinct block) filter (where worked) as "places!",
               count(*) filter (where not worked) as "not_worked!",
               count(distinct block) filter (where not worked) as "other_places!"
           from message_report
           group by message, way, day
           order by day"#
    );
    for row in rows.fetch_all(&mut *conn).await? {
        if is_sign(row.worked, row.places, row.not_worked) {
            sqlx::query!(
                "insert into message_sign (message, way, last_on) values ($1, $2, $3)
                 on conflict on constraint message_sign_told_once
                 do update set last_on = $3 where message_sign.last_on < $3",
                row.message,
                row.way,
                row.day,
            )
            .execute(&mut *conn)
            .await?;
        } else if is_sign(row.not_worked, row.other_places, row.worked) {
            sqlx::query!(
                "delete from message_sign
                 where message = $1 and way is not distinct from $2 and last_on <= $3",
                row.message,
                row.way,
                row.day,
            )
            .execute(&mut *conn)
            .await?;
        }
    }
    Ok(())
}

/// The bars of every sign: enough people, from enough places, and three times those who say the
/// contrary, of whom one more is assumed.
fn is_sign(people: i64, blocks: i64, others: i64) -> bool {
    let contrary = Usual {
        reports: others,
        times: 1,
    };
    let evidence = Evidence {
        people,
        blocks,
        at_this_hour: contrary,
        at_any: contrary,
    };
    level(Level::NoSign, evidence) > Level::NoSign
}

/// Begins anew: what was told before somebody stopped the counting may have been a game, and would
/// otherwise be said for weeks.
pub(super) async fn begin_anew(conn: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query!("delete from message_sign")
        .execute(&mut *conn)
        .await?;
    sqlx::query!("delete from message_report")
        .execute(conn)
        .await?;
    Ok(())
}

/// Deletes the keys of days before `first_day`, the counts of 90 days, and signs that no page shows.
pub(super) async fn forget(
    conn: &mut PgConnection,
    first_day: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let today = day_in_lisbon(now);
    sqlx::query!("delete from message_report where day < $1", first_day)
        .execute(&mut *conn)
        .await?;
    let first_count = today - Days::new(KEPT);
    sqlx::query!("delete from message_count where day < $1", first_count)
        .execute(&mut *conn)
        .await?;
    let first_sign = today - Days::new(SHOWN);
    sqlx::query!("delete from message_sign where last_on < $1", first_sign)
        .execute(conn)
        .await?;
    Ok(())
}
