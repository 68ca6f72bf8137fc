//! Hearing of changes, also over a connection that dies.

use std::time::Duration;

use sqlx::PgPool;
use store::{Change, Changes, Store};
use tokio::net::UnixListener;
use tokio::time::timeout;

use crate::scene::{self, number, publish, run};

/// Far longer than it takes, so that a busy machine fails no test.
const PATIENCE: Duration = Duration::from_secs(20);

const SITE: &str = "insert into site (id, name, origins, default_language, languages, author)
     values ('ngo', 'An NGO', '{https://ngo.example}', 'pt', '{pt,en}', 'ana')";

async fn heard(changes: &mut Changes) -> Option<Change> {
    timeout(PATIENCE, changes.next()).await.unwrap()
}

/// Kills what listens; asks until it was there to be killed.
async fn kill_the_listener(pool: &PgPool) {
    let kill = "select count(pg_terminate_backend(pid))
                from pg_stat_activity
                where datname = current_database() and query ilike 'listen%'";
    assert_eq!(number(pool, kill).await, 1);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_new_edition_is_heard(pool: PgPool) {
    let store = Store::from(pool);
    let (knowledge, _) = scene::small();
    let mut changes = store.changes();
    assert_eq!(
        heard(&mut changes).await,
        Some(Change::Lost),
        "what came before is unknown"
    );
    store.publish(publish(&knowledge)).await.unwrap();
    assert_eq!(heard(&mut changes).await, Some(Change::Edition));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_change_of_live_data_is_heard_once_and_raises_the_serial(pool: PgPool) {
    let store = Store::from(pool.clone());
    let (knowledge, states) = scene::small();
    let mut changes = store.changes();
    heard(&mut changes).await;
    let mut serial = store.live().await.unwrap().serial;
    store.import(&knowledge, &states, "ana").await.unwrap();
    assert_eq!(heard(&mut changes).await, Some(Change::Live));
    for sql in [
        SITE,
        "update site set name = 'The NGO'",
        "delete from site",
        "update portal_state_text set reviewed_by = 'rui'",
    ] {
        let before = serial;
        serial = store.live().await.unwrap().serial;
        assert!(serial > before);
        run(&pool, sql).await.unwrap();
        assert_eq!(heard(&mut changes).await, Some(Change::Live), "{sql}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_import_without_new_states_leaves_the_live_data_alone(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let before = store.live().await.unwrap();
    let (knowledge, _) = scene::small();
    store.import(&knowledge, &[], "rui").await.unwrap();
    assert_eq!(store.live().await.unwrap(), before);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_is_rolled_back_is_not_heard(pool: PgPool) {
    let store = Store::from(pool.clone());
    let mut changes = store.changes();
    heard(&mut changes).await;
    let mut transaction = pool.begin().await.unwrap();
    sqlx::query(SITE).execute(&mut *transaction).await.unwrap();
    transaction.rollback().await.unwrap();
    let (knowledge, _) = scene::small();
    store.publish(publish(&knowledge)).await.unwrap();
    assert_eq!(
        heard(&mut changes).await,
        Some(Change::Edition),
        "and no Live before it"
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_listener_that_was_killed_says_so_and_hears_on(pool: PgPool) {
    let store = Store::from(pool.clone());
    let (knowledge, _) = scene::small();
    let mut changes = store.changes();
    heard(&mut changes).await;
    for _ in 0..3 {
        kill_the_listener(&pool).await;
        assert_eq!(heard(&mut changes).await, Some(Change::Lost));
        store.publish(publish(&knowledge)).await.unwrap();
        assert_eq!(heard(&mut changes).await, Some(Change::Edition));
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_closed_store_has_no_more_changes(pool: PgPool) {
    let store = Store::from(pool);
    let mut changes = store.changes();
    heard(&mut changes).await;
    let (last, ()) = tokio::join!(heard(&mut changes), store.close());
    assert_eq!(last, None);
}

/// A server that hangs up on everybody is tried a few times a second, not in a loop.
#[tokio::test]
async fn a_server_that_is_down_is_tried_in_growing_pauses() {
    let dir = std::env::temp_dir().join(format!("rumo-store-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let socket = dir.join(".s.PGSQL.5432");
    let server = UnixListener::bind(&socket).unwrap();
    let url = format!("postgres://nobody@localhost/none?host={}", dir.display());
    let mut changes = Store::connect_lazily(&url).unwrap().changes();
    let mut tries = 0;
    let hang_up = async {
        while let Ok((connection, _)) = server.accept().await {
            tries += 1;
            drop(connection);
        }
    };
    let listen = async {
        tokio::select! {
            () = hang_up => (),
            change = changes.next() => panic!("heard {change:?}"),
        }
    };
    assert!(timeout(Duration::from_millis(1500), listen).await.is_err());
    std::fs::remove_dir_all(&dir).unwrap();
    assert!((1..=6).contains(&tries), "{tries} tries");
}
