//! The headers of every answer: no cookie, nothing loaded from elsewhere, kept as long as right.

use axum::http::{Method, StatusCode};

use crate::app::{TODAY, TestApp};

const ADDRESSES: [&str; 12] = [
    "/en/",
    "/en/check/permit",
    "/en/check/result",
    "/en/messages",
    "/en/messages/no_niss",
    "/en/portals",
    "/en/facts/dl-85-b-2025",
    "/en/about",
    "/en/editions",
    "/en/nowhere",
    "/api/v1/triage",
    "/api/v1/nothing",
];

#[tokio::test]
async fn every_answer_carries_the_same_protection_and_no_cookie() {
    let app = TestApp::on(TODAY);
    for address in ADDRESSES {
        let reply = app.get(address).await;
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{address}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{address}: {policy}"
        );
        assert!(!policy.contains("unsafe"), "{address}: {policy}");
        assert_eq!(
            reply.header("x-content-type-options"),
            "nosniff",
            "{address}"
        );
        assert_eq!(reply.header("x-frame-options"), "DENY", "{address}");
        assert_eq!(reply.header("referrer-policy"), "same-origin", "{address}");
        assert!(
            reply
                .header("strict-transport-security")
                .contains("max-age="),
            "{address}"
        );
        assert!(!reply.headers.contains_key("set-cookie"), "{address}");
    }
}

#[tokio::test]
async fn a_page_without_answers_may_be_kept_and_one_with_answers_only_by_us() {
    let app = TestApp::on(TODAY);
    for (address, kept) in [
        ("/en/messages", "public, max-age=60"),
        ("/en/messages/no_niss?on=2025-08-17", "public, max-age=60"),
        ("/api/v1/messages", "public, max-age=60"),
        ("/api/v1/portals", "public, max-age=60"),
        ("/en/check/expires?permit=temporary", "private, no-cache"),
        ("/api/v1/triage", "private, no-cache"),
        ("/api/v1/triage?permit=temporary", "private, no-cache"),
        ("/en/portals/renewal-portal/report", "no-store"),
        ("/en/nowhere", "no-store"),
        ("/api/v1/triage?permit=x", "no-store"),
    ] {
        let reply = app.get(address).await;
        assert_eq!(reply.header("cache-control"), kept, "{address}");
    }
}

#[tokio::test]
async fn what_did_not_change_is_not_sent_again() {
    let app = TestApp::on(TODAY);
    for address in [
        "/en/messages",
        "/api/v1/triage?permit=temporary",
        "/api/v1/messages",
    ] {
        let tag = app.get(address).await.header("etag").to_owned();
        assert!(!tag.is_empty(), "{address}");
        let again = app
            .send(Method::GET, address, &[("if-none-match", &tag)])
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
        assert!(again.body.is_empty(), "{address}");
    }
}

#[tokio::test]
async fn only_the_api_is_open_to_other_origins() {
    let app = TestApp::on(TODAY);
    for address in ADDRESSES {
        let reply = app.get(address).await;
        let allowed = reply.header("access-control-allow-origin");
        assert_eq!(allowed == "*", address.starts_with("/api/"), "{address}");
    }
    let asked = [
        ("origin", "https://association.example"),
        ("access-control-request-method", "GET"),
    ];
    let reply = app.send(Method::OPTIONS, "/api/v1/triage", &asked).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert!(reply.header("access-control-allow-methods").contains("GET"));
}

#[tokio::test]
async fn nothing_but_reading_is_allowed() {
    let app = TestApp::on(TODAY);
    for address in [
        "/en/portals",
        "/en/check/permit",
        "/api/v1/triage",
        "/api/v1/messages",
    ] {
        let reply = app.send(Method::POST, address, &[]).await;
        assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{address}");
    }
    let head = app.send(Method::HEAD, "/api/v1/triage", &[]).await;
    assert_eq!(head.status, StatusCode::OK);
}
