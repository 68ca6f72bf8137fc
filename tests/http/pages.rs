//! Every kind of page, in every language: it is there, it has a title, its words and its links.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};

use crate::app::{TODAY, TestApp, knowledge};

/// A result and a question with answers.
const RESULT: &str = "check/result?permit=temporary&expires=2026-07-20&request=none\
                      &portal=untried&basis=employed&age=adult&niss=none";
const TRIED: &str = "check/tried?permit=temporary&expires=2026-07-20&request=none&portal=message\
                     &message=user_not_registered";

/// One page of every kind, and every fact, message and portal.
fn pages() -> Vec<String> {
    let plain = [
        "",
        "check/permit",
        "check/expires?permit=temporary",
        "check/expires?permit=temporary&day=1",
        TRIED,
        RESULT,
        "messages",
        "portals",
        "calendar",
        "calendar/2026-07",
        "portals/renewal-portal/report",
        "about",
        "privacy",
        "accessibility",
        "editions",
        "flow",
        "nowhere",
    ];
    let facts = knowledge()
        .facts
        .iter()
        .map(|(id, fact)| match fact.about.kind() {
            "message" => format!("messages/{id}"),
            "portal" => format!("portals/{id}"),
            _ => format!("facts/{id}"),
        });
    plain.into_iter().map(str::to_owned).chain(facts).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_has_a_title_and_all_its_words_in_every_language() {
    let app = TestApp::on(TODAY);
    for lang in ["pt", "en", "qps"] {
        for page in pages() {
            let address = format!("/{lang}/{page}");
            let reply = app.get(&address).await;
            assert!(
                !reply.body.contains('⟦'),
                "{address} lacks words: {}",
                reply.body
            );
            assert!(!reply.status.is_server_error(), "{address}");
            if reply.status == StatusCode::SEE_OTHER {
                continue;
            }
            // Read without a parser: there are many pages.
            let title = reply
                .body
                .split("<title>")
                .nth(1)
                .and_then(|rest| rest.split(" · ").next());
            assert!(
                title.is_some_and(|title| !title.trim().is_empty()),
                "{address} has no title"
            );
            assert_eq!(reply.body.matches("<h1>").count(), 1, "{address}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_link_leads_somewhere() {
    let app = TestApp::on(TODAY);
    let mut links = BTreeSet::new();
    for lang in ["pt", "en"] {
        // Of the facts, messages and portals every fifth.
        for page in pages()
            .iter()
            .take(17)
            .chain(pages().iter().skip(17).step_by(5))
        {
            links.extend(app.get(&format!("/{lang}/{page}")).await.links());
        }
        for page in [
            "messages",
            "messages/no_niss",
            "portals",
            "facts/dl-85-b-2025",
        ] {
            links.extend(
                app.get(&format!("/{lang}/{page}?on=2025-08-17"))
                    .await
                    .links(),
            );
        }
    }
    for link in links {
        let status = app.get(&link).await.status;
        assert!(
            status.is_success() || status == StatusCode::SEE_OTHER,
            "{link}: {status}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_of_the_interview_comes_by_itself() {
    let app = TestApp::on(TODAY);
    let reply = app.get("/en/flow").await;
    assert_eq!(reply.status, StatusCode::OK);
    let is_waiting = reply.body.contains("http-equiv=\"refresh\"");
    assert!(
        is_waiting || reply.body.contains("<svg class=\"flow\""),
        "{}",
        reply.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_leads_into_the_interview_and_is_kept_there() {
    let app = TestApp::on(TODAY);
    for (id, _, _) in knowledge().messages() {
        let page = app.get(&format!("/en/messages/{id}")).await;
        let start = page
            .links()
            .into_iter()
            .find(|link| link.contains("/check/permit?"));
        let start = start.unwrap_or_else(|| panic!("{id} does not lead into the interview"));
        let question = app.get(&start).await;
        assert_eq!(question.status, StatusCode::OK, "{start}");
        let kept = question
            .links()
            .iter()
            .any(|link| link.contains(&format!("message={id}")));
        assert!(kept, "{id} is lost after the first answer");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_other_side_of_a_contradiction_is_shown() {
    let app = TestApp::on(TODAY);
    for (id, fact) in &knowledge().facts {
        let kind = fact.about.kind();
        for other in &fact.contradicts {
            if ["message", "portal"].contains(&kind) {
                continue;
            }
            let page = app.get(&format!("/en/facts/{id}")).await;
            assert!(page.body.contains(other.as_str()), "{id} hides {other}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn forums_mirrors_and_chats_are_named_and_never_linked() {
    let app = TestApp::on(TODAY);
    let unlinked: Vec<_> = knowledge()
        .sources
        .values()
        .filter(|source| source.link().is_none())
        .filter_map(|source| source.url.as_deref())
        .collect();
    for page in pages() {
        let reply = app.get(&format!("/en/{page}")).await;
        for url in &unlinked {
            assert!(
                !reply.body.contains(&format!("href=\"{url}\"")),
                "{page} links to {url}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_accessibility_statement_is_where_it_is_looked_for() {
    let reply = TestApp::on(TODAY).get("/acessibilidade").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_eq!(reply.header("location"), "/pt/accessibility");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_light() {
    let app = TestApp::on(TODAY);
    for (page, most) in [
        ("", 5_000),
        ("check/permit", 5_000),
        (RESULT, 8_000),
        ("messages", 14_600),
        ("messages/not_identified_or_no_access", 14_600),
        ("portals", 14_600),
        ("portals/renewal-portal", 14_600),
        ("calendar", 14_600),
        ("calendar/2026-07", 14_600),
        ("facts/dl-85-b-2025", 14_600),
        ("about", 14_600),
    ] {
        for lang in ["pt", "en"] {
            let packed = [("accept-encoding", "gzip")];
            let reply = app
                .send(Method::GET, &format!("/{lang}/{page}"), &packed)
                .await;
            assert_eq!(reply.header("content-encoding"), "gzip", "{lang}/{page}");
            assert!(
                reply.weight <= most,
                "{lang}/{page}: {} bytes",
                reply.weight
            );
        }
    }
}
