//! What is made of the answers at a desk, for the client to take along: the sheet, and the letters.
//! Where a question is still open, it is asked.

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse as _, Response};

use super::form::Form;
use super::page::page;
use crate::at_desk::AtDesk;
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::finished::Finished;
use crate::i18n::Lang;
use crate::letters::{Kind, LetterPage, LettersPage};
use crate::page::{Keep, Page};
use crate::seats::Seat;
use crate::sheet::SheetPage;
use crate::state::AppState;

/// Answers that lead to a result, from a form of a case that goes on.
pub(super) struct Answered {
    finished: Finished,
    /// The ways from the paper.
    desk: AtDesk,
    /// The language that the client reads.
    client: Lang,
    seat: Option<Seat>,
}

impl FromRequest<AppState> for Answered {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let form = Form::from_request(request, state).await?;
        let finished = match form.visit().await {
            Ok(visit) if form.sent.faults.is_empty() => Finished::of(visit),
            Ok(_) => None,
            Err(error) => return Err(error.into_response()),
        };
        let Some(finished) = finished else {
            return Err(page(form).await.into_response());
        };
        let Form {
            languages, case, ..
        } = form;
        Ok(Self {
            desk: AtDesk::new(languages.ui, languages.with, case, &finished),
            client: languages.of_client(),
            finished,
            seat: form.seat,
        })
    }
}

/// `POST /desk/sheet`: with the contact of the association whose desk it is.
pub(super) async fn sheet(state: AppState, answered: Answered) -> Result<Response, AppError> {
    let Answered {
        finished,
        desk,
        client,
        seat,
    } = answered;
    let site = seat.and_then(|seat| seat.site(&state));
    let contact = site.map(|site| site.contact());
    let address = finished.in_lang(client).short_address();
    let sheet = SheetPage::new(&finished, client, contact.as_ref(), address)?;
    Ok(Page::new(sheet.at_desk(desk), Keep::Nothing).into_response())
}

/// `POST /desk/letters`: those that fit.
pub(super) async fn letters(answered: Answered) -> Response {
    let finished = answered.finished.with_age();
    let letters = LettersPage::new(&finished).at_desk(answered.desk, &finished);
    Page::new(letters, Keep::Nothing).into_response()
}

/// `POST /desk/letters/{kind}`: one of them. It is explained in the client's language, or where
/// that is Portuguese in the volunteer's.
pub(super) async fn letter(
    LastSegment(name): LastSegment,
    answered: Answered,
) -> Result<Response, AppError> {
    let kind = Kind::from_name(&name).ok_or(AppError::NotFound)?;
    let ui = answered.finished.visit.lang;
    let beside = match answered.client {
        Lang::Pt => ui,
        client => client,
    };
    let finished = answered.finished.with_age();
    let letter = LetterPage::new(&finished, kind, beside);
    let letter = letter.at_desk(answered.desk.of_a_letter(), &finished);
    Ok(Page::new(letter, Keep::Nothing).into_response())
}
