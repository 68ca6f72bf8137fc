//! The JSON API as it is promised, sentence by sentence.

use axum::http::StatusCode;
use serde_json::Value;

use crate::app::{ORIGIN, Reply, TODAY, TestApp, knowledge, settings};

/// The case of the article: no NISS, the portal asks for one.
const CASE: &str = "permit=temporary&expires=2025-07-20&request=none&portal=message\
                    &message=no_niss&age=adult";

fn names(value: &Value, field: &str) -> Vec<String> {
    let items = value.as_array().expect("a list");
    items
        .iter()
        .map(|item| item[field].as_str().expect("a word").to_owned())
        .collect()
}

fn refused(reply: &Reply, status: StatusCode, answer: &str, code: &str) {
    assert_eq!(reply.status, status, "{}", reply.body);
    assert_eq!(reply.header("content-type"), "application/problem+json");
    let problem = reply.json();
    assert_eq!(problem["status"], status.as_u16());
    assert_eq!(problem["code"], code, "{problem}");
    let found = problem["errors"].as_array().expect("errors").iter();
    let found: Vec<_> = found.filter(|error| error["answer"] == answer).collect();
    assert_eq!(found.len(), 1, "{problem}");
    assert_eq!(found[0]["code"], code);
    assert!(!found[0]["text"].as_str().expect("a text").is_empty());
    assert!(!reply.body.contains('⟦'), "{problem}");
}

#[tokio::test]
async fn the_first_step_asks_for_the_permit() {
    let reply = TestApp::on(TODAY).get("/api/v1/triage?on=2025-08-17").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header("content-type"), "application/json");
    let body = reply.json();
    assert_eq!(body["edition"], 0);
    assert_eq!(body["on"], "2025-08-17");
    assert_eq!(body["step"], "ask");
    assert_eq!(body["answers"], serde_json::json!({}));
    let question = &body["question"];
    assert_eq!(
        (&question["id"], &question["kind"]),
        (&"permit".into(), &"choice".into())
    );
    let values = names(&question["options"], "value");
    assert_eq!(values.first().map(String::as_str), Some("temporary"));
    assert_eq!(values.last().map(String::as_str), Some("unknown"));
    assert!(body.get("outcome").is_none());
}

#[tokio::test]
async fn the_day_is_today_where_none_is_given() {
    assert_eq!(
        TestApp::on(TODAY).get("/api/v1/triage").await.json()["on"],
        TODAY
    );
}

#[tokio::test]
async fn every_question_says_its_kind_and_offers_unknown() {
    let app = TestApp::on(TODAY);
    let card = "permit=temporary&expires=2025-05-10";
    let blocked = format!("{CASE}&expires=2026-07-20").replacen("&expires=2025-07-20", "", 1);
    for (query, id, kind, options) in [
        ("permit=temporary".to_owned(), "expires", "date", 1),
        (format!("{card}&request=paid"), "proof", "date", 2),
        (format!("{card}&request=none"), "portal", "choice", 4),
        (
            format!("{card}&request=none&portal=message"),
            "message",
            "message",
            71,
        ),
        (
            blocked.replace("no_niss", "user_not_registered"),
            "tried",
            "list",
            6,
        ),
    ] {
        let body = app.get(&format!("/api/v1/triage?{query}")).await.json();
        assert_eq!(body["step"], "ask", "{query}: {body}");
        let question = &body["question"];
        assert_eq!(question["id"], id, "{query}");
        assert_eq!(question["kind"], kind, "{query}");
        let values = names(&question["options"], "value");
        assert_eq!(values.len(), options, "{query}: {values:?}");
        assert_eq!(
            values.last().map(String::as_str),
            Some("unknown"),
            "{query}"
        );
        assert!(
            names(&question["options"], "text")
                .iter()
                .all(|text| !text.is_empty())
        );
    }
}

#[tokio::test]
async fn messages_are_offered_with_the_likely_ones_first() {
    let app = TestApp::on(TODAY);
    let query = "permit=temporary&expires=2025-07-20&request=none&portal=message&on=2025-08-17";
    let body = app.get(&format!("/api/v1/triage?{query}")).await.json();
    let values = names(&body["question"]["options"], "value");
    let seen = |id: &String| {
        knowledge()
            .message(id)
            .map(|message| message.first_seen.clone())
    };
    let first = seen(&values[0]).expect("a message");
    let last = seen(&values[values.len() - 2]).expect("a message");
    assert!(
        first.as_str() <= "2025-08" && last.as_str() > "2025-08",
        "{first} {last}"
    );
}

#[tokio::test]
async fn a_message_answers_and_is_not_asked_again() {
    let body = TestApp::on(TODAY)
        .get(&format!("/api/v1/triage?{CASE}&on=2025-08-17"))
        .await
        .json();
    assert_eq!(body["answers"]["message"], "no_niss", "{body}");
    assert_ne!(body["question"]["id"], "niss", "{body}");
}

#[tokio::test]
async fn an_outcome_says_everything() {
    let app = TestApp::on(TODAY);
    let query = "permit=temporary&expires=2025-05-10&request=none&portal=untried&invited=yes\
                 &age=adult&niss=none&basis=employed&place=portugal&tried=none&on=2025-08-17";
    let body = app.get(&format!("/api/v1/triage?{query}")).await.json();
    assert_eq!(body["step"], "done", "{body}");
    let outcome = &body["outcome"];
    assert_eq!(outcome["route"], "niss");
    assert_eq!(outcome["then"], serde_json::json!(["extension_portal"]));
    assert_eq!(outcome["standing"]["code"], "extended");
    assert_eq!(outcome["standing"]["until"], "2025-10-15");
    assert!(
        ["confirmed", "overdue", "unknown"]
            .iter()
            .any(|word| outcome["certainty"] == *word)
    );
    assert!(
        ["confirmed", "overdue"]
            .iter()
            .any(|word| outcome["standing"]["certainty"] == *word)
    );
    for text in [&outcome["title"], &outcome["standing"]["text"]] {
        assert!(!text.as_str().expect("a text").is_empty());
    }
    for action in outcome["actions"].as_array().expect("actions") {
        for field in ["id", "text", "where", "cost", "take", "by", "url"] {
            assert!(action.get(field).is_some(), "{field}: {action}");
        }
        assert!(
            !action["text"].as_str().expect("a text").is_empty(),
            "{action}"
        );
    }
    for (list, fields) in [("warnings", ["id", "text"]), ("help", ["name", "phone"])] {
        let items = outcome[list].as_array().expect("a list");
        assert!(!items.is_empty(), "{list}");
        assert!(
            items
                .iter()
                .all(|item| fields.iter().all(|field| item.get(field).is_some()))
        );
    }
    let because = outcome["because"].as_array().expect("facts");
    assert!(
        because.iter().any(|fact| fact["fact"] == "dl-85-b-2025"),
        "{because:?}"
    );
    for fact in because {
        assert!(
            fact.get("verified_on").is_some() && !fact["text"].as_str().expect("a text").is_empty()
        );
        assert!(!names(&fact["sources"], "title").is_empty(), "{fact}");
    }
    let url = outcome["url"].as_str().expect("an address");
    let path = url.strip_prefix(ORIGIN).expect("an absolute address");
    assert!(
        path.starts_with("/en/check/result?permit=temporary&expires=2025-05-10"),
        "{path}"
    );
    assert_eq!(app.get(path).await.status, StatusCode::OK, "{path}");
}

#[tokio::test]
async fn an_address_is_a_path_where_the_site_does_not_know_its_own() {
    let app = TestApp::with(TODAY, settings());
    let body = app.get("/api/v1/messages/no_niss").await.json();
    assert_eq!(body["url"], "/en/messages/no_niss");
}

#[tokio::test]
async fn what_was_not_needed_is_checked_and_dropped() {
    let app = TestApp::on(TODAY);
    let body = app
        .get("/api/v1/triage?permit=first&expires=2025-05-10&niss=none")
        .await
        .json();
    assert_eq!(body["step"], "done");
    assert_eq!(body["answers"], serde_json::json!({"permit": "first"}));
    let reply = app.get("/api/v1/triage?permit=first&niss=perhaps").await;
    refused(
        &reply,
        StatusCode::UNPROCESSABLE_ENTITY,
        "niss",
        "unknown_value",
    );
}

#[tokio::test]
async fn parameters_and_lists_come_in_any_order() {
    let app = TestApp::on(TODAY);
    let reply = app
        .get("/api/v1/triage?tried=shop,form&on=2026-11-01&permit=temporary")
        .await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.json()["answers"]["tried"], "form,shop");
}

#[tokio::test]
async fn a_bad_answer_is_named_with_its_reason() {
    let app = TestApp::on(TODAY);
    let long = "x".repeat(65);
    for (answer, value, code) in [
        ("expires", "2025-02-30", "invalid_date"),
        ("expires", "1999-12-31", "unlikely_year"),
        ("expires", "2036-11-24", "unlikely_year"),
        ("proof", "2026-11-24", "future_date"),
        ("permit", "blue", "unknown_value"),
        ("message", "nothing_known", "unknown_value"),
        ("tried", "form,form", "unknown_value"),
        ("tried", long.as_str(), "too_long"),
    ] {
        let reply = app.get(&format!("/api/v1/triage?{answer}={value}")).await;
        refused(&reply, StatusCode::UNPROCESSABLE_ENTITY, answer, code);
    }
    let both = app.get("/api/v1/triage?expires=x&niss=y&lang=pt").await;
    assert_eq!(both.json()["errors"].as_array().map(Vec::len), Some(2));
    assert!(both.body.contains("Este dia não existe"), "{}", both.body);
}

#[tokio::test]
async fn unknown_and_repeated_parameters_are_refused_by_name() {
    let app = TestApp::on(TODAY);
    for (query, name, code) in [
        (
            "permit=temporary&colour=blue",
            "colour",
            "unknown_parameter",
        ),
        (
            "permit=temporary&permit=temporary",
            "permit",
            "repeated_parameter",
        ),
        ("on=2025-08-17&on=2025-08-18", "on", "repeated_parameter"),
        ("q=x", "q", "unknown_parameter"),
    ] {
        let reply = app.get(&format!("/api/v1/triage?{query}")).await;
        refused(&reply, StatusCode::BAD_REQUEST, name, code);
    }
    for address in [
        "messages",
        "messages/no_niss",
        "portals",
        "editions",
        "openapi.json",
    ] {
        let reply = app
            .get(&format!("/api/v1/{address}?permit=temporary"))
            .await;
        refused(
            &reply,
            StatusCode::BAD_REQUEST,
            "permit",
            "unknown_parameter",
        );
    }
}

#[tokio::test]
async fn a_heap_of_unknown_parameters_is_refused_in_a_few_words() {
    let heap: Vec<_> = (0..4_000).map(|number| format!("a{number}")).collect();
    let address = format!("/api/v1/triage?{}", heap.join("&"));
    let reply = TestApp::on(TODAY).get(&address).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    let errors = reply.json()["errors"].as_array().map(Vec::len);
    assert_eq!(errors, Some(20));
}

#[tokio::test]
async fn a_whole_edition_has_a_tag_and_is_not_sent_twice() {
    let app = TestApp::on(TODAY);
    let whole = app.get("/api/v1/editions/0").await;
    assert!(whole.weight > 1024 * 1024, "{} bytes", whole.weight);
    let tag = whole.header("etag").to_owned();
    let again = [("if-none-match", tag.as_str())];
    let again = app.send(axum::http::Method::GET, "/api/v1/editions/0", &again);
    assert_eq!(again.await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn the_day_the_language_and_the_edition_are_checked() {
    let app = TestApp::on(TODAY);
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    for call in ["triage", "messages", "messages/no_niss", "portals"] {
        for (query, name, code) in [
            ("on=yesterday", "on", "invalid_date"),
            ("on=2025-06-30", "on", "out_of_range"),
            ("on=2027-11-24", "on", "out_of_range"),
            ("lang=xx", "lang", "unknown_value"),
            ("edition=first", "edition", "unknown_value"),
        ] {
            let reply = app.get(&format!("/api/v1/{call}?{query}")).await;
            refused(&reply, unprocessable, name, code);
        }
        for edition in ["1", "99", "99999999999999999999"] {
            let reply = app.get(&format!("/api/v1/{call}?edition={edition}")).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{call} {edition}");
            assert_eq!(reply.json()["status"], 404);
        }
        for day in ["2025-07-01", "2027-11-23"] {
            let reply = app.get(&format!("/api/v1/{call}?on={day}")).await;
            assert_eq!(reply.status, StatusCode::OK, "{call} {day}");
        }
    }
}

#[tokio::test]
async fn the_texts_are_in_the_language_asked_for() {
    let app = TestApp::on(TODAY);
    let en = app.get("/api/v1/triage").await.json();
    let pt = app.get("/api/v1/triage?lang=pt").await.json();
    assert_eq!(
        en["question"]["text"],
        "What kind of document must be renewed?"
    );
    assert_eq!(
        pt["question"]["text"],
        "Que tipo de documento é preciso renovar?"
    );
    let values = |body: &Value| names(&body["question"]["options"], "value");
    assert_eq!(values(&en), values(&pt));
}

#[tokio::test]
async fn the_catalogue_and_its_entries_agree() {
    let app = TestApp::on(TODAY);
    let list = app.get("/api/v1/messages?on=2026-11-01").await.json();
    let ids = names(&list["messages"], "id");
    let known: Vec<_> = knowledge()
        .messages()
        .map(|(id, _, _)| id.clone())
        .collect();
    assert_eq!(ids, known);
    for entry in list["messages"].as_array().expect("messages") {
        let id = entry["id"].as_str().expect("an id");
        let one = app
            .get(&format!("/api/v1/messages/{id}?on=2026-11-01"))
            .await
            .json();
        assert_eq!(one["route"], entry["route"], "{id}");
        for field in ["title", "meaning", "words", "todo", "worked", "sources"] {
            assert!(one.get(field).is_some(), "{id} has no {field}");
        }
        let url = one["url"]
            .as_str()
            .expect("an address")
            .strip_prefix(ORIGIN)
            .expect("ours");
        assert_eq!(app.get(url).await.status, StatusCode::OK, "{url}");
    }
}

#[tokio::test]
async fn a_message_has_the_route_of_its_day_and_none_where_the_interview_goes_on() {
    let app = TestApp::on(TODAY);
    for (id, day, route) in [
        ("debt_under_review", "2026-11-01", Some("wait_retry")),
        ("less_than_4_months_irn", "2025-12-31", Some("in_person")),
        ("less_than_4_months_irn", "2026-01-02", Some("contact_form")),
        ("no_niss", "2025-08-17", Some("niss")),
        ("niss_not_on_record", "2025-10-13", Some("in_person")),
        ("niss_not_on_record", "2025-10-14", Some("contact_form")),
        ("month_not_open_yet", "2026-11-01", None),
    ] {
        let one = app
            .get(&format!("/api/v1/messages/{id}?on={day}"))
            .await
            .json();
        assert_eq!(one["route"].as_str(), route, "{id} on {day}");
    }
    let reply = app.get("/api/v1/messages/dl-85-b-2025").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert_eq!(reply.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn a_niss_message_has_the_ways_of_its_row_without_the_person() {
    let app = TestApp::on(TODAY);
    for (day, route, then) in [
        ("2025-10-13", "in_person", &[][..]),
        ("2025-10-14", "contact_form", &["in_person"]),
        ("2026-01-01", "contact_form", &["in_person"]),
        ("2026-01-02", "contact_form", &[]),
    ] {
        let address = format!("/api/v1/messages/niss_not_on_record?on={day}");
        let entry = app.get(&address).await.json();
        assert_eq!(entry["route"], route, "{day}");
        assert_eq!(entry["then"], serde_json::json!(then), "{day}");
    }
}

#[tokio::test]
async fn portals_say_what_was_known_on_the_day() {
    let app = TestApp::on(TODAY);
    let body = app.get("/api/v1/portals?on=2025-08-26").await.json();
    let portals = body["portals"].as_array().expect("portals");
    let renewal = portals
        .iter()
        .find(|portal| portal["id"] == "renewal-portal")
        .expect("it");
    let ends: Vec<_> = renewal["windows"]
        .as_array()
        .expect("windows")
        .iter()
        .map(|row| &row["expires_to"])
        .collect();
    assert_eq!(
        ends.last().and_then(|end| end.as_str()),
        Some("2025-09-30"),
        "{ends:?}"
    );
    for portal in portals {
        for field in ["state", "history", "sources", "verified_on", "host", "url"] {
            assert!(portal.get(field).is_some(), "{field}");
        }
        for entry in portal["history"].as_array().expect("a history") {
            assert!(
                entry["since"].as_str().expect("a day") <= "2025-08-26",
                "{entry}"
            );
            assert!(!names(&entry["sources"], "title").is_empty(), "{entry}");
            assert!(entry["verified_on"].is_string(), "{entry}");
        }
    }
}

#[tokio::test]
async fn an_unknown_address_is_a_problem_too() {
    let reply = TestApp::on(TODAY).get("/api/v1/nothing").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert_eq!(reply.header("content-type"), "application/problem+json");
}
