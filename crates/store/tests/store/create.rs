//! The way to the database, and a database of one's own in a private cluster.

use sqlx::{ConnectOptions as _, PgPool};
use store::{Store, StoreError, create_database};
use tokio::join;

#[tokio::test]
async fn a_name_that_is_no_plain_word_is_refused() {
    let url = "postgres://admin@localhost/postgres?host=/nowhere";
    for bad in ["", "a b", "a;b", "A", "a\"b"] {
        let refused = create_database(url, bad).await.unwrap_err();
        assert!(matches!(refused, StoreError::BadName(_)), "{bad}");
    }
    let refused = create_database("nowhere", "rumo").await.unwrap_err();
    assert!(matches!(refused, StoreError::BadAddress));
}

#[tokio::test]
async fn a_store_without_server_is_made_but_not_connected() {
    let url = "postgres://rumo@localhost/rumo?host=/nowhere";
    let store = Store::connect_lazily(url).unwrap();
    assert!(store.is_empty().await.is_err());
    assert!(Store::connect(url).await.is_err());
    assert!(Store::connect_lazily("nonsense").is_err());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_store_connects_by_address_at_once_or_lazily(pool: PgPool) {
    let url = pool.connect_options().to_url_lossy();
    let store = Store::connect(url.as_str()).await.unwrap();
    assert!(store.is_empty().await.unwrap());
    store.migrate().await.unwrap();
    let store = Store::connect_lazily(url.as_str()).unwrap();
    assert!(store.is_empty().await.unwrap());
}

/// Needs a role that may create roles, which the role of all other tests may not.
#[tokio::test]
#[ignore = "needs ADMIN_DATABASE_URL, the superuser of a cluster to throw away"]
async fn three_who_start_together_make_one_database_without_superuser() {
    let admin = std::env::var("ADMIN_DATABASE_URL").unwrap();
    let name = "rumo_made_by_a_test";
    let start = || async {
        let url = create_database(&admin, name).await?;
        let store = Store::connect(&url).await?;
        store.migrate().await?;
        store.is_empty().await
    };
    let (a, b, c) = join!(start(), start(), start());
    assert!(a.unwrap() && b.unwrap() && c.unwrap());
    assert!(start().await.unwrap(), "and again");
}
