//! What visitors report of a portal, and of what they did about a message: who counts, for how long, and when it is a sign.
//!
//! A report never routes. It is weighed with the others of two hours, and pages then say that
//! people report something. Nothing that tells who sent one is kept longer than a few hours
//! after its day, and an address or a browser is not kept at all.

mod counts;
mod forget;
mod form;
mod freeze;
mod keep;
mod level;
mod now;
mod parts;
mod salt;
mod signals;
mod taps;
mod ways;
mod weigh;

pub use counts::{ReportCount, ReportDetail};
pub use freeze::ReportFreeze;
pub use keep::{Kept, Report};
pub use level::{Level, Symptom};
pub use parts::Part;
pub use salt::Sender;
pub use signals::{Reports, Signal};
pub use taps::{How, Tap};
pub use ways::{WorkedCount, WorkedSign};

pub(crate) use signals::all;

use sqlx::PgConnection;

use crate::StoreError;

/// An arbitrary number, the same in every instance.
const REPORTER: i64 = 0x0052_554d_4f03;

/// Waits until nobody else counts, weighs or freezes. The end of the transaction releases it.
async fn one_at_a_time(conn: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query!("select pg_advisory_xact_lock($1)", REPORTER)
        .execute(conn)
        .await?;
    Ok(())
}
