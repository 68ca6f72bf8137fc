//! A result's address can carry its day: where today's answer differs, the page says so at the top
//! and shows both.

use axum::http::StatusCode;

use crate::app::{TODAY, TestApp};

/// A card of the extension portal, which the decree covered through 15 October 2025.
const OLD: &str = "permit=temporary&expires=2025-05-10&request=none&portal=untried\
                   &age=adult&niss=linked";
/// A CPLP card whose 90 days begin on 2 July 2026.
const EARLY: &str = "permit=cplp&expires=2026-09-30&request=none&portal=untried&invited=no";

#[tokio::test]
async fn an_older_answer_says_at_the_top_that_todays_differs_and_shows_both() {
    let app = TestApp::on(TODAY);
    let older = app
        .get(&format!("/en/check/result?{OLD}&on=2025-08-17"))
        .await;
    assert_eq!(older.status, StatusCode::OK, "{}", older.header("location"));
    let headings = older.texts(".sides h3");
    assert_eq!(headings, ["The answer of 17 August 2025", "Today's answer"]);
    let ways = older.texts(".sides b");
    assert_eq!(ways[0], older.texts("h1")[0]);
    assert_ne!(ways[0], ways[1]);
    let said = older.body.find("Today&#39;s answer is different");
    assert!(said.expect("it is said") < older.body.find("<h1>").expect("a title"));
    // The whole of today's is one tap away, without what does not matter any more.
    let page = older.texts(".sides a");
    assert_eq!(page, ["Today's answer in full"]);
    let address =
        "/en/check/result?permit=temporary&expires=2025-05-10&request=none&portal=untried";
    let links = older.links();
    assert!(links.iter().any(|link| link == address), "{links:?}");
    let today = app.get(address).await;
    assert_eq!(today.texts("h1")[0], ways[1]);
    assert!(!today.body.contains("Today&#39;s answer"));
}

#[tokio::test]
async fn answers_are_the_same_until_the_rule_ends_and_after_it() {
    for (on, today, is_same) in [
        ("2025-10-14", "2025-10-15", true),
        ("2025-10-15", "2025-10-16", false),
        ("2025-10-16", "2025-10-17", true),
    ] {
        let app = TestApp::on(today);
        let page = app.get(&format!("/en/check/result?{OLD}&on={on}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.header("location"));
        let same = page.body.contains("Today&#39;s answer is the same.");
        assert_eq!(same, is_same, "{on}, seen on {today}");
        assert_eq!(page.texts(".sides h3").is_empty(), is_same, "{on}");
    }
}

#[tokio::test]
async fn where_today_one_more_answer_matters_the_page_asks_for_it() {
    let app = TestApp::on(TODAY);
    let early = app
        .get(&format!("/en/check/result?{EARLY}&on=2026-06-01"))
        .await;
    assert_eq!(early.status, StatusCode::OK, "{}", early.header("location"));
    let said = "Today one more question comes first: How old is the person?";
    assert!(early.body.contains(said), "{}", early.body);
    let links = early.links();
    let ask = links.iter().find(|link| link.starts_with("/en/check/age?"));
    let asked = app.get(ask.expect("a link")).await;
    assert_eq!(asked.status, StatusCode::OK);
}

#[tokio::test]
async fn a_result_offers_the_address_at_which_it_stays_as_it_stands() {
    let app = TestApp::on(TODAY);
    let page = app.get("/en/check/result?permit=visa").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.header("location"));
    let lasting = page
        .links()
        .into_iter()
        .find(|link| link.ends_with("on=2026-11-23"));
    let lasting = lasting.expect("a link");
    let again = app.get(&lasting).await;
    assert_eq!(again.status, StatusCode::OK);
    assert!(again.body.contains("Today&#39;s answer is the same."));
    assert_eq!(again.texts("h1"), page.texts("h1"));
}

#[tokio::test]
async fn facts_that_a_result_of_another_day_names_speak_of_that_day_too() {
    let app = TestApp::on(TODAY);
    let page = app
        .get(&format!("/en/check/result?{OLD}&on=2025-08-17"))
        .await;
    let links = page.links();
    let facts: Vec<_> = links
        .iter()
        .filter(|link| link.contains("/facts/"))
        .collect();
    assert!(!facts.is_empty());
    assert!(
        facts.iter().all(|link| link.ends_with("?on=2025-08-17")),
        "{facts:?}"
    );
}
