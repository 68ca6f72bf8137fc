//! From where a report comes. It lives as long as the request, and is written nowhere.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use store::Sender;

use crate::error::AppError;
use crate::limits::{self, Told};
use crate::seats;
use crate::state::AppState;

/// The address and the browser of one request.
pub(crate) struct SentFrom {
    /// None without a peer, as in tests that call the router directly.
    address: Option<IpAddr>,
    browser: String,
    /// The session of who is signed in at a desk there.
    desk: Option<i64>,
}

impl FromRequestParts<AppState> for SentFrom {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let browser = parts.headers.get(header::USER_AGENT);
        let browser = browser.map(|name| String::from_utf8_lossy(name.as_bytes()).into_owned());
        let now = state.clock().now();
        let seat = seats::key(&parts.headers).and_then(|key| state.limits().seats.known(&key, now));
        Ok(Self {
            address: limits::client_of(state, &parts.extensions, &parts.headers),
            browser: browser.unwrap_or_default(),
            desk: seat.map(|seat| seat.session),
        })
    }
}

impl SentFrom {
    /// Whether one more that was understood is taken from here now.
    ///
    /// # Errors
    ///
    /// [`AppError::TooMany`].
    pub(crate) fn may_tell(&self, state: &AppState, told: Told) -> Result<(), AppError> {
        match (self.desk, self.address) {
            (Some(session), _) => state.limits().told_at_desk(session),
            (None, Some(address)) => state.limits().told(told, address),
            (None, None) => Ok(()),
        }
    }

    pub(crate) fn as_sender(&self) -> Sender<'_> {
        Sender {
            // Who cannot be told apart counts as one place.
            address: self.address.unwrap_or(Ipv4Addr::UNSPECIFIED.into()),
            browser: &self.browser,
        }
    }
}
