//! A form that was sent at a desk. Whose case has ended is not read any more: a browser can be told
//! to send again what lies in its history, and shows the empty desk.

use std::convert::Infallible;

use axum::extract::{FromRequest, FromRequestParts as _, OptionalFromRequestParts as _, Request};
use axum::response::{IntoResponse as _, Response};

use super::languages::Languages;
use super::sent::Sent;
use super::too_long::too_long;
use crate::cases::{Case, FIELD};
use crate::error::AppError;
use crate::extract::Posted;
use crate::redirect::see_other;
use crate::seats::Seat;
use crate::shell::Shell;
use crate::state::AppState;
use crate::visit::Visit;

/// The part of the empty desk that says why it is empty.
const FINISHED: &str = "#finished";

/// What was sent at a desk, in a case that goes on.
pub(super) struct Form {
    pub(super) state: AppState,
    pub(super) languages: Languages,
    pub(super) seat: Option<Seat>,
    pub(super) case: Case,
    pub(super) sent: Sent,
}

impl FromRequest<AppState> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let languages = Languages::from_request_parts(&mut parts, state).await?;
        let seat = Seat::from_request_parts(&mut parts, state).await;
        let seat = seat.unwrap_or_else(|never: Infallible| match never {});
        let request = Request::from_parts(parts, body);
        let Ok(Posted(form)) = Posted::from_request(request, state).await else {
            return Err(too_long(state, languages, seat.as_ref()));
        };
        let case = match form.get(FIELD) {
            Some(written) => going_on(state, written).await.ok_or_else(|| {
                let desk = languages.address("");
                see_other(&format!("{desk}{FINISHED}"))
            })?,
            // No page of ours sends a form without one.
            None => Case::open(state.clock().today()).map_err(AppError::into_response)?,
        };
        Ok(Self {
            state: state.clone(),
            languages,
            seat,
            case,
            sent: Sent::read(&form),
        })
    }
}

impl Form {
    /// The answers, understood today on the newest edition.
    pub(super) async fn visit(&self) -> Result<Visit, AppError> {
        let shell = Shell {
            lang: self.languages.ui,
            site: None,
        };
        Visit::read(self.state.clone(), shell, &self.sent.answers).await
    }
}

/// The case that a form says, unless it has ended.
async fn going_on(state: &AppState, written: &str) -> Option<Case> {
    let case = Case::parse(written, state.clock().today())?;
    let has_ended = state.cases().has_ended(state.store(), case).await;
    (!has_ended).then_some(case)
}
