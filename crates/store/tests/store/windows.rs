//! Accepted windows: their days follow from one another and never overlap.

use sqlx::PgPool;
use store::{Store, derive_window_ends};
use triage::knowledge::Detail;

use crate::scene::{self, fact, holds, refused, run};

#[test]
fn a_window_ends_on_the_day_before_the_next_of_its_portal_and_permit() {
    let (mut knowledge, _) = scene::small();
    derive_window_ends(&mut knowledge);
    let days = |id: &str| knowledge.facts[id].holds;
    assert_eq!(days("window-1"), holds("2025-07-11", Some("2025-08-16")));
    assert_eq!(days("window-2"), holds("2025-08-17", Some("2025-08-25")));
    assert_eq!(
        days("window-3"),
        holds("2025-08-26", None),
        "the last stays open"
    );
    assert_eq!(
        days("window-permanent"),
        holds("2025-08-20", None),
        "another permit"
    );
    assert_eq!(
        days("decree-rule"),
        holds("2025-07-01", Some("2025-10-15")),
        "no window"
    );
}

#[test]
fn derived_days_stay_when_they_are_derived_again() {
    let (mut knowledge, _) = scene::small();
    derive_window_ends(&mut knowledge);
    let once = knowledge.clone();
    derive_window_ends(&mut knowledge);
    assert_eq!(knowledge, once);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_import_derives_the_days(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let draft = store.draft().await.unwrap();
    assert_eq!(
        draft.knowledge.facts["window-2"].holds,
        holds("2025-08-17", Some("2025-08-25"))
    );
    assert_eq!(
        draft.knowledge.facts["window-3"].holds,
        holds("2025-08-26", None)
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn overlapping_windows_are_refused(pool: PgPool) {
    scene::filled(&pool).await;
    let overlap = "update fact set holds = '[2025-07-11, 2025-08-18)' where id = 'window-1'";
    assert_eq!(refused(&pool, overlap).await, "accepted_window_no_overlap");
    let touch = "update fact set holds = '[2025-07-12, 2025-08-17)' where id = 'window-1'";
    run(&pool, touch).await.unwrap();
    let other_permit = "update fact set holds = '[2025-07-11,)' where id = 'window-permanent'";
    run(&pool, other_permit).await.unwrap();
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn two_windows_of_one_day_are_refused(pool: PgPool) {
    let store = Store::from(pool);
    let (mut knowledge, states) = scene::small();
    fact(&mut knowledge, "window-2").known_since = scene::day("2025-07-11");
    let error = store.import(&knowledge, &states, "ana").await.unwrap_err();
    assert_eq!(error.constraint(), Some("accepted_window_no_overlap"));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_days_of_neighbours_can_change_in_one_transaction(pool: PgPool) {
    scene::filled(&pool).await;
    let mut transaction = pool.begin().await.unwrap();
    for sql in [
        "set constraints accepted_window_no_overlap deferred",
        "update fact set holds = '[2025-07-11, 2025-08-20)' where id = 'window-1'",
        "update fact set holds = '[2025-08-20, 2025-08-26)' where id = 'window-2'",
    ] {
        sqlx::query(sql).execute(&mut *transaction).await.unwrap();
    }
    transaction.commit().await.unwrap();
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_window_is_of_a_portal(pool: PgPool) {
    let store = Store::from(pool);
    let (mut knowledge, states) = scene::small();
    if let Detail::Window(window) = &mut fact(&mut knowledge, "window-2").about {
        window.portal = "shop-porto".to_owned();
    }
    let error = store.import(&knowledge, &states, "ana").await.unwrap_err();
    assert_eq!(error.constraint(), Some("accepted_window_portal_fkey"));
}
