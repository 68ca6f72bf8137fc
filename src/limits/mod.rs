//! Rate limits: one per class of requests and block of addresses or signed-in desk, kept in memory.

mod class;
mod client;

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::Method;
use chrono::{DateTime, Utc};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, NotUntil};

use self::class::{Class, ends_case, is_empty_desk};
use self::client::block;
pub(crate) use self::client::{block_of, client_of};
use crate::error::AppError;
use crate::seats::{self, Seats, is_desk};
use crate::state::AppState;
use crate::tries::Tries;

/// What visitors tell to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// A report of a portal.
    Report,
    /// One tap on whether it worked.
    Tap,
}

/// Whose requests are counted together.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sender {
    /// A block of addresses.
    Block(IpAddr),
    /// A desk at which somebody is signed in: others behind its address do not keep it out.
    Session(i64),
}

/// The limits of all classes.
pub struct Limits {
    /// By the number of the class.
    classes: [DefaultKeyedRateLimiter<Sender>; Class::ALL.len()],
    /// Who was found signed in at desks.
    pub(crate) seats: Seats,
    /// Sign-ins that failed.
    pub(crate) tries: Tries,
}

impl Limits {
    /// Limits of so many pages a second from one sender; bursts may be three times that.
    #[must_use]
    pub fn new(per_second: u32) -> Self {
        let limiter = |class: Class| DefaultKeyedRateLimiter::dashmap(class.quota(per_second));
        Self {
            classes: Class::ALL.map(limiter),
            seats: Seats::default(),
            tries: Tries::default(),
        }
    }

    /// Forgets senders that have been quiet long enough to be fresh again.
    pub fn forget_quiet(&self, now: DateTime<Utc>) {
        self.tries.forget_quiet(now);
        for class in &self.classes {
            class.retain_recent();
        }
    }

    fn take(&self, class: Class, sender: Sender) -> Result<(), AppError> {
        let taken = self.classes[class as usize].check_key(&sender);
        taken.map_err(too_many)
    }

    fn check(&self, method: &Method, path: &str, address: IpAddr) -> Result<(), AppError> {
        let sender = Sender::Block(block(address));
        self.take(Class::of(method, path), sender)
    }

    /// Charges what was told and understood to the place that it comes from: what is refused for
    /// another reason takes nothing from the honest beside it, and is held by the limit of pages.
    ///
    /// # Errors
    ///
    /// [`AppError::TooMany`].
    pub(crate) fn told(&self, told: Told, address: IpAddr) -> Result<(), AppError> {
        let class = match told {
            Told::Report => Class::Report,
            Told::Tap => Class::Tap,
        };
        self.take(class, Sender::Block(block(address)))
    }

    /// The same from a desk at which somebody is signed in.
    ///
    /// # Errors
    ///
    /// [`AppError::TooMany`].
    pub(crate) fn told_at_desk(&self, session: i64) -> Result<(), AppError> {
        self.take(Class::Desk, Sender::Session(session))
    }

    /// A desk that sends a cookie, known by its hash: who was found signed in there has a limit of
    /// their own, however many sit behind the same address.
    fn check_desk(
        &self,
        key: &str,
        (method, path): (&Method, &str),
        address: IpAddr,
        now: DateTime<Utc>,
    ) -> Result<(), AppError> {
        let (sender, opened) = match self.seats.known(key, now) {
            Some(seat) => (Sender::Session(seat.session), Class::Person),
            None => (Sender::Block(block(address)), Class::EmptyDesk),
        };
        let class = match (method, path) {
            _ if ends_case(method, path) => Class::Person,
            _ if is_empty_desk(method, path) => opened,
            _ => Class::Desk,
        };
        self.take(class, sender)
    }
}

fn too_many(until: NotUntil<<DefaultClock as Clock>::Instant>) -> AppError {
    let wait = until.wait_time_from(DefaultClock::default().now());
    AppError::TooMany {
        retry_after: wait.as_secs() + 1,
    }
}

/// Refuses a request above the limit. Without a peer address, as in tests that call the router
/// directly, nothing is limited.
///
/// # Errors
///
/// [`AppError::TooMany`].
pub(crate) fn check(state: &AppState, request: &Request) -> Result<(), AppError> {
    let Some(address) = client_of(state, request.extensions(), request.headers()) else {
        return Ok(());
    };
    let (method, path) = (request.method(), request.uri().path());
    if is_desk(path)
        && let Some(key) = seats::key(request.headers())
    {
        let now = state.clock().now();
        return state
            .limits()
            .check_desk(&key, (method, path), address, now);
    }
    state.limits().check(method, path, address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths::DESK;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    /// So much of it may come at once.
    fn quota_of(class: Class) -> u32 {
        class.quota(1).burst_size().get()
    }

    #[test]
    fn texts_to_keep_have_a_limit_of_their_own() {
        let limits = Limits::new(1_000_000);
        let send = || limits.check(&Method::POST, "/en/messages/missed", ip("203.0.113.5"));
        for _ in 0..quota_of(Class::KeptText) {
            send().expect("one of the first");
        }
        assert!(matches!(
            send(),
            Err(AppError::TooMany { retry_after }) if retry_after <= 31
        ));
        limits
            .check(&Method::GET, "/en/messages", ip("203.0.113.5"))
            .expect("pages are still shown");
        limits
            .check(&Method::POST, "/en/messages/missed", ip("203.0.113.6"))
            .expect("others may send");
    }

    #[test]
    fn reports_and_taps_have_limits_of_their_own_which_say_when_there_is_room_again() {
        let limits = Limits::new(1_000_000);
        let office = ip("203.0.113.5");
        for (told, at_once, wait) in [(Told::Report, 6, 590..=601), (Told::Tap, 30, 1..=11)] {
            for _ in 0..at_once {
                limits.told(told, office).expect("one of the first");
            }
            assert!(
                matches!(
                    limits.told(told, office),
                    Err(AppError::TooMany { retry_after }) if wait.contains(&retry_after)
                ),
                "{told:?}"
            );
            limits.told(told, ip("203.0.113.6")).expect("others");
        }
        for page in ["/en/portals/renewal-portal/report", "/en/worked"] {
            for method in [Method::GET, Method::POST] {
                let sent = limits.check(&method, page, office);
                sent.expect("what is not understood is not counted here");
            }
        }
        limits.told_at_desk(1).expect("a desk in the same office");
    }

    #[test]
    fn time_stamps_have_a_limit_of_their_own_and_checking_them_has_not() {
        let limits = Limits::new(1_000_000);
        let sender = ip("203.0.113.5");
        for _ in 0..quota_of(Class::Stamp) {
            let sent = limits.check(&Method::POST, "/stamps", sender);
            sent.expect("one of the first");
        }
        assert!(matches!(
            limits.check(&Method::POST, "/stamps", sender),
            Err(AppError::TooMany { retry_after }) if (1..=11).contains(&retry_after)
        ));
        let checked = limits.check(&Method::POST, "/stamps/check", sender);
        checked.expect("a check");
        let other = limits.check(&Method::POST, "/stamps", ip("203.0.113.6"));
        other.expect("others may ask");
    }

    #[test]
    fn cases_end_as_seldom_where_a_cookie_was_made_up() {
        let limits = Limits::new(1_000_000);
        let now = DateTime::UNIX_EPOCH;
        let sender = ip("203.0.113.5");
        let end = || limits.check_desk("made up", (&Method::POST, "/desk/next"), sender, now);
        for _ in 0..quota_of(Class::Person) {
            end().expect("one of the first");
        }
        assert!(matches!(
            end(),
            Err(AppError::TooMany { retry_after: 1..=3 })
        ));
        let made_up =
            |method: Method, path: &str| limits.check_desk("made up", (&method, path), sender, now);
        made_up(Method::POST, DESK).expect("the desk goes on");
    }

    #[test]
    fn an_empty_desk_opens_for_a_made_up_cookie_too_whatever_was_sent() {
        let limits = Limits::new(1);
        let (sender, now) = (ip("203.0.113.5"), DateTime::UNIX_EPOCH);
        let made_up =
            |method: Method, path: &str| limits.check_desk("made up", (&method, path), sender, now);
        while made_up(Method::POST, DESK).is_ok() {}
        made_up(Method::GET, DESK).expect("the next person");
    }

    #[test]
    fn forms_that_are_sent_while_somebody_answers_do_not_keep_the_next_person_out() {
        let limits = Limits::new(1);
        let (sender, now) = (ip("203.0.113.5"), DateTime::UNIX_EPOCH);
        let seat = crate::seats::Seat {
            session: 1,
            site: None,
        };
        limits.seats.remember("signed in".to_owned(), seat, now);
        let alone = |method: Method, path: &str| limits.check(&method, path, sender);
        let seated = |method: Method, path: &str| {
            limits.check_desk("signed in", (&method, path), sender, now)
        };
        type Desk<'a> = &'a dyn Fn(Method, &str) -> Result<(), AppError>;
        let desks: [Desk<'_>; 2] = [&alone, &seated];
        for desk in desks {
            while desk(Method::POST, DESK).is_ok() {}
            desk(Method::POST, "/desk/next").expect("the case ends");
            desk(Method::GET, DESK).expect("the next person");
        }
        for _ in 1..quota_of(Class::Person) - 1 {
            seated(Method::POST, "/desk/next").expect("one of the first");
        }
        let more = seated(Method::POST, "/desk/next");
        more.expect_err("the table is not filled by who is signed in either");
    }
}
