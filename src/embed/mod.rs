//! What other sites need to show our pages in a frame: the files a frame loads, the page that says
//! where the full page is, and the ways in for webmasters. The pages of the interview themselves
//! are those of [`crate::wizard`].

mod files;
mod oembed;
mod open;
mod our_page;
mod snippets;
mod ways_in;

use axum::Router;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use crate::error::AppError;
use crate::extract::SegmentBeforeLast;
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::shell::{Place, Shell};
use crate::state::AppState;

/// The addresses for other sites.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/oembed", get(oembed::get))
        .route("/embed/{name}", get(files::script_or_site))
        .route("/embed/{site}/{name}", get(files::stylesheet_or_language))
        .route("/embed/{site}/{lang}/open/", get(open::get))
        .route("/embed/{site}/{lang}/open/{*page}", get(open::get))
        .route("/embed/{site}/", get(site))
        .route("/{lang}/embed", get(ways_in::get))
        .route("/{lang}/embed/{file}", get(ways_in::file))
}

/// `/embed/{site}/` begins in the site's own language.
async fn site(
    state: AppState,
    SegmentBeforeLast(id): SegmentBeforeLast,
) -> Result<Response, AppError> {
    start_of(&state, &id)
}

fn start_of(state: &AppState, id: &str) -> Result<Response, AppError> {
    let (Place::In(shell) | Place::SpeaksOther(shell)) = Place::of(state, &format!("/embed/{id}/"))
    else {
        return Err(AppError::NotFound);
    };
    Ok(start(&shell))
}

fn start(shell: &Shell) -> Response {
    see_other(&Paths::within(shell).start()).into_response()
}
