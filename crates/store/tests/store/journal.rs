//! Who changed what, when and why: kept, and read newest first.

use sqlx::PgPool;
use store::Filling;
use store::journal::{Asked, Subject};

use crate::scene::{self, refused, run};

fn about<'a>(what: Subject, key: &'a str) -> Asked<'a> {
    Asked {
        what: Some(what),
        key: Some(key),
        ..Asked::default()
    }
}

async fn note(pool: &PgPool, what: &str, key: &str, at: &str) {
    let sql = format!(
        "insert into journal (at, author, what, key, why)
         values ('{at}', 'rui', '{what}', '{key}', 'a test')"
    );
    run(pool, &sql).await.unwrap();
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_was_noted_is_never_changed(pool: PgPool) {
    scene::filled(&pool).await;
    for (sql, trigger) in [
        ("update journal set why = 'x'", "journal_is_history"),
        ("delete from journal", "journal_is_history"),
        ("truncate journal", "journal_is_not_emptied"),
    ] {
        assert_eq!(refused(&pool, sql).await, trigger, "{sql}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn every_kind_of_thing_can_be_noted_and_no_other(pool: PgPool) {
    let store = scene::filled(&pool).await;
    for what in Subject::ALL {
        note(&pool, what.name(), "a-key", "2026-05-01T12:00Z").await;
        let found = store.journal(about(what, "a-key"), 9).await.unwrap();
        assert_eq!(found.len(), 1, "{}", what.name());
        assert_eq!(found[0].what, what);
    }
    let other = "insert into journal (author, what, key, why) values ('rui', 'hope', 'k', '')";
    assert_eq!(refused(&pool, other).await, "journal_what_known");
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_import_is_noted_with_its_reason(pool: PgPool) {
    let store = store::Store::from(pool);
    let (knowledge, states) = scene::small();
    let filling = Filling {
        knowledge: &knowledge,
        states: &states,
        by: "ana",
        reason: "The first edition",
        program: "0.1.0",
        decision_table: "",
    };
    store.fill_if_empty(filling).await.unwrap();
    let all = store.journal(Asked::default(), 9).await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].what, Subject::Import);
    assert_eq!(
        (all[0].author.as_str(), all[0].why.as_str()),
        ("ana", "The first edition")
    );
    assert_eq!(all[0].after.as_ref().unwrap()["facts"], 21);

    let nothing_new = store.import_and_publish(filling).await.unwrap();
    assert_eq!(nothing_new, None);
    assert_eq!(store.journal(Asked::default(), 9).await.unwrap().len(), 1);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn it_is_read_newest_first_by_key_by_day_and_in_pages(pool: PgPool) {
    let store = store::Store::from(pool.clone());
    note(&pool, "fact", "one", "2026-04-30T23:59Z").await;
    note(&pool, "fact", "two", "2026-05-01T00:00Z").await;
    note(&pool, "text", "one/pt/body", "2026-05-01T23:59Z").await;
    note(&pool, "fact", "one", "2026-05-02T00:00Z").await;
    note(&pool, "fact", "one-more", "2026-05-03T00:00Z").await;
    let keys = async |asked: Asked<'_>, limit| {
        let found = store.journal(asked, limit).await.unwrap();
        found
            .into_iter()
            .map(|change| change.key)
            .collect::<Vec<_>>()
    };

    let one = Asked {
        key: Some("one"),
        ..Asked::default()
    };
    assert_eq!(keys(one, 9).await, ["one", "one/pt/body", "one"]);
    let day = Asked {
        from: Some("2026-05-01T00:00:00Z".parse().unwrap()),
        until: Some("2026-05-02T00:00:00Z".parse().unwrap()),
        ..Asked::default()
    };
    assert_eq!(keys(day, 9).await, ["one/pt/body", "two"]);

    let first = store.journal(Asked::default(), 2).await.unwrap();
    let next = Asked {
        before: Some(first[1].id),
        ..Asked::default()
    };
    assert_eq!(keys(next, 2).await, ["one/pt/body", "two"]);
}
