//! Guesses at an account, by its name: of a password or a code, before signing in and after. A
//! session that somebody took over is no way around the count.

use super::guard::store;
use super::secret::hash;
use crate::error::AppError;
use crate::state::AppState;

/// Whether too many have failed lately.
pub(in crate::editor) async fn are_closed(state: &AppState, name: &str) -> Result<bool, AppError> {
    let now = state.clock().now();
    Ok(store(state)?.is_name_closed(&hash(name), now).await?)
}

/// Counts one that failed.
pub(in crate::editor) async fn count(state: &AppState, name: &str) -> Result<(), AppError> {
    let now = state.clock().now();
    Ok(store(state)?.count_failure(&hash(name), now).await?)
}

/// Forgets them: somebody has signed in.
pub(super) async fn forget(state: &AppState, name: &str) -> Result<(), AppError> {
    Ok(store(state)?.forget_failures(&hash(name)).await?)
}
