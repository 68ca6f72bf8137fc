//! From where a report comes. It lives as long as the request, and is written nowhere.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use store::Sender;

use crate::limits;
use crate::state::AppState;

/// The address and the browser of one request.
pub(crate) struct SentFrom {
    address: IpAddr,
    browser: String,
}

impl FromRequestParts<AppState> for SentFrom {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let browser = parts.headers.get(header::USER_AGENT);
        let browser = browser.map(|name| String::from_utf8_lossy(name.as_bytes()).into_owned());
        Ok(Self {
            // Who cannot be told apart counts as one place.
            address: limits::client_of(state, &parts.extensions, &parts.headers)
                .unwrap_or(Ipv4Addr::UNSPECIFIED.into()),
            browser: browser.unwrap_or_default(),
        })
    }
}

impl SentFrom {
    pub(crate) fn as_sender(&self) -> Sender<'_> {
        Sender {
            address: self.address,
            browser: &self.browser,
        }
    }
}
