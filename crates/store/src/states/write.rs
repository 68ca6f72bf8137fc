//! Saying something new.

use chrono::NaiveDate;
use sqlx::PgConnection;
use triage::knowledge::{PortalState, SourceId};

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
             and verified_on = $7",
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

async fn insert(
    conn: &mut PgConnection,
    state: &PortalState,
    author: &str,
) -> Result<i64, StoreError> {
    let id = sqlx::query_scalar!(
        "insert into portal_state
             (portal, month, portal_version, state, message, since, known_since, verified_on,
              check_again_days, author)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
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
