//! Taking a result away: the short address, its code, and the words to share.

use axum::http::StatusCode;

use crate::app::{ORIGIN, Reply, TODAY, TestApp, knowledge, states};

/// A finished interview.
const ANSWERS: &str = "permit=temporary&expires=2026-10-31&request=none&portal=message\
                       &message=duplicate_address&basis=employed&age=adult&niss=linked&place=portugal&tried=none";

/// The canonical address of the result of these answers.
async fn result(app: &TestApp, lang: &str) -> String {
    follow(app, &format!("/{lang}/check/result?{ANSWERS}")).await
}

/// Where an address leads in the end.
async fn follow(app: &TestApp, address: &str) -> String {
    let mut here = address.to_owned();
    for _ in 0..5 {
        let reply = app.get(&here).await;
        if reply.status != StatusCode::SEE_OTHER {
            assert_eq!(reply.status, StatusCode::OK, "{here}");
            return here;
        }
        reply.header("location").clone_into(&mut here);
    }
    panic!("{address} leads in circles");
}

async fn hub(app: &TestApp, lang: &str) -> Reply {
    let here = result(app, lang).await.replace("result", "take");
    let reply = app.get(&here).await;
    assert_eq!(reply.status, StatusCode::OK, "{here}");
    reply
}

/// The short address on the page, without the host.
fn short(hub: &Reply) -> String {
    let written = &hub.texts(".address code")[0];
    let path = written.strip_prefix(ORIGIN).expect("our address");
    assert!(path.starts_with("/r/"), "{path}");
    path.to_owned()
}

#[tokio::test]
async fn a_result_leads_to_what_one_takes_away() {
    let app = TestApp::on(TODAY);
    for lang in ["pt", "en", "qps"] {
        let result = result(&app, lang).await;
        let take = result.replace("result", "take");
        assert!(app.get(&result).await.links().contains(&take));
        let hub = app.get(&take).await;
        assert!(hub.links().contains(&result));
        assert_eq!(hub.header("cache-control"), "private, no-cache");
    }
}

#[tokio::test]
async fn the_short_address_leads_to_the_same_result_in_its_language() {
    let app = TestApp::on(TODAY);
    for lang in ["pt", "en", "qps"] {
        let path = short(&hub(&app, lang).await);
        assert!(path.len() <= "/r/".len() + 40);
        let reply = app.get(&path).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER);
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(reply.header("location"), result(&app, lang).await);
    }
}

/// As keyboards of other scripts write it: Arabic digits, wide letters, a mark of the direction.
fn foreign(code: &str) -> String {
    let foreign = code.chars().map(|sign| match (sign, sign.to_digit(10)) {
        (_, Some(digit)) => char::from_u32(0x660 + digit).expect("a digit"),
        (sign, None) => char::from_u32(u32::from(sign) + 0xfee0).expect("a letter"),
    });
    let foreign = format!("\u{200f}{}", foreign.collect::<String>());
    percent_encoding::utf8_percent_encode(&foreign, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[tokio::test]
async fn a_code_written_into_an_address_by_hand_is_read_as_people_write() {
    let app = TestApp::on(TODAY);
    let path = short(&hub(&app, "pt").await);
    let there = result(&app, "pt").await;
    let code = path.trim_start_matches("/r/");
    let (one, two) = code.split_at(8);
    for written in [
        format!("/r/{}", code.to_uppercase()),
        format!("/R/{code}"),
        format!("/r/{code}/"),
        format!("/r/{one}%20{two}"),
        format!("/r/%20{one}+{two}%20").to_uppercase(),
        format!("/r/{one}-{two}"),
        format!("/r/{one}/{two}"),
        format!("/r/{code}."),
        format!("/r/{code}?utm_source=x"),
        format!("/en/code?code=https://rumo.example/r/{code}"),
        format!("/en/code?code=https://rumo.example/r/{code}?fbclid=x"),
        format!(
            "/en/code?code=HTTPS://RUMO.EXAMPLE/R/{}",
            code.to_uppercase()
        ),
        format!("/en/code?code=Ol%C3%A1:+https://rumo.example/r/{code}+Obrigada!"),
        format!("/r/{}", foreign(code)),
        format!("/en/code?code={}", foreign(code)),
    ] {
        let reply = app.get(&written).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{written}");
        assert_eq!(reply.header("location"), there, "{written}");
        assert_eq!(reply.header("cache-control"), "no-store", "{written}");
    }
    for bare in ["/r", "/r/", "/R", "/R/"] {
        assert_eq!(follow(&app, bare).await, "/pt/code", "{bare}");
    }
}

/// The page about a code whose day or knowledge is not there leads to what holds today, in its words.
async fn of_then(app: &TestApp, address: &str, words: &[&str]) {
    let reply = app.get(address).await;
    assert_eq!(reply.status, StatusCode::OK, "{address}");
    assert_eq!(reply.header("cache-control"), "no-store");
    let said = format!("{} {}", reply.texts("h1")[0], reply.texts(".lead")[0]);
    for word in words {
        assert!(said.contains(word), "{address}: {said}");
    }
    let links = reply.links();
    let today = links.iter().find(|link| link.contains("/check/result?"));
    let today = today.expect("what holds today");
    assert_eq!(follow(app, today).await, result(app, "en").await);
    // Who reads another language keeps the code.
    let code = address.rsplit(['/', '=']).next().expect("a code");
    let in_pt = format!("/pt/code?code={code}");
    assert!(reply.links().contains(&in_pt), "{address}");
    assert!(app.get(&in_pt).await.texts("h1")[0].starts_with("Este código foi feito a"));
}

#[tokio::test]
async fn a_code_of_a_day_that_no_page_speaks_of_says_so_and_opens_what_holds_today() {
    let path = short(&hub(&TestApp::on(TODAY), "en").await);
    let code = path.trim_start_matches("/r/");
    let typed = format!("/en/code?code={code}");
    // A day is spoken of until a year before it, and since the first day of the rules.
    for (today, is_there) in [
        ("2025-11-22", false),
        ("2025-11-23", true),
        ("2025-11-24", true),
    ] {
        let app = TestApp::on(today);
        let reply = app.get(&path).await;
        assert_eq!(reply.status == StatusCode::SEE_OTHER, is_there, "{today}");
        if !is_there {
            let words = [
                "23 November 2026",
                "cannot speak of that day",
                "holds today",
            ];
            of_then(&app, &path, &words).await;
            of_then(&app, &typed, &words).await;
        }
    }
    for (made, is_there) in [
        ("2025-06-30", false),
        ("2025-07-01", true),
        ("2025-07-02", true),
    ] {
        let made = TestApp::on(made);
        let path = short(&hub(&made, "en").await);
        let reply = TestApp::on(TODAY).get(&path).await;
        assert_eq!(reply.status == StatusCode::SEE_OTHER, is_there, "{path}");
    }
}

#[tokio::test]
async fn on_another_day_it_shows_what_was_told_on_its_day() {
    let made = TestApp::on("2026-11-22");
    let path = short(&hub(&made, "en").await);
    let there = result(&made, "en").await;
    for (day, on) in [
        ("2026-11-21", "&on=2026-11-22"),
        ("2026-11-22", ""),
        ("2026-11-23", "&on=2026-11-22"),
    ] {
        let reply = TestApp::on(day).get(&path).await;
        assert_eq!(reply.header("location"), format!("{there}{on}"), "{day}");
        assert_eq!(
            follow(&TestApp::on(day), &path).await,
            format!("{there}{on}")
        );
    }
}

#[tokio::test]
async fn an_edition_that_cannot_be_had_is_said_before_what_holds_today_is_opened() {
    let edition = |number| {
        TestApp::of_edition(
            TODAY,
            (number, "2026-11-01"),
            knowledge(),
            states().to_vec(),
        )
    };
    let path = short(&hub(&edition(3), "en").await);
    let app = edition(3);
    assert_eq!(follow(&app, &path).await, result(&app, "en").await);
    let day = "23 November 2026";
    // It was never published here.
    of_then(&edition(2), &path, &[day, "is not here any more"]).await;
    // Without a database no older one can be read.
    of_then(&edition(4), &path, &[day, "cannot be fetched just now"]).await;
    // A code of a program without a database, at one with editions.
    let path = short(&hub(&TestApp::on(TODAY), "en").await);
    of_then(&app, &path, &[day, "is not here any more"]).await;
}

#[tokio::test]
async fn a_language_that_is_not_served_is_taken_from_the_browser() {
    let path = short(&hub(&TestApp::on(TODAY), "qps").await);
    let settings = rumo::state::Settings {
        pseudo_language: false,
        ..crate::app::settings()
    };
    let app = TestApp::with(TODAY, settings);
    let reply = app
        .send(axum::http::Method::GET, &path, &[("accept-language", "en")])
        .await;
    assert!(reply.header("location").starts_with("/en/check/result?"));
}

#[tokio::test]
async fn a_broken_code_is_asked_for_again_with_what_was_typed() {
    let app = TestApp::on(TODAY);
    let path = short(&hub(&app, "pt").await);
    let code = path.trim_start_matches("/r/");
    let cut = &code[..code.len() - 1];
    for address in [
        format!("/r/{cut}"),
        format!("/r/{cut}/"),
        format!("/en/code?code={cut}"),
    ] {
        let reply = app.get(&address).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(reply.texts(".error").len(), 1);
        assert!(reply.body.contains(&format!("value=\"{cut}")), "{address}");
        let other = if address.starts_with("/en/") {
            "pt"
        } else {
            "en"
        };
        let same = format!("/{other}/code?code={cut}");
        let links = reply.links();
        assert!(
            links.iter().any(|link| link.starts_with(&same)),
            "{links:?}"
        );
    }
    let spaces = app.get("/r/not%20a%20code").await;
    assert!(
        spaces.body.contains("value=\"not a code\""),
        "as it was typed"
    );
    let hostile = app.get("/pt/code?code=%22%3E%3Cscript%3E%00%ff").await;
    assert_eq!(hostile.status, StatusCode::NOT_FOUND);
    assert!(!hostile.body.contains("<script>"));
    let long = app.get(&format!("/pt/code?code={}", "7".repeat(900))).await;
    assert_eq!(long.status, StatusCode::NOT_FOUND);
    assert!(!long.body.contains(&"7".repeat(301)));
}

#[tokio::test]
async fn a_code_of_another_version_is_not_said_to_be_mistyped() {
    let app = TestApp::on(TODAY);
    // Its signs fit together; its version is the next one.
    let theirs = "a2g0k640000zc";
    for address in [format!("/r/{theirs}"), format!("/en/code?code={theirs}")] {
        let reply = app.send(
            axum::http::Method::GET,
            &address,
            &[("accept-language", "en")],
        );
        let reply = reply.await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        let said = reply.texts(".error").join("");
        assert!(
            said.contains("another version of Rumo"),
            "{address}: {said}"
        );
        assert!(!said.contains("not complete"), "{address}: {said}");
        assert!(
            reply.body.contains(&format!("value=\"{theirs}\"")),
            "{address}"
        );
        assert!(reply.links().contains(&"/en/".to_owned()), "the way on");
    }
}

#[tokio::test]
async fn without_a_script_no_control_of_the_page_does_nothing() {
    let app = TestApp::on(TODAY);
    let hub = hub(&app, "en").await;
    let buttons = hub.texts("main button.copy").len();
    assert_eq!(buttons, 2);
    assert_eq!(hub.texts("main button.copy[hidden]").len(), buttons);
    let page = scraper::Html::parse_document(&hub.body);
    let here = scraper::Selector::parse("main a[href^='#']").expect("a selector");
    assert_eq!(page.select(&here).count(), 0);
}

#[tokio::test]
async fn a_code_can_be_typed_as_people_type() {
    let app = TestApp::on(TODAY);
    let path = short(&hub(&app, "pt").await);
    let code = path.trim_start_matches("/r/").to_uppercase();
    let (one, two) = code.split_at(8);
    let typed = app.get(&format!("/en/code?code=+{one}-{two}+")).await;
    assert_eq!(typed.header("location"), result(&app, "pt").await);
    for empty in ["/en/code", "/en/code?code=", "/en/code?code=+"] {
        let reply = app.get(empty).await;
        assert_eq!(reply.status, StatusCode::OK, "{empty}");
        assert!(reply.texts(".error").is_empty());
    }
}

#[tokio::test]
async fn the_words_to_share_hold_a_link_and_a_day_and_tell_no_answer() {
    let app = TestApp::on(TODAY);
    for (lang, day) in [("pt", "23 de novembro de 2026"), ("en", "23 November 2026")] {
        let hub = hub(&app, lang).await;
        let text = &hub.texts(".paste code")[0];
        let link = format!("{ORIGIN}{}", short(&hub));
        assert!(text.ends_with(&link) && text.contains(day), "{text}");
        for told in [
            "2026-10-31",
            "31 de outubro",
            "31 October",
            "duplicate",
            "morada",
            "employed",
        ] {
            assert!(!text.contains(told), "{text}");
        }
        for program in ["https://wa.me/?text=", "sms:?", "mailto:?subject="] {
            assert!(hub.body.contains(program), "{program}");
        }
        assert!(!hub.body.contains("text=%E2%81%A8"));
    }
}

#[tokio::test]
async fn whoever_has_not_finished_is_led_to_the_interview() {
    let app = TestApp::on(TODAY);
    let open = app.get("/en/check/take?permit=temporary").await;
    assert_eq!(open.header("location"), "/en/check/result?permit=temporary");
    let there = follow(&app, "/en/check/take?permit=temporary").await;
    assert_eq!(there, "/en/check/expires?permit=temporary");
    let wrong = app.get("/en/check/take?permit=none-such").await;
    assert_eq!(
        wrong.header("location"),
        "/en/check/result?permit=none-such"
    );
    let tracked = app
        .get(&format!(
            "{}&utm_source=x",
            result(&app, "en").await.replace("result", "take")
        ))
        .await;
    assert_eq!(
        tracked.header("location"),
        result(&app, "en").await.replace("result", "take")
    );
}

#[tokio::test]
async fn the_diary_gets_the_message_and_the_portal_of_the_way_but_none_with_a_message_from_elsewhere()
 {
    let app = TestApp::on(TODAY);
    let told = "permit=temporary&expires=2026-07-20&request=none";
    for (more, diary) in [
        ("&portal=unreachable", "/en/diary?portal=renewal-portal"),
        (
            "&portal=message&message=login_fails",
            "/en/diary?message=login_fails&portal=renewal-portal",
        ),
        (
            "&portal=message&message=aima_no_reply",
            "/en/diary?message=aima_no_reply",
        ),
    ] {
        let rest = "&basis=employed&age=adult&niss=linked&place=portugal&tried=none";
        let result = follow(&app, &format!("/en/check/result?{told}{more}{rest}")).await;
        let reply = app.get(&result.replace("result", "take")).await;
        let link = format!("href=\"{diary}\"");
        assert!(reply.body.contains(&link), "{more}: {}", reply.body);
    }
}
