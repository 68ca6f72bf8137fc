//! Work of seconds or minutes that a page asks for and does not wait for: one thread at a time, the
//! last work of each place remembered, and what nobody waits for any more is ended.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::{DateTime, Utc};
use triage::prove::Stop;

/// What is compared and checked: the digests of what is served and of what is not published, and
/// the serial of the live states.
pub(crate) type Key = (String, String, i64);

/// What the work is about. Each has its own last work: whoever looks at one does not end what
/// another one waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The working copy.
    Draft,
    /// What a proposal keeps.
    Proposal,
}

/// What a thread finds out.
pub(crate) struct Work<T> {
    key: Key,
    /// When it began.
    pub(crate) began: DateTime<Utc>,
    /// None inside where the thread has died, or was stopped.
    found: OnceLock<Option<T>>,
    stop: Stop,
}

impl<T> Work<T> {
    /// What was found; none while it is looked for.
    pub(crate) fn found(&self) -> Option<&T> {
        self.found.get()?.as_ref()
    }

    /// Whether the thread has ended, with or without an answer.
    pub(crate) fn has_ended(&self) -> bool {
        self.found.get().is_some()
    }

    /// Whether it ends without an answer, because nobody waited for it any more.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.is_now()
    }

    fn is_of_use(&self, key: &Key) -> bool {
        self.key == *key && (self.found().is_some() || !self.has_ended()) && !self.is_stopped()
    }
}

/// The last work of one sort, by place.
type Last<T> = [Option<Arc<Work<T>>>; 2];

/// The last works of one sort. One thread works at a time.
pub(crate) struct Works<T> {
    last: Mutex<Last<T>>,
    turn: Arc<Mutex<()>>,
}

impl<T> Default for Works<T> {
    fn default() -> Self {
        Self {
            last: Mutex::default(),
            turn: Arc::default(),
        }
    }
}

impl<T: Send + Sync + 'static> Works<T> {
    /// The work for a key, whoever has begun it.
    pub(crate) fn known(&self, key: &Key) -> Option<Arc<Work<T>>> {
        let last = locked(&self.last);
        last.iter().flatten().find(|work| work.key == *key).cloned()
    }

    /// The work for a key: what is known or under way at either place, or a new thread. What was
    /// looked for at this place before is ended. A thread that has died leaves its place to the
    /// next who asks.
    pub(crate) fn begin(
        &self,
        place: Place,
        key: Key,
        now: DateTime<Utc>,
        find: impl FnOnce(&Stop) -> Option<T> + Send + 'static,
    ) -> Arc<Work<T>> {
        let mut last = locked(&self.last);
        let known = last.iter().flatten().find(|work| work.is_of_use(&key));
        if let Some(known) = known.cloned() {
            put(&mut last, place, Some(Arc::clone(&known)));
            return known;
        }
        let work = Arc::new(Work {
            key,
            began: now,
            found: OnceLock::new(),
            stop: Stop::default(),
        });
        put(&mut last, place, Some(Arc::clone(&work)));
        let (ours, turn) = (Arc::clone(&work), Arc::clone(&self.turn));
        std::thread::spawn(move || {
            let _turn = locked(&turn);
            let find = || match ours.is_stopped() {
                true => None,
                false => find(&ours.stop),
            };
            let found = catch_unwind(AssertUnwindSafe(find));
            let _ = ours.found.set(found.ok().flatten());
        });
        work
    }

    /// Nobody looks at this place any more.
    pub(crate) fn leave(&self, place: Place) {
        put(&mut locked(&self.last), place, None);
    }
}

/// Puts a work at a place, and ends the one that was there, unless it is wanted at the other.
fn put<T>(last: &mut Last<T>, place: Place, work: Option<Arc<Work<T>>>) {
    let Some(old) = std::mem::replace(&mut last[place as usize], work) else {
        return;
    };
    if !last.iter().flatten().any(|work| Arc::ptr_eq(work, &old)) {
        old.stop.now();
    }
}

/// What a thread that has died held is as good as before.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
    use std::time::Duration;

    use super::*;

    fn key(content: &str) -> Key {
        ("served".to_owned(), content.to_owned(), 1)
    }

    /// Work that goes on until it is stopped, and says so then.
    fn endless(works: &Works<u8>, place: Place, content: &str) -> (Arc<Work<u8>>, Receiver<()>) {
        let (tell, told) = channel();
        let find = move |stop: &Stop| {
            while !stop.is_now() {
                std::thread::sleep(Duration::from_millis(1));
            }
            let _ = tell.send(());
            None
        };
        let work = works.begin(place, key(content), DateTime::UNIX_EPOCH, find);
        (work, told)
    }

    /// It says so, or had not even begun.
    fn ends(told: &Receiver<()>) {
        let told = told.recv_timeout(Duration::from_secs(10));
        assert_ne!(told, Err(RecvTimeoutError::Timeout));
    }

    fn quick(works: &Works<u8>, place: Place, content: &str) -> Arc<Work<u8>> {
        works.begin(place, key(content), DateTime::UNIX_EPOCH, |_| Some(1))
    }

    fn settled(work: &Work<u8>) -> Option<u8> {
        while !work.has_ended() {
            std::thread::sleep(Duration::from_millis(1));
        }
        work.found().copied()
    }

    #[test]
    fn new_work_ends_what_was_looked_for_before_and_gets_its_turn() {
        let works = Works::default();
        let (old, told) = endless(&works, Place::Draft, "old");
        let new = quick(&works, Place::Draft, "new");
        ends(&told);
        assert_eq!((settled(&old), settled(&new)), (None, Some(1)));
        assert!(works.known(&key("old")).is_none());
        assert!(works.known(&key("new")).is_some());
    }

    #[test]
    fn two_places_share_the_same_work_and_neither_ends_that_of_the_other() {
        let works = Works::default();
        let (one, told) = endless(&works, Place::Draft, "same");
        let other = quick(&works, Place::Proposal, "same");
        assert!(Arc::ptr_eq(&one, &other));
        works.leave(Place::Proposal);
        assert!(!one.is_stopped(), "the draft still waits for it");
        let another = quick(&works, Place::Proposal, "another");
        assert!(!one.is_stopped());
        works.leave(Place::Draft);
        ends(&told);
        assert_eq!((settled(&one), settled(&another)), (None, Some(1)));
    }

    #[test]
    fn what_has_died_or_was_stopped_is_begun_anew() {
        let works: Works<u8> = Works::default();
        let dead = works.begin(Place::Draft, key("x"), DateTime::UNIX_EPOCH, |_| {
            panic!("a test")
        });
        assert_eq!(settled(&dead), None);
        assert_eq!(settled(&quick(&works, Place::Draft, "x")), Some(1));
    }
}
