//! Facts, sources, texts and phrases: changed in the working copy, one at a time, by forms that
//! keep what was typed and say what is wrong field by field.

mod build;
mod check;
mod history;
mod kinds;
mod known;
mod list;
mod neighbours;
mod new;
mod one;
mod overdue;
mod phrases;
mod put_back;
mod remove;
mod source_list;
mod source_remove;
mod sources;
mod text_form;
mod texts;
mod value;
mod ways;

pub(super) use text_form::{field_name, language_name};

use axum::Router;
use axum::routing::get;

use crate::editor::answer::answer;
use crate::i18n::Texts;
use crate::state::AppState;

/// The addresses. Each has its line in [`super::access::rights`].
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/editor/facts", get(list::get))
        .route("/editor/facts/overdue", get(overdue::get))
        .route("/editor/facts/new", get(new::get).post(new::post))
        .route("/editor/facts/{id}", get(one::get).post(one::post))
        .route(
            "/editor/facts/{id}/check",
            get(check::get).post(check::post),
        )
        .route(
            "/editor/facts/{id}/remove",
            get(remove::get).post(remove::post),
        )
        .route(
            "/editor/facts/{id}/texts",
            get(texts::get).post(texts::post),
        )
        .route("/editor/facts/{id}/history", get(history::get))
        .route("/editor/sources", get(source_list::get))
        .route(
            "/editor/sources/new",
            get(sources::get_new).post(sources::post_new),
        )
        .route(
            "/editor/sources/{id}",
            get(sources::get).post(sources::post),
        )
        .route(
            "/editor/sources/{id}/remove",
            get(source_remove::get).post(source_remove::post),
        )
        .route(
            "/editor/phrases/{message}",
            get(phrases::get).post(phrases::post),
        )
}

/// The words for what is wrong with a field.
fn wrong(t: &Texts, code: &str) -> String {
    t.get(&format!("editing-wrong-{code}")).into_owned()
}
