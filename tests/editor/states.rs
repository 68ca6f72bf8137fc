//! The states of the portals: one editor says one with a source, and everybody is sent accordingly.

use axum::http::StatusCode;
use sqlx::PgPool;
use store::Role;
use triage::knowledge::{Source, SourceKind};

use crate::site::{Browser, Site, following};

/// A state that says all that it must.
const GOOD: [(&str, &str); 12] = [
    ("portal", "renewal-portal"),
    ("state", "failing"),
    ("message", "debt_under_review"),
    ("month", "2026-11"),
    ("version", "pt"),
    ("since", "2026-11-24"),
    ("check_again_days", "14"),
    ("title-pt", "Para com uma mensagem"),
    ("body-pt", "Desde ontem."),
    ("title-en", "It stops with a message"),
    ("body-en", "Since yesterday."),
    ("why", "we tried it"),
];

/// A source of the register.
async fn source(site: &Site) -> String {
    site.store
        .sources_to_edit()
        .await
        .unwrap()
        .into_keys()
        .next()
        .unwrap()
}

async fn say(editor: &mut Browser, change: &[(&str, &str)]) -> crate::site::Reply {
    let mut fields: Vec<_> = GOOD
        .into_iter()
        .filter(|(name, _)| change.iter().all(|(other, _)| other != name))
        .collect();
    fields.extend(change);
    editor.post("/editor/states/new", &fields).await
}

#[sqlx::test(migrations = false)]
async fn a_state_is_said_checked_and_ended_by_one_editor(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let source = source(&site).await;
    let said = say(&mut editor, &[("source", &source)]).await;
    assert_eq!(said.to(), "/editor/states?done=state-said", "{}", said.body);
    let page = editor.get("/editor/states").await;
    assert!(page.body.contains("It stops with a message"));
    assert!(page.body.contains("Checked today"));
    let states = site.store.said_states().await.unwrap();
    let new = &states
        .iter()
        .find(|said| said.state.message.is_some() && said.state.sources == [source.clone()])
        .unwrap();
    assert_eq!(new.state.verified_on.to_string(), "2026-11-25");
    let address = format!("/editor/states/{}/end", new.id);
    assert_eq!(editor.get(&address).await.status, StatusCode::OK);
    for until in ["", "yesterday", "2026-11-23", "2026-11-26"] {
        let refused = editor
            .post(&address, &[("until", until), ("why", "x")])
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{until}");
        assert_eq!(refused.attribute("#until", "value").as_deref(), Some(until));
        assert_eq!(refused.texts("#until-error").len(), 1, "{until}");
    }
    let ended = editor
        .post(&address, &[("until", "2026-11-25"), ("why", "x")])
        .await;
    assert_eq!(ended.to(), "/editor/states?done=state-ended");
    let page = editor.get(ended.to()).await;
    assert!(page.texts(".done[role=status]")[0].starts_with("Its end is said."));
}

#[sqlx::test(migrations = false)]
async fn what_is_wrong_with_a_state_is_said_at_its_field_and_what_was_typed_stays(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let source = source(&site).await;
    let before = site.store.said_states().await.unwrap().len();
    for (field, value) in [
        ("source", ""),
        ("source", "nobody"),
        ("portal", "nowhere"),
        ("state", "on fire"),
        ("message", ""),
        ("message", "no_message"),
        ("month", "November"),
        ("version", "xx1"),
        ("since", "2026-11-26"),
        ("since", "yesterday"),
        ("check_again_days", "0"),
        ("check_again_days", "91"),
        ("title-pt", ""),
        ("body-en", " "),
        ("body-en", "see https://evil.example/"),
        ("since", "-4713-01-01"),
        ("month", "-100000-01"),
    ] {
        let mut change = vec![(field, value)];
        if field != "source" {
            change.push(("source", &source));
        }
        let refused = say(&mut editor, &change).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{field}={value}"
        );
        let wrong = refused.texts(&format!("[id='{field}-error']"));
        assert_eq!(wrong.len(), 1, "{field}={value}");
        assert_eq!(refused.texts("[id='body-pt']"), ["Desde ontem."]);
    }
    assert_eq!(site.store.said_states().await.unwrap().len(), before);
}

#[sqlx::test(migrations = false)]
async fn still_so_is_one_click(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let page = editor.get("/editor/states").await;
    let address = page.attribute("form[action$='/check']", "action").unwrap();
    let checked = editor.post(&address, &[]).await;
    assert_eq!(checked.to(), "/editor/states?done=state-checked");
    let again = editor.get(checked.to()).await;
    let said = again.texts(".done[role=status]");
    assert_eq!(said, ["Checked today: still so."]);
    assert_ne!(
        again.attribute("form[action$='/check']", "action").as_ref(),
        Some(&address)
    );
    // Twice is no error: somebody else was faster.
    let twice = editor.post(&address, &[]).await;
    assert_eq!(twice.to(), "/editor/states?done=state-checked");
    // Only what this program has words for is said.
    let made_up = editor
        .get("/editor/states?done=Your+account+is+closed")
        .await;
    assert!(made_up.texts(".done").is_empty());
}

#[sqlx::test(migrations = false)]
async fn a_source_of_today_stands_beside_its_state_before_any_edition_holds_it(pool: PgPool) {
    let site = Site::filled(pool).await;
    let notice = Source {
        title: "A notice of this morning".to_owned(),
        publisher: "AIMA".to_owned(),
        url: Some("https://aima.gov.pt/pt/noticias/hoje".to_owned()),
        published_on: Some("2026-11-25".parse().unwrap()),
        dated: None,
        kind: SourceKind::Official,
    };
    let created = site
        .store
        .create_source("aima-today", &notice, "eva", "new");
    created.await.unwrap();
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let said = say(&mut editor, &[("source", "aima-today")]).await;
    assert_eq!(said.to(), "/editor/states?done=state-said", "{}", said.body);
    following(async {
        let site = site.another_instance().await;
        let page = site.browser().get("/en/portals/renewal-portal").await;
        assert!(
            page.body.contains("A notice of this morning"),
            "{}",
            page.body
        );
        // What was published stays what it was.
        let edition = site.browser().get("/api/v1/editions/1").await;
        assert!(!edition.body.contains("aima-today"));
    })
    .await;
}

#[sqlx::test(migrations = false)]
async fn a_source_that_is_missing_is_added_beside_the_form_and_nothing_typed_is_lost(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let page = editor.get("/editor/states/new").await;
    let link = page.attribute("#no-source a[href='/editor/sources/new']", "target");
    assert_eq!(link.as_deref(), Some("_blank"));
    let groups = page.texts("#source optgroup").len();
    assert!(groups > 5, "{groups}");
    let options = page.texts("#source option").len();
    let register = site.store.sources_to_edit().await.unwrap().len();
    assert_eq!(options, register + 1, "each source once");

    let mut typed: Vec<_> = GOOD.to_vec();
    typed.push(("again", "yes"));
    let notice = Source {
        title: "A notice of this morning".to_owned(),
        publisher: "AIMA".to_owned(),
        url: None,
        published_on: None,
        dated: None,
        kind: SourceKind::Official,
    };
    let created = site
        .store
        .create_source("aima-today", &notice, "eva", "new");
    created.await.unwrap();
    let again = editor.post("/editor/states/new", &typed).await;
    assert_eq!(again.status, StatusCode::OK);
    let first = again.attribute("#source optgroup:first-of-type option", "value");
    assert_eq!(first.as_deref(), Some("aima-today"), "what was added last");
    let kept = again.form("/editor/states/new");
    for (name, value) in GOOD {
        let found = kept.iter().any(|(n, v)| n == name && v == value);
        assert!(found, "{name} is lost");
    }
    let said = say(&mut editor, &[("source", "aima-today")]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrations = false)]
async fn the_words_of_a_state_have_a_longest_length_and_stay_where_they_are_longer(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let source = source(&site).await;
    for (field, longest) in [("title-pt", 120), ("body-en", 1000)] {
        let words = "é".repeat(longest + 1);
        let refused = say(&mut editor, &[("source", &source), (field, &words)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let error = format!("At most {longest} signs.");
        assert_eq!(refused.texts(&format!("#{field}-error")), [error]);
        assert!(refused.body.contains(&words), "what was typed stays");
        let words = "é".repeat(longest);
        let said = say(&mut editor, &[("source", &source), (field, &words)]).await;
        assert_eq!(said.status, StatusCode::SEE_OTHER, "{field}: {}", said.body);
    }
}
