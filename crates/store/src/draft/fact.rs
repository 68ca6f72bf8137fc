//! What every fact carries.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::PgConnection;
use triage::knowledge::{Detail, Fact, FactId, Holds};

use crate::StoreError;
use crate::words::{Reading, word};

type Facts = BTreeMap<FactId, Fact>;
type Details = BTreeMap<FactId, Detail>;

struct Row {
    id: String,
    kind: String,
    holds_from: Option<NaiveDate>,
    holds_to: Option<NaiveDate>,
    known_since: NaiveDate,
    verified_on: Option<NaiveDate>,
    check_again_days: i32,
    confidence: String,
}

impl Row {
    /// The fact with the values of its kind. A kind without values has no other row, and its name
    /// alone is the value.
    fn about(self, detail: Option<Detail>) -> Result<Fact, StoreError> {
        let at = Reading::of("fact", &self.id);
        let about = match detail {
            Some(detail) if detail.kind() == self.kind => detail,
            _ => at.value(&self.kind)?,
        };
        Ok(Fact {
            about,
            holds: Holds {
                from: self.holds_from,
                to: self.holds_to,
            },
            known_since: self.known_since,
            verified_on: self.verified_on,
            check_again_days: at.number(self.check_again_days)?,
            confidence: at.value(&self.confidence)?,
            sources: Vec::new(),
            contradicts: Vec::new(),
            text: BTreeMap::new(),
        })
    }
}

/// Every fact, or one, with the values of its kind, without sources, contradictions and texts.
pub(crate) async fn all(
    conn: &mut PgConnection,
    details: Details,
    only: Option<&str>,
) -> Result<Facts, StoreError> {
    let mut details = details;
    sqlx::query_as!(
        Row,
        "select id, kind, lower(holds) as holds_from, upper(holds) - 1 as holds_to, known_since,
             verified_on, check_again_days, confidence
         from fact
         where $1::text is null or id = $1",
        only,
    )
    .fetch_all(conn)
    .await?
    .into_iter()
    .map(|row| {
        let (id, detail) = (row.id.clone(), details.remove(&row.id));
        Ok((id, row.about(detail)?))
    })
    .collect()
}

/// Without the values of its kind. The days are given apart, as those of windows are derived.
pub(crate) async fn insert(
    conn: &mut PgConnection,
    id: &str,
    fact: &Fact,
    holds: Holds,
    author: &str,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into fact
             (id, kind, holds, known_since, verified_on, check_again_days, confidence, author)
         values ($1, $2, daterange($3, $4, '[]'), $5, $6, $7, $8, $9)",
        id,
        fact.about.kind(),
        holds.from,
        holds.to,
        fact.known_since,
        fact.verified_on,
        Reading::of("fact", id).number::<u32, i32>(fact.check_again_days)?,
        word(&fact.confidence)?,
        author,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// With all that hangs on them.
pub(crate) async fn delete_all(conn: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query!("delete from fact").execute(conn).await?;
    Ok(())
}
