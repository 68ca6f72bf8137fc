//! Weighing the reports of two hours, for every portal and symptom.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;

use super::freeze::is_frozen;
use super::level::{Evidence, Level, Symptom, Usual, level};
use super::signals::{Signal, every};
use super::{now, one_at_a_time, parts, ways};
use crate::words::Reading;
use crate::{Store, StoreError, day_in_lisbon};

/// A portal and a symptom.
pub(super) type Pair = (String, Symptom);

impl Store {
    /// Weighs the reports at `now`. To be called every minute: levels also go down when nobody
    /// reports any more. Only a level that changes is live data; once a day one that stays is too.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer.
    pub async fn weigh_reports(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        one_at_a_time(&mut transaction).await?;
        all(&mut transaction, now).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// The same, in the transaction of somebody who holds the lock.
pub(super) async fn all(conn: &mut PgConnection, now: DateTime<Utc>) -> Result<(), StoreError> {
    let before = every(conn).await?;
    let before = before.into_iter();
    let mut before: BTreeMap<Pair, Signal> = before
        .map(|signal| ((signal.portal.clone(), signal.symptom), signal))
        .collect();
    let mut levels: BTreeMap<Pair, Level> = before
        .keys()
        .map(|pair| (pair.clone(), Level::NoSign))
        .collect();
    let mut signs = BTreeMap::new();
    for (pair, evidence) in evidence(conn, now).await? {
        let was = before
            .get(&pair)
            .map_or(Level::NoSign, |signal| signal.level);
        let found = level(was, evidence);
        if found > Level::NoSign {
            signs.insert(pair.clone(), evidence);
        }
        let highest = levels.entry(pair).or_insert(Level::NoSign);
        *highest = found.max(*highest);
    }
    for (pair, level) in levels {
        put(conn, before.remove(&pair), pair, level, now).await?;
    }
    parts::weigh(&mut *conn, &signs, now).await?;
    if is_frozen(&mut *conn).await? {
        return Ok(());
    }
    ways::weigh(conn).await
}

/// What there is to weigh for each portal, symptom and day. Around midnight the hours are of two
/// days, which hash the same person differently: each day is weighed by itself.
async fn evidence(
    conn: &mut PgConnection,
    now: DateTime<Utc>,
) -> Result<Vec<(Pair, Evidence)>, StoreError> {
    if is_frozen(conn).await? {
        return Ok(Vec::new());
    }
    let rows = sqlx::query!(
        r#"select portal, symptom, count(*) as "people!", count(distinct block) as "blocks!"
           from report
           where hour = any($1)
           group by portal, symptom, day"#,
        &now::weighed(now),
    );
    let rows = rows.fetch_all(&mut *conn).await?;
    let past = past(conn, now).await?;
    let known = known(conn, now).await?;
    rows.into_iter()
        .map(|row| {
            let hours = known.get(&row.portal).copied().unwrap_or(0);
            let pair = pair(row.portal, &row.symptom)?;
            let past = past.get(&pair).copied().unwrap_or_default();
            let usual = |reports, times: i64| Usual {
                reports,
                times: times.max(1),
            };
            let evidence = Evidence {
                people: row.people,
                blocks: row.blocks,
                at_this_hour: usual(past.at_these_hours, (hours + 23) / 24),
                at_any: usual(past.at_any, hours / 2),
            };
            Ok((pair, evidence))
        })
        .collect()
}

/// How many reports came in the weeks before.
#[derive(Clone, Copy, Default)]
struct Past {
    /// In the same hours of the day.
    at_these_hours: i64,
    at_any: i64,
}

async fn past(
    conn: &mut PgConnection,
    now: DateTime<Utc>,
) -> Result<BTreeMap<Pair, Past>, StoreError> {
    let rows = sqlx::query!(
        r#"select portal, symptom, sum(times) as "at_any!",
               coalesce(sum(times) filter (where hour = any($1)), 0) as "at_these_hours!"
           from report_count
           where hour >= $2 and hour < $3
           group by portal, symptom"#,
        &now::usual(now),
        now::first_usual(now),
        now::first_weighed(now),
    );
    let rows = rows.fetch_all(conn).await?;
    rows.into_iter()
        .map(|row| {
            let past = Past {
                at_these_hours: row.at_these_hours,
                at_any: row.at_any,
            };
            Ok((pair(row.portal, &row.symptom)?, past))
        })
        .collect()
}

/// For how many hours before those that are weighed anything is known of a portal; four weeks at
/// most.
async fn known(
    conn: &mut PgConnection,
    now: DateTime<Utc>,
) -> Result<BTreeMap<String, i64>, StoreError> {
    let rows =
        sqlx::query!(r#"select portal, min(hour) as "first!" from report_count group by portal"#);
    let rows = rows.fetch_all(conn).await?;
    let hours = |first: DateTime<Utc>| {
        let first = first.max(now::first_usual(now));
        (now::first_weighed(now) - first).num_hours()
    };
    Ok(rows
        .into_iter()
        .map(|row| (row.portal, hours(row.first)))
        .collect())
}

pub(super) fn pair(portal: String, symptom: &str) -> Result<Pair, StoreError> {
    let symptom = Reading::of("report", &portal).value(symptom)?;
    Ok((portal, symptom))
}

/// Writes a level down where that says something new.
async fn put(
    conn: &mut PgConnection,
    before: Option<Signal>,
    (portal, symptom): Pair,
    level: Level,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let today = day_in_lisbon(now);
    let since = match before {
        None if level == Level::NoSign => return Ok(()),
        Some(before) if before.level == level => {
            if level == Level::NoSign || before.weighed_on == today {
                return Ok(());
            }
            before.since
        }
        _ => now - TimeDelta::nanoseconds(now.timestamp_subsec_nanos().into()),
    };
    sqlx::query!(
        "insert into report_signal (portal, symptom, level, since, weighed_on)
         values ($1, $2, $3, $4, $5)
         on conflict (portal, symptom)
         do update set level = $3, since = $4, weighed_on = $5",
        portal,
        symptom.name(),
        level.name(),
        since,
        today,
    )
    .execute(conn)
    .await?;
    Ok(())
}
