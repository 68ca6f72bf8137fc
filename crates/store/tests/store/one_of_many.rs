//! One of many is read alone, and is the same as among all the others; what was counted is kept.

use sqlx::PgPool;
use store::{EditionChange, Role};

use crate::scene;

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_fact_and_a_state_read_alone_are_as_they_are_among_the_others(pool: PgPool) {
    let store = scene::filled(&pool).await;
    for (id, fact) in store.facts_to_edit().await.unwrap() {
        let alone = store.fact_to_edit(&id).await.unwrap();
        assert_eq!(alone, Some(fact), "{id}");
    }
    assert_eq!(store.fact_to_edit("nothing").await.unwrap(), None);
    let said = store.said_states().await.unwrap();
    assert!(!said.is_empty());
    for said in said {
        let alone = store.said_state(said.id).await.unwrap();
        assert_eq!(alone, Some(said.state));
    }
    assert_eq!(store.said_state(0).await.unwrap(), None);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_list_of_accounts_says_what_each_account_says(pool: PgPool) {
    let store = scene::filled(&pool).await;
    for (name, role) in [("olga", Role::Operator), ("ana", Role::Viewer)] {
        store.add_account(name, role, None, "a test").await.unwrap();
    }
    let now = "2026-11-25T12:00:00Z".parse().unwrap();
    let lines = store.accounts(now).await.unwrap();
    let names: Vec<_> = lines
        .iter()
        .map(|line| line.account.name.as_str())
        .collect();
    assert_eq!(names, ["ana", "olga"]);
    for line in &lines {
        let alone = store.account(line.account.id).await.unwrap().unwrap();
        assert_eq!(format!("{alone:?}"), format!("{:?}", line.account));
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_an_edition_changed_is_kept_for_its_way_of_counting(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let (knowledge, _) = scene::small();
    store.publish(scene::publish(&knowledge)).await.unwrap();
    let change = EditionChange {
        changed: 3,
        phrases: 1,
        waited: vec![0, 12],
        ..EditionChange::default()
    };
    store.keep_edition_change(1, 1, &change).await.unwrap();
    let kept = store.edition_changes(1).await.unwrap();
    assert_eq!(kept.get(&1), Some(&change));
    // Another way of counting begins anew, and takes its place.
    assert!(store.edition_changes(2).await.unwrap().is_empty());
    store.keep_edition_change(1, 2, &change).await.unwrap();
    assert!(store.edition_changes(1).await.unwrap().is_empty());
    let unknown = store.keep_edition_change(99, 1, &change).await.unwrap_err();
    assert_eq!(unknown.constraint(), Some("edition_change_edition_fkey"));
}
