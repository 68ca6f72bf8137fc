//! "Next person" at a desk: what a browser sends again of the one before shows nothing.

use axum::http::StatusCode;
use rumo::state::Settings;

use crate::app::{Reply, TODAY, TestApp, settings};
use crate::desk::{MEDIAN, attributes};

const DESK: &str = "/desk?ui=en&with=pt";
const NEXT: &str = "/desk/next?ui=en&with=pt";
/// Where a form leads whose case has ended.
const ENDED: &str = "/desk?ui=en&with=pt#finished";
/// Every page that shows answers.
const PAGES: [&str; 5] = [
    "/desk?ui=en&with=pt",
    "/desk?ui=en",
    "/desk/sheet?ui=en&with=pt",
    "/desk/letters?ui=en&with=pt",
    "/desk/letters/email?ui=en&with=pt",
];

/// The number that the forms of a page carry.
fn case(reply: &Reply) -> String {
    let mut cases = attributes(reply, "input[name=case]", "value");
    assert_eq!(cases.len(), 1, "{}", reply.body);
    cases.remove(0)
}

fn of(case: &str) -> String {
    format!("case={case}&{MEDIAN}")
}

/// The page leads to the empty desk, which nobody keeps, and shows no answer.
fn shows_nobody(reply: &Reply, what: &str) {
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{what}");
    assert!(reply.header("location").ends_with("#finished"), "{what}");
    assert_eq!(reply.header("cache-control"), "no-store", "{what}");
    assert!(reply.body.is_empty(), "{what}");
}

#[tokio::test]
async fn after_next_person_no_form_of_the_one_before_is_shown_again() {
    let app = TestApp::on(TODAY);
    let case = case(&app.get(DESK).await);
    for page in PAGES {
        let reply = app.post(page, &of(&case)).await;
        assert_eq!(reply.status, StatusCode::OK, "{page}");
    }
    let next = app.post(NEXT, &format!("case={case}")).await;
    assert_eq!(
        (next.status, next.header("location")),
        (StatusCode::SEE_OTHER, DESK)
    );
    assert_eq!(next.header("cache-control"), "no-store");
    for page in PAGES {
        shows_nobody(&app.post(page, &of(&case)).await, page);
        // Nor with half of what was told, nor with nothing.
        let half = format!("case={case}&permit=temporary");
        shows_nobody(&app.post(page, &half).await, page);
        shows_nobody(&app.post(page, &format!("case={case}")).await, page);
    }
    let empty = app.post(PAGES[0], &of(&case)).await;
    assert_eq!(empty.header("location"), ENDED);
    // Who comes by is told why, and only where the address says so.
    let empty = app.get(DESK).await;
    assert_eq!(empty.texts("#finished").len(), 1);
    assert!(attributes(&empty, "input[checked]", "name").is_empty());
}

#[tokio::test]
async fn one_number_goes_with_a_person_through_every_page_and_no_other_person_has_it() {
    let app = TestApp::on(TODAY);
    let first = case(&app.get(DESK).await);
    for page in PAGES {
        let reply = app.post(page, &of(&first)).await;
        assert_eq!(case(&reply), first, "{page}");
        let half = format!("case={first}&permit=temporary");
        let half = app.post(page, &half).await;
        assert_eq!(case(&half), first, "{page} with a question still open");
    }
    let other = case(&app.get(DESK).await);
    assert_ne!(other, first, "another window is another person");
    app.post(NEXT, &format!("case={first}")).await;
    assert_eq!(app.post(DESK, &of(&other)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn pressing_twice_loses_nothing() {
    let app = TestApp::on(TODAY);
    let case = case(&app.get(DESK).await);
    // Enter twice, and a reload in the middle of a case.
    for _ in 0..3 {
        let reply = app.post(DESK, &of(&case)).await;
        assert_eq!(reply.texts("#way [data-route]").len(), 1);
    }
    for _ in 0..2 {
        // A form without a script sends its answers along.
        let next = app.post(NEXT, &of(&case)).await;
        assert_eq!(next.header("location"), DESK);
    }
    // Whoever comes back to where it ended is at the desk.
    let next = app.get(NEXT).await;
    assert_eq!(next.header("location"), DESK);
}

#[tokio::test]
async fn the_languages_are_kept_for_the_next_person() {
    let app = TestApp::on(TODAY);
    for languages in ["ui=pt", "ui=en&with=pt", "ui=qps&with=en"] {
        let desk = format!("/desk?{languages}");
        let case = case(&app.get(&desk).await);
        let next = app
            .post(&format!("/desk/next?{languages}"), &format!("case={case}"))
            .await;
        assert_eq!(next.header("location"), desk);
        let again = app.post(&desk, &of(&case)).await;
        assert_eq!(again.header("location"), format!("{desk}#finished"));
    }
}

#[tokio::test]
async fn a_number_is_read_on_its_day_and_the_next_and_is_refused_after() {
    let written = case(&TestApp::on("2026-11-23").get(DESK).await);
    assert!(written.starts_with("20261123-"), "{written}");
    for (today, is_read) in [
        ("2026-11-21", false),
        // The clock of another instance may be behind.
        ("2026-11-22", true),
        ("2026-11-23", true),
        ("2026-11-24", true),
        ("2026-11-25", false),
    ] {
        let app = TestApp::on(today);
        for page in PAGES {
            let reply = app.post(page, &of(&written)).await;
            if is_read {
                assert_eq!(reply.status, StatusCode::OK, "{today} {page}");
            } else {
                shows_nobody(&reply, today);
            }
        }
    }
}

#[tokio::test]
async fn what_is_no_number_shows_nobody_and_is_no_error() {
    let app = TestApp::on(TODAY);
    for wrong in [
        "",
        "1",
        "%00%ff",
        "20261123-",
        "20261123-zz112233445566778899aabbccddeeff",
        "99999999-00112233445566778899aabbccddeeff",
    ] {
        for page in PAGES {
            shows_nobody(&app.post(page, &of(wrong)).await, wrong);
        }
        let next = app.post(NEXT, &format!("case={wrong}")).await;
        assert_eq!(next.header("location"), DESK, "{wrong}");
    }
    assert_eq!(app.post(NEXT, "").await.header("location"), DESK);
    let long = app.post(NEXT, &"x".repeat(100_000)).await;
    assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_program_that_sends_no_number_is_given_one_that_ends_like_all() {
    let app = TestApp::on(TODAY);
    for page in PAGES {
        let given = case(&app.post(page, MEDIAN).await);
        assert_eq!(app.post(page, &of(&given)).await.status, StatusCode::OK);
        app.post(NEXT, &format!("case={given}")).await;
        shows_nobody(&app.post(page, &of(&given)).await, page);
    }
}

#[tokio::test]
async fn who_ends_a_case_after_the_other_is_stopped_before_a_table_is_full() {
    let many = Settings {
        requests_per_second: 10_000,
        ..settings()
    };
    let app = TestApp::with(TODAY, many);
    for _ in 0..100 {
        let next = app.post_at([203, 0, 113, 5], NEXT, "case=").await;
        assert_eq!(next.status, StatusCode::SEE_OTHER);
    }
    let next = app.post_at([203, 0, 113, 5], NEXT, "case=").await;
    assert_eq!(next.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(next.header("retry-after"), "2");
    let form = app.post_at([203, 0, 113, 5], DESK, MEDIAN).await;
    assert_eq!(form.status, StatusCode::OK, "the desk goes on");
    let other = app.post_at([203, 0, 113, 6], NEXT, "case=").await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_form_of_another_site_shows_nothing_and_ends_no_case() {
    let app = TestApp::on(TODAY);
    let case = case(&app.get(DESK).await);
    for page in PAGES.into_iter().chain([NEXT]) {
        for headers in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "https://evil.example"), ("host", "rumo.example")],
        ] {
            let reply = app.post_with(page, &of(&case), headers).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{page} {headers:?}");
            assert_eq!(reply.texts("h1"), ["This came from another site"], "{page}");
            assert_eq!(reply.header("cache-control"), "no-store", "{page}");
            assert!(attributes(&reply, "input", "value").is_empty(), "{page}");
        }
    }
    for headers in [
        &[("sec-fetch-site", "same-origin")][..],
        &[("sec-fetch-site", "none")],
        &[("origin", "http://rumo.example"), ("host", "rumo.example")],
        &[],
    ] {
        for page in PAGES {
            let reply = app.post_with(page, &of(&case), headers).await;
            assert_eq!(reply.status, StatusCode::OK, "{page} {headers:?}");
        }
    }
}
