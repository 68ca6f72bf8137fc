//! Reading the history.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::PgConnection;
use triage::knowledge::{PortalState, SourceId, Texts};

use crate::StoreError;
use crate::texts::{self, TextRow};
use crate::words::Reading;

struct Row {
    id: i64,
    portal: String,
    month: Option<NaiveDate>,
    portal_version: Option<String>,
    state: String,
    message: Option<String>,
    since: NaiveDate,
    known_since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    until_known_since: Option<NaiveDate>,
    verified_on: NaiveDate,
    check_again_days: i32,
    sources: Vec<SourceId>,
}

impl TryFrom<Row> for PortalState {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let key = row.id.to_string();
        let at = Reading::of("portal_state", &key);
        Ok(Self {
            portal: row.portal,
            month: row.month,
            version: row.portal_version,
            state: at.value(&row.state)?,
            message: row.message,
            since: row.since,
            known_since: row.known_since,
            until: row.until,
            until_known_since: row.until_known_since,
            verified_on: row.verified_on,
            check_again_days: at.number(row.check_again_days)?,
            sources: row.sources,
            text: Texts::new(),
        })
    }
}

/// The whole history, oldest first.
pub(crate) async fn all(conn: &mut PgConnection) -> Result<Vec<PortalState>, StoreError> {
    let said = said(conn).await?.into_iter();
    Ok(said.map(|(_, state)| state).collect())
}

/// The same, each with its key.
pub(super) async fn said(conn: &mut PgConnection) -> Result<Vec<(i64, PortalState)>, StoreError> {
    let mut texts = texts(conn, None).await?;
    rows(conn, None)
        .await?
        .into_iter()
        .map(|row| {
            let id = row.id;
            let text = texts.remove(&id).unwrap_or_default();
            let state = PortalState {
                text,
                ..row.try_into()?
            };
            Ok((id, state))
        })
        .collect()
}

/// One state of the history.
pub(super) async fn one(
    conn: &mut PgConnection,
    id: i64,
) -> Result<Option<PortalState>, StoreError> {
    let row = rows(conn, Some(id)).await?.pop();
    let text = texts(conn, Some(id)).await?.remove(&id).unwrap_or_default();
    let state = row.map(PortalState::try_from).transpose()?;
    Ok(state.map(|state| PortalState { text, ..state }))
}

/// All rows, or the one of a key.
async fn rows(conn: &mut PgConnection, id: Option<i64>) -> Result<Vec<Row>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, portal, month, portal_version, portal_state.state, message, since,
               portal_state.known_since, until as "until?",
               portal_state_end.known_since as "until_known_since?", verified_on,
               check_again_days,
               array(
                   select source
                   from portal_state_source
                   where portal_state_source.state = id
                   order by position
               ) as "sources!"
           from portal_state
           left join portal_state_end on portal_state_end.state = id
           where $1::bigint is null or id = $1
           order by since, id"#,
        id,
    );
    Ok(rows.fetch_all(conn).await?)
}

struct StateText {
    state: i64,
    language: String,
    field: String,
    body: String,
    origin: String,
    reviewed_by: Option<String>,
    source_hash: Option<String>,
}

impl From<StateText> for (i64, TextRow) {
    fn from(row: StateText) -> Self {
        let text = TextRow {
            language: row.language,
            field: row.field,
            body: row.body,
            origin: row.origin,
            reviewed_by: row.reviewed_by,
            source_hash: row.source_hash,
        };
        (row.state, text)
    }
}

async fn texts(
    conn: &mut PgConnection,
    id: Option<i64>,
) -> Result<BTreeMap<i64, Texts>, StoreError> {
    let rows = sqlx::query_as!(
        StateText,
        "select state, language, field, body, origin, reviewed_by, source_hash
         from portal_state_text
         where $1::bigint is null or state = $1",
        id,
    )
    .fetch_all(conn)
    .await?;
    let mut all = BTreeMap::new();
    for (id, row) in rows.into_iter().map(<(i64, TextRow)>::from) {
        let key = id.to_string();
        let at = Reading::of("portal_state_text", &key);
        texts::put(all.entry(id).or_default(), row, at)?;
    }
    Ok(all)
}
