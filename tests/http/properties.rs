//! Whatever is asked, the site answers with a page, a redirect or a refusal of its own.

use axum::http::StatusCode;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::Runtime;

use crate::app::{TODAY, TestApp};

/// Names that are known, nearly known, and not known.
fn name() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "permit", "expires", "request", "proof", "portal", "message", "invited", "basis", "age",
        "niss", "place", "tried", "on", "edition", "pick", "day", "month", "year", "lang", "q",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "[a-z%&=#?+]{0,12}"]
}

/// Values that are known for some question, dates, and noise.
fn value() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "temporary",
        "permanent",
        "cplp",
        "ari",
        "unknown",
        "none",
        "paid",
        "submitted",
        "refused",
        "untried",
        "message",
        "unreachable",
        "no_niss",
        "invalid_date",
        "yes",
        "no",
        "employed",
        "adult",
        "minor",
        "linked",
        "form,email",
        "letter,shop",
        "expires:2025",
        "1",
        "99",
    ]);
    let dates = (1990_i32..2040, 0_u32..14, 0_u32..33)
        .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    let noise = prop::collection::vec(any::<u8>(), 0..12)
        .prop_map(|bytes| bytes.iter().map(|byte| format!("%{byte:02X}")).collect());
    prop_oneof![4 => known.prop_map(str::to_owned), 3 => dates, 1 => noise]
}

fn query() -> impl Strategy<Value = String> {
    prop::collection::vec((name(), value()), 0..8).prop_map(|pairs| {
        let pairs: Vec<_> = pairs
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("&").replace('#', "%23")
    })
}

fn path() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "/en/",
        "/pt/check/permit",
        "/qps/check/expires",
        "/en/check/message",
        "/en/check/tried",
        "/en/check/result",
        "/en/messages",
        "/pt/messages/no_niss",
        "/en/portals",
        "/en/portals/renewal-portal",
        "/en/facts/dl-85-b-2025",
        "/en/about",
        "/en/editions",
        "/api/v1/triage",
        "/api/v1/messages",
        "/api/v1/messages/no_niss",
        "/api/v1/portals",
        "/api/v1/editions",
        "/api/v1/editions/0",
        "/api/v1/editions/0...0",
    ])
}

#[test]
fn any_query_gets_a_page_a_redirect_or_a_refusal_of_ours() {
    let runtime = Runtime::new().expect("a runtime");
    let app = TestApp::on(TODAY);
    let mut runner = TestRunner::new(Config {
        cases: 600,
        ..Config::default()
    });
    let asked = (path(), query());
    let outcome = runner.run(&asked, |(path, query)| {
        let address = format!("{path}?{query}");
        let reply = runtime.block_on(app.get(&address));
        let html = reply.header("content-type") == "text/html; charset=utf-8";
        match reply.status {
            StatusCode::OK => prop_assert!(!reply.body.contains('⟦'), "{address}"),
            StatusCode::SEE_OTHER => {
                let to = reply.header("location");
                prop_assert!(
                    to.starts_with('/') && to != address,
                    "{address} leads to {to}"
                );
                let next = runtime.block_on(app.get(to));
                prop_assert!(!next.status.is_redirection(), "{address} -> {to} leads on");
            }
            status if path.starts_with("/api/") => {
                let is_ours = status.is_client_error() || status == StatusCode::NOT_IMPLEMENTED;
                prop_assert!(is_ours, "{address}: {status}");
                prop_assert_eq!(reply.header("content-type"), "application/problem+json");
            }
            status => prop_assert!(status.is_client_error() && html, "{address}: {status}"),
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
