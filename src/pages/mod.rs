//! Pages of plain words: who we are, what is kept, how accessible this is, what was published.

mod edition;
mod editions;
mod plain;

use axum::Router;
use axum::routing::get;

use crate::i18n::Lang;
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::state::AppState;

/// The addresses of these pages.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/{lang}/about", get(plain::about))
        .route("/{lang}/privacy", get(plain::privacy))
        .route("/{lang}/accessibility", get(plain::accessibility))
        .route("/{lang}/editions", get(editions::get))
        .route("/{lang}/editions/{which}", get(edition::get))
        // Where Portuguese law and habit look for the statement.
        .route(
            "/acessibilidade",
            get(|| async { see_other(&Paths::new(Lang::Pt).plain("accessibility")) }),
        )
}
