//! The way to the one canonical address of a page.

use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};

use crate::i18n::Lang;

/// Sends the browser there, by GET.
pub(crate) fn see_other(to: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(to) = HeaderValue::try_from(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// The address that somebody meant who wrote a language otherwise (`/EN/`, `/pt-BR/`) or the desk
/// (`/DESK`), a slash too many or one at the end; none where there is nothing to tidy.
pub(crate) fn tidied(uri: &Uri) -> Option<String> {
    let parts: Vec<_> = uri
        .path()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let (first, rest) = parts.split_first()?;
    if first.eq_ignore_ascii_case("desk") {
        let path = [&["desk"], rest].concat().join("/");
        let query = uri.query().map(|query| format!("?{query}"));
        let tidy = format!("/{path}{}", query.unwrap_or_default());
        return (tidy != uri.to_string()).then_some(tidy);
    }
    let primary = first
        .split('-')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let lang = Lang::from_code(&primary)?;
    let mut tidy = format!("/{}/{}", lang.code(), rest.join("/"));
    if let Some(query) = uri.query() {
        tidy = format!("{tidy}?{query}");
    }
    let asked = uri.path_and_query().map_or("", |address| address.as_str());
    (tidy != asked).then_some(tidy)
}

/// Whether a request came by the canonical address.
pub(crate) fn is_here(asked: &Uri, here: &str) -> bool {
    asked
        .path_and_query()
        .is_some_and(|address| address.as_str() == here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_found() {
        for (asked, meant) in [
            ("/EN/", Some("/en/")),
            (
                "/pt-BR/messages?on=2025-08-17",
                Some("/pt/messages?on=2025-08-17"),
            ),
            ("/en/messages/", Some("/en/messages")),
            ("/en//check/permit", Some("/en/check/permit")),
            ("//en/check/permit", Some("/en/check/permit")),
            ("/en/nothing", None),
            ("/desk/", Some("/desk")),
            ("/DESK?ui=en", Some("/desk?ui=en")),
            ("/Desk/sheet/", Some("/desk/sheet")),
            ("/desk/nothing", None),
            ("//evil.example/en", None),
            ("/", None),
        ] {
            let uri: Uri = asked.parse().expect("an address");
            assert_eq!(tidied(&uri).as_deref(), meant, "{asked}");
        }
    }
}
