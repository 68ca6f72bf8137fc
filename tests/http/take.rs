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
        let spoken = path.replace("/r/", "/r/%20").to_uppercase();
        assert_eq!(app.get(&spoken).await.status, StatusCode::NOT_FOUND);
        let capitals = format!("/r/{}", path.trim_start_matches("/r/").to_uppercase());
        assert_eq!(
            app.get(&capitals).await.header("location"),
            reply.header("location")
        );
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
async fn an_edition_that_cannot_be_had_gives_way_to_the_one_of_today() {
    let edition = |number| {
        TestApp::of_edition(
            TODAY,
            (number, "2026-11-01"),
            knowledge(),
            states().to_vec(),
        )
    };
    let path = short(&hub(&edition(3), "pt").await);
    // Without a database there is no older edition, and a newer one is not known yet.
    for number in [2, 3, 4] {
        let app = edition(number);
        assert_eq!(
            follow(&app, &path).await,
            result(&app, "pt").await,
            "{number}"
        );
    }
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
    for address in [format!("/r/{cut}"), format!("/en/code?code={cut}")] {
        let reply = app.get(&address).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(reply.texts(".error").len(), 1);
        assert!(reply.body.contains(&format!("value=\"{cut}\"")));
    }
    let hostile = app.get("/pt/code?code=%22%3E%3Cscript%3E%00%ff").await;
    assert_eq!(hostile.status, StatusCode::NOT_FOUND);
    assert!(!hostile.body.contains("<script>"));
    let long = app.get(&format!("/pt/code?code={}", "7".repeat(900))).await;
    assert_eq!(long.status, StatusCode::NOT_FOUND);
    assert!(!long.body.contains(&"7".repeat(61)));
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
    assert_eq!(follow(&app, "/r").await, "/pt/code");
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
