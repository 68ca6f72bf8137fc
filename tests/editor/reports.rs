//! The reports of visitors for editors: what was told, and the freeze.

use std::net::IpAddr;

use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;
use store::{How, Report, Role, Sender, Symptom, Tap};
use triage::Route;

use crate::site::Site;

const PAGE: &str = "/editor/reports";

/// People who could not open a portal, each from a place of their own.
async fn told(site: &Site, people: u8) {
    for person in 0..people {
        let shown = site.now - TimeDelta::minutes(1);
        let form = site.store.report_form("a-portal", shown).await.unwrap();
        let report = Report {
            portal: "a-portal",
            symptom: Symptom::Message,
            message: Some("no_niss"),
            month: Some("2026-07-01".parse().unwrap()),
            version: Some("en"),
        };
        let sender = Sender {
            address: IpAddr::from([198, 51, person, 1]),
            browser: "a browser",
        };
        let kept = site.store.keep_report(report, sender, &form, site.now);
        kept.await.unwrap();
    }
    site.store.weigh_reports(site.now).await.unwrap();
}

#[sqlx::test(migrations = false)]
async fn an_editor_sees_counts_signs_and_cards_and_nothing_of_a_person(pool: PgPool) {
    let site = Site::new(pool).await;
    told(&site, 9).await;
    let page = site.signed_in("vera", Role::Viewer).await.get(PAGE).await;
    assert_eq!(page.status, StatusCode::OK);
    let cells = page.texts("table td");
    for cell in ["some people", "no_niss", "9", "July 2026 · English version"] {
        assert!(cells.iter().any(|found| found == cell), "{cell}: {cells:?}");
    }
    assert!(!page.body.contains("198.51") && !page.body.contains("a browser"));
    assert!(
        page.texts("main form").is_empty(),
        "a viewer freezes nothing"
    );
}

#[sqlx::test(migrations = false)]
async fn an_editor_sees_how_many_told_that_something_worked_for_a_message(pool: PgPool) {
    let site = Site::new(pool).await;
    for (host, how, way) in [
        (1, How::Worked, Some(Route::Niss)),
        (2, How::Worked, Some(Route::Niss)),
        (3, How::NotWorked, None),
    ] {
        let tap = Tap {
            portal: None,
            message: Some("no_niss"),
            way,
            how,
        };
        let sender = Sender {
            address: IpAddr::from([198, 51, host, 1]),
            browser: "a browser",
        };
        site.store.keep_tap(tap, sender, site.now).await.unwrap();
    }
    let page = site.signed_in("vera", Role::Viewer).await.get(PAGE).await;
    let cells = page.texts("table td");
    assert_eq!(cells.len(), 6, "{cells:?}");
    assert_eq!(cells[1..], ["2", "0", "what the page says", "0", "1"]);
    assert!(!page.body.contains("198.51") && !page.body.contains("a browser"));
}

#[sqlx::test(migrations = false)]
async fn an_operator_freezes_with_a_reason_and_counts_again(pool: PgPool) {
    let site = Site::new(pool).await;
    told(&site, 9).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    for why in ["", "  ", &"x".repeat(501)] {
        let typed = [("why", why), ("frozen", "yes")];
        let refused = operator.post(PAGE, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert_eq!(refused.texts("#why-error").len(), 1, "{why}");
    }
    let typed = [("why", "A game <b>"), ("frozen", "yes")];
    assert_eq!(operator.post(PAGE, &typed).await.to(), PAGE);
    assert!(site.store.reports().await.unwrap().frozen);
    let page = operator.get(PAGE).await;
    assert_eq!(page.texts(".go"), ["Count reports again"]);
    assert!(page.body.contains("Reports are frozen"));
    assert!(page.body.contains("No sign.") && page.body.contains("A game &#60;b&#62;"));
    // A second click, from a page that was open.
    let typed = [("why", "Again"), ("frozen", "yes")];
    assert_eq!(operator.post(PAGE, &typed).await.to(), PAGE);
    assert_eq!(site.store.report_freezes().await.unwrap().len(), 1);
    let typed = [("why", "Over"), ("frozen", "no")];
    assert_eq!(operator.post(PAGE, &typed).await.to(), PAGE);
    assert!(!site.store.reports().await.unwrap().frozen);
    assert_eq!(operator.get(PAGE).await.texts(".go"), ["Freeze reports"]);
}

#[sqlx::test(migrations = false)]
async fn nobody_freezes_from_another_site(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    let typed = [("why", "A trick"), ("frozen", "yes")];
    let sent = operator.post_from("cross-site", PAGE, &typed).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
    assert!(!site.store.reports().await.unwrap().frozen);
}
