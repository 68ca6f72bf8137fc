//! Pages that speak of a day: `?on=`, its banner, and the one canonical address.

use axum::http::StatusCode;

use crate::app::{TODAY, TestApp, knowledge};

#[tokio::test]
async fn a_page_of_another_day_says_so_and_offers_todays() {
    let app = TestApp::on(TODAY);
    for page in [
        "messages",
        "messages/no_niss",
        "portals",
        "portals/renewal-portal",
    ] {
        let reply = app.get(&format!("/en/{page}?on=2025-08-17")).await;
        assert_eq!(reply.status, StatusCode::OK, "{page}");
        let banner = reply.texts(".banner");
        assert!(banner[0].contains("17 August 2025"), "{page}: {banner:?}");
        assert!(
            reply.body.contains(&format!("href=\"/en/{page}\"")),
            "{page}"
        );
        assert!(
            app.get(&format!("/en/{page}"))
                .await
                .texts(".banner")
                .is_empty(),
            "{page}"
        );
    }
}

#[tokio::test]
async fn the_portal_shows_only_what_was_known_on_the_day() {
    let app = TestApp::on(TODAY);
    let then = app.get("/en/portals/renewal-portal?on=2025-07-20").await;
    let now = app.get("/en/portals/renewal-portal").await;
    let rows = |reply: &crate::app::Reply| reply.texts("table:not(.spans) tbody tr").len();
    assert_eq!(rows(&then), 1);
    assert!(rows(&now) > 10, "{}", rows(&now));
}

#[tokio::test]
async fn a_message_leads_where_it_led_on_the_day() {
    let app = TestApp::on(TODAY);
    let way = async |day: &str| {
        app.get(&format!("/en/messages/less_than_4_months_irn?on={day}"))
            .await
            .texts("#way")
    };
    assert_eq!(way("2025-12-31").await, ["Go to AIMA in person"]);
    assert_eq!(
        way("2026-01-02").await,
        ["Write to AIMA by the contact form"]
    );
}

#[tokio::test]
async fn an_address_has_one_form() {
    let app = TestApp::on(TODAY);
    for (asked, to) in [
        ("/en/messages?utm_source=x", "/en/messages"),
        (
            "/en/messages/no_niss?on=2025-08-17&fbclid=1",
            "/en/messages/no_niss?on=2025-08-17",
        ),
        ("/pt/portals?x", "/pt/portals"),
        ("/pt/about?on=2025-08-17", "/pt/about"),
    ] {
        let reply = app.get(asked).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{asked}");
        assert_eq!(reply.header("location"), to);
    }
}

#[tokio::test]
async fn a_fact_with_a_page_of_its_own_leads_there() {
    let app = TestApp::on(TODAY);
    for (asked, to) in [
        ("/en/facts/no_niss", "/en/messages/no_niss"),
        (
            "/en/facts/renewal-portal?on=2025-08-17",
            "/en/portals/renewal-portal?on=2025-08-17",
        ),
    ] {
        let reply = app.get(asked).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{asked}");
        assert_eq!(reply.header("location"), to);
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_and_what_is_not_there_is_not_found() {
    let app = TestApp::on(TODAY);
    for (address, status) in [
        (
            "/en/messages?on=2025-02-30",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "/en/messages?on=2025-06-30",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "/en/portals?on=2027-11-24",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        ("/en/messages?edition=x", StatusCode::UNPROCESSABLE_ENTITY),
        ("/en/messages?edition=99", StatusCode::NOT_FOUND),
        ("/en/messages/nothing", StatusCode::NOT_FOUND),
        ("/en/messages/dl-85-b-2025", StatusCode::NOT_FOUND),
        ("/en/portals/no_niss", StatusCode::NOT_FOUND),
        ("/en/facts/nothing", StatusCode::NOT_FOUND),
        ("/xx/messages", StatusCode::NOT_FOUND),
        ("/en/nowhere", StatusCode::NOT_FOUND),
    ] {
        let reply = app.get(address).await;
        assert_eq!(reply.status, status, "{address}");
        assert_eq!(
            reply.header("content-type"),
            "text/html; charset=utf-8",
            "{address}"
        );
        assert_eq!(reply.texts("h1").len(), 1, "{address}");
    }
}

#[tokio::test]
async fn an_overdue_fact_says_so_and_a_fresh_one_does_not() {
    let fact = knowledge().fact("dl-85-b-2025").expect("the decree");
    let checked = fact.verified_on.expect("a day");
    let address = "/en/facts/dl-85-b-2025";
    let soft = "may have changed";
    let fresh = TestApp::on(&checked.to_string()).get(address).await;
    assert!(!fresh.body.contains(soft), "{}", fresh.body);
    let later = fact
        .fresh_until()
        .expect("a day")
        .succ_opt()
        .expect("a day");
    let overdue = TestApp::on(&later.to_string()).get(address).await;
    assert!(overdue.body.contains(soft), "{}", overdue.body);
}

#[tokio::test]
async fn a_message_promises_no_wait_once_nobody_knows_which_months_are_open() {
    let app = TestApp::on(TODAY);
    let page = "/en/messages/not_identified_or_no_access?on=";
    for (on, is_said) in [("2026-06-23", true), ("2026-06-24", false)] {
        let page = app.get(&format!("{page}{on}")).await;
        let said = page
            .body
            .contains("While the month of your card is not open");
        assert_eq!(said, is_said, "{on}");
        let entry = format!("/api/v1/messages/not_identified_or_no_access?on={on}");
        let instead = app.get(&entry).await.json()["while_month_closed"].clone();
        assert_eq!(instead.is_string(), is_said, "{on}");
    }
}

#[tokio::test]
async fn the_extension_portal_took_cards_until_its_last_day() {
    let app = TestApp::on(TODAY);
    for (on, heading) in [
        ("2025-12-30", "Which cards it takes"),
        (
            "2025-12-31",
            "Which cards it took in new requests, until 30 December 2025",
        ),
    ] {
        let page = format!("/en/portals/extension-portal?on={on}");
        let headings = app.get(&page).await.texts("h2");
        assert!(headings.iter().any(|one| one == heading), "{headings:?}");
    }
}

#[tokio::test]
async fn the_ways_from_a_page_of_another_day_keep_the_day() {
    let app = TestApp::on(TODAY);
    let page = app.get("/en/?on=2025-08-17").await;
    for way in ["/en/messages", "/en/portals", "/en/"] {
        let kept = format!("href=\"{way}?on=2025-08-17\"");
        assert!(page.body.contains(&kept), "{way}");
    }
    let first = app.get("/?on=2025-08-17").await;
    assert_eq!(first.header("location"), "/pt/?on=2025-08-17");
}
