//! What people type: recognised by the page, the interview and the API, kept by nobody.

use axum::http::StatusCode;

use crate::app::{TODAY, TestApp};

const DEBT: &str = "said=it+says+that+my+debt+situation+is+under+review+and+to+try+later";
const QUESTION: &str =
    "/en/check/message?permit=temporary&expires=2026-07-20&request=none&portal=message";

#[tokio::test]
async fn a_message_told_in_ones_own_words_is_found_and_the_page_is_kept_by_nobody() {
    let app = TestApp::on(TODAY);
    for lang in ["en", "pt", "qps"] {
        let page = app.post(&format!("/{lang}/messages"), DEBT).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.header("etag").is_empty());
        let wanted = format!("/{lang}/messages/debt_under_review");
        assert!(page.links().contains(&wanted), "{lang}");
        assert!(
            page.body.contains("my debt situation is under review"),
            "what was typed stays"
        );
    }
}

#[tokio::test]
async fn an_unknown_message_is_not_guessed_and_leads_to_people_and_on() {
    let app = TestApp::on(TODAY);
    let page = app
        .post(
            "/en/messages",
            "said=my+cat+ate+all+the+sardines+on+Sunday+12345",
        )
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("We do not know this message"));
    assert!(page.body.contains("tel:+351"), "somebody to call");
    assert!(
        page.links()
            .iter()
            .any(|link| link.contains("message=unknown")),
        "the way on"
    );
    let shown = page.texts(".missed blockquote");
    assert_eq!(
        shown,
        ["my cat ate all the sardines on Sunday #"],
        "as it would be sent"
    );
}

#[tokio::test]
async fn a_refusal_is_said_to_be_one_and_never_taken_for_a_message() {
    let app = TestApp::on(TODAY);
    for (said, is_refusal) in [
        (
            "A+AIMA+decidiu+indeferir+o+pedido+de+renova%C3%A7%C3%A3o",
            true,
        ),
        ("my+renewal+was+refused", true),
        ("recebi+uma+audi%C3%AAncia+pr%C3%A9via", false),
    ] {
        for page in ["/en/messages", QUESTION] {
            let page = app.post(page, &format!("said={said}")).await;
            let title = page.texts("#found").concat();
            assert_eq!(title == "This reads like a refusal", is_refusal, "{said}");
            let hearing = page.links();
            let mut hearing = hearing.iter();
            assert!(
                hearing.any(|link| link.contains("hearing_before_refusal")),
                "{said}"
            );
            if is_refusal {
                assert!(page.body.contains("Answer “It was refused”"));
                assert!(page.body.contains("tel:+351"), "somebody to call");
                assert!(
                    page.texts(".missed").is_empty(),
                    "it is nothing that we lack"
                );
                let links = page.links();
                let go_on = links.iter().find(|link| link.contains("request=refused"));
                let go_on = go_on.expect("the way on");
                assert!(!go_on.contains("message="), "{go_on}");
                assert_eq!(app.get(go_on).await.status, StatusCode::OK, "{go_on}");
            } else {
                // A decision names the notice before it too: both ways are shown.
                assert_eq!(title, "It may be the notice before a decision");
                let links = page.links();
                assert!(links.iter().any(|link| link.contains("request=refused")));
            }
        }
        let desk = app
            .post("/desk?ui=en", &format!("portal=message&said={said}"))
            .await;
        let says = desk
            .texts("#desk")
            .concat()
            .contains("This reads like a refusal");
        assert_eq!(says, is_refusal, "{said}");
    }
}

#[tokio::test]
async fn a_word_alone_shows_where_to_look() {
    let app = TestApp::on(TODAY);
    let page = app.post("/en/messages", "said=NISS").await;
    assert_eq!(page.texts("#found"), ["We do not know this message"]);
    assert!(page.links().contains(&"/en/messages/no_niss".to_owned()));
}

#[tokio::test]
async fn nothing_typed_is_a_clear_error_and_too_much_is_read_in_part() {
    let app = TestApp::on(TODAY);
    for said in ["", "said=", "said=++%0A", "other=x"] {
        let page = app.post("/en/messages", said).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(page.body.contains("Write or paste something first"));
    }
    let long = format!("said=debt+situation+under+review+{}", "word+".repeat(500));
    let page = app.post("/en/messages", &long).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("first 2,000 characters"));
    let wall = format!("said={}", "x".repeat(300_000));
    assert_eq!(
        app.post("/en/messages", &wall).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[tokio::test]
async fn whatever_is_typed_is_shown_as_text_and_never_an_error_of_ours() {
    let app = TestApp::on(TODAY);
    for said in [
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%00%07",
        "%ff%fe",
        "%E2%80%AE",
        "'%3B--",
    ] {
        let page = app.post("/en/messages", &format!("said={said}")).await;
        assert!(
            page.status.is_success() || page.status.is_client_error(),
            "{said}"
        );
        assert!(!page.body.contains("<script>alert"), "{said}");
    }
}

#[tokio::test]
async fn the_interview_offers_what_it_recognised_as_answers() {
    let app = TestApp::on(TODAY);
    let page = app.post(QUESTION, DEBT).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("cache-control"), "no-store");
    let offered = page
        .links()
        .into_iter()
        .find(|link| link.contains("message=debt_under_review"));
    let next = app.get(&offered.expect("the message as an answer")).await;
    assert!(next.status.is_success() || next.status.is_redirection());
    let empty = app.post(QUESTION, "said=").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_api_says_what_it_recognised_and_nobody_keeps_it() {
    let app = TestApp::on(TODAY);
    let ask = |q: &str| format!("/api/v1/messages?q={q}");
    let known = app
        .get(&ask("debt+situation+is+under+review,+please+try+later"))
        .await;
    assert_eq!(known.header("cache-control"), "no-store");
    let body = known.json();
    assert_eq!(body["verdict"], "known");
    assert_eq!(body["matches"][0]["id"], "debt_under_review");
    assert_eq!(body["matches"][0]["route"], "wait_retry");
    assert!(
        body["matches"][0]["score"]
            .as_f64()
            .is_some_and(|score| score > 0.5)
    );
    let other = app.get(&ask("my+cat+ate+all+the+sardines")).await.json();
    assert_eq!(other["verdict"], "unknown");
    assert_eq!(other["matches"].as_array().map(Vec::len), Some(0));
    for (said, may_be_refused) in [
        ("my+renewal+was+refused", true),
        ("recebi+uma+audi%C3%AAncia+pr%C3%A9via", true),
        ("NISS+n%C3%A3o+reconhecido", false),
    ] {
        let body = app.get(&ask(said)).await.json();
        assert_eq!(body["may_be_refused"], may_be_refused, "{said}");
    }
    let day = app
        .get(&format!(
            "{}&on=2025-08-17&lang=pt",
            ask("NISS+n%C3%A3o+reconhecido")
        ))
        .await;
    assert_eq!(day.json()["verdict"], "known");
    let long = app.get(&ask(&"%D0%B1".repeat(2_000))).await;
    assert_eq!(long.status, StatusCode::OK, "2,000 letters fit");
    let longer = app.get(&ask(&"x".repeat(2_001))).await;
    assert_eq!(longer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(longer.json()["code"], "too_long");
}

#[tokio::test]
async fn without_a_database_a_text_cannot_be_sent_and_the_page_says_so() {
    let app = TestApp::on(TODAY);
    let page = app.post("/en/messages/missed", "said=some+words").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(page.texts("h1"), ["Your text could not be kept"]);
    assert_eq!(page.texts("blockquote"), ["some words"], "it is not lost");
    let empty = app.post("/en/messages/missed", "said=").await;
    assert_eq!(empty.status, StatusCode::SEE_OTHER, "back to the box");
}

#[tokio::test]
async fn a_form_of_another_site_may_ask_but_not_leave_a_text() {
    let app = TestApp::on(TODAY);
    for site in ["cross-site", "same-site"] {
        let sent = app.post_from(site, "/pt/messages/missed", "said=palavras");
        let sent = sent.await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN, "{site}");
        assert_eq!(sent.texts("h1"), ["Isto veio de outro sítio"]);
        assert_eq!(sent.header("cache-control"), "no-store");
        let asked = app.post_from(site, "/pt/messages", "said=palavras").await;
        assert_eq!(asked.status, StatusCode::OK, "{site}");
    }
}

#[tokio::test]
async fn a_text_is_heard_also_at_an_address_that_is_not_the_canonical_one() {
    let app = TestApp::on(TODAY);
    let page = app.post("/en/messages?fbclid=1", "said=sem+acesso+nesta+fase");
    let page = page.await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.texts("textarea"), ["sem acesso nesta fase"]);
}

#[tokio::test]
async fn in_the_interview_too_a_text_that_nothing_fits_may_be_sent_and_help_is_named() {
    let app = TestApp::on(TODAY);
    let question = "/en/check/message?permit=temporary&expires=2026-06-20&request=none\
                    &portal=message";
    let page = app.post(question, "said=a+table+for+two+on+Friday").await;
    assert_eq!(
        page.texts(".missed blockquote"),
        ["a table for two on Friday"]
    );
    assert!(!page.texts(".help").is_empty());
    assert!(page.texts("title")[0].starts_with("We do not know this message"));
}
