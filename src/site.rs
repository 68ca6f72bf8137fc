//! What the site calls itself to programs: full addresses where it knows its own, and names that
//! stay the same for ever.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use crate::state::AppState;

/// Who gives out names where the site does not know its own address. Nobody can own it (RFC 2606).
const NOBODY: &str = "rumo.invalid";
/// A name is given out by whoever had the address in that year (RFC 4151).
const SINCE: &str = "2026";

/// The site, as far as it knows its own address (`RUMO_ORIGIN`).
///
/// The `Host` of a request is never asked: whoever sends one chooses it, and answers are kept for
/// all.
pub(crate) struct Site<'a> {
    origin: Option<&'a str>,
    listening: Option<SocketAddr>,
}

impl<'a> Site<'a> {
    pub(crate) fn of(state: &'a AppState) -> Self {
        let settings = state.settings();
        Self {
            origin: settings.origin.as_deref(),
            listening: settings.listening,
        }
    }

    /// The full address of a page, for formats that want one: where the site was not told its own,
    /// by the address that it listens on. Whoever tries it out reaches it there.
    pub(crate) fn address(&self, path: &str) -> String {
        match (self.origin, self.listening) {
            (Some(origin), _) => format!("{origin}{path}"),
            (None, Some(listening)) => format!("http://{}{path}", reached(listening)),
            (None, None) => format!("http://{NOBODY}{path}"),
        }
    }

    /// The full address of a page, where the site was told its own.
    pub(crate) fn full_address(&self, path: &str) -> Option<String> {
        Some(format!("{}{path}", self.origin?))
    }

    /// The same where the site knows by which address it is reached.
    pub(crate) fn own_address(&self) -> Option<String> {
        (self.origin.is_some() || self.listening.is_some()).then(|| self.address(""))
    }

    /// The host of the site, without its port.
    pub(crate) fn authority(&self) -> &'a str {
        let Some(origin) = self.origin else {
            return NOBODY;
        };
        let host = origin.split_once("://").map_or(origin, |(_, host)| host);
        host.split(['/', ':']).next().unwrap_or(NOBODY)
    }

    /// The name of a thing, as a `tag:` address. It holds no day of today and no edition.
    pub(crate) fn tag(&self, key: &str) -> String {
        format!("tag:{},{SINCE}:{key}", self.authority())
    }
}

/// Who listens on all addresses is reached on that of the machine itself.
fn reached(mut listening: SocketAddr) -> SocketAddr {
    if listening.ip().is_unspecified() {
        listening.set_ip(match listening.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    listening
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_full_whatever_the_site_was_told() {
        for (origin, listening, address) in [
            (
                Some("https://rumo.example"),
                Some("127.0.0.1:8000"),
                "https://rumo.example/en",
            ),
            (None, Some("127.0.0.1:8000"), "http://127.0.0.1:8000/en"),
            (None, Some("0.0.0.0:8000"), "http://127.0.0.1:8000/en"),
            (None, Some("[::]:8000"), "http://[::1]:8000/en"),
            (None, None, "http://rumo.invalid/en"),
        ] {
            let listening = listening.map(|one| one.parse().expect("an address"));
            assert_eq!(Site { origin, listening }.address("/en"), address);
        }
    }

    #[test]
    fn the_authority_is_the_host_alone() {
        for (origin, authority) in [
            (Some("https://rumo.example"), "rumo.example"),
            (Some("http://127.0.0.1:8080"), "127.0.0.1"),
            (None, NOBODY),
        ] {
            let listening = None;
            assert_eq!(Site { origin, listening }.authority(), authority);
        }
    }
}
