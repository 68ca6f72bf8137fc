//! What is kept of a case that ended at a desk: a random number and its day, for two days more.

use chrono::NaiveDate;
use sqlx::PgPool;
use store::Store;

const NUMBER: [u8; 16] = [7; 16];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_case_ends_once_and_for_every_instance(pool: PgPool) {
    let (here, there) = (Store::from(pool.clone()), Store::from(pool));
    assert!(!there.has_case_ended(&NUMBER).await.unwrap());
    for _ in 0..2 {
        here.end_case(&NUMBER, day("2026-11-23")).await.unwrap();
    }
    assert!(there.has_case_ended(&NUMBER).await.unwrap());
    assert!(!there.has_case_ended(&[8; 16]).await.unwrap());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_number_of_a_case_is_gone_two_days_after_its_day(pool: PgPool) {
    let store = Store::from(pool);
    store.end_case(&NUMBER, day("2026-11-23")).await.unwrap();
    for (today, is_kept) in [
        ("2026-11-23", true),
        ("2026-11-24", true),
        ("2026-11-25", true),
        ("2026-11-26", false),
    ] {
        store.forget_ended_cases(day(today)).await.unwrap();
        let ended = store.has_case_ended(&NUMBER).await.unwrap();
        assert_eq!(ended, is_kept, "{today}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn nobody_fills_the_disk_with_numbers(pool: PgPool) {
    sqlx::query(
        "insert into ended_case (number, opened_on)
         select decode(lpad(to_hex(at), 32, '0'), 'hex'), '2026-11-23'
         from generate_series(1, 499999) at",
    )
    .execute(&pool)
    .await
    .unwrap();
    let store = Store::from(pool);
    store.end_case(&NUMBER, day("2026-11-23")).await.unwrap();
    assert!(store.has_case_ended(&NUMBER).await.unwrap());
    store.end_case(&[8; 16], day("2026-11-23")).await.unwrap();
    assert!(!store.has_case_ended(&[8; 16]).await.unwrap());
}
