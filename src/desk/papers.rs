//! What is made of the answers at a desk, for the client to take along: the sheet, and the letters.
//! Where a question is still open, it is asked.

use axum::response::{IntoResponse as _, Response};
use store::Contact;

use super::languages::Languages;
use super::page::{page, visit};
use super::sent::Sent;
use crate::at_desk::AtDesk;
use crate::error::AppError;
use crate::extract::{LastSegment, Posted};
use crate::finished::Finished;
use crate::framed::FramedSite;
use crate::letters::{Kind, LetterPage, LettersPage};
use crate::page::{Keep, Page};
use crate::seats::Seat;
use crate::sheet::SheetPage;
use crate::state::AppState;

/// `POST /desk/sheet`: with the contact of the association whose desk it is.
pub(super) async fn sheet(
    state: AppState,
    languages: Languages,
    seat: Option<Seat>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let sent = Sent::read(&form);
    let Some(finished) = finished(state.clone(), languages, &sent).await? else {
        return page(state, languages, seat, &sent).await;
    };
    let site = seat.as_ref().and_then(|seat| seat.site(&state));
    let contact = site.map(|site| contact(&site));
    let client = languages.of_client();
    let address = finished.in_lang(client).short_address();
    let sheet = SheetPage::new(&finished, client, contact.as_ref(), address)?;
    let desk = desk(languages, &finished).last();
    Ok(Page::new(sheet.at_desk(desk), Keep::Nothing).into_response())
}

/// `POST /desk/letters`: those that fit.
pub(super) async fn letters(
    state: AppState,
    languages: Languages,
    seat: Option<Seat>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let sent = Sent::read(&form);
    let Some(finished) = finished(state.clone(), languages, &sent).await? else {
        return page(state, languages, seat, &sent).await;
    };
    let list = LettersPage::new(&finished).at_desk(desk(languages, &finished));
    Ok(Page::new(list, Keep::Nothing).into_response())
}

/// `POST /desk/letters/{kind}`: one of them. It is explained in the client's language.
pub(super) async fn letter(
    state: AppState,
    languages: Languages,
    seat: Option<Seat>,
    LastSegment(name): LastSegment,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let kind = Kind::from_name(&name).ok_or(AppError::NotFound)?;
    let sent = Sent::read(&form);
    let Some(finished) = finished(state.clone(), languages, &sent).await? else {
        return page(state, languages, seat, &sent).await;
    };
    let desk = desk(languages, &finished).of_a_letter();
    let letter = LetterPage::new(&finished.in_lang(languages.of_client()), kind).at_desk(desk);
    Ok(Page::new(letter, Keep::Nothing).into_response())
}

async fn finished(
    state: AppState,
    languages: Languages,
    sent: &Sent,
) -> Result<Option<Finished>, AppError> {
    if !sent.faults.is_empty() {
        return Ok(None);
    }
    let visit = visit(state, languages, sent).await?;
    Ok(Finished::of(visit))
}

fn desk(languages: Languages, finished: &Finished) -> AtDesk {
    AtDesk::new(languages.ui, languages.with, &finished.answers)
}

/// Where people find the association, by its name.
fn contact(site: &FramedSite) -> Contact {
    let mut contact = site.site.contact.clone();
    contact.name.get_or_insert_with(|| site.site.name.clone());
    contact
}
