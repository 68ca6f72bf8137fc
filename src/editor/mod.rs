//! The editors' pages: the small team that keeps the facts true, from a browser, without
//! JavaScript. Who may do what is in [`access::rights`]; nothing here is kept, framed, or listed.

mod access;
mod accounts;
mod answer;
mod done;
mod draft;
mod error_page;
mod facts;
mod form;
mod form_page;
mod home;
mod journal;
mod knowledge;
mod missed;
mod reports;
mod seat;
mod shell;
mod sites;
mod states;
mod translations;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post};
use tower::ServiceBuilder;

pub use access::rights::pages;
pub use accounts::new_link;
pub(crate) use draft::preview;
pub(crate) use seat::seat;

use crate::error::AppError;
use crate::from_here::from_our_pages;
use crate::state::AppState;

/// The addresses of the editors. A new one needs its line in [`access::rights`], else it is for
/// nobody.
pub(crate) fn router(state: AppState) -> Router<AppState> {
    Router::new()
        .route("/editor", get(home::get))
        .route("/editor/journal", get(journal::get))
        .route("/editor/knowledge.json", get(knowledge::get))
        .route("/editor/missed", get(missed::get))
        .route(
            "/editor/missed/{id}",
            get(missed::get_one).post(missed::post),
        )
        .route("/editor/missed/{id}/drop", post(missed::drop))
        .route("/editor/reports", get(reports::get).post(reports::post))
        .merge(access::router())
        .merge(accounts::router())
        .merge(draft::router())
        .merge(facts::router())
        .merge(sites::router())
        .merge(states::router())
        .merge(translations::router())
        // What is no page of ours is an editor's "not found".
        .route("/editor/", any(not_found))
        .route("/editor/{*rest}", any(not_found))
        // Before the layers, so that it is said in the editors' frame too.
        .method_not_allowed_fallback(|| async { AppError::MethodNotAllowed })
        .route_layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(state.clone(), error_page::dress))
                .layer(from_our_pages())
                .layer(from_fn_with_state(state, access::guard::guard)),
        )
}

async fn not_found() -> AppError {
    AppError::NotFound
}
