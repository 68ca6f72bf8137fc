//! What is limited by itself, and how much of it: one row each.

use std::num::NonZeroU32;
use std::time::Duration;

use axum::http::Method;
use governor::Quota;

use crate::paths::DESK;
use crate::seats::is_desk;

/// How many pages may come at once, as a multiple of those a second.
const BURST: u32 = 3;

/// Requests that share one limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Whatever is none of the others.
    Page,
    /// The API, so that a program does not lock out people.
    Api,
    /// A password, a code or a one-time link that is tried.
    SignIn,
    /// A text that is sent to be kept.
    KeptText,
    /// A report of a portal that was understood.
    Report,
    /// A tap on "Did it work?" that was understood.
    Tap,
    /// A time-stamp.
    Stamp,
    /// A desk that sends a cookie.
    Desk,
    /// A desk that is opened, before anything is answered: what is sent while somebody answers does
    /// not keep the next person out.
    EmptyDesk,
    /// A case that ends at a desk; and where somebody is signed in, a desk that is opened for the next.
    Person,
}

impl Class {
    /// All, in the order of their numbers.
    pub(super) const ALL: [Self; 10] = [
        Self::Page,
        Self::Api,
        Self::SignIn,
        Self::KeptText,
        Self::Report,
        Self::Tap,
        Self::Stamp,
        Self::Desk,
        Self::EmptyDesk,
        Self::Person,
    ];

    /// What a request is, where nobody is signed in.
    pub(super) fn of(method: &Method, path: &str) -> Self {
        if path.starts_with("/api/") {
            Self::Api
        } else if method == Method::POST && is_sign_in(path) {
            Self::SignIn
        } else if path.ends_with("/messages/missed") {
            Self::KeptText
        } else if ends_case(method, path) {
            Self::Person
        } else if is_empty_desk(method, path) {
            Self::EmptyDesk
        } else if path == "/stamps" {
            Self::Stamp
        } else {
            Self::Page
        }
    }

    /// How much of it may come: so many pages a second, and of what is rarer so much at once and
    /// after so long one more. An office or a queue behind one address is not stopped, a program is.
    pub(super) fn quota(self, pages_a_second: u32) -> Quota {
        let (at_once, next) = match self {
            Self::Page | Self::Api | Self::Desk | Self::EmptyDesk => {
                let pages = pages_a_second.max(1);
                (pages.saturating_mul(BURST), Duration::from_secs(1) / pages)
            }
            Self::SignIn => (20, Duration::from_secs(10)),
            Self::KeptText => (20, Duration::from_secs(30)),
            // A person has one or two to tell.
            Self::Report => (6, Duration::from_secs(600)),
            // More of them than a few count nowhere.
            Self::Tap => (30, Duration::from_secs(10)),
            Self::Stamp => (30, Duration::from_secs(10)),
            // A case that ends is a row of a table for a day.
            Self::Person => (100, Duration::from_secs(2)),
        };
        let at_once = NonZeroU32::new(at_once).unwrap_or(NonZeroU32::MIN);
        let one = Quota::with_period(next).unwrap_or(Quota::per_second(NonZeroU32::MIN));
        one.allow_burst(at_once)
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

/// Whether the case of a person at a desk ends there.
pub(super) fn ends_case(method: &Method, path: &str) -> bool {
    method == Method::POST && path.strip_prefix(DESK) == Some("/next")
}

/// Whether a desk is opened there, before anything is answered.
pub(super) fn is_empty_desk(method: &Method, path: &str) -> bool {
    method != Method::POST && is_desk(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_stands_at_its_number() {
        for (at, class) in Class::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, at, "{class:?}");
        }
    }

    #[test]
    fn pages_come_as_often_as_was_set() {
        for (set, a_second) in [(0, 1), (1, 1), (20, 20)] {
            let quota = Class::Page.quota(set);
            assert_eq!(quota.burst_size().get(), 3 * a_second);
            assert_eq!(
                quota.replenish_interval() * a_second,
                Duration::from_secs(1)
            );
        }
    }
}
