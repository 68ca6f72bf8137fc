//! The states of the portals: what was said is kept.

use chrono::Days;
use sqlx::PgPool;
use store::{Store, StoreError};
use triage::knowledge::{PortalStateKind, Text};

use crate::scene::{self, day, number, refused, run};

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_was_said_of_a_portal_is_never_changed(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let before = store.live().await.unwrap();
    for (sql, trigger) in [
        (
            "update portal_state set state = 'open'",
            "portal_state_is_history",
        ),
        (
            "update portal_state set author = 'rui'",
            "portal_state_is_history",
        ),
        ("delete from portal_state", "portal_state_is_history"),
        (
            "update portal_state_end set until = until + 1",
            "portal_state_end_is_history",
        ),
        (
            "delete from portal_state_end",
            "portal_state_end_is_history",
        ),
        (
            "update portal_state_source set position = 9",
            "portal_state_source_is_history",
        ),
        (
            "delete from portal_state_source",
            "portal_state_source_is_history",
        ),
        (
            "update portal_state_text set body = 'x'",
            "portal_state_text_is_history",
        ),
        (
            "delete from portal_state_text",
            "portal_state_text_is_history",
        ),
        (
            "truncate portal_state_end",
            "portal_state_end_is_not_emptied",
        ),
        (
            "truncate portal_state_source",
            "portal_state_source_is_not_emptied",
        ),
        (
            "truncate portal_state_text",
            "portal_state_text_is_not_emptied",
        ),
    ] {
        assert_eq!(refused(&pool, sql).await, trigger, "{sql}");
    }
    let all = "truncate portal_state cascade";
    assert!(refused(&pool, all).await.ends_with("_is_not_emptied"));
    assert_eq!(store.live().await.unwrap(), before);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_text_may_be_reviewed(pool: PgPool) {
    scene::filled(&pool).await;
    let review = "update portal_state_text set reviewed_by = 'rui' where language = 'en'";
    assert_eq!(run(&pool, review).await.unwrap().rows_affected(), 2);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_end_is_said_later_and_once(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let (knowledge, mut states) = scene::small();
    states[1].until = Some(day("2025-09-30"));
    let imported = store.import(&knowledge, &states, "rui").await.unwrap();
    assert_eq!(imported.states, 0);
    assert_eq!(store.live().await.unwrap().states, states);
    let said_by = "select count(*) from portal_state_end where author = 'rui'";
    assert_eq!(number(&pool, said_by).await, 1);

    states[1].until = Some(day("2025-10-31"));
    let error = store.import(&knowledge, &states, "eva").await.unwrap_err();
    assert!(matches!(error, StoreError::Rewritten { what, .. } if what == "its end"));
    let live = store.live().await.unwrap();
    assert_eq!(
        live.states[1].until,
        Some(day("2025-09-30")),
        "what was said stays"
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn words_are_added_to_a_state_and_never_changed(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let (knowledge, mut states) = scene::small();
    let later = (
        "body@2025-09-01".to_owned(),
        Text::Plain("later".to_owned()),
    );
    let english = states[0].text.get_mut("en").unwrap();
    english.extend([later]);
    store.import(&knowledge, &states, "rui").await.unwrap();
    assert_eq!(store.live().await.unwrap().states, states);

    let changed = ("body".to_owned(), Text::Plain("otherwise".to_owned()));
    states[0].text.get_mut("en").unwrap().extend([changed]);
    let error = store.import(&knowledge, &states, "eva").await.unwrap_err();
    assert!(matches!(error, StoreError::Rewritten { what, .. } if what == "body in en"));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_state_ends_after_it_begins(pool: PgPool) {
    let store = Store::from(pool);
    let (knowledge, mut states) = scene::small();
    states[1].until = Some(day("2025-08-25"));
    let error = store.import(&knowledge, &states, "ana").await.unwrap_err();
    assert_eq!(error.constraint(), Some("portal_state_end_after_since"));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_later_check_is_a_new_state(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let (knowledge, mut states) = scene::small();
    states[1].verified_on = day("2025-10-01");
    let imported = store.import(&knowledge, &states, "rui").await.unwrap();
    assert_eq!(imported.states, 1);
    assert_eq!(store.live().await.unwrap().states.len(), 3);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_same_is_not_said_twice(pool: PgPool) {
    scene::filled(&pool).await;
    let again = "insert into portal_state
                     (portal, month, portal_version, state, message, since, verified_on,
                      check_again_days, author)
                 select portal, month, portal_version, state, message, since, verified_on, 9, 'rui'
                 from portal_state
                 where month is null";
    assert_eq!(refused(&pool, again).await, "portal_state_said_once");
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn only_a_state_that_came_after_the_first_edition_waited_for_it(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let (knowledge, mut states) = scene::small();
    store.publish(scene::publish(&knowledge)).await.unwrap();
    assert!(store.states_waited().await.unwrap().days.is_empty());
    // A later check of a state that was said before is no news.
    states[1].verified_on = day("2025-10-01");
    let mut closed = states[1].clone();
    closed.state = PortalStateKind::Closed;
    let elapsed = "select ((now() at time zone 'Europe/Lisbon')::date - date '2025-07-01')::bigint";
    let elapsed = u64::try_from(number(&pool, elapsed).await).unwrap();
    let today = day("2025-07-01") + Days::new(elapsed);
    closed.since = today - Days::new(2);
    states.push(closed);
    let imported = store.import(&knowledge, &states, "rui").await.unwrap();
    assert_eq!(imported.states, 2);
    let waited = store.states_waited().await.unwrap();
    assert_eq!(waited.days, vec![2_i64]);
    assert_eq!(waited.serial, store.live().await.unwrap().serial);
}

/// The history names it, so the working copy must keep it.
#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_source_of_the_history_stays_in_the_register(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let (mut knowledge, states) = scene::small();
    knowledge.sources.remove("decree");
    for fact in knowledge.facts.values_mut() {
        fact.sources = vec!["zz-notice".to_owned()];
    }
    let error = store.import(&knowledge, &states, "rui").await.unwrap_err();
    assert_eq!(error.constraint(), Some("portal_state_source_source_fkey"));
}
