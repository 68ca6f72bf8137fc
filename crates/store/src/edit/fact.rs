//! Saving a fact: what every fact carries, and the values of its kind. Its texts are saved apart.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Value, json};
use sqlx::PgConnection;
use triage::knowledge::{Detail, Fact, FactId, Holds, Knowledge};

use super::{SaveError, Versioned, last_hand, read, reason};
use crate::draft::{self, fact as rows, link};
use crate::journal::{self, Entry, Subject};
use crate::windows::window_days;
use crate::words::{Reading, word};
use crate::{Store, StoreError, kinds};

/// Why a fact was not saved, or how it is now.
type Refused = SaveError<Fact>;

impl Store {
    /// Saves a fact over the version that was read, and returns the new one; the old one where
    /// nothing differs. The texts of `fact` are not looked at. The days of a window are derived,
    /// and those of its neighbours follow. What was checked after `today`, in Lisbon, is refused.
    ///
    /// # Errors
    ///
    /// A [`SaveError`].
    pub async fn save_fact(
        &self,
        id: &str,
        fact: &Fact,
        version: i32,
        by: &str,
        why: &str,
        today: NaiveDate,
    ) -> Result<i32, SaveError<Fact>> {
        let mut edit = self.edit().await?;
        let before = version_read(&mut edit, id, version).await?;
        if before.value.about.kind() != fact.about.kind() {
            return Err(Refused::field("kind", "other-kind"));
        }
        let fact = with_days(fact, Some(before.value.holds));
        if bare(&before.value)? == bare(&fact)? {
            return Ok(version);
        }
        sound(&fact, today)?;
        reason(why)?;
        update(&mut edit, id, &fact, by).await?;
        kinds::delete(&mut edit, id, &fact.about).await?;
        unlink(&mut edit, id).await?;
        insert_values(&mut edit, id, &fact).await?;
        let change = By { by, why };
        let days = windows_follow(&mut edit, Some(id), change).await?;
        let after = Fact {
            holds: days.unwrap_or(fact.holds),
            ..fact
        };
        note(&mut edit, id, change, bare(&before.value)?, bare(&after)?).await?;
        let version = version_of(&mut edit, id).await?;
        edit.commit().await?;
        Ok(version)
    }

    /// Writes a new fact without texts, and returns its version. What was checked after `today`, in
    /// Lisbon, is refused.
    ///
    /// # Errors
    ///
    /// A [`SaveError`].
    pub async fn create_fact(
        &self,
        id: &str,
        fact: &Fact,
        by: &str,
        why: &str,
        today: NaiveDate,
    ) -> Result<i32, SaveError<Fact>> {
        let fact = with_days(fact, None);
        sound(&fact, today)?;
        reason(why)?;
        let mut edit = self.edit().await?;
        defer_windows(&mut edit).await?;
        rows::insert(&mut edit, id, &fact, fact.holds, by).await?;
        insert_values(&mut edit, id, &fact).await?;
        let change = By { by, why };
        let days = windows_follow(&mut edit, Some(id), change).await?;
        let after = Fact {
            holds: days.unwrap_or(fact.holds),
            ..fact
        };
        note(&mut edit, id, change, Value::Null, bare(&after)?).await?;
        let version = version_of(&mut edit, id).await?;
        edit.commit().await?;
        Ok(version)
    }

    /// Removes a fact with its texts; a message with its phrases. The journal keeps them.
    ///
    /// # Errors
    ///
    /// A [`SaveError`]: of the field `remove` while other facts or the history of a portal name
    /// the fact.
    pub async fn remove_fact(
        &self,
        id: &str,
        version: i32,
        by: &str,
        why: &str,
    ) -> Result<(), SaveError<Fact>> {
        reason(why)?;
        let mut edit = self.edit().await?;
        let before = version_read(&mut edit, id, version).await?;
        let kept = json!({ "fact": before.value, "phrases": phrases(&mut edit, id).await? });
        delete(&mut edit, id).await?;
        let change = By { by, why };
        windows_follow(&mut edit, None, change).await?;
        note(&mut edit, id, change, kept, Value::Null).await?;
        edit.commit()
            .await
            .map_err(|error| Refused::Store(error.into()).on_removal())
    }

    /// Says that a fact was checked on `today` and is still true.
    ///
    /// # Errors
    ///
    /// A [`SaveError`]: who checked another version has not checked this one.
    pub async fn checked_today(
        &self,
        id: &str,
        version: i32,
        today: NaiveDate,
        by: &str,
    ) -> Result<i32, SaveError<Fact>> {
        let mut edit = self.edit().await?;
        let before = version_read(&mut edit, id, version).await?.value;
        if before.verified_on.is_some_and(|last| last >= today) {
            return Ok(version);
        }
        // Who has looked has not changed it: the author stays.
        let version = sqlx::query_scalar!(
            "update fact set verified_on = $2 where id = $1 returning version",
            id,
            today,
        );
        let version = version.fetch_one(&mut *edit).await?;
        let said = |day| json!({ "verified_on": day });
        let change = By { by, why: "" };
        note(
            &mut edit,
            id,
            change,
            said(before.verified_on),
            said(Some(today)),
        )
        .await?;
        edit.commit().await?;
        Ok(version)
    }
}

/// Who changes something, and why.
#[derive(Clone, Copy)]
struct By<'a> {
    by: &'a str,
    why: &'a str,
}

/// The fact of this version.
async fn version_read(
    conn: &mut PgConnection,
    id: &str,
    version: i32,
) -> Result<Versioned<Fact>, Refused> {
    let mut now = read::fact(conn, id).await?.ok_or(SaveError::Gone)?;
    if now.version == version {
        return Ok(now);
    }
    last_hand(conn, Subject::Fact, id, &mut now).await?;
    Err(SaveError::Changed(Box::new(now)))
}

async fn version_of(conn: &mut PgConnection, id: &str) -> Result<i32, StoreError> {
    let version = sqlx::query_scalar!("select version from fact where id = $1", id);
    Ok(version.fetch_one(conn).await?)
}

/// What the database cannot say by a name.
fn sound(fact: &Fact, today: NaiveDate) -> Result<(), Refused> {
    if fact.verified_on.is_some_and(|checked| checked > today) {
        return Err(Refused::field("verified_on", "future-day"));
    }
    if fact.sources.is_empty() {
        return Err(Refused::field("sources", "missing"));
    }
    if fact.holds.is_inverted() {
        return Err(Refused::field("holds_to", "ends-before-it-begins"));
    }
    Ok(())
}

/// The fact without its texts. Those of a window are derived from its neighbours: until then they
/// are those it has, or begin with the announcement.
fn with_days(fact: &Fact, now: Option<Holds>) -> Fact {
    let days = now.filter(|holds| holds.from == Some(fact.known_since));
    let derived = days.unwrap_or(Holds {
        from: Some(fact.known_since),
        to: None,
    });
    let holds = match fact.about {
        Detail::Window(_) => derived,
        _ => fact.holds,
    };
    Fact {
        holds,
        text: BTreeMap::new(),
        ..fact.clone()
    }
}

/// The fact without its texts, as the journal keeps it.
fn bare(fact: &Fact) -> Result<Value, StoreError> {
    let mut fact = serde_json::to_value(fact)?;
    if let Some(fields) = fact.as_object_mut() {
        fields.remove("text");
    }
    Ok(fact)
}

async fn update(
    conn: &mut PgConnection,
    id: &str,
    fact: &Fact,
    author: &str,
) -> Result<(), StoreError> {
    defer_windows(conn).await?;
    sqlx::query!(
        "update fact
         set holds = daterange($2, $3, '[]'), known_since = $4, verified_on = $5,
             check_again_days = $6, confidence = $7, author = $8
         where id = $1",
        id,
        fact.holds.from,
        fact.holds.to,
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

/// Until the end of the transaction, windows may overlap.
async fn defer_windows(conn: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query!("set constraints accepted_window_no_overlap deferred")
        .execute(conn)
        .await?;
    Ok(())
}

async fn unlink(conn: &mut PgConnection, id: &str) -> Result<(), StoreError> {
    sqlx::query!("delete from fact_source where fact = $1", id)
        .execute(&mut *conn)
        .await?;
    sqlx::query!("delete from fact_contradiction where fact = $1", id)
        .execute(conn)
        .await?;
    Ok(())
}

/// The values of its kind, its sources and its contradictions.
async fn insert_values(conn: &mut PgConnection, id: &str, fact: &Fact) -> Result<(), StoreError> {
    kinds::insert(conn, id, &fact.about).await?;
    let alone = Knowledge {
        facts: BTreeMap::from([(id.to_owned(), fact.clone())]),
        ..Knowledge::default()
    };
    link::insert_sources(conn, &alone).await?;
    link::insert_contradictions(conn, &alone).await
}

/// The phrases of a message, by language.
async fn phrases(conn: &mut PgConnection, id: &str) -> Result<Value, StoreError> {
    let rows = sqlx::query!(
        "select language, body from phrase where message = $1 order by language, position, id",
        id
    );
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows.fetch_all(conn).await? {
        all.entry(row.language).or_default().push(row.body);
    }
    Ok(serde_json::to_value(all)?)
}

async fn delete(conn: &mut PgConnection, id: &str) -> Result<(), StoreError> {
    defer_windows(conn).await?;
    sqlx::query!("delete from phrase where message = $1", id)
        .execute(&mut *conn)
        .await?;
    sqlx::query!("delete from fact where id = $1", id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Derives the days of the windows anew. Those of neighbours that move are noted as changes;
/// returned are those of the window that is being saved.
async fn windows_follow(
    conn: &mut PgConnection,
    saved: Option<&str>,
    change: By<'_>,
) -> Result<Option<Holds>, StoreError> {
    let facts = draft::facts(conn).await?;
    let knowledge = Knowledge {
        facts,
        ..Knowledge::default()
    };
    let days = window_days(&knowledge);
    for (id, holds) in &days {
        let before = knowledge.facts.get(id).map(|fact| fact.holds);
        if before == Some(*holds) {
            continue;
        }
        set_days(conn, id, *holds, change.by).await?;
        if saved != Some(id) {
            let said = |holds| json!({ "holds": holds });
            note(conn, id, change, said(before), said(Some(*holds))).await?;
        }
    }
    Ok(saved.and_then(|id| days.get(id).copied()))
}

async fn set_days(
    conn: &mut PgConnection,
    id: &FactId,
    holds: Holds,
    author: &str,
) -> Result<(), StoreError> {
    sqlx::query!(
        "update fact set holds = daterange($2, $3, '[]'), author = $4 where id = $1",
        id,
        holds.from,
        holds.to,
        author,
    )
    .execute(conn)
    .await?;
    Ok(())
}

async fn note(
    conn: &mut PgConnection,
    id: &str,
    change: By<'_>,
    before: Value,
    after: Value,
) -> Result<(), StoreError> {
    let kept = |value: Value| (!value.is_null()).then_some(value);
    let entry = Entry {
        what: Subject::Fact,
        key: id,
        by: change.by,
        why: change.why,
        before: kept(before),
        after: kept(after),
    };
    journal::write(conn, entry).await
}
