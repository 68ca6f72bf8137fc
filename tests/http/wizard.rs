//! The interview as pages: one canonical address, and nothing said is lost.

use axum::http::StatusCode;

use crate::app::{TODAY, TestApp};

#[tokio::test]
async fn an_unknown_name_is_dropped_by_a_redirect() {
    let app = TestApp::on(TODAY);
    for (asked, to) in [
        ("/en/?utm_source=x", "/en/"),
        ("/en/check/permit?gclid=1", "/en/check/permit"),
        (
            "/en/check/expires?x=1&permit=temporary",
            "/en/check/expires?permit=temporary",
        ),
        (
            "/en/check/request?permit=temporary",
            "/en/check/expires?permit=temporary",
        ),
        ("/en/check/result", "/en/check/permit"),
    ] {
        let reply = app.get(asked).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{asked}");
        assert_eq!(reply.header("location"), to, "{asked}");
    }
}

#[tokio::test]
async fn an_unknown_value_is_refused_on_the_page_that_asks() {
    let app = TestApp::on(TODAY);
    for address in [
        "/en/check/permit?permit=blue",
        "/en/check/expires?permit=temporary&expires=2025-02-30",
        "/en/check/result?permit=temporary&expires=yesterday",
    ] {
        let reply = app.get(address).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert_eq!(
            reply.texts("#error h2"),
            ["There is a problem"],
            "{address}"
        );
    }
}

#[tokio::test]
async fn the_months_and_days_of_a_date_have_their_names() {
    let app = TestApp::on(TODAY);
    let page = app
        .get("/en/check/expires?permit=temporary&pick=expires:2026-07")
        .await;
    assert!(page.body.contains("July 2026"), "{}", page.body);
    let page = app.get("/pt/check/expires?permit=temporary").await;
    assert_eq!(page.texts(".fields label"), ["Dia", "Mês", "Ano"]);
}

#[tokio::test]
async fn no_language_has_fewer_options_than_another() {
    let app = TestApp::on(TODAY);
    for page in [
        "check/permit",
        "check/request?permit=temporary&expires=2026-07-20",
        "messages",
    ] {
        let mut counts = Vec::new();
        for lang in ["pt", "en", "qps"] {
            counts.push(
                app.get(&format!("/{lang}/{page}"))
                    .await
                    .texts(".ways li")
                    .len(),
            );
        }
        assert!(
            counts[0] > 0 && counts.iter().all(|count| *count == counts[0]),
            "{page}: {counts:?}"
        );
    }
}

#[tokio::test]
async fn digits_of_other_keyboards_are_digits() {
    let app = TestApp::on(TODAY);
    for (day, month, year) in [
        ("٢٠", "٧", "٢٠٢٦"),
        ("২০", "৭", "২০২৬"),
        ("२०", "७", "२०२६"),
    ] {
        let page = app
            .get(&format!(
                "/en/check/expires?permit=temporary&day={day}&month={month}&year={year}"
            ))
            .await;
        assert_eq!(page.status, StatusCode::OK, "{day}");
        assert!(page.body.contains("20 July 2026"), "{day}");
    }
}
