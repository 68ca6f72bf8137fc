//! Sites that show our pages in a frame: who may frame, in which languages and colour, where people
//! find the association, and how often its visitors began and ended. What is saved counts at once.

mod form;
mod list;
mod one;
mod origin;
mod remove;

use axum::Router;
use axum::routing::get;

use crate::editor::access::guard::Editor;
use crate::error::AppError;
use crate::state::AppState;

/// The page of the menu.
const HERE: &str = "/editor/sites";

/// The addresses of the sites.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/editor/sites", get(list::get))
        .route("/editor/sites/new", get(one::get_new).post(one::post_new))
        .route("/editor/sites/{id}", get(one::get).post(one::post))
        .route(
            "/editor/sites/{id}/remove",
            get(remove::get).post(remove::post),
        )
}

/// Whether somebody may keep a site: an account of one association keeps that one alone.
fn keeps(editor: &Editor, id: &str) -> bool {
    let own = editor.account.site.as_deref();
    own.is_none_or(|own| own == id)
}

/// Refuses whoever belongs to another association.
fn must_keep(editor: &Editor, id: &str) -> Result<(), AppError> {
    if keeps(editor, id) {
        Ok(())
    } else {
        Err(AppError::Forbidden)
    }
}
