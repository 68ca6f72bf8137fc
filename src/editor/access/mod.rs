//! Who gets in, and who may do what: signing in with two factors, the one-time link that gives an
//! account its password, the session's cookie, and the door that every page is behind.

mod cookie;
pub(in crate::editor) mod guard;
pub(in crate::editor) mod guesses;
pub(in crate::editor) mod invitation;
pub(in crate::editor) mod password;
pub(in crate::editor) mod rights;
pub(in crate::editor) mod second_factor;
pub(in crate::editor) mod second_factor_page;
pub(in crate::editor) mod secret;
pub(in crate::editor) mod set_up;
mod sign_in;
mod signed_out;

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;

/// The addresses. Each has its line in [`rights`].
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/editor/sign-in", get(sign_in::get).post(sign_in::post))
        .route("/editor/sign-out", post(sign_in::out))
        .route(
            "/editor/invitation/{token}",
            get(invitation::get).post(invitation::post),
        )
        .route(
            "/editor/second-factor",
            get(second_factor_page::get).post(second_factor_page::post),
        )
        .route(
            "/editor/second-factor/new",
            get(set_up::get).post(set_up::post),
        )
}
