//! After a way was tried: one tap says whether it worked. Nothing tells who tapped.

mod ended;
mod told;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use store::Kept;

use self::ended::{Ended, page};
use self::told::Told;
use crate::extract::{InLang, Posted};
use crate::from_here::from_our_pages;
use crate::limits;
use crate::paths::Paths;
use crate::redirect::see_other;
use crate::sender::SentFrom;
use crate::state::AppState;
use crate::worked::TRAP;

/// The address of what is told with one tap.
pub(crate) fn router() -> Router<AppState> {
    let methods = get(untold).post(tap).layer(from_our_pages());
    Router::new().route("/{lang}/worked", methods)
}

/// `GET /{lang}/worked`: nothing was told. The messages are where it can be.
async fn untold(InLang(lang): InLang) -> Response {
    see_other(&Paths::new(lang).messages())
}

/// `POST /{lang}/worked`
async fn tap(
    State(state): State<AppState>,
    InLang(lang): InLang,
    sender: SentFrom,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Response {
    let told = Told::read(&state, &fields);
    let answer =
        |ended: Ended, status| page(&state, lang, (told.as_ref(), &headers), (ended, status));
    let Some(told) = &told else {
        return answer(Ended::NotUnderstood, StatusCode::UNPROCESSABLE_ENTITY);
    };
    let is_trapped = fields.get(TRAP).is_some_and(|text| !text.is_empty());
    // A program learns nothing from the answer.
    if is_trapped || !says_where_from(&headers) {
        return answer(Ended::Thanks, StatusCode::OK);
    }
    if state.snapshot().reports.frozen {
        return answer(Ended::Frozen, StatusCode::SERVICE_UNAVAILABLE);
    }
    if let Err(error) = sender.may_tell(&state, limits::Told::Tap) {
        return error.into_response();
    }
    let Some(store) = state.store() else {
        return answer(Ended::Unavailable, StatusCode::SERVICE_UNAVAILABLE);
    };
    let now = state.clock().now();
    match store.keep_tap(told.tap(), sender.as_sender(), now).await {
        Ok(Kept::Frozen) => answer(Ended::Frozen, StatusCode::SERVICE_UNAVAILABLE),
        Ok(_) => answer(Ended::Thanks, StatusCode::OK),
        Err(error) => {
            tracing::warn!(%error, "a tap could not be kept");
            answer(Ended::Unavailable, StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

/// Whether the browser says from which page it sends, which was looked at before: all browsers do.
/// No signed time comes along, so whoever says nothing is not believed.
fn says_where_from(headers: &HeaderMap) -> bool {
    headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN)
}
