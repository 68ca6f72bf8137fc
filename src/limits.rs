//! Rate limits: one per route class and address block, kept in memory.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

use axum::extract::{ConnectInfo, Request};
use axum::http::{Extensions, HeaderMap, Method};
use chrono::{DateTime, Utc};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, NotUntil, Quota};

use crate::error::AppError;
use crate::seats::{self, Seats, is_desk};
use crate::state::AppState;
use crate::tries::Tries;

/// How many requests may come at once, as a multiple of those a second.
const BURST: u32 = 3;
/// How many texts may be sent at once from one address block, and after how long one more: a desk
/// with a queue behind one address is not stopped, a program is.
const TEXTS: NonZeroU32 = NonZeroU32::MIN.saturating_add(19);
const NEXT_TEXT: Duration = Duration::from_secs(30);
/// How many reports may be sent in an hour. A person has one or two to tell.
const REPORTS: NonZeroU32 = NonZeroU32::MIN.saturating_add(5);

/// How many time-stamps may be asked for at once from one address block, and after how long one more:
/// an office behind one address is not stopped, who would use us as a clock is.
const STAMPS: NonZeroU32 = NonZeroU32::MIN.saturating_add(29);
const NEXT_STAMP: Duration = Duration::from_secs(10);

/// How many passwords and codes may be tried at once from one address block, and after how long
/// one more: an office behind one address is not stopped, a program is.
const SIGN_INS: NonZeroU32 = NonZeroU32::MIN.saturating_add(19);
const NEXT_SIGN_IN: Duration = Duration::from_secs(10);

/// The limits of the route classes.
pub struct Limits {
    pages: DefaultKeyedRateLimiter<IpAddr>,
    api: DefaultKeyedRateLimiter<IpAddr>,
    /// Texts that are sent to be kept.
    kept: DefaultKeyedRateLimiter<IpAddr>,
    /// Passwords and codes that are tried.
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
    /// Desks at which somebody is signed in, each for itself.
    desks: DefaultKeyedRateLimiter<i64>,
    /// Desks that say so and were not looked up yet: others behind their address do not keep them
    /// out.
    arriving: DefaultKeyedRateLimiter<IpAddr>,
    /// Who was found signed in at them.
    pub(crate) seats: Seats,
    /// Reports of portals.
    reports: DefaultKeyedRateLimiter<IpAddr>,
    /// Time-stamps.
    stamps: DefaultKeyedRateLimiter<IpAddr>,
    /// Sign-ins that failed.
    pub(crate) tries: Tries,
}

impl Limits {
    /// Limits of so many requests a second from one address block; bursts may be three times
    /// that. The API has the same limit of its own, so that a program does not lock out people.
    #[must_use]
    pub fn new(per_second: u32) -> Self {
        let rate = NonZeroU32::new(per_second).unwrap_or(NonZeroU32::MIN);
        let burst = rate.saturating_mul(NonZeroU32::MIN.saturating_add(BURST - 1));
        let quota = Quota::per_second(rate).allow_burst(burst);
        let texts = Quota::with_period(NEXT_TEXT)
            .unwrap_or(quota)
            .allow_burst(TEXTS);
        let sign_ins = Quota::with_period(NEXT_SIGN_IN)
            .unwrap_or(quota)
            .allow_burst(SIGN_INS);
        let stamps = Quota::with_period(NEXT_STAMP)
            .unwrap_or(quota)
            .allow_burst(STAMPS);
        Self {
            pages: DefaultKeyedRateLimiter::dashmap(quota),
            api: DefaultKeyedRateLimiter::dashmap(quota),
            kept: DefaultKeyedRateLimiter::dashmap(texts),
            sign_ins: DefaultKeyedRateLimiter::dashmap(sign_ins),
            desks: DefaultKeyedRateLimiter::dashmap(quota),
            arriving: DefaultKeyedRateLimiter::dashmap(quota),
            seats: Seats::default(),
            reports: DefaultKeyedRateLimiter::dashmap(Quota::per_hour(REPORTS)),
            stamps: DefaultKeyedRateLimiter::dashmap(stamps),
            tries: Tries::default(),
        }
    }

    /// Forgets addresses that have been quiet long enough to be fresh again.
    pub fn forget_quiet(&self, now: DateTime<Utc>) {
        self.tries.forget_quiet(now);
        self.pages.retain_recent();
        self.api.retain_recent();
        self.kept.retain_recent();
        self.sign_ins.retain_recent();
        self.desks.retain_recent();
        self.arriving.retain_recent();
        self.reports.retain_recent();
        self.stamps.retain_recent();
    }

    fn check(&self, method: &Method, path: &str, address: IpAddr) -> Result<(), AppError> {
        let class = if path.starts_with("/api/") {
            &self.api
        } else if method == Method::POST && is_sign_in(path) {
            &self.sign_ins
        } else if path.ends_with("/messages/missed") {
            &self.kept
        } else if method == Method::POST && is_report(path) {
            &self.reports
        } else if path == "/stamps" {
            &self.stamps
        } else {
            &self.pages
        };
        class.check_key(&block(address)).map_err(too_many)
    }

    /// A desk that sends a cookie, known by its hash: who was found signed in there has a limit of
    /// their own, however many sit behind the same address.
    fn check_desk(&self, key: &str, address: IpAddr, now: DateTime<Utc>) -> Result<(), AppError> {
        match self.seats.known(key, now) {
            Some(seat) => self.desks.check_key(&seat.session),
            None => self.arriving.check_key(&block(address)),
        }
        .map_err(too_many)
    }
}

fn too_many(until: NotUntil<<DefaultClock as Clock>::Instant>) -> AppError {
    let wait = until.wait_time_from(DefaultClock::default().now());
    AppError::TooMany {
        retry_after: wait.as_secs() + 1,
    }
}

/// Whether a password, a code or a one-time link is tried there.
fn is_sign_in(path: &str) -> bool {
    [
        "/editor/sign-in",
        "/editor/second-factor",
        "/editor/invitation/",
    ]
    .iter()
    .any(|guarded| path.starts_with(guarded))
}

/// Whether somebody tells there how it went.
fn is_report(path: &str) -> bool {
    path.ends_with("/report") || path.ends_with("/worked")
}

/// An IPv6 customer has a whole /64.
fn block(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
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
        return state.limits().check_desk(&key, address, now);
    }
    state.limits().check(method, path, address)
}

/// The block of addresses that a request comes from; none without a peer.
pub(crate) fn block_of(
    state: &AppState,
    extensions: &Extensions,
    headers: &HeaderMap,
) -> Option<IpAddr> {
    client_of(state, extensions, headers).map(block)
}

/// The address of who makes a request; none without a peer.
pub(crate) fn client_of(
    state: &AppState,
    extensions: &Extensions,
    headers: &HeaderMap,
) -> Option<IpAddr> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    let trusted = &state.settings().trusted_proxies;
    Some(client(peer.ip(), headers, trusted))
}

/// The address of the client: the peer, or what a trusted proxy says of it. From the right, the
/// first address that is not a trusted proxy's.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let is_trusted = |address: &IpAddr| {
        let address = address.to_canonical();
        trusted.iter().any(|proxy| proxy.to_canonical() == address)
    };
    if !is_trusted(&peer) {
        return peer;
    }
    headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .rev()
        .map_while(address)
        .find(|hop| !is_trusted(hop))
        .unwrap_or(peer)
}

/// An address as proxies write it: alone, in brackets, or with a port.
fn address(hop: &str) -> Option<IpAddr> {
    let alone = hop.trim_start_matches('[').trim_end_matches(']');
    let with_port = || hop.parse().map(|hop: SocketAddr| hop.ip());
    alone.parse().or_else(|_| with_port()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert(
            "x-forwarded-for",
            "1.1.1.1, 9.9.9.9".parse().expect("a header"),
        );
        let proxy = ip("10.0.0.1");
        assert_eq!(client(ip("5.5.5.5"), &headers, &[proxy]), ip("5.5.5.5"));
        assert_eq!(client(proxy, &headers, &[proxy]), ip("9.9.9.9"));
        assert_eq!(
            client(proxy, &headers, &[proxy, ip("9.9.9.9")]),
            ip("1.1.1.1")
        );
        assert_eq!(client(proxy, &HeaderMap::new(), &[proxy]), proxy);
        assert_eq!(
            client(ip("::ffff:10.0.0.1"), &headers, &[proxy]),
            ip("9.9.9.9")
        );
    }

    #[test]
    fn an_address_may_have_brackets_and_a_port() {
        for (hop, expected) in [
            ("203.0.113.5", "203.0.113.5"),
            ("203.0.113.5:1234", "203.0.113.5"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:1234", "2001:db8::1"),
        ] {
            assert_eq!(address(hop), Some(ip(expected)), "{hop}");
        }
        assert_eq!(address("unknown"), None);
    }

    #[test]
    fn texts_to_keep_have_a_limit_of_their_own() {
        let limits = Limits::new(1_000_000);
        let send = || limits.check(&Method::POST, "/en/messages/missed", ip("203.0.113.5"));
        for _ in 0..TEXTS.get() {
            send().expect("one of the first");
        }
        assert!(matches!(
            send(),
            Err(AppError::TooMany { retry_after }) if retry_after <= NEXT_TEXT.as_secs() + 1
        ));
        limits
            .check(&Method::GET, "/en/messages", ip("203.0.113.5"))
            .expect("pages are still shown");
        limits
            .check(&Method::POST, "/en/messages/missed", ip("203.0.113.6"))
            .expect("others may send");
    }

    #[test]
    fn six_reports_an_hour_are_taken_from_one_address_and_its_pages_are_still_shown() {
        let limits = Limits::new(1_000_000);
        let page = "/en/portals/renewal-portal/report";
        for _ in 0..6 {
            let sent = limits.check(&Method::POST, page, ip("203.0.113.5"));
            sent.expect("one of the first");
        }
        assert!(matches!(
            limits.check(&Method::POST, page, ip("203.0.113.5")),
            Err(AppError::TooMany { retry_after }) if (590..=601).contains(&retry_after)
        ));
        let shown = limits.check(&Method::GET, page, ip("203.0.113.5"));
        shown.expect("the form");
        let other = limits.check(&Method::POST, page, ip("203.0.113.6"));
        other.expect("others may send");
    }

    #[test]
    fn time_stamps_have_a_limit_of_their_own_and_checking_them_has_not() {
        let limits = Limits::new(1_000_000);
        let sender = ip("203.0.113.5");
        for _ in 0..STAMPS.get() {
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
    fn one_customer_of_ipv6_is_one_block() {
        assert_eq!(
            block(ip("2001:db8:1:2:3::4")),
            block(ip("2001:db8:1:2:ffff::1"))
        );
        assert_ne!(block(ip("2001:db8:1:2::1")), block(ip("2001:db8:1:3::1")));
        assert_eq!(block(ip("::ffff:1.2.3.4")), ip("1.2.3.4"));
    }
}
