//! Staleness is a property of every statement: past its check a fact's words soften by themselves,
//! on every page and in the API, from the day after its last fresh one.

use chrono::NaiveDate;

use crate::app::{TODAY, TestApp, knowledge};

const NISS: &str = "permit=temporary&expires=2026-07-20&request=none&portal=untried\
                    &basis=employed&age=adult&niss=none";

/// The last day on which a fact's check is recent enough, and the day after.
fn last_and_next(id: &str) -> (NaiveDate, NaiveDate) {
    let fact = knowledge().fact(id).expect("the fact");
    let last = fact.fresh_until().expect("a day");
    (last, last.succ_opt().expect("a day"))
}

#[tokio::test]
async fn a_page_softens_what_a_fact_says_on_the_day_after_its_last_fresh_one() {
    for (page, id) in [
        ("facts/dl-85-b-2025", "dl-85-b-2025"),
        ("messages/no_niss", "no_niss"),
        ("portals/renewal-portal", "renewal-portal"),
    ] {
        let (last, next) = last_and_next(id);
        for (lang, words) in [("en", "Checked on "), ("pt", "Verificado a ")] {
            let softens = async |day: NaiveDate| {
                let app = TestApp::on(&day.to_string());
                let before = app.get(&format!("/{lang}/{page}")).await.texts(".as-of");
                before.iter().any(|one| one.starts_with(words))
            };
            // A portal's page shows windows too, with checks of their own.
            if id != "renewal-portal" {
                assert!(!softens(last).await, "{lang} {page} on {last}");
            }
            assert!(softens(next).await, "{lang} {page} on {next}");
        }
    }
}

#[tokio::test]
async fn the_words_stand_before_the_statement_and_the_page_to_look_at_beside_it() {
    let page = TestApp::on(TODAY).get("/en/facts/niss-online").await;
    let said = page.texts("main p");
    let body = knowledge().fact("niss-online").expect("the fact");
    let day = TODAY.parse().expect("a day");
    let body = body.text(&["en"], "body", day).expect("words");
    let first = body.lines().next().expect("a line");
    let softened = format!("Checked on 14 October 2025: {first}");
    assert!(said.contains(&softened), "{said:?}");
    let links = page.texts("main a[href^=http]");
    assert!(
        links.iter().any(|link| link.starts_with("Look there: ")),
        "{links:?}"
    );
}

#[tokio::test]
async fn an_overdue_way_shows_what_to_do_instead_before_the_explanations() {
    let page = TestApp::on(TODAY)
        .get(&format!("/en/check/result?{NISS}"))
        .await;
    let at = |words: &str| page.body.find(words).unwrap_or_else(|| panic!("{words}"));
    let instead = at("If it is not so any more");
    assert!(instead < at("id=\"standing\""));
    assert!(instead < at("Why we say this"));
    let ways = page.texts("section.doubt .meta li");
    assert!(
        ways[0].contains("Renew in the Portal das Renovações"),
        "{ways:?}"
    );
    assert!(
        ways.iter().any(|way| way.contains("contact form")),
        "{ways:?}"
    );
    assert!(
        ways.last().is_some_and(|way| way.starts_with("ask: ")),
        "{ways:?}"
    );
    // A way that is sure says nothing of the kind.
    let sure = TestApp::on(TODAY)
        .get(&format!("/en/check/result?{NISS}&on=2026-01-05"))
        .await;
    assert!(!sure.body.contains("If it is not so any more"));
}

#[tokio::test]
async fn every_statement_of_the_api_says_whether_it_is_overdue() {
    let (last, next) = last_and_next("niss-online");
    let app = TestApp::on(TODAY);
    for day in [last, next] {
        let call = format!("/api/v1/triage?{NISS}&on={day}");
        let outcome = app.get(&call).await.json()["outcome"].clone();
        for list in ["actions", "warnings", "because", "help", "documents"] {
            let all = outcome[list].as_array().expect("a list");
            assert!(!all.is_empty(), "{list}");
            for one in all {
                let id = one["id"].as_str().or(one["fact"].as_str()).expect("an id");
                let fact = knowledge().fact(id).expect("the fact");
                assert_eq!(one["overdue"], fact.is_overdue_on(day), "{id} on {day}");
                let checked = fact.verified_on.map(|on| on.to_string());
                assert_eq!(one["verified_on"].as_str(), checked.as_deref(), "{id}");
            }
        }
    }
}

#[tokio::test]
async fn messages_and_portals_of_the_api_say_it_too() {
    let app = TestApp::on(TODAY);
    let (last, next) = last_and_next("no_niss");
    for (day, is_overdue) in [(last, false), (next, true)] {
        let one = app.get(&format!("/api/v1/messages/no_niss?on={day}")).await;
        assert_eq!(one.json()["overdue"], is_overdue, "{day}");
        let all = app.get(&format!("/api/v1/messages?on={day}")).await.json();
        let all = all["messages"].as_array().expect("messages").clone();
        let listed = all.iter().find(|one| one["id"] == "no_niss");
        assert_eq!(listed.expect("the message")["overdue"], is_overdue, "{day}");
    }
    let portals = app.get("/api/v1/portals").await.json();
    for portal in portals["portals"].as_array().expect("portals") {
        assert!(portal["overdue"].is_boolean());
        for list in ["windows", "history"] {
            for one in portal[list].as_array().expect("a list") {
                assert!(one["overdue"].is_boolean(), "{one}");
            }
        }
    }
}

#[tokio::test]
async fn who_has_read_a_text_is_said_where_a_person_reads_it() {
    let app = TestApp::on(TODAY);
    let nobody = "No second person has reviewed this text yet.";
    for page in ["facts/dl-85-b-2025", "messages/no_niss"] {
        let page = app.get(&format!("/en/{page}")).await;
        let hints = page.texts("p.hint");
        assert!(
            hints.iter().any(|hint| hint.starts_with(nobody)),
            "{hints:?}"
        );
    }
    // A page with many says it once, for all.
    for (lang, nobody) in [
        ("en", "No second person has reviewed any of the "),
        ("pt", "Nenhuma segunda pessoa reviu ainda os "),
    ] {
        for page in ["messages", "portals", "portals/renewal-portal"] {
            let page = app.get(&format!("/{lang}/{page}")).await;
            assert_eq!(page.body.matches(nobody).count(), 1, "{lang}: {nobody}");
        }
    }
    // A result says it once, for all.
    let result = app.get(&format!("/en/check/result?{NISS}")).await;
    let said = result.body.matches("No second person has reviewed").count();
    assert_eq!(said, 1);
}

#[tokio::test]
async fn the_portals_show_the_share_of_facts_that_were_checked_in_time() {
    let app = TestApp::on(TODAY);
    let day: NaiveDate = TODAY.parse().expect("a day");
    let usable = knowledge()
        .facts
        .values()
        .filter(|fact| fact.counts_on(day));
    let (all, in_time) = usable.fold((0, 0), |(all, in_time), fact| {
        (all + 1, in_time + usize::from(!fact.is_overdue_on(day)))
    });
    let page = app.get("/en/portals").await;
    let share = format!(
        "On 23 November 2026, {in_time} of the {all} facts in force had been checked in time: {} %.",
        in_time * 100 / all
    );
    assert!(page.body.contains(&share), "{share}");
    // Without a database nobody knows which editions there were: nothing is said of them.
    assert!(!page.body.contains("since edition 1"));
    let rows = page.texts("section.told tbody tr");
    assert!(rows.len() > 5, "{rows:?}");
    // The same as a bar beside each, which begins where the language begins.
    assert_eq!(page.texts("svg.share").len(), rows.len());
    for (lang, left) in [("pt", "0"), ("qps", "100")] {
        let page = app.get(&format!("/{lang}/portals")).await;
        let first = page.body.split("class=\"share\"").nth(1).expect("a bar");
        let first = first.split("<rect x=\"").nth(1).expect("a bar");
        let (x, rest) = first.split_once('"').expect("its edge");
        let width = rest.split('"').nth(1).expect("its width");
        let number = |text: &str| text.parse::<i32>().expect("a number");
        let edge = if lang == "qps" {
            number(x) + number(width)
        } else {
            number(x)
        };
        assert_eq!(edge, number(left), "{lang}");
    }
}

#[tokio::test]
async fn the_words_of_a_message_stand_after_the_day_of_their_own_check() {
    let id = "child_account_not_recognised";
    let told = format!(
        "/en/check/result?permit=temporary&expires=2025-03-09&request=none&portal=message\
         &message={id}&tried=none"
    );
    let (last, next) = last_and_next(id);
    let before = async |day: NaiveDate| {
        let page = TestApp::on(&day.to_string()).get(&told).await;
        page.texts(".sign .as-of").first().cloned()
    };
    // The way is decided by older facts too: the sentence is as fresh as the message.
    assert_eq!(before(last).await, None);
    assert_eq!(
        before(next).await.as_deref(),
        Some("Checked on 1 May 2026:")
    );
}
