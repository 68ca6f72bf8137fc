//! The desk: every question on one page, answers in bodies alone, nothing kept by anybody.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use scraper::{Html, Selector};

use crate::app::{Reply, TODAY, TestApp};

const DESK: &str = "/desk?ui=en&with=pt";
/// The most usual way, as the form is sent at its end.
pub(crate) const MEDIAN: &str = "permit=temporary&expires-date=20052026&request=none&portal=message\
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

pub(crate) fn attributes(reply: &Reply, selector: &str, name: &str) -> Vec<String> {
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
        ("/desk?ui=en-GB&with=pt-BR", "/desk?ui=en&with=pt"),
        ("/desk?ui=english&with=en", "/desk?ui=pt&with=en"),
        ("/desk?ui=en&with=x1", "/desk?ui=en"),
        // What we do not have yet stays in the address, and is told.
        ("/desk?ui=bn&with=en", ""),
        ("/desk?ui=en&with=bn", ""),
        ("/desk?ui=en&with=BN-bd", "/desk?ui=en&with=bn"),
        ("/desk?ui=bn&with=pt", ""),
        ("/desk?ui=bn&with=bn", "/desk?ui=bn"),
        ("/desk?ui=english&with=pt", "/desk?ui=pt"),
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
        assert_eq!(reply.header("cache-control"), "no-store", "{asked}");
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
async fn a_language_that_is_not_there_yet_is_said_and_the_desk_can_be_used() {
    let app = TestApp::on(TODAY);
    for (asked, form, said) in [
        ("/desk?ui=en&with=pt", "/desk?ui=en&with=pt", ""),
        (
            "/desk?ui=pt&with=bn",
            "/desk?ui=pt",
            "Ainda não temos bengali. A página está em português; pode escolher outra língua em baixo.",
        ),
        (
            "/desk?ui=en&with=ti",
            "/desk?ui=en",
            "We do not have “ti” yet. The page is in English; another language can be chosen below.",
        ),
        (
            "/desk?ui=bn&with=en",
            "/desk?ui=pt&with=en",
            "Ainda não temos bengali. A página está em português e inglês; pode escolher outra língua \
             em baixo.",
        ),
        (
            "/desk?ui=bn&with=pt",
            "/desk?ui=pt",
            "Ainda não temos bengali. A página está em português; pode escolher outra língua em baixo.",
        ),
        (
            "/desk?ui=ar&with=bn",
            "/desk?ui=pt",
            "Ainda não temos árabe e bengali. A página está em português; pode escolher outra língua \
             em baixo.",
        ),
    ] {
        let reply = app.get(asked).await;
        assert_eq!(reply.status, StatusCode::OK, "{asked}");
        assert_eq!(reply.texts("#not-yet").join(""), said, "{asked}");
        assert_eq!(attributes(&reply, "#desk", "action"), [form], "{asked}");
        let reply = app.post(asked, "permit=temporary").await;
        assert_eq!(focus(&reply), ["expires-date"], "{asked}");
    }
}

#[tokio::test]
async fn the_volunteers_own_language_can_be_changed_as_well_and_keeps_what_was_answered() {
    let app = TestApp::on(TODAY);
    for (here, there) in [
        ("/desk?ui=pt&with=qps", "/desk?ui=en&with=qps"),
        ("/desk?ui=pt", "/desk?ui=en"),
        // Both read the same then.
        ("/desk?ui=pt&with=en", "/desk?ui=en"),
    ] {
        let reply = app.post(here, "permit=temporary").await;
        let own = attributes(
            &reply,
            ".choice:first-of-type button[lang=en]",
            "formaction",
        );
        assert_eq!(own, [there], "{here}");
        let changed = app.post(there, "permit=temporary").await;
        assert_eq!(attributes(&changed, "html", "lang"), ["en"]);
        assert_eq!(
            chosen(&changed),
            [("permit".to_owned(), "temporary".to_owned())]
        );
        let empty = app.post(there, "").await;
        assert_eq!(empty.header("location"), there);
    }
}

#[tokio::test]
async fn what_goes_wrong_at_a_desk_is_said_in_true_words_with_the_way_to_an_empty_page() {
    let app = TestApp::on(TODAY);
    let long = "x".repeat(100_000);
    let shown = [
        app.get("/desk/nothing?ui=en&with=pt").await,
        app.post("/desk/letters/nothing?ui=en&with=pt", MEDIAN)
            .await,
        app.send(Method::PUT, DESK, &[]).await,
        app.post("/desk/next?ui=en&with=pt", &long).await,
    ];
    for (reply, status) in shown.into_iter().zip([404, 404, 405, 413]) {
        assert_eq!(reply.status.as_u16(), status);
        assert_eq!(attributes(&reply, "html", "lang"), ["en"]);
        let ways = attributes(&reply, ".ways a", "href");
        assert_eq!(ways, [DESK, "/en/"], "{status}");
        assert!(reply.texts("nav.lang").is_empty(), "{status}");
        for untrue in ["address of the page before", "only shows pages", "back"] {
            let body = reply.texts("main").join("");
            assert!(!body.contains(untrue), "{status}: {body}");
        }
    }
    let long = app.post(DESK, &long).await;
    assert!(!long.texts("main").join("").contains("back"));
    for (asked, meant) in [("/desk/?ui=en", "/desk?ui=en"), ("/DESK", "/desk")] {
        assert_eq!(app.get(asked).await.header("location"), meant);
    }
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
                        || address == "/editor/sign-in?next=/desk?ui=en%26with=pt",
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
        // No name and no number is written on a computer that many use.
        let fields = attributes(&reply, "input, textarea:not([readonly])", "type");
        assert!(fields.iter().all(|kind| kind == "hidden"), "{page}");
        assert!(reply.texts("[data-field]").is_empty(), "{page}");
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
            attributes(&reply, "button.next-person", "formaction"),
            ["/desk/next?ui=en&with=pt"],
            "{page}"
        );
        // Asked for without answers, or with too few.
        assert_eq!(app.get(&address).await.header("location"), DESK, "{page}");
        let few = app.post(&address, "permit=temporary").await;
        assert_eq!(focus(&few), ["expires-date"], "{page}");
    }
}

#[tokio::test]
async fn a_child_stays_one_from_the_list_to_the_letter_though_the_rules_do_not_ask_for_the_age() {
    let app = TestApp::on(TODAY);
    let child = "permit=visa&age=minor";
    let list = app.post("/desk/letters?ui=en", child).await;
    let letters = attributes(&list, ".ladder button", "value");
    assert!(
        letters.len() > 1 && letters.iter().all(|age| age == "minor"),
        "{letters:?}"
    );
    let letter = app.post("/desk/letters/email?ui=en", child).await;
    assert_eq!(
        attributes(&letter, "#at-desk button[name=age]", "value"),
        ["minor"],
        "back"
    );
    let holder = app.post("/desk/letters?ui=en", "permit=visa").await;
    assert!(attributes(&holder, "[name=age]", "value").is_empty());
}

#[tokio::test]
async fn a_letter_is_in_the_volunteers_language_with_what_it_says_in_the_clients() {
    let app = TestApp::on(TODAY);
    let letters = app.post("/desk/letters?ui=en", MEDIAN).await;
    assert_eq!(
        attributes(&letters, ".ladder button", "formaction").len(),
        5
    );
    let letter = app.post("/desk/letters/email?ui=pt&with=en", MEDIAN).await;
    assert_eq!(attributes(&letter, "html", "lang"), ["pt-PT"]);
    assert_eq!(attributes(&letter, ".mean", "lang"), ["en"]);
    assert!(
        letter.texts(".mean")[0].contains("Subject: "),
        "{}",
        letter.body
    );
    let letter = app.post("/desk/letters/email?ui=en&with=pt", MEDIAN).await;
    assert_eq!(attributes(&letter, ".mean", "lang"), ["en"]);
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
    assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(long.texts("h1")[0].contains("too long"));
    assert_eq!(long.texts("h1>.theirs"), ["Isto é demasiado longo"]);
    assert_eq!(attributes(&long, "a.go", "href"), [DESK], "the way on");
    assert_eq!(long.header("cache-control"), "no-store");
    let shown = app
        .post(DESK, &format!("said={}", "niss ".repeat(2_000)))
        .await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(shown.texts("[data-question=message] [role=alert]").len(), 1);
    // As many signs as the field takes, however a form ends its lines.
    let lines = "linha%0D%0A".repeat(600);
    let mail = app.post(DESK, &format!("said={lines}fim")).await;
    assert!(mail.texts("#said")[0].ends_with("fim"));
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
        // A number that says nothing of anybody, and what the box showed.
        let hidden = attributes(&reply, "input[type=hidden]", "name");
        let known = ["case", "said-before", "message-before"];
        assert!(hidden.iter().all(|name| known.contains(&name.as_str())));
        let closed = attributes(&reply, "input:not([type=hidden])[type]", "type");
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
    let all = attributes(&reply, "[data-question=message] [type=radio]", "value");
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert_eq!(all.len(), 71, "every message, and none of them");
    // Whoever hears the page hears which it is.
    let heard = attributes(&reply, "#way", "data-said").remove(0);
    let first = reply.texts(&format!("{likely}[data-key='1'] ~ span"));
    assert!(
        heard.contains("1: ")
            && first[0].starts_with(&heard[heard.find("1: ").unwrap() + 3..][..10]),
        "{heard}: {first:?}"
    );
    let reply = app
        .post(DESK, &format!("{told}&said=&message=session_timeout"))
        .await;
    assert!(chosen(&reply).contains(&("message".to_owned(), "session_timeout".to_owned())));
    assert!(chosen(&reply).contains(&("portal".to_owned(), "message".to_owned())));
}

#[tokio::test]
async fn every_key_that_chooses_stands_on_every_keyboard() {
    let app = TestApp::on(TODAY);
    for form in ["portal=message", MEDIAN, "request=paid&permit=temporary"] {
        let reply = app.post(DESK, form).await;
        let keys = attributes(&reply, "[data-key]", "data-key");
        let is_everywhere = |key: &String| key.parse::<u8>().is_ok() || "*+".contains(key.as_str());
        assert!(
            keys.len() > 20 && keys.iter().all(is_everywhere),
            "{keys:?}"
        );
        let chosen = ":is(.questions>fieldset, .later) .options [type=radio]";
        let beside = attributes(&reply, "#messages [type=radio]", "id").len();
        let all = attributes(&reply, chosen, "id").len() - beside;
        let with = attributes(&reply, &format!("{chosen}[data-key]"), "id").len();
        assert_eq!(all, with, "{form}: no choice without a key");
    }
}

#[tokio::test]
async fn whoever_hears_the_page_is_told_the_way_and_what_covers_the_person() {
    let app = TestApp::on(TODAY);
    let mut before = String::new();
    for expires in ["20052026", "21052026", "22062026"] {
        let form = MEDIAN.replace("20052026", expires);
        let reply = app.post(DESK, &form).await;
        let heard = attributes(&reply, "#way", "data-said").remove(0);
        let standing = reply.texts("#way .due h3, #way .calm h3").remove(0);
        let title = reply.texts("#way-title").remove(0);
        let ours = |words: &str, theirs: String| words.replace(&theirs, "").trim().to_owned();
        let title = ours(&title, reply.texts("#way-title>.theirs").remove(0));
        let standing = ours(&standing, reply.texts("#way h3>.theirs").remove(0));
        assert_eq!(heard, format!("The way: {title}. {standing}."));
        assert_ne!(heard, before, "the same way of another date");
        before = heard;
    }
}

#[tokio::test]
async fn the_focus_begins_at_the_first_letter_and_never_at_the_next_person() {
    let app = TestApp::on(TODAY);
    let letters = app.post("/desk/letters?ui=en&with=pt", MEDIAN).await;
    let first = attributes(&letters, ".ladder button", "formaction").remove(0);
    assert_eq!(attributes(&letters, "[autofocus]", "formaction"), [first]);
    let sheet = app.post("/desk/sheet?ui=en&with=pt", MEDIAN).await;
    assert_eq!(sheet.texts("[autofocus]"), [""; 0]);
}

#[tokio::test]
async fn whoever_has_sent_something_finds_a_way_down_to_what_follows() {
    let app = TestApp::on(TODAY);
    assert!(app.get(DESK).await.texts(".jump").is_empty());
    for (form, there, title, before) in [
        ("permit=temporary", "#next", "#next>legend", ""),
        (MEDIAN, "#way", "#way-title", "The way: "),
    ] {
        let reply = app.post("/desk?ui=en", form).await;
        assert_eq!(attributes(&reply, ".jump a", "href"), [there]);
        let title = reply.texts(title).remove(0);
        assert_eq!(reply.texts(".jump a"), [format!("{before}{title}")]);
    }
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
