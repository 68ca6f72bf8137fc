//! Which public keys are published: those that any instance has ever signed with, which the database
//! keeps, and those that this one was given. Known from memory where the database does not answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use arc_swap::{ArcSwap, ArcSwapOption};
use chrono::{DateTime, TimeDelta, Utc};
use store::UsedKey;

use super::key::PublicKey;
use super::stamp::{Stamp, StampError};
use crate::state::AppState;

/// After so long a database that did not answer is asked again, and whether there is a newer key.
const AGAIN: Duration = Duration::from_secs(60);
/// How far clocks may differ, and how long instances may take to change their key.
const APART: TimeDelta = TimeDelta::minutes(10);

/// What is known of the keys.
#[derive(Default)]
pub(crate) struct Known {
    used: ArcSwap<Vec<UsedKey>>,
    /// When the database was asked last.
    asked: ArcSwapOption<Instant>,
}

impl Known {
    /// Every public key: the newest first, those of which no day is known last.
    pub(crate) async fn all(&self, state: &AppState) -> Vec<UsedKey> {
        self.asked.store(Some(Arc::new(Instant::now())));
        if let Some(store) = state.store() {
            match store.stamp_keys().await {
                Ok(used) => self.used.store(Arc::new(used)),
                Err(error) => tracing::warn!(%error, "the keys of stamps are told from memory"),
            }
        }
        self.remembered(state)
    }

    /// The same without the database.
    fn remembered(&self, state: &AppState) -> Vec<UsedKey> {
        let mut all = self.used.load().as_ref().clone();
        let given = &state.settings().stamp_keys;
        let signing = given.signing.iter().map(|key| key.public());
        for key in signing.chain(given.earlier.iter().copied()) {
            if all.iter().all(|used| used.public_key != key.0) {
                all.push(UsedKey {
                    public_key: key.0.to_vec(),
                    from: None,
                    until: None,
                });
            }
        }
        all
    }

    /// Checks a stamp by the keys that are known, and that its moment is one at which its key signed.
    /// The database is asked where the name of the key is not known yet, and once a minute: another
    /// instance may have begun with a new one.
    pub(crate) async fn check(
        &self,
        state: &AppState,
        stamp: &Stamp,
    ) -> Result<DateTime<Utc>, StampError> {
        let mut used = self.remembered(state);
        let asked = self.asked.load();
        let is_old = asked.as_ref().is_none_or(|at| at.elapsed() > AGAIN);
        if is_old || find(&used, &stamp.key).is_none() {
            used = self.all(state).await;
        }
        let (key, used) = find(&used, &stamp.key).ok_or(StampError::UnknownKey)?;
        let moment = stamp.check(&[key])?;
        in_time(moment, used, state.clock().now()).map(|()| moment)
    }
}

fn find<'a>(used: &'a [UsedKey], id: &str) -> Option<(PublicKey, &'a UsedKey)> {
    let keys = used
        .iter()
        .filter_map(|used| Some((PublicKey::from_bytes(&used.public_key)?, used)));
    let mut keys = keys.filter(|(key, _)| key.id() == id);
    keys.next()
}

/// Whether a stamp of this moment can be by this key: a key that was stolen stamps no time after its
/// end, and none stamps what has not come.
fn in_time(moment: DateTime<Utc>, key: &UsedKey, now: DateTime<Utc>) -> Result<(), StampError> {
    let is_before = key.from.is_some_and(|from| moment < from - APART);
    let is_after = key.until.is_some_and(|until| moment > until + APART);
    if moment > now + APART {
        Err(StampError::Ahead)
    } else if is_before || is_after {
        Err(StampError::OutsideKey)
    } else {
        Ok(())
    }
}

/// Writes down that this instance signs with its key. It waits for the database as long as it takes,
/// and for no visitor: spawn it.
pub async fn publish(state: AppState) {
    let (Some(store), Some(key)) = (state.store(), &state.settings().stamp_keys.signing) else {
        return;
    };
    let key = key.public();
    // It signs from now on, however long the database takes.
    let began = state.clock().now();
    loop {
        match store.use_stamp_key(&key.0, began).await {
            Ok(()) => return,
            Err(error) => tracing::warn!(%error, "the key of stamps is not published yet"),
        }
        tokio::time::sleep(AGAIN).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> DateTime<Utc> {
        format!("2026-11-23T{time}Z").parse().expect("a moment")
    }

    #[test]
    fn a_stamp_counts_from_the_beginning_of_its_key_to_its_end_and_never_ahead_of_now() {
        let key = UsedKey {
            public_key: vec![1; 32],
            from: Some(at("09:00:00")),
            until: Some(at("12:00:00")),
        };
        let newest = UsedKey {
            until: None,
            ..key.clone()
        };
        let given = UsedKey {
            from: None,
            ..newest.clone()
        };
        let (outside, ahead) = (Err(StampError::OutsideKey), Err(StampError::Ahead));
        for (key, moment, found) in [
            (&key, "08:49:59", outside),
            (&key, "08:50:00", Ok(())),
            (&key, "12:10:00", Ok(())),
            (&key, "12:10:01", outside),
            (&newest, "12:10:01", Ok(())),
            (&newest, "15:10:00", Ok(())),
            (&newest, "15:10:01", ahead),
            (&given, "00:00:00", Ok(())),
            (&given, "15:10:01", ahead),
        ] {
            assert_eq!(in_time(at(moment), key, at("15:00:00")), found, "{moment}");
        }
    }
}
