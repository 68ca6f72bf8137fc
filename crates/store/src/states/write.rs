//! Saying something new.

use chrono::NaiveDate;
use sqlx::PgConnection;
use triage::knowledge::{PortalState, SourceId};

use super::read;
use crate::StoreError;
use crate::texts::{self, TextRow};
use crate::words::{Reading, word};

/// The state in the history that says the same.
pub(super) async fn known(
    conn: &mut PgConnection,
    state: &PortalState,
) -> Result<Option<i64>, StoreError> {
    let id = sqlx::query_scalar!(
        "select id
         from portal_state
         where portal = $1
             and month is not distinct from $2
             and portal_version is not distinct from $3
             and state = $4
             and message is not distinct from $5
             and since = $6
             and verified_on = $7
         order by id desc
         limit 1",
        state.portal,
        state.month,
        state.version,
        word(&state.state)?,
        state.message,
        state.since,
        state.verified_on,
    );
    Ok(id.fetch_optional(conn).await?)
}

/// The day in Lisbon from which what is said now is known; none before the first edition, which
/// holds what was known from its first day.
pub(super) async fn said_today(conn: &mut PgConnection) -> Result<Option<NaiveDate>, StoreError> {
    let today = sqlx::query_scalar!(
        r#"select (now() at time zone 'Europe/Lisbon')::date as "today!"
           where exists (select from edition)"#
    );
    Ok(today.fetch_optional(conn).await?)
}

/// Adds a state with its end, sources and texts.
pub(super) async fn say(
    conn: &mut PgConnection,
    state: &PortalState,
    author: &str,
) -> Result<i64, StoreError> {
    let id = insert(conn, state, author).await?;
    insert_sources(conn, id, &state.sources).await?;
    for row in texts::rows(&state.text)? {
        insert_text(conn, id, &row, author).await?;
    }
    if let Some(until) = state.until {
        end(conn, id, (until, state.until_known_since), author).await?;
    }
    Ok(id)
}

/// How often the same was said on that day, where something else was said after it, or it is told
/// otherwise now. The same twice in a row counts as none, and the table refuses it.
async fn said_before(conn: &mut PgConnection, state: &PortalState) -> Result<i32, StoreError> {
    let newest = sqlx::query_scalar!(
        "select max(id)
         from portal_state
         where portal = $1
             and month is not distinct from $2
             and portal_version is not distinct from $3",
        state.portal,
        state.month,
        state.version,
    );
    let newest = match newest.fetch_one(&mut *conn).await? {
        Some(id) => read::one(conn, id).await?,
        None => None,
    };
    let is_the_same = newest.is_some_and(|newest| {
        let told = |one: &PortalState| (one.text.clone(), one.sources.clone(), one.until);
        told(&newest) == told(state)
            && (newest.state, &newest.message) == (state.state, &state.message)
            && (newest.since, newest.verified_on) == (state.since, state.verified_on)
    });
    if is_the_same {
        return Ok(0);
    }
    let times = sqlx::query_scalar!(
        r#"select count(*) as "times!"
         from portal_state
         where portal = $1
             and month is not distinct from $2
             and portal_version is not distinct from $3
             and state = $4
             and message is not distinct from $5
             and since = $6
             and verified_on = $7"#,
        state.portal,
        state.month,
        state.version,
        word(&state.state)?,
        state.message,
        state.since,
        state.verified_on,
    );
    let times = times.fetch_one(conn).await?;
    Ok(i32::try_from(times).unwrap_or(i32::MAX))
}

async fn insert(
    conn: &mut PgConnection,
    state: &PortalState,
    author: &str,
) -> Result<i64, StoreError> {
    let again = said_before(&mut *conn, state).await?;
    let id = sqlx::query_scalar!(
        "insert into portal_state
             (portal, month, portal_version, state, message, since, known_since, verified_on,
              check_again_days, author, again)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         returning id",
        state.portal,
        state.month,
        state.version,
        word(&state.state)?,
        state.message,
        state.since,
        state.known_since,
        state.verified_on,
        Reading::of("portal_state", &state.portal).number::<u32, i32>(state.check_again_days)?,
        author,
        again,
    );
    Ok(id.fetch_one(conn).await?)
}

async fn insert_sources(
    conn: &mut PgConnection,
    id: i64,
    sources: &[SourceId],
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into portal_state_source (state, position, source)
         select $1, position - 1, source
         from unnest($2::text[]) with ordinality as named (source, position)",
        id,
        sources,
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn insert_text(
    conn: &mut PgConnection,
    id: i64,
    text: &TextRow,
    author: &str,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into portal_state_text
             (state, language, field, body, origin, reviewed_by, source_hash, author)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        text.language,
        text.field,
        text.body,
        text.origin,
        text.reviewed_by,
        text.source_hash,
        author,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Says that a state has ended: on which day, and from which day that is known.
pub(super) async fn end(
    conn: &mut PgConnection,
    id: i64,
    (until, known_since): (NaiveDate, Option<NaiveDate>),
    author: &str,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into portal_state_end (state, until, known_since, author) values ($1, $2, $3, $4)",
        id,
        until,
        known_since,
        author,
    )
    .execute(conn)
    .await?;
    Ok(())
}
