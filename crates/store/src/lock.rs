//! One at a time: the lock of whoever replaces the working copy or publishes.

use sqlx::PgConnection;

use crate::StoreError;

/// An arbitrary number. It must be the same in every instance and every version.
const WRITER: i64 = 0x0052_554d_4f01;

/// Waits until nobody else imports, publishes or fills. The end of the transaction releases it.
///
/// Not a lock on a table: that would need the right to delete from it, which nobody should have.
pub(crate) async fn writer(conn: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query!("select pg_advisory_xact_lock($1)", WRITER)
        .execute(conn)
        .await?;
    Ok(())
}
