//! The one cookie: the token of a session, for editors only.
//!
//! Its name begins with `__Host-`, with which a browser refuses it from anybody but this very host
//! over a safe connection. Browsers do not count plain HTTP on the own machine as safe enough for
//! that name, so a site that is not reached by https uses one without it.

use axum::http::{HeaderMap, HeaderValue, header};

use super::secret::{Hash, Token, hash};
use crate::error::AppError;
use crate::state::AppState;

const SAFE: &str = "__Host-rumo";
const PLAIN: &str = "rumo";

fn is_safe(state: &AppState) -> bool {
    let origin = state.settings().origin.as_deref();
    origin.is_some_and(|origin| origin.starts_with("https://"))
}

fn name(state: &AppState) -> &'static str {
    if is_safe(state) { SAFE } else { PLAIN }
}

/// What is kept of the token that a browser sends.
pub(super) fn sent(state: &AppState, headers: &HeaderMap) -> Option<Hash> {
    let name = name(state);
    let cookies = headers.get_all(header::COOKIE).iter();
    let mut pairs = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(other, _)| *other == name)
        .map(|(_, token)| hash(token))
}

/// Gives the browser a token. It keeps it until it is closed.
pub(super) fn give(
    state: &AppState,
    token: &Token,
    headers: &mut HeaderMap,
) -> Result<(), AppError> {
    set(state, token.as_str(), "", headers)
}

/// Takes the token back.
pub(super) fn take(state: &AppState, headers: &mut HeaderMap) -> Result<(), AppError> {
    set(state, "", "; Max-Age=0", headers)
}

fn set(state: &AppState, token: &str, age: &str, headers: &mut HeaderMap) -> Result<(), AppError> {
    let secure = if is_safe(state) { "; Secure" } else { "" };
    let name = name(state);
    let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    let cookie = HeaderValue::try_from(cookie).map_err(AppError::internal)?;
    headers.append(header::SET_COOKIE, cookie);
    Ok(())
}
