//! Any public page with the draft, on any day: `edition=draft` in its address, for whoever may
//! read the draft. To everybody else there is no such page, and nobody keeps one.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::page;
use crate::address::{RawQuery, Which, read_edition};
use crate::editor::access::guard::{Editor, signed_in};
use crate::editor::access::rights::Right;
use crate::error::AppError;
use crate::page::Keep;
use crate::redirect::see_other;
use crate::state::AppState;

/// The layer around the public pages. What asks for the draft passes only with a session, and what
/// is answered is never kept: not by us, not by the browser.
pub(crate) async fn preview(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let query = RawQuery::parse(request.uri().query().unwrap_or_default());
    if read_edition(&query) != Ok(Some(Which::Draft)) {
        return next.run(request).await;
    }
    let editor = signed_in(&state, request.headers()).await;
    if !editor.is_some_and(|editor| editor.may(Right::Read)) {
        return AppError::NotFound.into_response();
    }
    let mut response = next.run(request).await;
    response.extensions_mut().insert(Keep::Nothing);
    response
}

/// `GET /editor/draft/preview`: from the form of the draft's page to the page that is meant.
pub(super) async fn start(
    State(state): State<AppState>,
    editor: Editor,
    query: RawQuery,
) -> Result<Response, AppError> {
    let form = page::preview_form(&state, &editor).typed(&query);
    match address(form.value("page"), form.value("on")) {
        Some(address) if state.lang(language(&address)).is_some() => Ok(see_other(&address)),
        _ => page::with_preview(&state, &editor, form).await,
    }
}

fn language(address: &str) -> &str {
    address.split('/').nth(1).unwrap_or_default()
}

/// The address of a page with the draft on a day. A whole address of a browser will do, with what
/// was answered; other editions and days in it give way.
fn address(page: &str, on: &str) -> Option<String> {
    let path = match page.split_once("://") {
        Some((_, rest)) => &rest[rest.find('/')?..],
        None => page,
    };
    if !path.starts_with('/') || path.starts_with("//") || !path.is_ascii() {
        return None;
    }
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut kept = String::new();
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        if name != "on" && name != "edition" {
            crate::address::push(&mut kept, name, value);
        }
    }
    crate::address::push(&mut kept, "edition", &Which::Draft.to_string());
    if !on.is_empty() {
        triage::parse_day(on).ok()?;
        crate::address::push(&mut kept, "on", on);
    }
    Some(format!("{path}{kept}"))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_taken_as_a_path_or_whole() {
        for (page, on, meant) in [
            ("/en/portals", "", Some("/en/portals?edition=draft")),
            (
                "https://rumo.example/en/check/result?permit=temporary&edition=3&on=2026-01-01#x",
                "2026-12-01",
                Some("/en/check/result?permit=temporary&edition=draft&on=2026-12-01"),
            ),
            ("/en/", "2026-13-01", None),
            ("//evil.example/en", "", None),
            ("en", "", None),
            ("https://rumo.example", "", None),
        ] {
            assert_eq!(address(page, on).as_deref(), meant, "{page} {on}");
        }
    }
}
