//! Editions without a database: the one that is built in, and a wait for the others.

use axum::http::StatusCode;

use crate::app::{TODAY, TestApp, knowledge};

#[tokio::test]
async fn without_a_database_the_current_edition_is_listed_and_the_page_says_why() {
    let app = TestApp::on(TODAY);
    let page = app.get("/en/editions").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("cannot be listed just now"),
        "{}",
        page.body
    );
    let listed = app.get("/api/v1/editions").await.json();
    assert_eq!(listed["editions"].as_array().map(Vec::len), Some(1));
    let digest = listed["editions"][0]["digest"].as_str().expect("a digest");
    assert_eq!(digest.len(), 64);
    assert!(page.body.contains(digest));
}

#[tokio::test]
async fn an_edition_comes_whole() {
    let app = TestApp::on(TODAY);
    let edition = app.get("/api/v1/editions/0").await.json();
    let facts = edition["content"]["facts"].as_object().expect("facts");
    assert_eq!(facts.len(), knowledge().facts.len());
    assert_eq!(edition["number"], 0);
}

#[tokio::test]
async fn an_edition_does_not_differ_from_itself() {
    let difference = TestApp::on(TODAY)
        .get("/api/v1/editions/0...0")
        .await
        .json();
    assert_eq!(difference["from"], 0);
    for kind in ["facts", "sources"] {
        for change in ["added", "removed"] {
            assert_eq!(difference[kind][change].as_array().map(Vec::len), Some(0));
        }
        assert_eq!(
            difference[kind]["changed"]
                .as_object()
                .map(serde_json::Map::len),
            Some(0)
        );
    }
}

#[tokio::test]
async fn an_edition_that_does_not_exist_is_not_found() {
    let app = TestApp::on(TODAY);
    for which in [
        "1",
        "99",
        "x",
        "-1",
        "",
        "0...",
        "...0",
        "0...9",
        "99999999999999999999",
    ] {
        let reply = app.get(&format!("/api/v1/editions/{which}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{which}");
        assert_eq!(
            reply.header("content-type"),
            "application/problem+json",
            "{which}"
        );
    }
}
