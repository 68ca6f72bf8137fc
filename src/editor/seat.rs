//! Signed in at the desk: the session of the editors' pages says whose desk it is. Where nobody is
//! signed in, or no database answers, the desk works all the same.

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;

use super::access::guard::signed_in;
use crate::seats::{self, Seat};
use crate::state::AppState;

/// The layer around the desk.
pub(crate) async fn seat(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Some(seat) = find(&state, request.headers().clone()).await {
        request.extensions_mut().insert(seat);
    }
    next.run(request).await
}

async fn find(state: &AppState, headers: HeaderMap) -> Option<Seat> {
    let key = seats::key(&headers)?;
    let (now, seats) = (state.clock().now(), &state.limits().seats);
    if let Some(seat) = seats.known(&key, now) {
        return Some(seat);
    }
    let editor = signed_in(state, &headers).await?;
    let seat = Seat {
        session: editor.session,
        site: editor.account.site,
    };
    seats.remember(key, seat.clone(), now);
    Some(seat)
}
