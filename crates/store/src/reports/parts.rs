//! Of what a sign is: the message, the month of the cards, the language version that enough of the
//! people name. Each passes the same bars as the sign itself, and none stands without it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::level::{Evidence, Level, level};
use super::now;
use super::weigh::{Pair, pair};
use crate::StoreError;

/// Something that people name who report the same of a portal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The id of the message that they saw.
    Message(String),
    /// The first day of the month in which their cards expire.
    Month(NaiveDate),
    /// The language version of the portal that they used.
    Version(String),
}

impl Part {
    /// The columns of a row, of which one is given.
    fn columns(&self) -> (Option<&str>, Option<NaiveDate>, Option<&str>) {
        match self {
            Self::Message(id) => (Some(id), None, None),
            Self::Month(month) => (None, Some(*month), None),
            Self::Version(version) => (None, None, Some(version)),
        }
    }

    fn read(
        message: Option<String>,
        month: Option<NaiveDate>,
        version: Option<String>,
    ) -> Option<Self> {
        let month = month.map(Self::Month);
        message
            .map(Self::Message)
            .or(month)
            .or(version.map(Self::Version))
    }
}

/// The parts of all signs.
pub(super) async fn every(
    conn: &mut PgConnection,
) -> Result<BTreeMap<Pair, BTreeSet<Part>>, StoreError> {
    let rows =
        sqlx::query!("select portal, symptom, message, month, portal_version from report_part");
    let mut all: BTreeMap<Pair, BTreeSet<Part>> = BTreeMap::new();
    for row in rows.fetch_all(conn).await? {
        let pair = pair(row.portal, &row.symptom)?;
        let part = Part::read(row.message, row.month, row.portal_version);
        all.entry(pair).or_default().extend(part);
    }
    Ok(all)
}

/// Weighs the parts of those that have a sign. A part has as many people as the sign at most, so
/// what is usual of the sign is more than what is usual of it: nobody is told too soon.
pub(super) async fn weigh(
    conn: &mut PgConnection,
    signs: &BTreeMap<Pair, Evidence>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let before = every(conn).await?;
    let mut after: BTreeMap<Pair, BTreeSet<Part>> = BTreeMap::new();
    for (pair, part, people, blocks) in told(conn, now).await? {
        let Some(whole) = signs.get(&pair) else {
            continue;
        };
        let has_been = before.get(&pair).is_some_and(|parts| parts.contains(&part));
        let was = if has_been {
            Level::SomeSign
        } else {
            Level::NoSign
        };
        let evidence = Evidence {
            people,
            blocks,
            ..*whole
        };
        if level(was, evidence) > Level::NoSign {
            after.entry(pair).or_default().insert(part);
        }
    }
    put(conn, &before, &after).await
}

/// How many people from how many blocks name each part, for each day by itself.
async fn told(
    conn: &mut PgConnection,
    now: DateTime<Utc>,
) -> Result<Vec<(Pair, Part, i64, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"select portal, symptom, message, month, portal_version, count(*) as "people!",
               count(distinct block) as "blocks!"
           from report
           where hour = any($1)
           group by portal, symptom, day, grouping sets ((message), (month), (portal_version))
           having num_nonnulls(message, month, portal_version) = 1"#,
        &now::weighed(now),
    );
    let rows = rows.fetch_all(conn).await?.into_iter();
    let told = rows.filter_map(|row| {
        let part = Part::read(row.message, row.month, row.portal_version)?;
        let symptom: Result<_, StoreError> = pair(row.portal, &row.symptom);
        Some(symptom.map(|pair| (pair, part, row.people, row.blocks)))
    });
    told.collect()
}

/// Writes down what is new, and takes away what is not so any more.
async fn put(
    conn: &mut PgConnection,
    before: &BTreeMap<Pair, BTreeSet<Part>>,
    after: &BTreeMap<Pair, BTreeSet<Part>>,
) -> Result<(), StoreError> {
    for ((portal, symptom), part) in only_in(before, after) {
        let (message, month, version) = part.columns();
        sqlx::query!(
            "delete from report_part
             where portal = $1
                 and symptom = $2
                 and message is not distinct from $3
                 and month is not distinct from $4
                 and portal_version is not distinct from $5",
            portal,
            symptom.name(),
            message,
            month,
            version,
        )
        .execute(&mut *conn)
        .await?;
    }
    for ((portal, symptom), part) in only_in(after, before) {
        let (message, month, version) = part.columns();
        sqlx::query!(
            "insert into report_part (portal, symptom, message, month, portal_version)
             values ($1, $2, $3, $4, $5)",
            portal,
            symptom.name(),
            message,
            month,
            version,
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

fn only_in<'a>(
    these: &'a BTreeMap<Pair, BTreeSet<Part>>,
    those: &'a BTreeMap<Pair, BTreeSet<Part>>,
) -> impl Iterator<Item = (&'a Pair, &'a Part)> {
    let each = these
        .iter()
        .flat_map(|(pair, parts)| parts.iter().map(move |part| (pair, part)));
    each.filter(|(pair, part)| !those.get(pair).is_some_and(|parts| parts.contains(part)))
}
