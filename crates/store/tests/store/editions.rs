//! Editions: numbered without gaps, with the digest of their bytes, and immutable.

use sqlx::PgPool;
use store::{
    Edition, EditionError, EditionHead, Filling, Store, canonical, derive_window_ends, digest,
};
use tokio::join;
use triage::knowledge::PortalState;

use crate::scene::{self, number, publish, refused};

/// An edition as it would be on disk.
fn on_disk() -> Edition {
    let content = canonical(&scene::small().0).unwrap();
    let head = EditionHead {
        number: 3,
        published_at: "2026-11-23T12:00:00Z".parse().unwrap(),
        published_by: "ana".to_owned(),
        reason: "a test".to_owned(),
        program: "0.1.0".to_owned(),
        format: 2,
        digest: digest(&content),
    };
    Edition {
        head,
        content,
        decision_table: String::new(),
    }
}

#[test]
fn the_same_knowledge_has_the_same_bytes_with_sorted_keys() {
    let content = canonical(&scene::small().0).unwrap();
    assert!(content.starts_with(r#"{"facts":{"a-screenshot":{"about":{"document":"#));
    let again = serde_json::from_str(&content).unwrap();
    assert_eq!(canonical(&again).unwrap(), content);
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(digest(""), empty);
}

#[test]
fn an_edition_on_disk_comes_back() {
    let edition = on_disk();
    let json = serde_json::to_string(&edition).unwrap();
    assert_eq!(serde_json::from_str::<Edition>(&json).unwrap(), edition);
    assert_eq!(edition.knowledge().unwrap(), scene::small().0);
}

#[test]
fn an_edition_of_format_1_has_no_phrases_and_is_still_read() {
    let mut knowledge = scene::small().0;
    knowledge.phrasebooks.clear();
    let mut edition = on_disk();
    edition.content = canonical(&knowledge).unwrap();
    edition.head.digest = digest(&edition.content);
    edition.head.format = 1;
    assert!(!edition.content.contains("phrasebooks"));
    assert_eq!(edition.knowledge().unwrap(), knowledge);
}

#[test]
fn an_edition_that_was_altered_or_is_of_another_format_is_not_read() {
    let mut edition = on_disk();
    edition.content.push(' ');
    assert!(matches!(edition.knowledge(), Err(EditionError::Altered(3))));
    let mut edition = on_disk();
    edition.head.format = 3;
    let error = edition.knowledge().unwrap_err();
    assert!(matches!(
        error,
        EditionError::UnknownFormat {
            number: 3,
            format: 3
        }
    ));
    let mut edition = on_disk();
    edition.content = "{}".to_owned();
    edition.head.digest = digest("{}");
    assert!(matches!(
        edition.knowledge(),
        Err(EditionError::Malformed { number: 3, .. })
    ));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn editions_are_numbered_from_one(pool: PgPool) {
    let store = Store::from(pool);
    assert!(store.is_empty().await.unwrap());
    assert_eq!(store.latest_edition().await.unwrap(), None);
    let (mut knowledge, _) = scene::small();
    let first = store.publish(publish(&knowledge)).await.unwrap();
    knowledge.facts.remove("a-warning");
    let second = store.publish(publish(&knowledge)).await.unwrap();
    assert_eq!((first.head.number, second.head.number), (1, 2));
    assert!(first.head.published_at < second.head.published_at);
    assert!(!store.is_empty().await.unwrap());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_edition_is_read_as_it_was_published(pool: PgPool) {
    let store = Store::from(pool);
    let (knowledge, _) = scene::small();
    let edition = store.publish(publish(&knowledge)).await.unwrap();
    assert_eq!(edition.content, canonical(&knowledge).unwrap());
    assert_eq!(edition.head.digest, digest(&edition.content));
    assert_eq!(edition.head.reason, "a test");
    assert_eq!(edition.decision_table, "a | b");
    assert_eq!(
        store.latest_edition().await.unwrap().as_ref(),
        Some(&edition)
    );
    assert_eq!(store.edition(1).await.unwrap().as_ref(), Some(&edition));
    assert_eq!(store.edition(2).await.unwrap(), None);
    assert_eq!(
        store.editions().await.unwrap(),
        std::slice::from_ref(&edition.head)
    );
    assert_eq!(edition.knowledge().unwrap(), knowledge);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn two_publishers_at_once_get_two_numbers(pool: PgPool) {
    let store = Store::from(pool);
    let (knowledge, _) = scene::small();
    let (one, other) = join!(
        store.publish(publish(&knowledge)),
        store.publish(publish(&knowledge))
    );
    let mut numbers = [one.unwrap().head.number, other.unwrap().head.number];
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2]);
    let newest_first: Vec<i64> = store
        .editions()
        .await
        .unwrap()
        .iter()
        .map(|head| head.number)
        .collect();
    assert_eq!(newest_first, [2, 1]);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_edition_is_immutable(pool: PgPool) {
    let store = Store::from(pool.clone());
    let (knowledge, _) = scene::small();
    let edition = store.publish(publish(&knowledge)).await.unwrap();
    for sql in [
        "update edition set reason = 'another'",
        "update edition set content = '{}'",
        "delete from edition",
    ] {
        assert_eq!(refused(&pool, sql).await, "edition_is_immutable", "{sql}");
    }
    let emptied = refused(&pool, "truncate edition cascade").await;
    assert!(emptied.ends_with("_is_not_emptied"), "{emptied}");
    assert_eq!(store.edition(1).await.unwrap(), Some(edition));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_database_checks_the_digest(pool: PgPool) {
    let insert = |digest: &str| {
        format!(
            "insert into edition
                 (number, published_by, reason, program, format, content, digest, decision_table)
             values (1, 'ana', 'a test', '0.1.0', 1, '{{}}', '{digest}', '')"
        )
    };
    assert_eq!(
        refused(&pool, &insert(&digest("other"))).await,
        "edition_digest_of_content"
    );
    let upper = digest("{}").to_uppercase();
    assert!(
        refused(&pool, &insert(&upper))
            .await
            .starts_with("edition_digest_")
    );
    scene::run(&pool, &insert(&digest("{}"))).await.unwrap();
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_empty_database_is_filled_once_by_three_who_start_together(pool: PgPool) {
    let store = Store::from(pool.clone());
    let (mut knowledge, states) = scene::small();
    let first = Filling {
        knowledge: &knowledge,
        states: &states,
        by: "rumo",
        reason: "the first edition",
        program: "0.1.0",
        decision_table: "a | b",
    };
    let (a, b, c) = join!(
        store.fill_if_empty(first),
        store.fill_if_empty(first),
        store.fill_if_empty(first)
    );
    let filled: Vec<Edition> = [a, b, c]
        .into_iter()
        .filter_map(|filled| filled.unwrap())
        .collect();
    assert_eq!(filled.len(), 1);
    assert_eq!(filled[0].head.number, 1);
    assert_eq!(number(&pool, "select count(*) from edition").await, 1);
    derive_window_ends(&mut knowledge);
    assert_eq!(
        filled[0].knowledge().unwrap(),
        knowledge,
        "with the derived days"
    );
    assert_eq!(store.live().await.unwrap().states, states);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_says_nothing_new_is_not_published(pool: PgPool) {
    let store = Store::from(pool);
    let (knowledge, mut states) = scene::small();
    states[0].until = Some(scene::day("2026-01-01"));
    let published = async |states: &[PortalState]| {
        let filling = Filling {
            knowledge: &knowledge,
            states,
            by: "ana",
            reason: "a test",
            program: "0.1.0",
            decision_table: "",
        };
        let edition = store.import_and_publish(filling).await.unwrap();
        edition.map(|edition| edition.head.number)
    };
    assert_eq!(published(&states).await, Some(1));
    assert_eq!(published(&states).await, None);
    states[1].until = Some(scene::day("2026-01-01"));
    assert_eq!(published(&states).await, Some(2), "a state has ended");
    assert_eq!(published(&states).await, None);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_fill_that_is_refused_leaves_nothing(pool: PgPool) {
    let store = Store::from(pool.clone());
    let (knowledge, states) = scene::small();
    let first = Filling {
        knowledge: &knowledge,
        states: &states,
        by: "rumo",
        reason: "",
        program: "0.1.0",
        decision_table: "",
    };
    let error = store.fill_if_empty(first).await.unwrap_err();
    assert_eq!(error.constraint(), Some("edition_reason_given"));
    assert_eq!(number(&pool, "select count(*) from fact").await, 0);
}
