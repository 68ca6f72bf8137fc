//! The headers that every answer carries, and the few that differ by route.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::page::HTML;
use crate::shell::Shell;

/// Which sites may load it.
pub(crate) const RESOURCE_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-resource-policy");

/// Nothing but our own stylesheet, scripts, icon and addresses; nobody frames the full pages.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static EVERYWHERE: [(HeaderName, &str); 3] = [
    (
        header::STRICT_TRANSPORT_SECURITY,
        "max-age=63072000; includeSubDomains",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=()",
    ),
];

static ON_THE_FULL_SITE: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Not `no-referrer`: browsers would send `Origin: null` with our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (RESOURCE_POLICY, "same-origin"),
];

/// In a frame, who may frame it is said by the policy of its site, which is the first.
static IN_A_FRAME: [(HeaderName, &str); 2] = [
    (header::REFERRER_POLICY, "no-referrer"),
    (RESOURCE_POLICY, "cross-origin"),
];

/// Sets them. A header that a handler has set stays.
pub(crate) fn set(headers: &mut HeaderMap, is_api: bool, shell: Option<&Shell>) {
    let site = shell.and_then(|shell| shell.site.as_ref());
    let others = match site {
        Some(site) => {
            headers.insert(header::CONTENT_SECURITY_POLICY, site.policy.clone());
            &IN_A_FRAME[..]
        }
        None => &ON_THE_FULL_SITE,
    };
    for (name, value) in EVERYWHERE.iter().chain(others) {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    // A page says its language by itself.
    let is_page = headers.get(header::CONTENT_TYPE) == Some(&HTML);
    if let Some(shell) = shell.filter(|_| !is_page) {
        let tag = HeaderValue::from_static(shell.lang.tag());
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
        headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    }
}
