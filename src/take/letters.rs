//! The letters for a result: their list, and each of them.

use axum::response::{IntoResponse as _, Response};

use crate::error::AppError;
use crate::extract::LastSegment;
use crate::finished::WithAge;
use crate::letters::{Kind, LetterPage, LettersPage};
use crate::page::{Keep, Page};

/// `GET /{lang}/check/letters`
pub(super) async fn list(WithAge(finished): WithAge) -> Response {
    Page::new(LettersPage::new(&finished), Keep::Private).into_response()
}

/// `GET /{lang}/check/letters/{kind}`
pub(super) async fn one(
    LastSegment(name): LastSegment,
    finished: Result<WithAge, Response>,
) -> Result<Response, AppError> {
    let kind = Kind::from_name(&name).ok_or(AppError::NotFound)?;
    Ok(match finished {
        Ok(WithAge(finished)) => Page::new(
            LetterPage::new(&finished, kind, finished.visit.lang),
            Keep::Private,
        )
        .into_response(),
        Err(elsewhere) => elsewhere,
    })
}
