//! The time at which a form was shown, signed with the salt of that day: a form that nobody can
//! have read yet is a program's, and one that is known is sent again.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::HEXLOWER;
use hmac::Mac as _;

use super::salt::Salt;
use crate::{Store, StoreError, day_in_lisbon};

/// Nobody reads the form and answers it in less.
const QUICKEST: TimeDelta = TimeDelta::seconds(3);
/// What somebody saw longer ago is not of this moment.
const OLDEST: TimeDelta = TimeDelta::hours(2);
/// The length of what makes each form another one, in bytes.
const NONCE: usize = 16;

/// A form as it comes back: when it was shown, what makes it its own, and the signature.
pub(super) struct Form {
    shown: DateTime<Utc>,
    nonce: Vec<u8>,
    pub(super) signature: Vec<u8>,
}

/// How old a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// Younger than a person can be.
    TooYoung,
    Right,
    TooOld,
}

impl Form {
    /// Reads what [`Store::report_form`] wrote.
    pub(super) fn read(form: &str) -> Option<Self> {
        let mut parts = form.split('-');
        let shown = parts.next()?.parse().ok()?;
        let nonce = HEXLOWER.decode(parts.next()?.as_bytes()).ok()?;
        let signature = HEXLOWER.decode(parts.next()?.as_bytes()).ok()?;
        let shown = DateTime::from_timestamp_millis(shown)?;
        parts.next().is_none().then_some(Self {
            shown,
            nonce,
            signature,
        })
    }

    pub(super) fn age(&self, now: DateTime<Utc>) -> Age {
        match now - self.shown {
            age if age < QUICKEST => Age::TooYoung,
            age if age > OLDEST => Age::TooOld,
            _ => Age::Right,
        }
    }

    /// The day whose salt has signed it.
    pub(super) fn day(&self) -> chrono::NaiveDate {
        day_in_lisbon(self.shown)
    }

    /// Whether it was signed with this salt, for this portal.
    pub(super) fn is_signed(&self, salt: &Salt, portal: &str) -> bool {
        let hash = signature(salt, portal, self.shown, &self.nonce);
        hash.verify_slice(&self.signature).is_ok()
    }
}

impl Store {
    /// What a form for a report on this portal carries along, so that it counts once, not too
    /// soon after `now`, and not too late.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the database does not answer, [`StoreError::NoRandomness`].
    pub async fn report_form(
        &self,
        portal: &str,
        now: DateTime<Utc>,
    ) -> Result<String, StoreError> {
        let mut conn = self.pool.acquire().await?;
        let salt = Salt::of(&mut conn, day_in_lisbon(now)).await?;
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| StoreError::NoRandomness)?;
        Ok(write(&salt, portal, now, &nonce))
    }
}

fn write(salt: &Salt, portal: &str, shown: DateTime<Utc>, nonce: &[u8]) -> String {
    let signature = signature(salt, portal, shown, nonce);
    let signature = HEXLOWER.encode(&signature.finalize().into_bytes());
    let nonce = HEXLOWER.encode(nonce);
    format!("{}-{nonce}-{signature}", shown.timestamp_millis())
}

fn signature(
    salt: &Salt,
    portal: &str,
    shown: DateTime<Utc>,
    nonce: &[u8],
) -> hmac::Hmac<sha2::Sha256> {
    let shown = shown.timestamp_millis().to_be_bytes();
    salt.hash("form", &[portal.as_bytes(), &shown, nonce])
}
