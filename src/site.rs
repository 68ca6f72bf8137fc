//! What the site calls itself to programs: full addresses where it knows its own, and names that
//! stay the same for ever.

use crate::state::AppState;

/// Who gives out names where the site does not know its own address. Nobody can own it (RFC 2606).
const NOBODY: &str = "rumo.invalid";
/// A name is given out by whoever had the address in that year (RFC 4151).
const SINCE: &str = "2026";

/// The site, as far as it knows its own address (`RUMO_ORIGIN`).
pub(crate) struct Site<'a> {
    origin: Option<&'a str>,
}

impl<'a> Site<'a> {
    pub(crate) fn of(state: &'a AppState) -> Self {
        Self {
            origin: state.settings().origin.as_deref(),
        }
    }

    /// The full address of a page; only its path where the site does not know its own.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin.unwrap_or_default())
    }

    /// The full address of a page, where the site knows its own.
    pub(crate) fn full_address(&self, path: &str) -> Option<String> {
        Some(format!("{}{path}", self.origin?))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authority_is_the_host_alone() {
        for (origin, authority) in [
            (Some("https://rumo.example"), "rumo.example"),
            (Some("http://127.0.0.1:8080"), "127.0.0.1"),
            (None, NOBODY),
        ] {
            assert_eq!(Site { origin }.authority(), authority);
        }
    }
}
