//! Feeds: what was said of one portal or one message, for programs that look again by themselves.
//! Nobody gives an account or an e-mail for it.

mod atom;
mod item;
mod json;
mod message;
mod portal;
mod said;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use triage::knowledge::Detail;

use self::item::Feed;
use crate::dated::Dated;
use crate::error::AppError;
use crate::extract::SegmentBeforeLast;
use crate::page::{Keep, text};
use crate::state::AppState;

/// The addresses of the feeds.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/{lang}/portals/{id}/feed.atom", get(portal_atom))
        .route("/{lang}/portals/{id}/feed.json", get(portal_json))
        .route("/{lang}/messages/{id}/feed.atom", get(message_atom))
        .route("/{lang}/messages/{id}/feed.json", get(message_json))
}

type Id = SegmentBeforeLast;

/// `GET /{lang}/portals/{id}/feed.atom`
async fn portal_atom(dated: Dated, Id { 0: id }: Id) -> Result<Response, AppError> {
    atom(&dated, &of_portal(&dated, &id)?, keep(&dated))
}

/// `GET /{lang}/portals/{id}/feed.json`
async fn portal_json(dated: Dated, Id { 0: id }: Id) -> Result<Response, AppError> {
    json(&dated, &of_portal(&dated, &id)?, keep(&dated))
}

/// `GET /{lang}/messages/{id}/feed.atom`
async fn message_atom(dated: Dated, Id { 0: id }: Id) -> Result<Response, AppError> {
    atom(&dated, &of_message(&dated, &id)?, Keep::Public)
}

/// `GET /{lang}/messages/{id}/feed.json`
async fn message_json(dated: Dated, Id { 0: id }: Id) -> Result<Response, AppError> {
    json(&dated, &of_message(&dated, &id)?, Keep::Public)
}

fn of_portal(dated: &Dated, id: &str) -> Result<Feed, AppError> {
    let fact = dated.fact(id).ok_or(AppError::NotFound)?;
    match &fact.about {
        Detail::Portal(_) => Ok(portal::feed(dated, id, fact)),
        _ => Err(AppError::NotFound),
    }
}

fn of_message(dated: &Dated, id: &str) -> Result<Feed, AppError> {
    let fact = dated.fact(id).ok_or(AppError::NotFound)?;
    match &fact.about {
        Detail::Message(message) => Ok(message::feed(dated, id, fact, message)),
        _ => Err(AppError::NotFound),
    }
}

/// What is not known yet is told a moment later: until then nobody keeps the feed.
fn keep(dated: &Dated) -> Keep {
    if portal::is_unfinished(dated) {
        Keep::Nothing
    } else {
        Keep::Public
    }
}

fn atom(dated: &Dated, feed: &Feed, keep: Keep) -> Result<Response, AppError> {
    let body = atom::write(&dated.state, feed)?;
    Ok(text(body, "application/atom+xml; charset=utf-8", keep))
}

fn json(dated: &Dated, feed: &Feed, keep: Keep) -> Result<Response, AppError> {
    let body = json::write(&dated.state, feed)?;
    Ok(text(body, "application/feed+json", keep))
}
