//! Our pages in the frames of other sites: by links alone, for whom a site names, and quiet.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{Method, StatusCode};
use store::{Contact, Site};

use crate::app::{ORIGIN, TODAY, TestApp, knowledge, states};

fn association() -> Site {
    Site {
        id: "ngo".to_owned(),
        name: "An association".to_owned(),
        origins: vec!["https://ngo.example".to_owned()],
        default_language: "pt".to_owned(),
        languages: vec!["pt".to_owned()],
        accent_colour: Some("#7a1f3d".to_owned()),
        contact: Contact {
            phone: Some("210 000 000".to_owned()),
            address: Some("Rua de Teste 1 <b>".to_owned()),
            ..Contact::default()
        },
        shows_contact: true,
    }
}

fn app() -> TestApp {
    TestApp::framed_by(&[association()])
}

const RESULT: &str = "/embed/any/en/check/result?permit=visa";

#[tokio::test]
async fn a_frame_is_for_the_origins_of_its_site_and_nobody_else() {
    let app = app();
    for (address, origins) in [
        ("/embed/ngo/pt/", "https://ngo.example"),
        ("/embed/ngo/pt/check/permit", "https://ngo.example"),
        ("/embed/ngo/pt/open/", "https://ngo.example"),
        ("/embed/any/en/", "https:"),
        (RESULT, "https:"),
    ] {
        let reply = app.get(address).await;
        assert_eq!(reply.status, StatusCode::OK, "{address}");
        let policy = reply.header("content-security-policy");
        let end = format!("frame-ancestors {origins}");
        assert!(policy.ends_with(&end), "{address}: {policy}");
        assert!(policy.contains("form-action 'none'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(reply.header("x-frame-options"), "", "{address}");
        assert_eq!(reply.header("cross-origin-opener-policy"), "");
        let resource = reply.header("cross-origin-resource-policy");
        assert_eq!(resource, "cross-origin", "{address}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer");
        assert_eq!(reply.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn a_site_that_nobody_knows_is_not_there_and_not_framed() {
    let app = app();
    for address in [
        "/embed/nobody/pt/",
        "/embed/nobody",
        "/embed/nobody/pt/check/permit",
        "/embed/",
    ] {
        let reply = app.get(address).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    }
}

#[tokio::test]
async fn a_language_that_a_site_does_not_speak_falls_back_to_its_own() {
    let app = app();
    for (address, to) in [
        ("/embed/ngo", "/embed/ngo/pt/"),
        ("/embed/ngo/", "/embed/ngo/pt/"),
        ("/embed/ngo/pt", "/embed/ngo/pt/"),
        ("/embed/ngo/en/", "/embed/ngo/pt/"),
        ("/embed/ngo/xx/", "/embed/ngo/pt/"),
        (
            "/embed/ngo/en/check/expires?permit=temporary",
            "/embed/ngo/pt/check/expires?permit=temporary",
        ),
    ] {
        let reply = app.get(address).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{address}");
        assert_eq!(reply.header("location"), to);
    }
}

/// Every link of a page that stays in the frame.
fn links(body: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(body);
    let link = scraper::Selector::parse("a[href]").expect("a selector");
    let hrefs = page.select(&link).filter_map(|a| a.attr("href"));
    hrefs.map(str::to_owned).collect()
}

#[tokio::test]
async fn every_question_is_answered_by_links_and_no_page_leaves_the_frame() {
    let app = app();
    let mut asked = BTreeMap::new();
    let mut to_see = vec!["/embed/any/en/".to_owned()];
    let mut results = 0;
    while let Some(address) = to_see.pop() {
        // A few of each kind of page: there are millions of ways.
        let path = address.split('?').next().expect("a path").to_owned();
        let kind = asked
            .entry((path.clone(), address.contains("pick=")))
            .or_insert(0);
        *kind += 1;
        if *kind > 6 {
            continue;
        }
        let reply = app.get(&address).await;
        assert_eq!(reply.status, StatusCode::OK, "{address}");
        for none in ["<form", "<input", "<textarea", "<button"] {
            assert!(!reply.body.contains(none), "{address}");
        }
        results += usize::from(path.ends_with("/result"));
        for link in links(&reply.body) {
            let is_ours = link.starts_with("/embed/any/") || link.starts_with('#');
            let is_said = path.contains("/open") && link.starts_with(ORIGIN);
            let is_a_way = is_ours || is_said || link.starts_with("tel:");
            assert!(is_a_way, "{address}: {link}");
            if link.starts_with("/embed/any/en/") {
                to_see.push(link);
            }
        }
    }
    assert!(results > 0, "a result is reached by links alone");
}

#[tokio::test]
async fn a_date_is_told_in_three_taps() {
    let app = app();
    let mut here = "/embed/any/en/check/expires?permit=temporary".to_owned();
    for tap in ["2025", "May", "10"] {
        let page = app.get(&here).await.body;
        let document = scraper::Html::parse_document(&page);
        let link = scraper::Selector::parse(".pick a").expect("a selector");
        let next = document
            .select(&link)
            .find(|a| a.text().any(|text| text == tap));
        here = next.and_then(|a| a.attr("href")).expect(tap).to_owned();
    }
    assert!(here.contains("expires=2025-05-10"), "{here}");
}

#[tokio::test]
async fn a_message_is_picked_and_never_typed_in_a_frame() {
    let app = app();
    let asked = "check/message?permit=temporary&expires=2027-01-01&request=none&portal=message";
    let full = app.get(&format!("/en/{asked}")).await;
    assert!(full.body.contains("<textarea"), "typed on the full page");
    let framed = app.get(&format!("/embed/any/en/{asked}")).await;
    assert!(!framed.body.contains("<textarea"));
    let mut ids = BTreeSet::new();
    let mut to_see: Vec<_> = links(&framed.body);
    let mut seen = BTreeSet::new();
    while let Some(link) = to_see.pop() {
        if link.contains("message=") {
            let id = link.split("message=").nth(1).expect("an id");
            ids.insert(id.split('&').next().expect("an id").to_owned());
        } else if link.contains("pick=message:") && seen.insert(link.clone()) {
            to_see.extend(links(&app.get(&link).await.body));
        }
    }
    // Every message of the catalogue, and that it says something else.
    let all = crate::app::knowledge().messages().count();
    assert_eq!(ids.len(), all + 1, "{ids:?}");
    let sent = app
        .post(&format!("/embed/any/en/{asked}"), "said=niss")
        .await;
    assert_eq!(sent.status, StatusCode::METHOD_NOT_ALLOWED);
    let missed = app.post("/embed/any/en/messages/missed", "said=niss").await;
    assert_eq!(
        missed.status,
        StatusCode::NOT_FOUND,
        "nothing is sent from a frame"
    );
}

#[tokio::test]
async fn a_result_is_read_part_by_part() {
    let app = app();
    let first = app.get(RESULT).await;
    let parts: Vec<_> = links(&first.body)
        .into_iter()
        .filter(|link| link.contains("part="))
        .collect();
    assert!(parts.len() >= 4, "{parts:?}");
    for part in &parts {
        let reply = app.get(part).await;
        assert_eq!(reply.status, StatusCode::OK, "{part}");
        assert!(
            links(&reply.body).contains(&RESULT.to_owned()),
            "back to the result"
        );
    }
    for wrong in ["steps-99", "nothing", "steps-1", ""] {
        let reply = app.get(&format!("{RESULT}&part={wrong}")).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{wrong}");
        assert_eq!(reply.header("location"), RESULT);
    }
}

#[tokio::test]
async fn the_association_says_come_to_us_where_it_wants_to() {
    let app = app();
    let theirs = app.get("/embed/ngo/pt/check/result?permit=visa").await;
    assert!(theirs.body.contains("tel:+351210000000"));
    let where_it_is = "/embed/ngo/pt/check/result?permit=visa&part=contact";
    assert!(links(&theirs.body).contains(&where_it_is.to_owned()));
    let part = app.get(where_it_is).await;
    assert!(part.body.contains("tel:+351210000000"));
    assert!(part.body.contains("Rua de Teste 1 &#60;b&#62;"), "escaped");
    let nobody = app.get(&format!("{RESULT}&part=contact")).await;
    assert_eq!(nobody.status, StatusCode::SEE_OTHER);
    assert!(!app.get(RESULT).await.body.contains("tel:+351210000000"));
}

#[tokio::test]
async fn what_was_told_before_a_question_has_pages_of_its_own() {
    let app = app();
    let told = "permit=temporary&expires=2026-06-30&request=none&portal=message\
                &message=english_version_missing_options&basis=employed&age=adult&niss=unlinked";
    let question = format!("/embed/any/en/check/tried?{told}");
    let reply = app.get(&question).await;
    assert_eq!(reply.status, StatusCode::OK);
    let first = format!("{question}&part=told");
    assert!(links(&reply.body).contains(&first));
    assert!(!reply.body.contains("<dl>"), "not beside the question");
    let mut answers = 0;
    for page in [first.clone(), format!("{question}&part=told-2")] {
        let reply = app.get(&page).await;
        assert_eq!(reply.status, StatusCode::OK, "{page}");
        answers += reply.body.matches("<dt>").count();
    }
    assert_eq!(answers, 8, "every answer once");
    for wrong in ["told-3", "steps", "told-1"] {
        let reply = app.get(&format!("{question}&part={wrong}")).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{wrong}");
        assert_eq!(reply.header("location"), question);
    }
    // On the full page they stand below the question.
    let full = question.replace("/embed/any/en/", "/en/");
    let reply = app.get(&full).await;
    assert_eq!(reply.body.matches("<dt>").count(), 8);
}

#[tokio::test]
async fn the_way_out_says_where_the_full_page_is() {
    let app = app();
    let reply = app.get("/embed/any/en/open/check/result?permit=visa").await;
    let full = format!("{ORIGIN}/en/check/result?permit=visa");
    assert_eq!(reply.texts(".address"), [&*full]);
    assert!(links(&reply.body).contains(&full));
    assert!(reply.body.contains("<svg class=\"qr\""));
    assert!(reply.body.contains("can read your answers"));
    let fact = app.get("/embed/any/en/open/facts/dl-85-b-2025").await;
    assert_eq!(
        fact.texts(".address"),
        [format!("{ORIGIN}/en/facts/dl-85-b-2025")]
    );
    let nowhere = app.get("/embed/any/en/open/%22onload").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

/// The links of a page that somebody else's page is meant by.
fn out(body: &str) -> Vec<String> {
    let to = |link: &String| link.contains("&to=") || link.contains("?to=");
    links(body).into_iter().filter(to).collect()
}

#[tokio::test]
async fn the_page_of_somebody_else_can_be_read_where_nothing_may_be_opened() {
    let app = app();
    let mut tried = BTreeSet::new();
    for asked in [
        "permit=visa",
        "permit=unknown",
        "permit=temporary&expires=2025-05-10&request=none&portal=unreachable",
    ] {
        let full = app.result_from(&format!("/en/check/result?{asked}")).await;
        let first = full.replace("/en/", "/embed/any/en/");
        let ours = links(&app.get(&full).await.body);
        let parts = links(&app.get(&first).await.body).into_iter();
        let parts = parts.filter(|link| link.contains("part="));
        for page in parts.chain([first]) {
            for way in out(&app.get(&page).await.body) {
                let reply = app.get(&way).await;
                assert_eq!(reply.status, StatusCode::OK, "{way}");
                let addresses = reply.texts(".address");
                let [theirs, of_full] = &addresses[..] else {
                    panic!("{way}: {addresses:?}");
                };
                assert!(ours.contains(theirs), "linked on the full page: {theirs}");
                assert_eq!(*of_full, format!("{ORIGIN}{full}"));
                let links = links(&reply.body);
                assert!(links.contains(theirs), "a link to it");
                assert!(links.contains(of_full), "a link to ours");
                assert!(links.contains(&page), "back to the same part");
                let title = reply.texts("h1");
                assert!(title[0].len() > 3 && title[0] != "Open the full page");
                tried.insert(theirs.clone());
            }
        }
    }
    assert!(tried.len() > 2, "{tried:?}");
}

#[tokio::test]
async fn where_two_addresses_are_long_the_code_has_a_page_of_its_own() {
    let app = app();
    let open = "/embed/any/en/open/check/result?permit=temporary&expires=2025-05-10";
    for (answers, has_room) in [("", true), (LONG, false)] {
        let alone = format!("{open}{answers}");
        let reply = app.get(&format!("{alone}&to=contact-form")).await;
        assert_eq!(reply.status, StatusCode::OK, "{answers}");
        assert_eq!(reply.body.contains("<svg class=\"qr\""), has_room);
        assert_eq!(links(&reply.body).contains(&alone), !has_room);
    }
}

/// Answers as long as they get.
const LONG: &str = "&request=submitted&proof=2025-09-10&portal=message&message=debt_under_review\
    &invited=unknown&basis=unknown&age=adult&niss=unknown&place=mainland\
    &tried=contact_form,phone,email";

#[tokio::test]
async fn no_address_and_no_word_of_others_gets_onto_the_way_out() {
    let app = app();
    let plain = "/embed/any/en/open/check/result?permit=visa";
    let long = "x".repeat(600);
    let known = app.get(&format!("{plain}&to=contact-form")).await;
    assert_eq!(known.status, StatusCode::OK);
    for to in [
        "javascript:alert(1)",
        "https://evil.example/",
        "https%3A%2F%2Fevil.example%2F",
        // The address of a page that we name, and what only looks like its id.
        "https://contactenos.aima.gov.pt/contact-form",
        "contact-form.evil.example",
        "Contact-Form",
        "contact%E2%80%90form",
        "contact-form%00",
        "%3Cb%3Ecall+me",
        "no_niss",
        "",
        &long,
    ] {
        let reply = app.get(&format!("{plain}&to={to}")).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{to}");
        assert_eq!(reply.header("location"), plain, "{to}");
    }
    for unknown in ["x=%22%3E%3Cb%3E", "x=1", "to=contact-form&x=1"] {
        let reply = app
            .get(&format!("/embed/any/en/open/facts/dl-85-b-2025?{unknown}"))
            .await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{unknown}");
        assert!(!reply.header("location").contains('x'), "{unknown}");
    }
    let endless = "x".repeat(2000);
    let reply = app.get(&format!("{plain}&to={endless}")).await;
    assert_eq!(reply.status, StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn what_goes_wrong_in_a_frame_is_said_there_with_a_way_on() {
    let app = app();
    let mut seen = BTreeSet::new();
    for (method, address, status) in [
        (Method::GET, "/embed/ngo/pt/nothing", StatusCode::NOT_FOUND),
        (
            Method::GET,
            "/embed/ngo/pt/check/nothing",
            StatusCode::NOT_FOUND,
        ),
        (
            Method::GET,
            "/embed/ngo/pt/check/permit?edition=99",
            StatusCode::NOT_FOUND,
        ),
        (
            Method::GET,
            "/embed/ngo/pt/check/permit?on=2020-01-01",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            Method::POST,
            "/embed/ngo/pt/check/message",
            StatusCode::METHOD_NOT_ALLOWED,
        ),
    ] {
        let reply = app.send(method, address, &[]).await;
        assert_eq!(reply.status, status, "{address}");
        let policy = reply.header("content-security-policy");
        assert!(policy.ends_with("frame-ancestors https://ngo.example"));
        assert!(links(&reply.body).contains(&"/embed/ngo/pt/".to_owned()));
        for link in links(&reply.body) {
            assert!(link.starts_with("/embed/ngo/"), "{address}: {link}");
        }
        let said = reply.texts("main p").join(" ");
        assert!(!said.contains("endereço"), "nobody sees one: {said}");
        seen.insert(said);
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}

#[tokio::test]
async fn an_error_in_a_frame_has_a_link_of_its_own_to_the_answers_that_its_address_holds() {
    let app = app();
    let go_on = "Continuar com as suas respostas";
    for (address, there) in [
        (
            "/embed/ngo/pt/check/nothing?permit=temporary&expires=2027-01-01&x=1",
            Some("/embed/ngo/pt/check/result?permit=temporary&expires=2027-01-01"),
        ),
        (
            "/embed/ngo/pt/check/expires?permit=temporary&on=1999-01-01",
            Some("/embed/ngo/pt/check/result?permit=temporary"),
        ),
        (
            "/embed/ngo/pt/check/expires?permit=temporary&edition=99",
            Some("/embed/ngo/pt/check/result?permit=temporary"),
        ),
        ("/embed/ngo/pt/check/nothing?permit=zzz", None),
        ("/embed/ngo/pt/nothing", None),
    ] {
        let reply = app.get(address).await;
        assert_ne!(reply.status, StatusCode::OK, "{address}");
        let links = links(&reply.body);
        assert!(links.contains(&"/embed/ngo/pt/".to_owned()), "{address}");
        assert_eq!(reply.body.contains(go_on), there.is_some(), "{address}");
        if let Some(there) = there {
            assert!(links.contains(&there.to_owned()), "{address}: {links:?}");
            let next = app.get(there).await;
            assert_eq!(next.status, StatusCode::SEE_OTHER, "the next question");
        }
    }
    let full = app.get("/pt/check/nothing?permit=temporary").await;
    assert!(!full.body.contains(go_on));
}

#[tokio::test]
async fn who_asks_too_often_in_a_frame_can_ask_again_there() {
    let app = app();
    let peer = [203, 0, 113, 5];
    let asked = "/embed/ngo/pt/check/expires?permit=temporary&x=%22";
    // The start of the site in its own language is in the frame, too.
    for address in [asked, "/embed/ngo/xx/"] {
        let mut reply = app.get_from(peer, address).await;
        for _ in 0..5 {
            reply = app.get_from(peer, address).await;
        }
        assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
        let policy = reply.header("content-security-policy");
        assert!(policy.ends_with("frame-ancestors https://ngo.example"));
        let links = links(&reply.body);
        assert!(links.contains(&address.to_owned()), "{links:?}");
        assert!(links.contains(&"/embed/ngo/pt/".to_owned()), "{links:?}");
        let said = reply.texts("main p").join(" ");
        assert_eq!(reply.header("retry-after"), "1");
        assert!(said.contains("Espere 1 segundo"), "{said}");
    }
    let full = app.get_from(peer, "/pt/").await;
    assert_eq!(full.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!full.body.contains("Tentar outra vez"));
    let unknown = app.get_from(peer, "/embed/nobody/pt/").await;
    let policy = unknown.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
}

#[tokio::test]
async fn the_list_of_messages_is_turned_forwards_and_back() {
    let app = app();
    let asked = "/embed/any/en/check/message?permit=temporary&expires=2027-01-01&request=none&portal=message";
    let groups = links(&app.get(asked).await.body);
    let turned = |body: &str, word: &str| {
        let document = scraper::Html::parse_document(body);
        let link = scraper::Selector::parse("a").expect("a selector");
        let mut all = document.select(&link);
        let found = all.find(|a| a.text().collect::<String>().trim().starts_with(word));
        found.and_then(|a| a.attr("href")).map(str::to_owned)
    };
    let mut longest = 0;
    for group in groups.iter().filter(|link| link.contains("pick=message:")) {
        let mut pages = vec![group.clone()];
        loop {
            let here = pages.last().expect("a page").clone();
            let body = app.get(&here).await.body;
            let before = pages.iter().rev().nth(1).cloned();
            assert_eq!(turned(&body, "Previous"), before, "{here}");
            match turned(&body, "Next") {
                Some(next) => pages.push(next),
                None => break,
            }
        }
        longest = longest.max(pages.len());
    }
    assert!(longest > 1, "one place has two pages: {longest}");
}

#[tokio::test]
async fn every_number_to_call_can_be_read() {
    let app = app();
    let mut count = 0;
    let result = "/embed/ngo/pt/check/result?permit=visa";
    let first = app.get(result).await.body;
    let parts = links(&first).into_iter().filter(|l| l.contains("part="));
    for page in parts.chain([result.to_owned()]) {
        let body = app.get(&page).await.body;
        let document = scraper::Html::parse_document(&body);
        let call = scraper::Selector::parse("a[href^='tel:']").expect("a selector");
        for link in document.select(&call) {
            let digits =
                |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
            let said = digits(&link.text().collect::<String>());
            let dialled = digits(link.attr("href").expect("a number"));
            assert!(
                said.len() >= 3 && dialled.ends_with(&said),
                "{dialled}: {said}"
            );
            count += 1;
        }
    }
    assert!(count > 1, "{count}");
}

#[tokio::test]
async fn what_frames_load_may_be_loaded_by_everybody_and_is_named_by_its_content() {
    let app = app();
    let page = app.get("/embed/ngo/pt/").await.body;
    let document = scraper::Html::parse_document(&page);
    let loaded = scraper::Selector::parse("link[rel=stylesheet],script[src]").expect("a selector");
    let mut count = 0;
    for one in document.select(&loaded) {
        let address = one.attr("href").or(one.attr("src")).expect("an address");
        let file = app.get(address).await;
        assert_eq!(file.status, StatusCode::OK, "{address}");
        assert_eq!(file.header("cross-origin-resource-policy"), "cross-origin");
        assert_eq!(file.header("access-control-allow-origin"), "*");
        assert!(file.header("cache-control").contains("immutable"));
        count += 1;
    }
    assert_eq!(count, 2, "three requests with the page");
    let loader = app.get("/embed/rumo.js").await;
    assert_eq!(loader.header("cache-control"), "public, max-age=3600");
    assert_eq!(loader.header("access-control-allow-origin"), "*");
    let old = app.get("/embed/ngo/rumo-000000000000.css").await;
    assert_eq!(old.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_frame_speaks_of_today() {
    let app = app();
    for day in ["2026-01-01", "2027-06-30"] {
        for (page, asked) in [
            ("check/permit", "?on="),
            ("check/result?permit=visa", "&on="),
        ] {
            let today = format!("/embed/ngo/pt/{page}");
            let reply = app.get(&format!("{today}{asked}{day}")).await;
            assert_eq!(reply.header("location"), today, "{day}");
        }
    }
}

#[tokio::test]
async fn a_draft_is_never_framed() {
    let reply = app().get("/embed/any/en/check/permit?edition=draft").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}

async fn oembed(url: &str, rest: &str) -> crate::app::Reply {
    let url = url.replace('&', "%26").replace('?', "%3F");
    let url = url
        .replace('"', "%22")
        .replace('<', "%3C")
        .replace('>', "%3E");
    app().get(&format!("/oembed?url={url}{rest}")).await
}

#[tokio::test]
async fn oembed_answers_for_our_own_addresses() {
    for (url, src) in [
        (format!("{ORIGIN}/embed/ngo/pt/"), "/embed/ngo/pt/"),
        (format!("{ORIGIN}/embed/ngo/en/"), "/embed/ngo/pt/"),
        (format!("{ORIGIN}/en/"), "/embed/any/en/"),
        (format!("{ORIGIN}/pt/messages/no_niss"), "/embed/any/pt/"),
        (
            format!("{ORIGIN}/en/check/result?permit=visa"),
            "/embed/any/en/check/result?permit=visa",
        ),
    ] {
        let reply = oembed(&url, "&format=json&maxwidth=400&discover=1").await;
        assert_eq!(reply.status, StatusCode::OK, "{url}");
        let rich = reply.json();
        assert_eq!(rich["version"], "1.0");
        assert_eq!(rich["type"], "rich");
        assert_eq!(rich["width"], 400);
        let html = rich["html"].as_str().expect("text");
        assert!(html.contains(&format!("src=\"{ORIGIN}{src}\"")), "{html}");
        assert!(html.starts_with("<blockquote"), "{html}");
    }
}

#[tokio::test]
async fn oembed_answers_for_nothing_else_and_fetches_nothing() {
    for url in [
        "https://foreign.example/en/",
        "https://rumo.example.evil.example/en/",
        "https://rumo.example@evil.example/en/",
        "http://127.0.0.1:1/",
        "file:///etc/passwd",
        "",
        "https://rumo.example/editor",
        "https://rumo.example/api/v1/triage",
        "https://rumo.example/embed/nobody/pt/",
    ] {
        let reply = oembed(url, "").await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{url}");
    }
    let none = app().get("/oembed").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let xml = oembed("https://rumo.example/en/", "&format=xml").await;
    assert_eq!(xml.status, StatusCode::NOT_IMPLEMENTED);
    let hostile = oembed("https://rumo.example/en/check/\"><script>", "").await;
    assert!(!hostile.body.contains("<script"), "{}", hostile.body);
}

#[tokio::test]
async fn oembed_is_no_larger_than_somebody_has_room_for() {
    let url = format!("{ORIGIN}/en/");
    for (room, size, is_frame) in [
        ("", (640, 1000), true),
        ("&maxwidth=5000&maxheight=5000", (640, 1000), true),
        ("&maxwidth=500&maxheight=750", (500, 750), true),
        ("&maxwidth=200&maxheight=200", (200, 200), true),
        ("&maxwidth=199", (0, 0), false),
        ("&maxheight=199", (0, 0), false),
        ("&maxwidth=1", (0, 0), false),
        ("&maxheight=1", (0, 0), false),
        ("&maxwidth=0&maxheight=-1", (640, 1000), true),
        ("&maxwidth=wide", (640, 1000), true),
    ] {
        let answer = oembed(&url, room).await.json();
        assert_eq!(answer["version"], "1.0");
        assert!(
            answer["title"]
                .as_str()
                .is_some_and(|title| title.len() > 3)
        );
        if !is_frame {
            // Where no frame has room: the type that has neither a size nor HTML, but a title to link by.
            assert_eq!(answer["type"], "link", "{room}");
            for none in ["html", "width", "height"] {
                assert!(answer.get(none).is_none(), "{room}: {none}");
            }
            continue;
        }
        assert_eq!(answer["type"], "rich", "{room}");
        let (width, height) = size;
        assert_eq!(
            (&answer["width"], &answer["height"]),
            (&width.into(), &height.into()),
            "{room}"
        );
        let html = answer["html"].as_str().expect("text");
        let link = format!("<a href=\"{ORIGIN}/en/\">");
        assert!(html.contains(&link), "for whoever shows no frames: {html}");
        let said = format!("width=\"{width}\" height=\"{height}\"");
        assert!(html.contains("<iframe") && html.contains(&said), "{html}");
    }
}

#[tokio::test]
async fn oembed_answers_for_pages_that_there_are() {
    for (page, is_there) in [
        ("", true),
        ("/", true),
        ("/pt", true),
        ("/pt/", true),
        ("/pt/messages", true),
        ("/pt/messages/", true),
        ("/pt/messages/no_niss", true),
        ("/pt/portals/renewal-portal", true),
        ("/pt/portals/renewal-portal/report", true),
        ("/pt/facts/dl-85-b-2025", true),
        ("/pt/calendar/2026-07", true),
        ("/pt/check/expires?permit=temporary", true),
        ("/pt/check/result?permit=visa", true),
        ("/pt/check/result?permit=visa&on=2026-05-25", true),
        ("/pt/check/result?permit=nosuch", false),
        (
            "/pt/check/result?permit=temporary&expires=2026-02-30",
            false,
        ),
        ("/pt/check/result?permit=visa&edition=99", false),
        ("/pt/check/result?permit=visa&edition=draft", false),
        ("/pt/check/result?permit=visa&edition=first", false),
        ("/pt/check/result?permit=visa&on=1999-01-01", false),
        ("/embed/ngo/pt/check/result?permit=nosuch", false),
        ("/pt/messages/no_niss?edition=99", false),
        ("/pt/facts/gone?edition=99", false),
        ("/embed/ngo/pt/open/messages/no_niss", true),
        ("/pt/nosuch", false),
        ("/pt/check", false),
        ("/pt/check/nosuch", false),
        ("/pt/check/nosuch?edition=1", false),
        ("/pt/messages/nosuch", false),
        ("/pt/messages/no_niss/nosuch", false),
        ("/pt/messages/dl-85-b-2025", false),
        ("/pt/facts/gone", false),
        ("/pt/portals/no_niss", false),
        ("/pt/editions/99", false),
        ("/pt/calendar/2026-13", false),
        ("/xx/", false),
        ("/embed/ngo/pt/nosuch", false),
        ("/embed/ngo/pt/messages", false),
    ] {
        let reply = oembed(&format!("{ORIGIN}{page}"), "").await;
        let status = if is_there {
            StatusCode::OK
        } else {
            StatusCode::NOT_FOUND
        };
        assert_eq!(reply.status, status, "{page}");
    }
}

#[tokio::test]
async fn oembed_believes_that_an_older_edition_had_a_page_and_no_edition_that_is_not_there() {
    let published = (3, "2026-11-01");
    let app = TestApp::of_edition(TODAY, published, knowledge(), states().to_vec());
    for (page, is_there) in [
        ("/pt/facts/gone%3Fedition%3D1", true),
        ("/pt/facts/gone%3Fedition%3D3", true),
        ("/pt/facts/gone%3Fedition%3D4", false),
        ("/pt/facts/gone%3Fedition%3D0", false),
        ("/pt/check/result%3Fpermit%3Dvisa%26edition%3D2", true),
        ("/pt/check/result%3Fpermit%3Dvisa%26edition%3D4", false),
    ] {
        let reply = app.get(&format!("/oembed?url={ORIGIN}{page}")).await;
        assert_eq!(reply.status == StatusCode::OK, is_there, "{page}");
    }
}

#[tokio::test]
async fn pages_that_may_be_pasted_say_where_to_ask() {
    let app = app();
    for address in ["/en/", "/en/messages", "/embed/ngo/pt/"] {
        let page = app.get(address).await.body;
        assert!(page.contains("application/json+oembed"), "{address}");
    }
    let page = app.get("/en/check/expires?permit=temporary").await.body;
    assert!(
        !page.contains("oembed"),
        "an address with answers is nobody's to paste"
    );
}

#[tokio::test]
async fn a_frame_is_only_asked_for() {
    let app = app();
    for method in [Method::PUT, Method::DELETE, Method::POST] {
        let reply = app.send(method, "/embed/ngo/pt/", &[]).await;
        assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
    }
}

#[tokio::test]
async fn every_way_in_stands_on_one_page_with_a_text_to_copy_and_a_preview() {
    let app = app();
    let page = app.get("/en/embed?site=ngo&in=pt").await;
    assert_eq!(page.status, StatusCode::OK);
    let texts = page.texts("pre code");
    let alone = links(&page.body)
        .into_iter()
        .filter(|link| link.contains(".txt?"));
    let alone: Vec<_> = alone.collect();
    assert_eq!((texts.len(), alone.len()), (6, 6));
    for (text, alone) in texts.iter().zip(&alone) {
        let file = app.get(alone).await;
        assert_eq!(file.header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(file.body, *text, "{alone}");
    }
    assert!(
        texts[1] == format!("{ORIGIN}/embed/ngo/pt/"),
        "{}",
        texts[1]
    );
    assert!(
        page.body.contains("https://ngo.example"),
        "who may frame it"
    );
    let preview = app.get("/embed/preview--ngo/pt/").await;
    let policy = preview.header("content-security-policy");
    assert!(policy.ends_with("frame-ancestors 'self'"), "{policy}");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("frame-src 'self'"), "{policy}");
    let picture = app.get("/en/embed/qr.svg?site=ngo&in=pt").await;
    assert_eq!(picture.header("content-type"), "image/svg+xml");
}

#[tokio::test]
async fn the_loader_has_the_checksum_that_its_snippet_names() {
    use base64_of::sha384;
    let app = app();
    let page = app.get("/en/embed").await;
    let script = page.texts("#script ~ pre code, section:nth-of-type(4) pre code");
    let snippet = script.first().expect("the snippet");
    let path = snippet.split("src=\"").nth(1).expect("an address");
    let path = path.split('"').next().expect("an address");
    let file = app.get(path.strip_prefix(ORIGIN).expect("ours")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(snippet.contains(&sha384(&file.body)), "{snippet}");
    let moving = app.get("/embed/rumo.js").await;
    assert_eq!(moving.body, file.body);
}

#[tokio::test]
async fn a_site_or_language_that_is_gone_leads_to_the_page_for_everybody() {
    let app = app();
    for query in [
        "site=gone",
        "site=ngo&in=en",
        "site=preview--ngo",
        "in=xx",
        "x=1&site=ngo",
    ] {
        let reply = app.get(&format!("/en/embed?{query}")).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{query}");
    }
    let file = app.get("/en/embed/frame.txt?site=gone").await;
    assert_eq!(file.status, StatusCode::NOT_FOUND);
    let other = app.get("/en/embed/other.txt").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

mod base64_of {
    use data_encoding::BASE64;
    use sha2::{Digest as _, Sha384};

    pub(super) fn sha384(text: &str) -> String {
        BASE64.encode(&Sha384::digest(text))
    }
}
