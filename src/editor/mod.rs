//! The editors' pages: the small team that keeps the facts true, from a browser, without
//! JavaScript. Who may do what is in [`rights`]; nothing here is kept, framed, or listed.

mod account;
mod accounts;
mod answer;
mod cookie;
mod draft;
mod facts;
mod form;
mod form_page;
mod guard;
mod guesses;
mod home;
mod invitation;
mod journal;
mod knowledge;
mod me;
mod missed;
mod password;
mod reports;
mod rights;
mod second_factor;
mod second_factor_page;
mod secret;
mod set_up;
mod shell;
mod sign_in;
mod signed_out;
mod state_form;
mod states;
mod translations;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use tower::ServiceBuilder;
use tower_http::csrf::{CsrfLayer, ProtectionError};

pub use accounts::new_link;
pub(crate) use draft::preview;
pub use rights::pages;

use crate::error::AppError;
use crate::state::AppState;

/// The largest file of translations, in bytes: the texts of today take a tenth of it.
const LARGEST_FILE: usize = 8 * 1024 * 1024;

/// The addresses of the editors. A new one needs its line in [`rights`], else it is for nobody.
pub(crate) fn router(state: AppState) -> Router<AppState> {
    let from_our_pages = CsrfLayer::new().with_rejection_response(elsewhere);
    Router::new()
        .route("/editor", get(home::get))
        .merge(accounts_and_sign_in())
        .merge(live_data())
        .merge(draft::router())
        .merge(facts::router())
        .route_layer(
            ServiceBuilder::new()
                .layer(from_our_pages)
                .layer(from_fn_with_state(state, guard::guard)),
        )
}

/// Who gets in, and who may.
fn accounts_and_sign_in() -> Router<AppState> {
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
        .route("/editor/me", get(me::get).post(me::post))
        .route(
            "/editor/me/password",
            get(me::get_password).post(me::post_password),
        )
        .route("/editor/me/codes", get(me::get_codes).post(me::post_codes))
        .route("/editor/me/sessions/end", post(me::end))
        .route("/editor/accounts", get(accounts::get).post(accounts::post))
        .route(
            "/editor/accounts/{id}",
            get(account::get).post(account::post),
        )
        .route("/editor/accounts/{id}/invite", post(account::invite))
}

/// What counts at once, without an edition, and what goes out and in as files.
fn live_data() -> Router<AppState> {
    Router::new()
        .route("/editor/states", get(states::get))
        .route(
            "/editor/states/new",
            get(state_form::get).post(state_form::post),
        )
        .route("/editor/states/{id}/check", post(states::check))
        .route(
            "/editor/states/{id}/end",
            get(states::get_end).post(states::post_end),
        )
        .route(
            "/editor/translations",
            get(translations::get)
                .post(translations::post)
                .layer(DefaultBodyLimit::max(LARGEST_FILE)),
        )
        .route("/editor/translations/{file}", get(translations::get_file))
        .route("/editor/journal", get(journal::get))
        .route("/editor/knowledge.json", get(knowledge::get))
        .route("/editor/missed", get(missed::get))
        .route(
            "/editor/missed/{id}",
            get(missed::get_one).post(missed::post),
        )
        .route("/editor/missed/{id}/drop", post(missed::drop))
        .route("/editor/reports", get(reports::get).post(reports::post))
}

/// What another site's form is told.
fn elsewhere(_: ProtectionError) -> Response {
    AppError::Elsewhere.into_response()
}
