//! The desk: every question on one page, answers in bodies alone, nothing kept by anybody.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use scraper::{Html, Selector};

use crate::app::{Reply, TODAY, TestApp};

const DESK: &str = "/desk?ui=en&with=pt";
/// The most usual way, as the form is sent at its end.
const MEDIAN: &str = "permit=temporary&expires-date=20052026&request=none&portal=message\
                      &message=session_timeout&basis=employed&age=adult&niss=linked";
/// What no address may ever hold.
const ANSWERS: [&str; 7] = [
    "temporary",
    "2026-05-20",
    "20052026",
    "session_timeout",
    "employed",
    "permit=",
    "expires",
];

/// The questions that a page asks in full, and those that it only says may come.
fn questions(reply: &Reply) -> (Vec<String>, Vec<String>) {
    let named = |selector| attributes(reply, selector, "data-question");
    (named(".questions>fieldset"), named(".later fieldset"))
}

fn attributes(reply: &Reply, selector: &str, name: &str) -> Vec<String> {
    let page = Html::parse_document(&reply.body);
    let selector = Selector::parse(selector).expect("a selector");
    let found = page.select(&selector).filter_map(|one| one.attr(name));
    found.map(str::to_owned).collect()
}

fn chosen(reply: &Reply) -> Vec<(String, String)> {
    let names = attributes(reply, "input[checked]", "name");
    let values = attributes(reply, "input[checked]", "value");
    names.into_iter().zip(values).collect()
}

/// Where the focus begins.
fn focus(reply: &Reply) -> Vec<String> {
    attributes(reply, "[autofocus]", "id")
}

#[tokio::test]
async fn a_desk_has_one_address_for_two_languages_and_others_lead_to_it() {
    let app = TestApp::on(TODAY);
    for (asked, here) in [
        ("/desk", "/desk?ui=pt"),
        ("/desk?ui=en", ""),
        ("/desk?ui=en&with=pt", ""),
        ("/desk?ui=qps&with=en", ""),
        ("/desk?ui=en&with=en", "/desk?ui=en"),
        ("/desk?with=en&ui=pt", "/desk?ui=pt&with=en"),
        ("/desk?ui=xx&with=en", "/desk?ui=pt&with=en"),
        ("/desk?ui=en&with=xx", "/desk?ui=en"),
        ("/desk?ui=en&with=", "/desk?ui=en"),
        ("/desk?ui=en&permit=temporary", "/desk?ui=en"),
        ("/desk?ui=en&on=2025-08-17", "/desk?ui=en"),
        ("/desk?ui=en&edition=draft", "/desk?ui=en"),
    ] {
        let reply = app.get(asked).await;
        assert_eq!(reply.header("location"), here, "{asked}");
        let status = if here.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::SEE_OTHER
        };
        assert_eq!(reply.status, status, "{asked}");
        assert_eq!(
            reply.header("cache-control"),
            if here.is_empty() { "no-store" } else { "" }
        );
    }
    let english = app
        .send(Method::GET, "/desk", &[("accept-language", "en")])
        .await;
    assert_eq!(english.header("location"), "/desk?ui=en");
    let long = app
        .get(&format!("/desk?ui=en&x={}", "x".repeat(2000)))
        .await;
    assert_eq!(long.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn nobody_keeps_or_lists_a_page_of_the_desk_and_it_gives_no_cookie() {
    let app = TestApp::on(TODAY);
    for reply in [
        app.get(DESK).await,
        app.post(DESK, MEDIAN).await,
        app.post(DESK, "permit=nothing").await,
        app.post(DESK, "").await,
    ] {
        assert!(!reply.headers.contains_key("set-cookie"));
        assert!(!reply.headers.contains_key("etag"));
        assert_eq!(reply.header("referrer-policy"), "same-origin");
        let policy = reply.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
        assert_eq!(reply.header("cache-control"), "no-store");
        if reply.status != StatusCode::SEE_OTHER {
            assert_eq!(
                attributes(&reply, "meta[name=robots]", "content"),
                ["noindex"]
            );
        }
    }
}

#[tokio::test]
async fn a_form_with_nothing_in_it_is_the_empty_desk() {
    let app = TestApp::on(TODAY);
    for form in [
        "",
        "permit=",
        "said=",
        "expires-date=&said=&name=Ana",
        "on=2025-08-17",
    ] {
        let reply = app.post(DESK, form).await;
        assert_eq!(
            (reply.status, reply.header("location")),
            (StatusCode::SEE_OTHER, DESK),
            "{form}"
        );
    }
}

#[tokio::test]
async fn only_what_can_change_the_way_is_asked_and_what_may_come_is_quiet() {
    let app = TestApp::on(TODAY);
    for (form, asked, next, later) in [
        (
            "portal=untried",
            "permit portal",
            "permit-temporary",
            "expires request proof invited basis age niss place tried",
        ),
        (
            "permit=temporary",
            "permit expires",
            "expires-date",
            "request proof portal message invited basis age niss place tried",
        ),
        (
            "permit=temporary&expires-date=20052026",
            "permit expires request",
            "request-none",
            "proof portal message invited basis age niss place tried",
        ),
        (
            "permit=temporary&expires-date=20052026&request=none&portal=message",
            "permit expires request portal message",
            "said",
            "invited basis age niss place tried",
        ),
        ("permit=visa", "permit", "sheet", ""),
        // What was answered before its turn is kept; what does not matter falls away at the end.
        (
            "permit=temporary&age=minor&niss=linked",
            "permit expires age niss",
            "expires-date",
            "request proof portal message invited basis place tried",
        ),
        (
            "permit=visa&expires-date=20052026&age=minor",
            "permit",
            "sheet",
            "",
        ),
        (
            MEDIAN,
            "permit expires request portal message basis age niss",
            "sheet",
            "",
        ),
    ] {
        let reply = app.post(DESK, form).await;
        assert_eq!(reply.status, StatusCode::OK, "{form}");
        let (shown, quiet) = questions(&reply);
        assert_eq!(shown.join(" "), asked, "{form}");
        assert_eq!(quiet.join(" "), later, "{form}");
        assert_eq!(focus(&reply), [next], "{form}");
    }
    let empty = app.get(DESK).await;
    let (shown, quiet) = questions(&empty);
    assert_eq!(shown, ["permit"]);
    assert_eq!(quiet.len(), 11, "all others may come");
    assert_eq!(focus(&empty), ["permit-temporary"]);
}

#[tokio::test]
async fn every_question_and_answer_stands_in_both_languages() {
    let app = TestApp::on(TODAY);
    let reply = app.post("/desk?ui=pt&with=qps", MEDIAN).await;
    assert_eq!(attributes(&reply, "html", "lang"), ["pt-PT"]);
    for selector in [
        ".questions>fieldset>legend",
        ".options label>span",
        "#way h2",
        "#way .due p",
    ] {
        let words = reply.texts(selector).len();
        assert!(words > 0, "{selector}");
        let theirs = format!("{selector}>.theirs[lang=ar-XB][dir=rtl]");
        assert_eq!(reply.texts(&theirs).len(), words, "{selector}");
    }
    assert_eq!(
        attributes(&reply, "svg.qr[role=img]", "aria-labelledby"),
        ["phone"]
    );
    // One language alone has nothing beneath it.
    let alone = app.post("/desk?ui=pt", MEDIAN).await;
    assert!(alone.texts(".theirs").is_empty());
}

#[tokio::test]
async fn no_answer_is_ever_in_an_address() {
    let app = TestApp::on(TODAY);
    for form in [
        MEDIAN,
        "permit=temporary&expires-date=20052026",
        "permit=temporary&expires-date=31022026",
    ] {
        let reply = app.post(DESK, form).await;
        for name in ["href", "action", "formaction", "src"] {
            for address in attributes(&reply, &format!("[{name}]"), name) {
                let told = ANSWERS.iter().find(|answer| address.contains(**answer));
                assert_eq!(told, None, "{address}");
                assert!(
                    !address.contains('?')
                        || address.starts_with("/desk?")
                        || address.starts_with("/desk/")
                        || address == "/editor/sign-in?next=/desk",
                    "{address}"
                );
            }
        }
        assert!(
            reply
                .headers
                .values()
                .all(|value| !value.to_str().is_ok_and(|v| v.contains("2026-05-20")))
        );
    }
}

#[tokio::test]
async fn sheet_and_letters_are_sent_for_and_hold_no_address_with_answers() {
    let app = TestApp::on(TODAY);
    for (page, title) in [
        ("/sheet", ".sheet h1"),
        ("/letters", "h1"),
        ("/letters/email", "h1"),
    ] {
        let address = format!("/desk{page}?ui=en&with=pt");
        let reply = app.post(&address, MEDIAN).await;
        assert_eq!(reply.status, StatusCode::OK, "{page}");
        assert_eq!(reply.header("cache-control"), "no-store", "{page}");
        assert!(!reply.texts(title).is_empty(), "{page}");
        for name in ["href", "action", "formaction", "src"] {
            for address in attributes(&reply, &format!("[{name}]"), name) {
                let told = ANSWERS.iter().find(|answer| address.contains(**answer));
                assert_eq!(told, None, "{page}: {address}");
                assert!(!address.contains("/r/"), "{page}: {address}");
            }
        }
        // Back to the answers, and on to the next person.
        let form = attributes(&reply, "form.at-desk", "action").remove(0);
        let fields = attributes(&reply, "form.at-desk input", "name");
        let values = attributes(&reply, "form.at-desk input", "value");
        let body: Vec<_> = fields
            .iter()
            .zip(&values)
            .map(|(a, b)| format!("{a}={b}"))
            .collect();
        let back = app.post(&form, &body.join("&")).await;
        assert_eq!(back.status, StatusCode::OK, "{page}");
        if page != "/letters/email" {
            assert_eq!(
                attributes(&back, "#expires-date", "value"),
                ["20/05/2026"],
                "{page}"
            );
            assert_eq!(back.texts("#way [data-route]").len(), 1, "{page}");
        }
        assert_eq!(
            attributes(&reply, "a.next-person", "href"),
            [DESK],
            "{page}"
        );
        // Asked for without answers, or with too few.
        assert_eq!(app.get(&address).await.header("location"), DESK, "{page}");
        let few = app.post(&address, "permit=temporary").await;
        assert_eq!(focus(&few), ["expires-date"], "{page}");
    }
    let letters = app.post("/desk/letters?ui=en", MEDIAN).await;
    assert_eq!(
        attributes(&letters, ".ladder button", "formaction").len(),
        5
    );
    let other = app.post("/desk/letters/nothing?ui=en", MEDIAN).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_nothing_else_is_lost() {
    let app = TestApp::on(TODAY);
    let kept = ("permit".to_owned(), "temporary".to_owned());
    for (form, at, words) in [
        (
            "expires-date=31022026",
            "expires",
            "This day does not exist",
        ),
        ("expires-date=20%2F05%2F26", "expires", "four digits"),
        ("expires-date=soon", "expires", "as numbers"),
        ("expires-date=2005", "expires", "all needed"),
        ("expires-date=20053026", "expires", "cannot be right"),
        ("expires-date=%D9%A2%D9%A0%D9%A0", "expires", "all needed"),
        ("request=perhaps", "request", "did not understand"),
        (
            "expires-date=20052025&request=paid&proof-date=24112026",
            "proof",
            "after today",
        ),
        (
            "portal=message&message=nothing_like_it",
            "message",
            "did not understand",
        ),
        ("tried=prayer", "tried", "did not understand"),
        ("message=%00%ff", "message", "did not understand"),
    ] {
        let reply = app.post(DESK, &format!("permit=temporary&{form}")).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        let said = reply.texts(&format!("[data-question={at}] [role=alert]"));
        assert!(
            said.len() == 1 && said[0].contains(words),
            "{form}: {said:?}"
        );
        assert!(chosen(&reply).contains(&kept), "{form}");
        assert!(reply.texts("title")[0].starts_with("Error:"), "{form}");
        assert!(
            reply.texts("#way [data-route]").is_empty(),
            "{form}: no way from half of it"
        );
    }
    let reply = app
        .post(DESK, "permit=temporary&expires-date=31%2F02%2F2026")
        .await;
    assert_eq!(attributes(&reply, "#expires-date", "value"), ["31/02/2026"]);
    assert_eq!(focus(&reply), ["expires-date"]);
    let right = app
        .post(DESK, "permit=temporary&expires-date=20052026")
        .await;
    assert_eq!(right.texts(".read-day>.theirs"), ["20 de maio de 2026"]);
}

#[tokio::test]
async fn a_form_that_is_much_too_long_is_refused_in_words() {
    let app = TestApp::on(TODAY);
    let long = app
        .post(DESK, &format!("said={}", "x".repeat(100_000)))
        .await;
    assert_eq!(long.status, StatusCode::URI_TOO_LONG);
    assert!(long.texts("h1")[0].contains("too long"));
    assert_eq!(long.header("cache-control"), "no-store");
    let shown = app
        .post(DESK, &format!("said={}", "niss ".repeat(2_000)))
        .await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(shown.texts("[data-question=message] [role=alert]").len(), 1);
}

#[tokio::test]
async fn there_is_no_field_for_a_name_or_a_number() {
    let app = TestApp::on(TODAY);
    let mut fields = BTreeSet::new();
    for form in [
        "",
        "portal=message",
        MEDIAN,
        "request=paid&permit=temporary&expires-date=20052025",
    ] {
        let reply = match form {
            "" => app.get(DESK).await,
            form => app.post(DESK, form).await,
        };
        fields.extend(attributes(
            &reply,
            "input:not([type]), textarea, select",
            "name",
        ));
        let closed = attributes(&reply, "input[type]", "type");
        assert!(
            closed
                .iter()
                .all(|kind| kind == "radio" || kind == "checkbox"),
            "{closed:?}"
        );
    }
    let fields: Vec<_> = fields.iter().map(String::as_str).collect();
    assert_eq!(fields, ["expires-date", "proof-date", "said"]);
}

#[tokio::test]
async fn a_message_is_recognised_by_a_few_words_and_chosen_by_a_key() {
    let app = TestApp::on(TODAY);
    let told = "permit=temporary&expires-date=20052026&request=none";
    let reply = app.post(DESK, &format!("{told}&said=sessao+expirou")).await;
    let likely = ".said ~ .options [name=message]";
    let values = attributes(&reply, likely, "value");
    assert_eq!(
        values.first().map(String::as_str),
        Some("session_timeout"),
        "{values:?}"
    );
    assert_eq!(
        attributes(&reply, likely, "data-key")
            .first()
            .map(String::as_str),
        Some("1")
    );
    assert_eq!(focus(&reply), ["message-session_timeout"]);
    assert_eq!(reply.texts("#said"), ["sessao expirou"]);
    // Each message can be chosen in one place.
    let all = attributes(&reply, "[name=message]", "value");
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert_eq!(all.len(), 71, "every message, and none of them");
    let reply = app
        .post(DESK, &format!("{told}&said=&message=session_timeout"))
        .await;
    assert!(chosen(&reply).contains(&("message".to_owned(), "session_timeout".to_owned())));
    assert!(chosen(&reply).contains(&("portal".to_owned(), "message".to_owned())));
}

#[tokio::test]
async fn the_client_takes_the_same_result_along_on_the_phone() {
    let app = TestApp::on(TODAY);
    let reply = app.post("/desk?ui=pt&with=en", MEDIAN).await;
    let result = "/en/check/result?permit=temporary&expires=2026-05-20&request=none&portal=message\
                  &message=session_timeout&basis=employed&age=adult&niss=linked";
    let page = app.get(result).await;
    assert_eq!(page.status, StatusCode::OK);
    // What the drawing says is read back by a scanner in tests/browser.
    assert_eq!(attributes(&reply, "svg.qr path", "d").len(), 1);
    let title = page.texts(".sign h1").remove(0);
    assert_eq!(reply.texts("#way h2>.theirs"), [title]);
}
