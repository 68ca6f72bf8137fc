//! "Did it work?", where there is no database: the buttons, what is refused, and what people report.

use axum::http::{Method, StatusCode};
use chrono::NaiveDate;
use store::{Reports, WorkedSign};
use triage::Route;

use crate::app::{TODAY, TestApp};

const PAGE: &str = "/en/messages/no_niss";
const TAP: &str = "/en/worked";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn told(way: Option<Route>, last_on: &str) -> Reports {
    Reports {
        worked: vec![WorkedSign {
            message: "no_niss".to_owned(),
            way,
            last_on: day(last_on),
        }],
        ..Reports::default()
    }
}

#[tokio::test]
async fn a_message_asks_whether_it_worked_with_one_tap_and_values_of_closed_sets_alone() {
    let app = TestApp::on(TODAY);
    let page = app.get(PAGE).await;
    assert_eq!(
        page.texts("form.worked button"),
        ["It worked", "It did not work"]
    );
    assert!(page.links().contains(&TAP.to_owned()));
    assert!(
        page.header("cache-control").starts_with("public"),
        "it is kept for all"
    );
    for field in [
        "name=\"message\" value=\"no_niss\"",
        "name=\"how\" value=\"worked\"",
    ] {
        assert!(page.body.contains(field), "{field}");
    }
    let past = app.get(&format!("{PAGE}?on=2026-05-25")).await;
    assert!(past.texts("form.worked").is_empty(), "today only");
    let frozen = TestApp::reporting(Reports {
        frozen: true,
        ..Reports::default()
    });
    assert!(frozen.get(PAGE).await.texts("form.worked").is_empty());
}

#[tokio::test]
async fn what_is_none_of_our_buttons_is_refused_in_words() {
    let app = TestApp::on(TODAY);
    for form in [
        "",
        "how=worked",
        "how=worked&message=nothing-of-the-kind",
        "how=worked&portal=nothing-of-the-kind",
        "how=worked&portal=no_niss",
        "how=worked&message=renewal-portal",
        "how=perhaps&message=no_niss",
        "how=&message=no_niss",
        "message=no_niss",
        "how=worked&message=no_niss&way=by-magic",
        "how=worked&message=no_niss&way=not_covered",
        "how=unreachable&message=no_niss",
        "how=worked&message=",
        "how=worked&message=%00",
    ] {
        for (lang, words) in [
            ("en", "We did not understand that"),
            ("pt", "Não percebemos"),
        ] {
            let reply = app.post(&format!("/{lang}/worked"), form).await;
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
            assert_eq!(reply.texts("h1"), [words], "{form}");
            assert_eq!(reply.header("cache-control"), "no-store");
        }
    }
}

#[tokio::test]
async fn who_waits_for_a_portal_to_open_is_asked_whether_it_did() {
    let app = TestApp::on(TODAY);
    let waiting = "/en/check/take?permit=temporary&expires=2027-01-20&request=none\
                   &portal=unreachable&basis=employed&age=adult&niss=linked&place=portugal&tried=none";
    let page = app.get(waiting).await;
    assert_eq!(page.texts("form.worked button").len(), 3, "{}", page.body);
    for field in ["value=\"renewal-portal\"", "value=\"wait_retry\""] {
        assert!(page.body.contains(field), "{field}");
    }
    // Who waits for an answer has no portal to tell of.
    let asked = "/en/check/take?permit=temporary&expires=2026-07-20&request=paid&portal=untried";
    let asked = app.get(asked).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.texts("form.worked").is_empty());
}

#[tokio::test]
async fn without_a_database_a_tap_is_told_to_try_later() {
    let app = TestApp::on(TODAY);
    for form in [
        "how=worked&message=no_niss",
        "how=not-worked&message=no_niss&way=niss",
        "how=unreachable&portal=renewal-portal&way=renewal_portal",
        "how=worked&portal=renewal-portal&message=no_niss&way=renewal_portal",
    ] {
        let reply = app.post(TAP, form).await;
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE, "{form}");
        assert!(reply.body.contains("Please try again later"), "{form}");
        assert!(
            reply
                .links()
                .iter()
                .any(|link| form.contains(link.rsplit('/').next().unwrap_or("?")))
        );
    }
}

#[tokio::test]
async fn whoever_told_finds_back_to_the_result_or_the_page_in_every_language() {
    let app = TestApp::on(TODAY);
    let answers = "permit=temporary&expires=2027-01-20&request=none&portal=untried";
    let from = |page: &str| format!("https://rumo.example{page}");
    let take = from(&format!("/en/check/take?{answers}"));
    let tap = "how=worked&portal=renewal-portal&message=no_niss&way=renewal_portal&website=x";
    let told = async |referer: &str| {
        let headers = [("sec-fetch-site", "same-origin"), ("referer", referer)];
        app.post_with(TAP, tap, &headers).await
    };
    let reply = told(&take).await;
    let result = format!("/en/check/result?{answers}");
    assert!(reply.links().contains(&result), "{:?}", reply.links());
    assert!(reply.links().contains(&result.replace("/en/", "/pt/")));
    // From anywhere else the page that it was about is the nearest.
    for elsewhere in [
        from(PAGE),
        from("/en/check/take"),
        from("/pt/check/take?permit=visa"),
        "/en/check/take?permit=visa".to_owned(),
        "https://evil.example//en/check/take?permit=visa".to_owned(),
        String::new(),
    ] {
        let reply = told(&elsewhere).await;
        assert_eq!(reply.texts("h1"), ["Thank you for telling"], "{elsewhere}");
        let links = reply.links();
        assert!(
            links.iter().all(|link| !link.contains("/check/")),
            "{elsewhere}"
        );
        assert!(
            links.contains(&"/pt/messages/no_niss".to_owned()),
            "{links:?}"
        );
    }
}

#[tokio::test]
async fn another_site_cannot_tap_and_who_fills_the_trap_or_hides_is_thanked_alike() {
    let app = TestApp::on(TODAY);
    let tap = "how=worked&message=no_niss";
    let reply = app.post_from("cross-site", TAP, tap).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    let trapped = app.post(TAP, &format!("{tap}&website=x")).await;
    assert_eq!(
        trapped.status,
        StatusCode::OK,
        "nobody learns that it does not count"
    );
    assert_eq!(trapped.texts("h1"), ["Thank you for telling"]);
    let read = app.send(Method::GET, TAP, &[]).await;
    assert_eq!(read.header("location"), "/en/messages", "nothing was told");
    // A program that does not say where it sends from is not believed, and not told so.
    let hidden = app.post_silently(TAP, tap).await;
    assert_eq!(hidden.texts("h1"), ["Thank you for telling"]);
}

/// A site that answers many requests a second.
fn busy() -> TestApp {
    let settings = rumo::state::Settings {
        requests_per_second: 10_000,
        ..crate::app::settings()
    };
    TestApp::with(TODAY, settings)
}

#[tokio::test]
async fn an_office_behind_one_address_can_tap_for_its_queue_and_what_is_refused_costs_it_nothing() {
    let (app, office) = (busy(), [203, 0, 113, 5]);
    let tap = "how=worked&message=no_niss";
    for refused in ["how=worked", "how=worked&message=no_niss&website=x"] {
        for _ in 0..40 {
            let reply = app.post_at(office, TAP, refused).await;
            assert_ne!(reply.status, StatusCode::TOO_MANY_REQUESTS, "{refused}");
        }
    }
    // Without a database none is kept, and each is taken.
    for _ in 0..30 {
        let reply = app.post_at(office, TAP, tap).await;
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    let over = app.post_at(office, TAP, tap).await;
    assert_eq!(over.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u32 = over.header("retry-after").parse().expect("seconds");
    assert!((1..=11).contains(&wait), "{wait}");
    let said = over.texts("main p").join(" ");
    assert!(said.contains(&format!("{wait} second")), "{said}");
    // A report of a portal has its own limit, and so has everybody else.
    let other = app.post_at([203, 0, 113, 6], TAP, tap).await;
    assert_eq!(other.status, StatusCode::SERVICE_UNAVAILABLE);
    let report = "/pt/portals/renewal-portal/report";
    for _ in 0..40 {
        let nothing_chosen = app.post_at(office, report, "").await;
        assert_eq!(nothing_chosen.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for _ in 0..6 {
        let taken = app.post_at(office, report, "symptom=worked").await;
        assert_eq!(taken.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    let over = app.post_at(office, report, "symptom=worked").await;
    assert_eq!(over.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u32 = over.header("retry-after").parse().expect("seconds");
    let minutes = format!("{} minutos", wait.div_ceil(60));
    assert!(over.texts("main p").join(" ").contains(&minutes), "{wait}");
}

#[tokio::test]
async fn while_nothing_is_counted_a_tap_costs_nothing() {
    let settings = rumo::state::Settings {
        requests_per_second: 10_000,
        ..crate::app::settings()
    };
    let frozen = Reports {
        frozen: true,
        ..Reports::default()
    };
    let app = TestApp::of(TODAY, settings, frozen);
    for _ in 0..40 {
        let tap = "how=worked&message=no_niss";
        let reply = app.post_at([203, 0, 113, 5], TAP, tap).await;
        assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    }
}

#[tokio::test]
async fn what_people_report_that_worked_stands_on_the_page_for_thirty_days_without_a_number() {
    let last = day(TODAY);
    for (before, is_there) in [(0, true), (1, true), (30, true), (31, false)] {
        let on = last - chrono::Days::new(before);
        let app = TestApp::reporting(told(Some(Route::Niss), &on.to_string()));
        let page = app.get(PAGE).await;
        let there = page
            .body
            .contains("People report that this worked for them:");
        assert_eq!(there, is_there, "{before} days ago");
        assert_eq!(page.body.contains("Nobody has checked it"), is_there);
    }
    let app = TestApp::reporting(told(None, TODAY));
    assert!(app.get(PAGE).await.body.contains("what stands here under"));
    let before = app.get(&format!("{PAGE}?on=2026-11-22")).await;
    assert!(
        !before.body.contains("People report"),
        "it was not known then"
    );
    let other = app.get("/en/messages/duplicate_address").await;
    assert_eq!(other.status, StatusCode::OK);
    assert!(!other.body.contains("People report"), "of another message");
}

#[tokio::test]
async fn the_api_says_it_as_long_as_the_page_does() {
    let last = day(TODAY);
    let asked = "/api/v1/messages/no_niss";
    let nothing = TestApp::on(TODAY).get(asked).await.json();
    assert_eq!(
        nothing["reports"],
        serde_json::json!({"frozen": false, "signs": []})
    );
    for (before, is_there) in [(0, true), (1, true), (30, true), (31, false)] {
        let on = (last - chrono::Days::new(before)).to_string();
        let app = TestApp::reporting(told(Some(Route::Niss), &on));
        let signs = app.get(asked).await.json()["reports"]["signs"].clone();
        let sign = serde_json::json!([{"route": "niss", "last_on": on}]);
        assert_eq!(signs == sign, is_there, "{before} days ago: {signs}");
        let other = app.get("/api/v1/messages/duplicate_address").await.json();
        assert_eq!(other["reports"]["signs"], serde_json::json!([]));
    }
    let app = TestApp::reporting(told(None, TODAY));
    let signs = app.get(asked).await.json()["reports"]["signs"].clone();
    let sign = serde_json::json!([{"route": null, "last_on": TODAY}]);
    assert_eq!(signs, sign, "what stands under `todo`");
    let before = app.get(&format!("{asked}?on=2026-11-22")).await.json();
    assert_eq!(before["reports"]["signs"], serde_json::json!([]));
}

#[tokio::test]
async fn what_people_report_never_changes_the_way() {
    let result = "/en/check/result?permit=temporary&expires=2026-07-20&request=none\
                  &portal=message&message=no_niss&basis=employed&age=adult&niss=none";
    let before = TestApp::reporting(Reports::default()).get(result).await;
    let after = TestApp::reporting(told(Some(Route::InPerson), TODAY))
        .get(result)
        .await;
    assert_eq!(before.body, after.body);
}
