//! The values of one fact leave the table of its kind, to be written anew. What refers to them is
//! checked when the transaction ends.

use sqlx::PgConnection;
use triage::knowledge::Detail;

use crate::StoreError;

/// Deletes the values of a fact of the same kind as `about`.
pub(crate) async fn delete(
    conn: &mut PgConnection,
    id: &str,
    about: &Detail,
) -> Result<(), StoreError> {
    let query = match about {
        Detail::Portal(_) => sqlx::query!("delete from portal where fact = $1", id),
        Detail::Window(_) => sqlx::query!("delete from accepted_window where fact = $1", id),
        Detail::Rule(_) => sqlx::query!("delete from rule where fact = $1", id),
        Detail::Document(_) => sqlx::query!("delete from document where fact = $1", id),
        Detail::Message(_) => sqlx::query!("delete from message where fact = $1", id),
        Detail::Channel(_) => sqlx::query!("delete from channel where fact = $1", id),
        Detail::Place(_) => sqlx::query!("delete from place where fact = $1", id),
        Detail::HelpLine(_) => sqlx::query!("delete from help_line where fact = $1", id),
        Detail::Advice(_) => sqlx::query!("delete from advice where fact = $1", id),
        Detail::Requirement | Detail::Report => return Ok(()),
    };
    query.execute(conn).await?;
    Ok(())
}
