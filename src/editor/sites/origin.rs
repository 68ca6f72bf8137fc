//! An origin as a webmaster types it, and as a security policy takes it.

use url::{Host, Position, Url};

/// `https://host` or `https://host:port`, in lower case and with the host in its `xn--` form; none
/// where it says more than an origin, or is not https. A policy is made of it, so nothing else of
/// what was typed goes on.
pub(super) fn origin(typed: &str) -> Option<String> {
    let url = Url::parse(typed.trim()).ok()?;
    let Some(Host::Domain(host)) = url.host() else {
        return None;
    };
    let says_more = url.path() != "/" || !url[Position::AfterPath..].is_empty();
    let is_somebody = !url.username().is_empty() || url.password().is_some();
    let may_be = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
    let is_host = host.contains('.') && host.chars().all(may_be);
    let is_origin = url.scheme() == "https" && is_host && !says_more && !is_somebody;
    is_origin.then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_taken_as_a_policy_wants_it() {
        for (typed, taken) in [
            ("https://association.example", "https://association.example"),
            (
                " https://Association.Example/ ",
                "https://association.example",
            ),
            ("https://a.example:8443", "https://a.example:8443"),
            ("https://a.example:443/", "https://a.example"),
            (
                "https://imigraçao.example",
                "https://xn--imigraao-x0a.example",
            ),
        ] {
            assert_eq!(origin(typed).as_deref(), Some(taken), "{typed}");
        }
    }

    #[test]
    fn what_says_more_than_an_origin_is_refused() {
        for typed in [
            "",
            "association.example",
            "http://association.example",
            "https://*.example",
            "https://localhost",
            "https://127.0.0.1",
            "https://a.example/page",
            "https://a.example?x",
            "https://a.example/#x",
            "https://user@a.example",
            "https://a.example; script-src *",
            "https://a.example https://b.example",
            "https://a.example'unsafe-inline'",
            "https://a_b.example",
            "javascript:alert(1)",
        ] {
            assert_eq!(origin(typed), None, "{typed}");
        }
    }
}
