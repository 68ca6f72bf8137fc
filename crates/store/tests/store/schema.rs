//! Who changes the schema, and what a program says that finds another one.

use sqlx::PgPool;
use sqlx::migrate::Migrate as _;
use store::{MIGRATOR, SchemaError, Store, StoreError};

use crate::scene::{self, PROGRAM, as_program, number, run};

fn schema_error(result: Result<(), StoreError>) -> SchemaError {
    match result.unwrap_err() {
        StoreError::Schema(error) => error,
        error => panic!("{error}"),
    }
}

#[sqlx::test(migrations = false)]
async fn a_store_that_leaves_the_schema_runs_no_migration(pool: PgPool) {
    let all = MIGRATOR
        .iter()
        .filter(|one| one.migration_type.is_up_migration())
        .count();
    let store = Store::from(pool.clone()).leaving_schema();
    let refused = schema_error(store.settle_schema().await);
    assert_eq!(refused, SchemaError::Pending(all));
    assert!(refused.to_string().contains("rumo migrate"), "{refused}");
    let tables = "select count(*) from pg_class
                  where relnamespace = 'public'::regnamespace and relkind = 'r'";
    assert_eq!(number(&pool, tables).await, 0);

    let owner = Store::from(pool.clone());
    owner.migrate().await.unwrap();
    store.settle_schema().await.unwrap();
    // One that waits is enough.
    let newest = MIGRATOR.iter().map(|one| one.version).max().unwrap();
    let before = MIGRATOR
        .iter()
        .map(|one| one.version)
        .filter(|one| *one < newest);
    MIGRATOR.undo(&pool, before.max().unwrap()).await.unwrap();
    let refused = schema_error(store.settle_schema().await);
    assert_eq!(refused, SchemaError::Pending(1));
    owner.settle_schema().await.unwrap();
    assert_eq!(owner.pending_migrations().await.unwrap(), 0);
}

#[sqlx::test(migrations = false)]
async fn a_role_that_may_not_migrate_says_who_may(pool: PgPool) {
    let owner = Store::from(pool.clone());
    owner.migrate().await.unwrap();
    owner.grant_to(PROGRAM).await.unwrap();
    let program = Store::from(as_program(&pool).await);
    assert_eq!(
        schema_error(program.settle_schema().await),
        SchemaError::NotOwner
    );
    program.leaving_schema().settle_schema().await.unwrap();
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_right_that_lacks_is_named(pool: PgPool) {
    Store::from(pool.clone()).grant_to(PROGRAM).await.unwrap();
    let program = Store::from(as_program(&pool).await).leaving_schema();
    program.settle_schema().await.unwrap();
    run(&pool, "revoke insert on edition from rumo_app")
        .await
        .unwrap();
    let refused = schema_error(program.settle_schema().await);
    assert_eq!(refused, SchemaError::Rights("insert edition".to_owned()));
}

/// A release is taken back, or one of two instances is still the old one: migrations only add.
#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_program_runs_on_a_schema_that_is_newer_than_itself(pool: PgPool) {
    let mut conn = pool.acquire().await.unwrap();
    let mut next = MIGRATOR.iter().last().unwrap().clone();
    next.version += 1_000_000;
    next.sql = sqlx::SqlStr::from_static("create table of_the_next_release (id integer)");
    conn.apply(&MIGRATOR.table_name, &next).await.unwrap();
    drop(conn);
    let store = Store::from(pool.clone());
    store.settle_schema().await.unwrap();
    store
        .clone()
        .leaving_schema()
        .settle_schema()
        .await
        .unwrap();
    scene::filled(&pool).await;
    // But it migrates nothing that it does not know.
    assert!(matches!(store.migrate().await, Err(StoreError::Migrate(_))));
}
