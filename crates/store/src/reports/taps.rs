//! What is told with one tap: how it went, at a portal or with a message. The page with the buttons
//! is kept for all, so no signed time comes along; a person still counts once, and a place little.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use triage::Route;

use super::freeze::is_frozen;
use super::keep::{self, Kept, Report};
use super::level::Symptom;
use super::one_at_a_time;
use super::salt::{Salt, Sender};
use crate::{Store, StoreError, day_in_lisbon};

/// How many taps on the same answer to a message count from one block of addresses on a day. Eight
/// from three places are a sign.
const MOST_OF_A_BLOCK: i64 = 3;
/// How many taps on messages count on a day in all. It keeps a flood off the disk.
const MOST_A_DAY: i64 = 20_000;
/// The length of what stands in the place of a form's signature, in bytes.
const FORM: usize = 32;

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It worked.
    Worked,
    /// It did not.
    NotWorked,
    /// The portal did not open.
    Unreachable,
}

impl How {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Worked, Self::NotWorked, Self::Unreachable];

    /// The name in forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Worked => "worked",
            Self::NotWorked => "not-worked",
            Self::Unreachable => "unreachable",
        }
    }

    /// The answer with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.name() == name)
    }

    /// What it says of a portal.
    const fn symptom(self) -> Symptom {
        match self {
            Self::Worked => Symptom::Worked,
            Self::NotWorked => Symptom::Message,
            Self::Unreachable => Symptom::Unreachable,
        }
    }

    /// Whether the way worked; none where it could not be tried.
    const fn worked(self) -> Option<bool> {
        match self {
            Self::Worked => Some(true),
            Self::NotWorked => Some(false),
            Self::Unreachable => None,
        }
    }
}

/// One tap.
#[derive(Clone, Copy, Debug)]
pub struct Tap<'a> {
    /// The id of the portal, where the way leads to one.
    pub portal: Option<&'a str>,
    /// The id of the message that was told, or whose page it is.
    pub message: Option<&'a str>,
    /// The way that was tried; none for what the page of the message says.
    pub way: Option<Route>,
    /// How it went.
    pub how: How,
}

impl Store {
    /// Counts a tap that came at `now`: for its portal as a report, for its message by what was
    /// tried. Never gives [`Kept::Unbelieved`] or [`Kept::TooLate`].
    ///
    /// The address and the browser are hashed with the salt of the day and go no further.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer, [`StoreError::NoRandomness`].
    pub async fn keep_tap(
        &self,
        tap: Tap<'_>,
        sender: Sender<'_>,
        now: DateTime<Utc>,
    ) -> Result<Kept, StoreError> {
        let mut transaction = self.pool.begin().await?;
        one_at_a_time(&mut transaction).await?;
        if is_frozen(&mut transaction).await? {
            return Ok(Kept::Frozen);
        }
        let of_portal = portal(&mut transaction, tap, sender, now).await?;
        let of_message = message(&mut transaction, tap, sender, now).await?;
        transaction.commit().await?;
        Ok(if of_portal || of_message {
            Kept::Counted
        } else {
            Kept::Again
        })
    }
}

/// Counts it as a report of the portal, and says whether it counts. Which message stopped somebody
/// there is not asked with one tap.
async fn portal(
    conn: &mut PgConnection,
    tap: Tap<'_>,
    sender: Sender<'_>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let Some(portal) = tap.portal else {
        return Ok(false);
    };
    let report = Report {
        portal,
        symptom: tap.how.symptom(),
        message: None,
        month: None,
        version: None,
    };
    let mut form = [0; FORM];
    getrandom::fill(&mut form).map_err(|_| StoreError::NoRandomness)?;
    keep::once(conn, report, sender, &form, now).await
}

/// Counts it for the message, and says whether it counts.
async fn message(
    conn: &mut PgConnection,
    tap: Tap<'_>,
    sender: Sender<'_>,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let (Some(message), Some(worked)) = (tap.message, tap.how.worked()) else {
        return Ok(false);
    };
    let (day, way) = (day_in_lisbon(now), tap.way.map(Route::name));
    let salt = Salt::of(&mut *conn, day).await?;
    let new = sqlx::query!(
        "insert into message_report (day, sender, block, message, way, worked)
         select $1, $2, $3, $4, $5, $6
         where (
             select count(*)
             from message_report
             where day = $1 and block = $3 and message = $4 and worked = $6
         ) < $7
             and (select count(*) from message_report where day = $1) < $8
         on conflict do nothing",
        day,
        salt.tapper(sender, message, worked),
        salt.block(sender.address),
        message,
        way,
        worked,
        MOST_OF_A_BLOCK,
        MOST_A_DAY,
    );
    if new.execute(&mut *conn).await?.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query!(
        "insert into message_count (message, way, worked, day, times)
         values ($1, $2, $3, $4, 1)
         on conflict on constraint message_count_counted_once
         do update set times = message_count.times + 1",
        message,
        way,
        worked,
        day,
    )
    .execute(conn)
    .await?;
    Ok(true)
}
