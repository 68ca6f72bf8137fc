//! Sign-ins that failed, by name and by the block of addresses they came from. In memory alone: an
//! address is never stored. Whoever guesses closes a name for themselves, and not for its owner.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// How many failures from one block of addresses close a name for it, and for how long they count.
const MOST: usize = 10;
const WITHIN: TimeDelta = TimeDelta::minutes(15);
/// How many names and blocks are remembered. Beyond that the count by name alone must do.
const REMEMBERED: usize = 100_000;

/// A name, hashed, and the block of addresses; none where a request has no address.
type Who = (Vec<u8>, Option<IpAddr>);

/// The failures of the last quarter of an hour.
#[derive(Default)]
pub(crate) struct Tries(Mutex<HashMap<Who, Vec<DateTime<Utc>>>>);

impl Tries {
    /// Whether too many have failed for this name from here.
    pub(crate) fn are_too_many(&self, who: &Who, now: DateTime<Utc>) -> bool {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = all
            .get(who)
            .map(|tries| tries.iter().filter(|at| is_recent(**at, now)));
        recent.is_some_and(|recent| recent.count() >= MOST)
    }

    /// Counts one that failed.
    pub(crate) fn count(&self, who: Who, now: DateTime<Utc>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() < REMEMBERED || all.contains_key(&who) {
            let tries = all.entry(who).or_default();
            tries.retain(|at| is_recent(*at, now));
            tries.push(now);
        }
    }

    /// Forgets those that no longer count.
    pub(crate) fn forget_quiet(&self, now: DateTime<Utc>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, tries| tries.last().is_some_and(|at| is_recent(*at, now)));
    }

    /// Forgets them: somebody has signed in from here.
    pub(crate) fn forget(&self, who: &Who) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(who);
    }
}

fn is_recent(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    at > now - WITHIN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tenth_failure_closes_a_name_for_one_block_and_a_quarter_of_an_hour_opens_it() {
        let tries = Tries::default();
        let now = DateTime::UNIX_EPOCH;
        let here = (vec![1], Some([203, 0, 113, 5].into()));
        let elsewhere = (vec![1], Some([203, 0, 113, 6].into()));
        for _ in 0..9 {
            tries.count(here.clone(), now);
        }
        assert!(!tries.are_too_many(&here, now));
        tries.count(here.clone(), now);
        assert!(tries.are_too_many(&here, now));
        assert!(
            !tries.are_too_many(&elsewhere, now),
            "its owner is elsewhere"
        );
        let later = |seconds| now + TimeDelta::seconds(seconds);
        assert!(tries.are_too_many(&here, later(899)));
        assert!(!tries.are_too_many(&here, later(900)));
        tries.forget_quiet(later(899));
        assert!(tries.are_too_many(&here, now), "it still counts");
        tries.forget(&here);
        assert!(!tries.are_too_many(&here, now));
        tries.count(elsewhere, now);
        tries.forget_quiet(later(900));
        let left = tries.0.lock().expect("the tries").len();
        assert_eq!(left, 0, "no address is kept any longer");
    }
}
