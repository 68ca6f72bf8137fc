//! Who sits at a desk: a session of an account, remembered for a minute, so that a limit of its own
//! is counted before the database is asked. Nothing of a client is in it.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::OptionalFromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use chrono::{DateTime, TimeDelta, Utc};
use quick_cache::sync::Cache;

use crate::framed::FramedSite;
use crate::state::AppState;

/// How many desks are remembered at a time.
const MOST: usize = 4096;
/// For how long. A session that ended counts no longer than that.
const REMEMBERED: TimeDelta = TimeDelta::minutes(1);

/// A desk at which somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seat {
    /// The session: two desks of one account do not share a limit.
    pub(crate) session: i64,
    /// The association of the account.
    pub(crate) site: Option<String>,
}

impl<S: Sync> OptionalFromRequestParts<S> for Seat {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}

impl Seat {
    /// The association, for its name and its contact.
    pub(crate) fn site(&self, state: &AppState) -> Option<Arc<FramedSite>> {
        let id = self.site.as_ref()?;
        state.snapshot().sites.get(id).map(Arc::clone)
    }

    /// The name of the association.
    pub(crate) fn name(&self, state: &AppState) -> Option<String> {
        self.site(state).map(|site| site.site.name.clone())
    }
}

/// The desks of the last minute, by what their browsers send.
pub(crate) struct Seats(Cache<String, (Seat, DateTime<Utc>)>);

impl Default for Seats {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

/// Whether an address is one of the desk.
pub(crate) fn is_desk(path: &str) -> bool {
    let rest = path.strip_prefix(crate::paths::DESK);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a browser is known by: a hash of all its cookies. Only editors have any.
pub(crate) fn key(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter();
    let cookies: Vec<&str> = cookies.filter_map(|value| value.to_str().ok()).collect();
    (!cookies.is_empty()).then(|| store::digest(&cookies.join("; ")))
}

impl Seats {
    /// Who sits there, as far as that was looked up within the minute.
    pub(crate) fn known(&self, key: &str, now: DateTime<Utc>) -> Option<Seat> {
        let (seat, until) = self.0.get(key)?;
        (now < until).then_some(seat)
    }

    /// Remembers who was found.
    pub(crate) fn remember(&self, key: String, seat: Seat, now: DateTime<Utc>) {
        self.0.insert(key, (seat, now + REMEMBERED));
    }

    /// Forgets a desk: somebody has signed out.
    pub(crate) fn forget(&self, headers: &HeaderMap) {
        if let Some(key) = key(headers) {
            self.0.remove(&key);
        }
    }
}
