//! The program with its own role, which owns nothing: everything works, and no DDL is run.

use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use rumo::app::router;
use rumo::follow::{LoadError, fill_and_load, follow};
use rumo::knowledge_files;
use rumo::state::AppState;
use store::{Filling, SchemaError, Store, StoreError};

use crate::{Folder, clock, get, settings};

/// The store of the running program; `tests/with-postgres` makes its role.
async fn program(pool: &PgPool) -> Store {
    let options = pool.connect_options().as_ref().clone();
    let pool = PgPoolOptions::new().connect_with(options.username("rumo_app"));
    Store::from(pool.await.unwrap()).leaving_schema()
}

#[sqlx::test(migrations = false)]
async fn the_program_role_fills_serves_follows_publishes_and_keeps_texts(pool: PgPool) {
    let folder = Folder::new("program-role");
    let owner = Store::from(pool.clone());
    owner.migrate().await.unwrap();
    owner.grant_to("rumo_app").await.unwrap();

    let store = program(&pool).await;
    let first = fill_and_load(&store, &folder.copy()).await.unwrap();
    assert_eq!(first.edition.number, 1);
    let mut knowledge = first.knowledge().clone();
    let state = AppState::new(clock(), settings(), first, Some(store.clone()));
    let site = router(state.clone());
    let work = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let fact = knowledge.facts.get_mut("two-portals").unwrap();
        fact.check_again_days = 7;
        let (_, states) = knowledge_files::built_in().unwrap();
        let filling = Filling {
            knowledge: &knowledge,
            states: &states,
            by: "a test",
            reason: "check more often",
            program: "test",
            decision_table: "",
        };
        let published = store.import_and_publish(filling).await.unwrap();
        assert_eq!(published.unwrap().head.number, 2);
        let began = Instant::now();
        while state.snapshot().edition.number == 1 {
            assert!(began.elapsed() < Duration::from_secs(5), "not heard");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        for path in ["/en/check/result?permit=visa&edition=1", "/pt/editions"] {
            assert_eq!(get(&site, path).await.0, StatusCode::OK, "{path}");
        }
        let today = clock().today();
        for times in 1..=2 {
            assert!(store.keep_missed("odd", "en", today).await.unwrap());
            assert_eq!(store.missed().await.unwrap()[0].times, times);
        }
        store
            .forget_missed(today + chrono::Days::new(31))
            .await
            .unwrap();
        assert!(store.missed().await.unwrap().is_empty());
    };
    tokio::select! {
        () = follow(state.clone(), folder.copy()) => panic!("nobody follows"),
        () = work => {}
    }
}

#[sqlx::test(migrations = false)]
async fn a_program_that_leaves_the_schema_refuses_one_that_is_not_up_to_date(pool: PgPool) {
    let folder = Folder::new("pending");
    let store = program(&pool).await;
    let refused = fill_and_load(&store, &folder.copy()).await.unwrap_err();
    let LoadError::Store(StoreError::Schema(SchemaError::Pending(_))) = refused else {
        panic!("{refused}");
    };
    Store::from(pool).migrate().await.unwrap();
    let refused = fill_and_load(&store, &folder.copy()).await.unwrap_err();
    let LoadError::Store(StoreError::Schema(SchemaError::Rights(_))) = refused else {
        panic!("{refused}");
    };
}
