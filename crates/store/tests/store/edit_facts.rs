//! Facts and sources are edited one at a time: nothing is silently overwritten, and everything is
//! accounted for.

use sqlx::PgPool;
use store::Store;
use store::edit::{SaveError, Versioned};
use store::journal::{Asked, Change, Subject};
use triage::knowledge::{Confidence, Detail, Fact, Source};

use crate::scene::{self, day, holds};

/// The day on which these tests are.
fn today() -> chrono::NaiveDate {
    day("2026-11-25")
}

async fn read(store: &Store, id: &str) -> Versioned<Fact> {
    store.fact_to_edit(id).await.unwrap().expect(id)
}

async fn noted(store: &Store, what: Subject, key: &str) -> Vec<Change> {
    let asked = Asked {
        what: Some(what),
        key: Some(key),
        ..Asked::default()
    };
    store.journal(asked, 99).await.unwrap()
}

/// The field and the code of a refusal.
fn field<T: std::fmt::Debug, V: std::fmt::Debug>(
    saved: Result<V, SaveError<T>>,
) -> (&'static str, &'static str) {
    match saved.unwrap_err() {
        SaveError::Field { field, code } => (field, code),
        other => panic!("{other:?}"),
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn every_fact_that_is_saved_as_it_is_stays_as_it_is(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let before = store.draft().await.unwrap();
    for (id, fact) in store.facts_to_edit().await.unwrap() {
        let version = store
            .save_fact(&id, &fact.value, fact.version, "rui", "", today())
            .await
            .unwrap_or_else(|error| panic!("{id}: {error:?}"));
        assert_eq!(version, fact.version, "{id}");
        assert!(noted(&store, Subject::Fact, &id).await.is_empty(), "{id}");
    }
    assert_eq!(store.draft().await.unwrap(), before);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_fact_of_every_kind_is_saved_and_keeps_what_hangs_on_it(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let mut wanted = store.draft().await.unwrap();
    for (id, mut fact) in store.facts_to_edit().await.unwrap() {
        fact.value.check_again_days += 1;
        let version = store
            .save_fact(&id, &fact.value, fact.version, "rui", "a test", today())
            .await
            .unwrap_or_else(|error| panic!("{id}: {error:?}"));
        assert!(version > fact.version, "{id}");
        scene::fact(&mut wanted.knowledge, &id).check_again_days += 1;
        let noted = noted(&store, Subject::Fact, &id).await;
        assert_eq!(noted.len(), 1, "{id}");
        let days =
            |value: &Option<serde_json::Value>| value.as_ref().unwrap()["check_again_days"].clone();
        assert_ne!(days(&noted[0].before), days(&noted[0].after));
        assert_eq!(
            (noted[0].author.as_str(), noted[0].why.as_str()),
            ("rui", "a test")
        );
    }
    assert_eq!(
        store.draft().await.unwrap(),
        wanted,
        "texts, phrases and references stay"
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn who_saves_second_sees_the_change_of_the_first(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let read_by_both = read(&store, "contact-form").await;
    let (mut ruis, mut evas) = (read_by_both.value.clone(), read_by_both.value.clone());
    ruis.confidence = Confidence::Low;
    evas.check_again_days = 7;
    let saved = store.save_fact(
        "contact-form",
        &ruis,
        read_by_both.version,
        "rui",
        "doubt",
        today(),
    );
    let version = saved.await.unwrap();

    let saved = store.save_fact(
        "contact-form",
        &evas,
        read_by_both.version,
        "eva",
        "weekly",
        today(),
    );
    let SaveError::Changed(now) = saved.await.unwrap_err() else {
        panic!("Eva was not told");
    };
    assert_eq!((now.by.as_str(), now.version), ("rui", version));
    assert_eq!(now.value.confidence, Confidence::Low);
    assert_eq!(
        read(&store, "contact-form").await,
        *now,
        "nothing was overwritten"
    );

    let saved = store.save_fact(
        "contact-form",
        &evas,
        now.version,
        "eva",
        "knowingly",
        today(),
    );
    saved.await.unwrap();
    assert_eq!(read(&store, "contact-form").await.value.check_again_days, 7);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_is_wrong_names_its_field_and_writes_nothing(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let before = store.draft().await.unwrap();
    type Wrong = (&'static str, fn(&mut Fact), (&'static str, &'static str));
    let wrong: [Wrong; 9] = [
        (
            "contact-form",
            |fact| fact.sources.clear(),
            ("sources", "missing"),
        ),
        (
            "contact-form",
            |fact| fact.sources = vec!["rumour".to_owned()],
            ("sources", "unknown-source"),
        ),
        (
            "contact-form",
            |fact| fact.sources = vec!["decree".to_owned(), "decree".to_owned()],
            ("sources", "twice"),
        ),
        (
            "contact-form",
            |fact| fact.contradicts = vec!["nothing".to_owned()],
            ("contradicts", "unknown-fact"),
        ),
        (
            "contact-form",
            |fact| fact.contradicts = vec!["contact-form".to_owned()],
            ("contradicts", "itself"),
        ),
        (
            "contact-form",
            |fact| fact.holds = holds("2026-01-02", Some("2026-01-01")),
            ("holds_to", "ends-before-it-begins"),
        ),
        (
            "contact-form",
            |fact| fact.about = Detail::Report,
            ("kind", "other-kind"),
        ),
        (
            "window-2",
            |fact| fact.known_since = day("2025-08-26"),
            ("known_since", "same-day"),
        ),
        (
            "renewal-portal",
            |fact| {
                if let Detail::Portal(portal) = &mut fact.about {
                    portal.url = "http://x.pt".to_owned();
                }
            },
            ("url", "not-https"),
        ),
    ];
    for (id, breaks, refusal) in wrong {
        let Versioned {
            mut value, version, ..
        } = read(&store, id).await;
        breaks(&mut value);
        let saved = store
            .save_fact(id, &value, version, "rui", "a test", today())
            .await;
        assert_eq!(field(saved), refusal, "{id}");
    }
    let Versioned {
        mut value, version, ..
    } = read(&store, "contact-form").await;
    value.check_again_days = 9;
    let saved = store
        .save_fact("contact-form", &value, version, "rui", " ", today())
        .await;
    assert_eq!(field(saved), ("why", "missing"));
    assert_eq!(store.draft().await.unwrap(), before);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_neighbours_of_a_window_follow_and_that_is_noted(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let days = async |id: &str| read(&store, id).await.value.holds;
    let mut window = read(&store, "window-2").await;
    window.value.known_since = day("2025-08-20");
    store
        .save_fact(
            "window-2",
            &window.value,
            window.version,
            "rui",
            "the notice is of the 20th",
            today(),
        )
        .await
        .unwrap();
    assert_eq!(
        days("window-1").await,
        holds("2025-07-11", Some("2025-08-19"))
    );
    assert_eq!(
        days("window-2").await,
        holds("2025-08-20", Some("2025-08-25"))
    );
    let moved = noted(&store, Subject::Fact, "window-1").await;
    assert_eq!(
        moved[0].after.as_ref().unwrap()["holds"]["to"],
        "2025-08-19"
    );
    assert_eq!(moved[0].author, "rui");

    let mut between = window.value.clone();
    between.known_since = day("2025-08-25");
    store
        .create_fact("window-between", &between, "rui", "it was missing", today())
        .await
        .unwrap();
    assert_eq!(
        days("window-2").await,
        holds("2025-08-20", Some("2025-08-24"))
    );
    assert_eq!(
        days("window-between").await,
        holds("2025-08-25", Some("2025-08-25"))
    );

    let version = read(&store, "window-between").await.version;
    store
        .remove_fact("window-between", version, "rui", "it was none")
        .await
        .unwrap();
    assert_eq!(
        days("window-2").await,
        holds("2025-08-20", Some("2025-08-25"))
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_new_fact_has_a_name_of_its_own_and_a_source(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let fact = read(&store, "shop-porto").await.value;
    let saved = store
        .create_fact("shop-porto", &fact, "rui", "again", today())
        .await;
    assert_eq!(field(saved), ("id", "taken"));
    let saved = store
        .create_fact("Shop Faro", &fact, "rui", "new", today())
        .await;
    assert_eq!(field(saved), ("id", "not-a-slug"));
    let without = Fact {
        sources: Vec::new(),
        ..fact.clone()
    };
    let saved = store
        .create_fact("shop-faro", &without, "rui", "new", today())
        .await;
    assert_eq!(field(saved), ("sources", "missing"));

    let version = store
        .create_fact("shop-faro", &fact, "rui", "new", today())
        .await
        .unwrap();
    let now = read(&store, "shop-faro").await;
    assert_eq!(
        (now.value, now.version, now.by),
        (fact, version, "rui".to_owned())
    );
    let noted = noted(&store, Subject::Fact, "shop-faro").await;
    assert_eq!(noted[0].before, None);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_others_name_cannot_be_removed(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let before = store.draft().await.unwrap();
    for (id, code) in [
        ("renewal-portal", "named-by-fact"),
        ("contact-form", "named-by-fact"),
        ("modelo-4", "named-by-fact"),
        ("wait-is-over", "named-by-fact"),
        ("debt_under_review", "named-by-fact"),
    ] {
        let version = read(&store, id).await.version;
        let removed = store.remove_fact(id, version, "rui", "a test").await;
        assert_eq!(field(removed), ("remove", code), "{id}");
    }
    // A message that only the history of a portal names.
    for id in ["a_debt", "debt_under_review"] {
        let mut other = read(&store, id).await;
        if let Detail::Message(message) = &mut other.value.about {
            message.confusable_with.clear();
        }
        let saved = store.save_fact(id, &other.value, other.version, "rui", "a test", today());
        saved.await.unwrap();
    }
    let version = read(&store, "not_identified").await.version;
    let removed = store
        .remove_fact("not_identified", version, "rui", "a test")
        .await;
    assert_eq!(field(removed), ("remove", "named-by-state"));
    assert_eq!(
        store.draft().await.unwrap().knowledge.facts.len(),
        before.knowledge.facts.len()
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_message_is_removed_with_its_phrases_and_the_journal_keeps_them(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let mut other = read(&store, "a_debt").await;
    if let Detail::Message(message) = &mut other.value.about {
        message.confusable_with.clear();
    }
    let saved = store.save_fact(
        "a_debt",
        &other.value,
        other.version,
        "rui",
        "a test",
        today(),
    );
    saved.await.unwrap();
    let version = read(&store, "debt_under_review").await.version;
    store
        .remove_fact("debt_under_review", version, "rui", "it was another")
        .await
        .unwrap();
    let noted = noted(&store, Subject::Fact, "debt_under_review").await;
    let before = noted[0].before.as_ref().unwrap();
    assert_eq!(
        before["phrases"]["pt-BR"][0],
        "diz que algo está em análise"
    );
    assert_eq!(before["fact"]["confidence"], "medium");
    assert_eq!(noted[0].after, None);
    let removed = store.remove_fact("debt_under_review", version, "rui", "again");
    assert!(matches!(removed.await, Err(SaveError::Gone)));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_check_sets_the_day_and_says_who(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let fact = read(&store, "renewal-portal").await;
    let fresh = |day: &str| !fact.value.is_overdue_on(scene::day(day));
    assert!(
        fresh("2026-08-07") && !fresh("2026-08-08"),
        "90 days after 9 May"
    );

    let today = day("2026-08-08");
    let version = store
        .checked_today("renewal-portal", fact.version, today, "rui")
        .await
        .unwrap();
    let now = read(&store, "renewal-portal").await;
    assert_eq!((now.value.verified_on, now.version), (Some(today), version));
    let changed = (now.by, now.at);
    assert_eq!(changed, (fact.by, fact.at), "to check is not to change");
    let noted = noted(&store, Subject::Fact, "renewal-portal").await;
    assert_eq!(noted[0].author, "rui");
    assert_eq!(
        noted[0].before.as_ref().unwrap()["verified_on"],
        "2026-05-09"
    );
    assert_eq!(
        noted[0].after.as_ref().unwrap()["verified_on"],
        "2026-08-08"
    );

    let again = store
        .checked_today("renewal-portal", version, today, "eva")
        .await;
    assert_eq!(again.unwrap(), version, "twice on a day is once");
    let stale = store
        .checked_today("renewal-portal", fact.version, today, "eva")
        .await;
    assert!(matches!(stale, Err(SaveError::Changed(now)) if now.by == "rui"));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn sources_are_edited_in_the_same_way(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let read = async || store.sources_to_edit().await.unwrap()["decree"].clone();
    let before = read().await;
    let renamed = Source {
        title: "The decree".to_owned(),
        ..before.value.clone()
    };
    let version = store.save_source("decree", &renamed, before.version, "rui", "its name");
    let version = version.await.unwrap();
    assert_eq!(read().await.value, renamed);
    let same = store
        .save_source("decree", &renamed, version, "eva", "")
        .await;
    assert_eq!(same.unwrap(), version);
    let late = store
        .save_source("decree", &before.value, before.version, "eva", "back")
        .await;
    assert!(matches!(late, Err(SaveError::Changed(now)) if now.by == "rui"));
    let wrong = Source {
        url: Some("ftp://x".to_owned()),
        ..renamed.clone()
    };
    let saved = store
        .save_source("decree", &wrong, version, "eva", "x")
        .await;
    assert_eq!(field(saved), ("url", "not-web"));

    let saved = store
        .create_source("decree", &renamed, "rui", "again")
        .await;
    assert_eq!(field(saved), ("id", "taken"));
    store
        .create_source("new-decree", &renamed, "rui", "found")
        .await
        .unwrap();
    let version_of_new = store.sources_to_edit().await.unwrap()["new-decree"].version;
    let removed = store
        .remove_source("new-decree", version_of_new, "rui", "a copy")
        .await;
    removed.unwrap();
    let removed = store
        .remove_source("decree", version, "rui", "a test")
        .await;
    assert_eq!(field(removed).0, "remove");
    let kept = noted(&store, Subject::Source, "new-decree").await;
    assert_eq!(kept.len(), 2);
    assert_eq!(noted(&store, Subject::Source, "decree").await.len(), 1);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn nobody_has_checked_a_fact_on_a_day_to_come(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let mut fact = read(&store, "contact-form").await;
    let tomorrow = today().succ_opt();
    fact.value.verified_on = tomorrow;
    let saved = store
        .save_fact(
            "contact-form",
            &fact.value,
            fact.version,
            "rui",
            "x",
            today(),
        )
        .await;
    assert_eq!(field(saved), ("verified_on", "future-day"));
    let made = store
        .create_fact("another-form", &fact.value, "rui", "x", today())
        .await;
    assert_eq!(field(made), ("verified_on", "future-day"));
    for day in [today().pred_opt(), Some(today())] {
        fact.value.verified_on = day;
        fact.version = store
            .save_fact(
                "contact-form",
                &fact.value,
                fact.version,
                "rui",
                "x",
                today(),
            )
            .await
            .unwrap();
        assert_eq!(read(&store, "contact-form").await.value.verified_on, day);
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn whoever_changes_a_fact_signs_it_even_after_themselves(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let fact = read(&store, "renewal-portal").await;
    let Versioned {
        mut value, version, ..
    } = fact.clone();
    // A value of its kind, which lies in another table.
    if let Detail::Portal(portal) = &mut value.about {
        portal.host = "another.example".to_owned();
    }
    let saved = store.save_fact(
        "renewal-portal",
        &value,
        version,
        &fact.by,
        "moved",
        today(),
    );
    saved.await.unwrap();
    assert!(read(&store, "renewal-portal").await.at > fact.at);
}
