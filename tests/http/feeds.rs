//! Feeds: what was said, with names that stay and days that are no clock.

use std::collections::BTreeMap;

use atom_syndication::Feed;
use axum::http::StatusCode;
use rumo::state::Settings;
use serde_json::Value;
use triage::knowledge::{DatedRoute, Detail, PortalState, Text};
use triage::{Knowledge, Route};

use crate::app::{ORIGIN, Reply, TODAY, TestApp, knowledge, settings, states};

const PORTAL: &str = "/en/portals/renewal-portal";
const MESSAGE: &str = "/en/messages/less_than_4_months_irn";

fn atom(reply: &Reply) -> Feed {
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(
        reply.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    Feed::read_from(reply.body.as_bytes()).expect("a feed")
}

/// The entries: name, then day of the last word.
fn entries(feed: &Feed) -> BTreeMap<String, String> {
    let entries = feed.entries().iter();
    entries
        .map(|entry| (entry.id.clone(), entry.updated.date_naive().to_string()))
        .collect()
}

fn items(feed: &Value) -> &Vec<Value> {
    feed["items"].as_array().expect("items")
}

#[tokio::test]
async fn a_portal_tells_what_was_said_and_announced_with_day_and_source() {
    let app = TestApp::on(TODAY);
    let feed = atom(&app.get(&format!("{PORTAL}/feed.atom")).await);
    assert_eq!(feed.lang(), Some("en"));
    assert_eq!(feed.id(), "tag:rumo.example,2026:en/portals/renewal-portal");
    let entries = entries(&feed);
    for (key, updated) in [
        (
            "portals/renewal-portal/states/2025-07-11/open/2026-05-09",
            "2026-05-09",
        ),
        (
            "portals/renewal-portal/states/2025-07-12/failing/wrong_expiry_on_record/2025-07/2025-07-12",
            "2025-07-12",
        ),
        (
            "portals/renewal-portal/states/2026-02-01/limited/en/2026-02-01",
            "2026-02-01",
        ),
        ("windows/window-r1", "2025-07-11"),
    ] {
        let id = format!("tag:rumo.example,2026:en/{key}");
        assert_eq!(
            entries.get(&id).map(String::as_str),
            Some(updated),
            "{entries:#?}"
        );
    }
    // The newest is that nobody has checked it again in time.
    assert_eq!(feed.updated().date_naive().to_string(), "2026-06-24");
    let links: Vec<_> = feed.links().iter().map(|link| link.href()).collect();
    assert_eq!(
        links,
        [
            format!("{ORIGIN}{PORTAL}"),
            format!("{ORIGIN}{PORTAL}/feed.atom")
        ]
    );
    let failing = feed
        .entries()
        .iter()
        .find(|one| one.id.ends_with("/niss_not_recognised/2025-10-14"));
    let text = failing
        .and_then(|one| one.content.as_ref()?.value.clone())
        .expect("a text");
    for part in [
        "since 14 October 2025",
        "Source: ",
        "The message: ",
        "DN Brasil",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[tokio::test]
async fn both_formats_tell_the_same() {
    let app = TestApp::on(TODAY);
    for page in [
        PORTAL,
        "/pt/portals/extension-portal",
        MESSAGE,
        "/qps/messages/no_niss",
    ] {
        let atom = atom(&app.get(&format!("{page}/feed.atom")).await);
        let reply = app.get(&format!("{page}/feed.json")).await;
        assert_eq!(reply.header("content-type"), "application/feed+json");
        let json = reply.json();
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["home_page_url"], format!("{ORIGIN}{page}"));
        assert_eq!(json["feed_url"], format!("{ORIGIN}{page}/feed.json"));
        assert!(!items(&json).is_empty(), "{page}");
        assert_eq!(items(&json).len(), atom.entries().len(), "{page}");
        for (item, entry) in items(&json).iter().zip(atom.entries()) {
            assert_eq!(item["id"], entry.id.as_str());
            assert_eq!(item["title"], entry.title.value.as_str());
            let text = entry.content.as_ref().and_then(|one| one.value.as_deref());
            assert_eq!(item["content_text"].as_str(), text);
            let moment = entry.updated.to_rfc3339();
            assert_eq!(item["date_modified"], moment);
        }
    }
}

#[tokio::test]
async fn a_feed_speaks_its_language_in_its_direction() {
    let app = TestApp::on(TODAY);
    for (lang, tag, word) in [
        ("pt", "pt-PT", "Fonte:"),
        ("en", "en", "Source:"),
        ("qps", "ar-XB", "Søûrcë"),
    ] {
        let page = format!("/{lang}/messages/no_niss");
        let json = app.get(&format!("{page}/feed.json")).await;
        assert_eq!(json.json()["language"], tag);
        assert!(json.body.contains(word), "{lang}: {}", json.body);
        let ids = format!("tag:rumo.example,2026:{lang}/messages/no_niss/first-seen");
        assert!(json.body.contains(&ids), "{lang}");
        let feed = atom(&app.get(&format!("{page}/feed.atom")).await);
        assert_eq!(feed.lang(), Some(tag));
    }
}

#[tokio::test]
async fn a_message_tells_when_it_was_seen_and_from_when_it_leads_another_way() {
    let app = TestApp::on(TODAY);
    let json = app.get(&format!("{MESSAGE}/feed.json")).await.json();
    let has = |end: &str, title: &str| {
        items(&json).iter().any(|item| {
            let id = item["id"].as_str().expect("an id");
            id.ends_with(end) && item["title"].as_str().expect("a title").contains(title)
        })
    };
    assert!(has("/first-seen", "First seen: "), "{json:#}");
    let way = "From 2 January 2026 the way is: Write to AIMA by the contact form";
    assert!(has("/way/2026-01-02", way), "{json:#}");
    // A state that names the message is the same thing in the feed of its portal.
    let named = app
        .get("/en/messages/debt_under_review/feed.json")
        .await
        .json();
    let state = items(&named)
        .iter()
        .find(|item| item["id"].as_str().expect("an id").contains("/states/"));
    let id = state.expect("a state")["id"].clone();
    let portal = app.get(&format!("{PORTAL}/feed.json")).await.json();
    assert!(items(&portal).iter().any(|item| item["id"] == id), "{id}");
}

#[tokio::test]
async fn a_state_that_nobody_checked_again_lapses_on_the_day_after_its_last_fresh_one() {
    let app = TestApp::on(TODAY);
    let key = "portals/renewal-portal/states/2025-07-11/open/2026-05-09/lapsed";
    for (on, is_told) in [
        ("2026-06-23", false),
        ("2026-06-24", true),
        ("2026-06-25", true),
    ] {
        for lang in ["en", "pt"] {
            let page = format!("/{lang}/portals/renewal-portal/feed.atom?on={on}");
            let all = atom(&app.get(&page).await);
            let id = format!("tag:rumo.example,2026:{lang}/{key}");
            let found = all.entries().iter().find(|entry| entry.id == id);
            assert_eq!(
                found.is_some(),
                is_told,
                "{on} {lang}: {:#?}",
                entries(&all)
            );
            let Some(found) = found else { continue };
            assert_eq!(found.updated.date_naive().to_string(), "2026-06-24");
            let (title, words) = match lang {
                "en" => (
                    "From 24 June 2026 not known: ",
                    "last checked on 9 May 2026",
                ),
                _ => (
                    "A partir de 24 de junho de 2026, não se sabe: ",
                    "em 9 de maio de 2026",
                ),
            };
            assert!(found.title.value.starts_with(title), "{found:?}");
            let text = found.content.as_ref().and_then(|one| one.value.as_deref());
            assert!(text.is_some_and(|text| text.contains(words)), "{text:?}");
        }
    }
    // What a newer state replaced in time has not lapsed.
    let all = entries(&atom(&app.get(&format!("{PORTAL}/feed.atom")).await));
    let failing = "states/2025-08-17/failing";
    assert!(
        !all.keys()
            .any(|id| id.contains(failing) && id.ends_with("/lapsed")),
        "{all:#?}"
    );
}

/// A failure since 3 September that was said on 10 September.
#[tokio::test]
async fn what_was_said_late_is_not_told_of_a_day_before() {
    let day = |text: &str| Some(text.parse().expect("a day"));
    let mut said = more_states();
    let late = said.last_mut().expect("a state");
    late.known_since = day("2026-09-10");
    let app = TestApp::of_edition(TODAY, (1, "2026-05-10"), knowledge(), said);
    let words = "3 September 2026";
    for (on, is_told) in [
        ("2026-09-09", false),
        ("2026-09-10", true),
        ("2026-09-11", true),
    ] {
        let feed = app.get(&format!("{PORTAL}/feed.atom?on={on}")).await;
        let id = "states/2026-09-03/open/2026-09-03";
        let found = entries(&atom(&feed))
            .into_iter()
            .find(|(key, _)| key.ends_with(id));
        let updated = found.map(|(_, updated)| updated);
        assert_eq!(updated, is_told.then(|| "2026-09-10".to_owned()), "{on}");
        for page in [PORTAL, "/en/portals"] {
            let page = app.get(&format!("{page}?on={on}")).await;
            assert_eq!(page.body.contains(words), is_told, "{on}");
        }
        let api = app.get(&format!("/api/v1/portals?on={on}")).await.body;
        assert_eq!(api.contains("\"since\":\"2026-09-03\""), is_told, "{on}");
        assert_eq!(
            api.contains("\"known_since\":\"2026-09-10\""),
            is_told,
            "{on}"
        );
    }
}

#[tokio::test]
async fn nothing_later_than_the_day_is_told() {
    let app = TestApp::on(TODAY);
    for (on, entries) in [("2025-07-10", 0), ("2025-07-11", 2), ("2025-07-12", 4)] {
        let feed = app.get(&format!("{PORTAL}/feed.json?on={on}")).await.json();
        assert_eq!(items(&feed).len(), entries, "{on}: {feed:#}");
        let late = items(&feed)
            .iter()
            .find(|item| item["date_modified"].as_str() > Some(&format!("{on}T12")));
        assert!(late.is_none_or(|late| {
            late["date_modified"]
                .as_str()
                .expect("a day")
                .starts_with(on)
        }));
    }
    let before = atom(&app.get(&format!("{MESSAGE}/feed.atom?on=2026-01-01")).await);
    let after = atom(&app.get(&format!("{MESSAGE}/feed.atom?on=2026-01-02")).await);
    let led = |feed: &Feed| {
        entries(feed)
            .keys()
            .any(|id| id.ends_with("/way/2026-01-02"))
    };
    assert!(!led(&before) && led(&after));
}

/// The edition after the first: a message leads another way from 1 September, and is told otherwise
/// from 2 September.
fn next_edition() -> Knowledge {
    let mut next = knowledge().clone();
    let id = "less_than_4_months_irn";
    let fact = next.facts.get_mut(id).expect("the message");
    let Detail::Message(message) = &mut fact.about else {
        panic!("no message");
    };
    message.routes.push(DatedRoute {
        from: Some("2026-09-01".parse().expect("a day")),
        route: Route::Escalate,
        then: Vec::new(),
        while_month_closed: None,
    });
    for fields in fact.text.values_mut() {
        let words = Text::Plain("Said anew.".to_owned());
        fields.insert("meaning@2026-09-02".to_owned(), words);
    }
    next
}

/// The history with one more state, of 3 September.
fn more_states() -> Vec<PortalState> {
    let day = "2026-09-03".parse().expect("a day");
    let mut said = states().to_vec();
    said.push(PortalState {
        portal: "renewal-portal".to_owned(),
        since: day,
        until: None,
        verified_on: day,
        ..said[0].clone()
    });
    said
}

#[tokio::test]
async fn names_stay_from_edition_to_edition_and_a_new_word_is_dated_by_itself() {
    let first = TestApp::of_edition(TODAY, (1, "2026-05-10"), knowledge(), states().to_vec());
    let second = TestApp::of_edition(TODAY, (2, "2026-11-20"), &next_edition(), more_states());
    for (page, new) in [
        (
            MESSAGE,
            vec![
                ("way/2026-09-01", "2026-09-01"),
                ("wording/2026-09-02", "2026-09-02"),
            ],
        ),
        (
            PORTAL,
            vec![
                ("states/2026-09-03/open/2026-09-03", "2026-09-03"),
                ("states/2026-09-03/open/2026-09-03/lapsed", "2026-10-19"),
            ],
        ),
    ] {
        let address = format!("{page}/feed.atom");
        let old = atom(&first.get(&address).await);
        let now = atom(&second.get(&address).await);
        assert_eq!(old.id(), now.id());
        let (before, after) = (entries(&old), entries(&now));
        for (id, updated) in &before {
            assert_eq!(after.get(id), Some(updated), "{id}");
        }
        let added: Vec<_> = after
            .iter()
            .filter(|(id, _)| !before.contains_key(*id))
            .collect();
        assert_eq!(added.len(), new.len(), "{added:?}");
        for (end, day) in &new {
            assert!(
                added.iter().any(|(id, on)| id.ends_with(end) && on == day),
                "{added:?}"
            );
        }
        // Not the day of the edition, and not today.
        let newest = new.iter().map(|(_, day)| *day).max();
        assert_eq!(
            Some(now.updated().date_naive().to_string().as_str()),
            newest
        );
    }
}

#[tokio::test]
async fn a_feed_is_kept_like_a_page_and_a_page_names_its_feeds() {
    let app = TestApp::on(TODAY);
    for page in [PORTAL, MESSAGE] {
        let feed = app.get(&format!("{page}/feed.atom")).await;
        assert_eq!(feed.header("cache-control"), "public, max-age=60");
        assert!(!feed.header("etag").is_empty());
        let reply = app.get(page).await;
        for (kind, end) in [("atom+xml", "atom"), ("feed+json", "json")] {
            let link = format!(
                "<link rel=\"alternate\" type=\"application/{kind}\" href=\"{page}/feed.{end}\""
            );
            assert!(reply.body.contains(&link), "{page}: {kind}");
        }
        let line = reply.texts(".meta").join(" ");
        assert!(line.contains("Atom") && line.contains("Calendar"), "{line}");
    }
}

#[tokio::test]
async fn a_site_that_was_not_told_its_address_names_where_it_listens_and_never_the_host() {
    let listening = Some("127.0.0.1:8000".parse().expect("an address"));
    let app = TestApp::with(
        TODAY,
        Settings {
            listening,
            ..settings()
        },
    );
    let feed = atom(&app.get(&format!("{PORTAL}/feed.atom")).await);
    assert_eq!(feed.id(), "tag:rumo.invalid,2026:en/portals/renewal-portal");
    let address = |path: &str| format!("http://127.0.0.1:8000{path}");
    assert_eq!(feed.links()[0].href(), address(PORTAL));
    let mine = [("host", "evil.example")];
    let path = format!("{PORTAL}/feed.json");
    let reply = app.send(axum::http::Method::GET, &path, &mine).await;
    assert!(!reply.body.contains("evil.example"));
    let json = reply.json();
    assert_eq!(json["home_page_url"], address(PORTAL));
    assert_eq!(json["feed_url"], address(&path));
    // Every link of both formats is a full one.
    for item in items(&json) {
        let url = item["url"].as_str().expect("an address");
        assert!(url.starts_with("http://127.0.0.1:8000/en/"), "{url}");
    }
    for entry in feed.entries() {
        let href = entry.links()[0].href();
        assert!(href.starts_with("http://127.0.0.1:8000/en/"), "{href}");
    }
}

#[tokio::test]
async fn a_feed_of_nothing_is_not_found_and_an_address_has_one_form() {
    let app = TestApp::on(TODAY);
    for address in [
        "/en/portals/no_niss/feed.atom",
        "/en/messages/renewal-portal/feed.json",
        "/en/portals/nothing/feed.json",
        "/en/messages/no_niss/feed.rss",
        "/xx/messages/no_niss/feed.atom",
    ] {
        let reply = app.get(address).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(reply.texts("h1").len(), 1, "{address}");
    }
    let reply = app.get(&format!("{PORTAL}/feed.atom?utm_source=x")).await;
    assert_eq!(reply.header("location"), format!("{PORTAL}/feed.atom"));
}
