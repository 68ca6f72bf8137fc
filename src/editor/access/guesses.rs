//! Guesses at an account, by its name: of a password or a code, before signing in and after. A
//! session that somebody took over is no way around the count.
//!
//! Ten failures from one block of addresses close a name for that block; a hundred from everywhere
//! close it for all. So who guesses does not keep the owner out, and many who guess are few.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::guard::store;
use super::secret::hash;
use crate::error::AppError;
use crate::limits::block_of;
use crate::state::AppState;

/// Where guesses come from: a block of addresses, which is never kept.
#[derive(Clone, Copy)]
pub(in crate::editor) struct Whence(Option<IpAddr>);

impl FromRequestParts<AppState> for Whence {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        Ok(Self(block_of(state, &parts.extensions, &parts.headers)))
    }
}

/// Whether too many have failed lately.
pub(in crate::editor) async fn are_closed(
    state: &AppState,
    whence: Whence,
    name: &str,
) -> Result<bool, AppError> {
    let (now, name) = (state.clock().now(), hash(name));
    let is_closed_everywhere = store(state)?.is_name_closed(&name, now).await?;
    let tries = &state.limits().tries;
    Ok(is_closed_everywhere || tries.are_too_many(&(name, whence.0), now))
}

/// Counts one that failed.
pub(in crate::editor) async fn count(
    state: &AppState,
    whence: Whence,
    name: &str,
) -> Result<(), AppError> {
    let (now, name) = (state.clock().now(), hash(name));
    store(state)?.count_failure(&name, now).await?;
    state.limits().tries.count((name, whence.0), now);
    Ok(())
}

/// Forgets them: somebody has signed in.
pub(super) async fn forget(state: &AppState, whence: Whence, name: &str) -> Result<(), AppError> {
    let name = hash(name);
    store(state)?.forget_failures(&name).await?;
    state.limits().tries.forget(&(name, whence.0));
    Ok(())
}
