//! Texts that were not recognised are kept for thirty days, and no longer; each one once.

use chrono::NaiveDate;
use sqlx::PgPool;
use store::Store;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_text_is_gone_after_thirty_days(pool: PgPool) {
    let store = Store::from(pool);
    for (said, sent_on) in [("the first", "2026-11-01"), ("the second", "2026-11-20")] {
        let kept = store.keep_missed(said, "en", day(sent_on)).await.unwrap();
        assert!(kept, "{said}");
    }
    for (today, left) in [
        ("2026-11-30", 2),
        ("2026-12-01", 1),
        ("2026-12-19", 1),
        ("2026-12-20", 0),
    ] {
        store.forget_missed(day(today)).await.unwrap();
        assert_eq!(store.missed().await.unwrap().len(), left, "{today}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_text_that_is_sent_again_is_counted_and_not_kept_twice(pool: PgPool) {
    let store = Store::from(pool);
    for (said, language) in [("a", "en"), ("b", "en"), ("b", "en"), ("b", "pt")] {
        let kept = store.keep_missed(said, language, day("2026-11-01"));
        assert!(kept.await.unwrap());
    }
    let missed = store.missed().await.unwrap();
    let told: Vec<_> = missed
        .iter()
        .map(|text| (text.said.as_str(), text.language.as_str(), text.times))
        .collect();
    assert_eq!(told, [("b", "en", 2), ("a", "en", 1), ("b", "pt", 1)]);
    assert!(missed.iter().all(|text| text.sent_on == day("2026-11-01")));
    store.drop_missed(missed[0].id).await.unwrap();
    assert_eq!(store.missed().await.unwrap(), missed[1..]);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_text_too_many_is_not_kept_and_that_is_said(pool: PgPool) {
    sqlx::query(
        "insert into missed (said, language, sent_on)
         select 'text ' || number, 'en', '2026-11-01' from generate_series(1, 4999) number",
    )
    .execute(&pool)
    .await
    .unwrap();
    let store = Store::from(pool);
    let today = day("2026-11-02");
    assert!(store.keep_missed("the last", "en", today).await.unwrap());
    assert!(!store.keep_missed("too many", "en", today).await.unwrap());
    assert!(store.keep_missed("text 7", "en", today).await.unwrap());
    assert_eq!(store.missed().await.unwrap().len(), 5_000);
}
