//! The accounts: one's own, and for operators everybody's.

mod list;
mod me;
mod one;
mod told;

use axum::Router;
use axum::routing::{get, post};

pub use list::new_link;
pub(super) use told::{Notice, notices};

use crate::state::AppState;

/// The addresses. Each has its line in [`super::access::rights`].
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/editor/me", get(me::get).post(me::post))
        .route(
            "/editor/me/password",
            get(me::get_password).post(me::post_password),
        )
        .route("/editor/me/codes", get(me::get_codes).post(me::post_codes))
        .route("/editor/me/sessions/end", post(me::end))
        .route("/editor/accounts", get(list::get).post(list::post))
        .route("/editor/accounts/{id}", get(one::get).post(one::post))
        .route("/editor/accounts/{id}/invite", post(one::invite))
        .route("/editor/access/{id}/confirm", post(told::confirm))
}
