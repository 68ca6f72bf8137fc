//! Taking a site away: its frames are refused from that moment on.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::{HERE, must_keep};
use crate::editor::access::guard::{Editor, store};
use crate::editor::answer::answer;
use crate::editor::done::Done;
use crate::editor::shell::Shell;
use crate::error::AppError;
use crate::extract::SegmentBeforeLast;
use crate::redirect::see_other;
use crate::state::AppState;

#[derive(Template)]
#[template(path = "editor/sites/remove.html")]
struct RemovePage {
    shell: Shell,
    id: String,
    name: String,
    /// An account belongs to it, so that it stays.
    is_held: bool,
}

async fn page(
    state: &AppState,
    editor: &Editor,
    id: String,
    is_held: bool,
) -> Result<Response, AppError> {
    let found = store(state)?.site(&id).await?.ok_or(AppError::NotFound)?;
    let page = RemovePage {
        shell: Shell::new(editor, HERE),
        name: found.site.name,
        id,
        is_held,
    };
    Ok(answer(page, is_held))
}

/// `GET /editor/sites/{id}/remove`
pub(super) async fn get(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    must_keep(&editor, &id)?;
    page(&state, &editor, id, false).await
}

/// `POST /editor/sites/{id}/remove`
pub(super) async fn post(
    State(state): State<AppState>,
    editor: Editor,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    must_keep(&editor, &id)?;
    match store(&state)?.remove_site(&id, editor.name()).await {
        Ok(_) => Ok(see_other(&Done::SiteRemoved.on(HERE))),
        Err(error) if error.constraint() == Some("account_site_fkey") => {
            page(&state, &editor, id, true).await
        }
        Err(error) => Err(error.into()),
    }
}
