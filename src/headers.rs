//! The headers that every answer carries, and the few that differ by route.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::i18n::Lang;
use crate::page::HTML;

/// Nothing but our own stylesheet, script, icon and addresses; nobody frames the full pages.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static EVERYWHERE: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (
        header::STRICT_TRANSPORT_SECURITY,
        "max-age=63072000; includeSubDomains",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Not `no-referrer`: browsers would send `Origin: null` with our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=()",
    ),
];

/// Sets them. A header that a handler has set stays.
pub(crate) fn set(headers: &mut HeaderMap, is_api: bool, lang: Option<Lang>) {
    for (name, value) in &EVERYWHERE {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    // A page says its language by itself.
    let is_page = headers.get(header::CONTENT_TYPE) == Some(&HTML);
    if let Some(lang) = lang.filter(|_| !is_page) {
        let tag = HeaderValue::from_static(lang.tag());
        headers.entry(header::CONTENT_LANGUAGE).or_insert(tag);
    }
    if is_api {
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
        headers.insert(
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("etag, retry-after"),
        );
        headers.insert(
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        );
    }
}
