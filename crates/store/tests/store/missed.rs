//! Texts that were not recognised are kept for thirty days, and no longer.

use chrono::NaiveDate;
use sqlx::PgPool;
use store::{Missed, Store};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn missed(said: &str, sent_on: &str) -> Missed {
    Missed {
        said: said.to_owned(),
        language: "en".to_owned(),
        sent_on: day(sent_on),
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_text_is_gone_after_thirty_days(pool: PgPool) {
    let store = Store::from(pool);
    store
        .keep_missed(&missed("the first", "2026-11-01"))
        .await
        .unwrap();
    store
        .keep_missed(&missed("the second", "2026-11-20"))
        .await
        .unwrap();
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
