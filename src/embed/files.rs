//! The files that frames and their hosts load, each named by its content.

use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::{start, start_of};
use crate::error::AppError;
use crate::extract::LastSegment;
use crate::frame_scripts::{MOVING, script};
use crate::headers::RESOURCE_POLICY;
use crate::shell::Place;
use crate::state::AppState;

/// How long a browser keeps the loader that moves on.
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// `/embed/rumo.js` and the other scripts; any other name is that of a site.
pub(super) async fn script_or_site(
    state: AppState,
    LastSegment(name): LastSegment,
    request: Request,
) -> Result<Response, AppError> {
    let Some(script) = script(&name) else {
        return start_of(&state, &name);
    };
    let mut response = for_everybody(script.asset.respond(request.headers()));
    if name == MOVING {
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, AN_HOUR);
    }
    Ok(response)
}

/// `/embed/{site}/rumo-….css`; any other name is a language without its slash.
pub(super) async fn stylesheet_or_language(
    state: AppState,
    request: Request,
) -> Result<Response, AppError> {
    let path = request.uri().path();
    let place = Place::of(&state, path);
    match place {
        Place::In(shell) => Ok(start(&shell)),
        Place::SpeaksOther(shell) => {
            let site = shell.site.as_ref().filter(|site| site.stylesheet() == path);
            match site {
                Some(site) => Ok(for_everybody(site.sheet().respond(request.headers()))),
                None if path.ends_with(".css") => Err(AppError::NotFound),
                None => Ok(start(&shell)),
            }
        }
        Place::Nowhere => Err(AppError::NotFound),
    }
}

/// A frame without permissions has no origin, and a host checks our script by its checksum: both may
/// load these files, which are the same for everybody.
fn for_everybody(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    response
}
