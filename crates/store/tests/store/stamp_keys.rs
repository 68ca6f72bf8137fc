//! The public keys of time-stamps are kept for ever, each once.

use chrono::{DateTime, Utc};
use sqlx::PgPool;
use store::Store;

fn at(hour: u32) -> DateTime<Utc> {
    format!("2026-11-23T{hour:02}:00:00Z").parse().unwrap()
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_key_is_written_down_once_whichever_instance_begins_with_it(pool: PgPool) {
    let store = Store::from(pool);
    assert_eq!(store.stamp_keys().await.unwrap(), []);
    for hour in [9, 10] {
        store.use_stamp_key(&[1; 32], at(hour)).await.unwrap();
    }
    let keys = store.stamp_keys().await.unwrap();
    let [key] = &keys[..] else {
        panic!("{keys:?}");
    };
    assert_eq!(key.public_key, [1; 32]);
    assert_eq!((key.from, key.until), (Some(at(9)), None));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_key_that_was_replaced_stays_published_with_the_moment_of_its_end(pool: PgPool) {
    let store = Store::from(pool);
    for (key, hour) in [(1, 9), (2, 12), (1, 13)] {
        store.use_stamp_key(&[key; 32], at(hour)).await.unwrap();
    }
    let keys = store.stamp_keys().await.unwrap();
    let told: Vec<_> = keys
        .iter()
        .map(|key| (key.public_key[0], key.from, key.until))
        .collect();
    assert_eq!(
        told,
        [(2, Some(at(12)), None), (1, Some(at(9)), Some(at(12))),]
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn no_key_is_ever_changed_or_taken_away_and_none_has_another_length(pool: PgPool) {
    let store = Store::from(pool.clone());
    store.use_stamp_key(&[1; 32], at(9)).await.unwrap();
    for (statement, constraint) in [
        ("delete from stamp_key", "stamp_key_is_kept"),
        (
            "update stamp_key set used_from = now()",
            "stamp_key_is_kept",
        ),
        ("truncate stamp_key", "stamp_key_is_not_emptied"),
        (
            "insert into stamp_key values ('\\x00', now())",
            "stamp_key_is_32_bytes",
        ),
    ] {
        let error = sqlx::query(statement).execute(&pool).await.unwrap_err();
        let refused = error
            .as_database_error()
            .and_then(|error| error.constraint());
        assert_eq!(refused, Some(constraint), "{statement}");
    }
    assert_eq!(store.stamp_keys().await.unwrap().len(), 1);
}
