//! The keys of time-stamps on a real Postgres: every instance knows those of the others, and of before.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use chrono::NaiveDate;
use rumo::app::router;
use rumo::clock::Clock;
use rumo::follow::fill_and_load;
use rumo::stamps::{Stamp, StampKey, StampKeys, publish};
use rumo::state::{AppState, Settings};
use serde_json::Value;
use sqlx::PgPool;
use store::Store;
use tower::ServiceExt as _;

use crate::{Folder, clock, first_edition, get, settings};

/// An instance that signs with a key of its own, and has said so.
async fn instance(pool: &PgPool, folder: &Folder, byte: u8) -> Router {
    instance_on(pool, folder, byte, clock()).await
}

async fn instance_on(pool: &PgPool, folder: &Folder, byte: u8, clock: Clock) -> Router {
    let store = Store::from(pool.clone());
    let snapshot = fill_and_load(&store, &folder.copy()).await.unwrap();
    let settings = Settings {
        stamp_keys: StampKeys {
            signing: Some(StampKey::from_seed(&[byte; 32]).unwrap()),
            earlier: Vec::new(),
        },
        ..settings()
    };
    let state = AppState::new(clock, settings, snapshot, Some(store));
    publish(state.clone()).await;
    router(state)
}

async fn post(app: &Router, address: &str, body: String) -> Value {
    let request = Request::post(address)
        .header("content-type", "application/json")
        .body(Body::from(body));
    let response = app.clone().oneshot(request.unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    serde_json::from_slice(&body).unwrap()
}

async fn stamp(app: &Router) -> Value {
    let digest = "ab".repeat(32);
    post(app, "/stamps", format!("{{\"digest\":\"{digest}\"}}")).await
}

async fn keys(app: &Router) -> usize {
    let (_, body) = get(app, "/stamps/keys").await;
    let body: Value = serde_json::from_str(&body).unwrap();
    body["keys"].as_array().unwrap().len()
}

#[sqlx::test(migrations = false)]
async fn a_key_of_before_and_one_of_another_instance_are_known_at_once(pool: PgPool) {
    first_edition::put_into(&pool).await;
    let folder = Folder::new("stamp-keys");
    let before = instance(&pool, &folder, 1).await;
    let old = stamp(&before).await;
    let after = instance(&pool, &folder, 2).await;
    let new = stamp(&after).await;
    assert_ne!(old["key"], new["key"]);
    for app in [&before, &after] {
        assert_eq!(keys(app).await, 2);
        for stamp in [&old, &new] {
            let checked = post(app, "/stamps/check", stamp.to_string()).await;
            assert_eq!(checked["valid"], true);
        }
    }
    // The same key once more is the same key.
    let again = instance(&pool, &folder, 1).await;
    assert_eq!(keys(&again).await, 2);
    assert_eq!(stamp(&again).await, old);
}

#[sqlx::test(migrations = false)]
async fn a_key_that_was_replaced_stamps_nothing_after_its_end(pool: PgPool) {
    first_edition::put_into(&pool).await;
    let folder = Folder::new("stamps-ended");
    let on = |day| Clock::Fixed(NaiveDate::from_ymd_opt(2026, 11, day).unwrap());
    let before = instance_on(&pool, &folder, 1, on(23)).await;
    let old = stamp(&before).await;
    drop(instance_on(&pool, &folder, 2, on(25)).await);
    let after = instance_on(&pool, &folder, 2, on(26)).await;
    let stolen = StampKey::from_seed(&[1; 32]).unwrap();
    for (at, reason) in [
        (old["at"].as_str().unwrap(), Value::Null),
        ("2026-11-25T12:10:00Z", Value::Null),
        ("2026-11-25T12:10:01Z", "outside-key".into()),
        ("2026-11-23T11:49:59Z", "outside-key".into()),
    ] {
        let stamp = Stamp::new(&"ab".repeat(32), at.parse().unwrap(), &stolen);
        let stamp = serde_json::to_string(&stamp.unwrap()).unwrap();
        let checked = post(&after, "/stamps/check", stamp).await;
        assert_eq!(checked["reason"], reason, "{at}");
    }
    // Who still signs with it gives no stamps.
    let late = instance_on(&pool, &folder, 1, on(26)).await;
    let request = Request::post("/stamps").body(Body::from(format!("digest={}", "ab".repeat(32))));
    let response = late.oneshot(request.unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[sqlx::test(migrations = false)]
async fn a_stamp_is_kept_nowhere(pool: PgPool) {
    first_edition::put_into(&pool).await;
    let folder = Folder::new("stamps-nowhere");
    let app = instance(&pool, &folder, 1).await;
    let stamp = stamp(&app).await;
    post(&app, "/stamps/check", stamp.to_string()).await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select relname::text from pg_class
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    for table in tables {
        for part in ["digest", "signature"] {
            let part = stamp[part].as_str().unwrap();
            let text = format!("select count(*) from {table} one where one::text like $1");
            let found: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(text))
                .bind(format!("%{part}%"))
                .fetch_one(&pool)
                .await
                .unwrap();
            assert_eq!(found, 0, "{table}");
        }
    }
}
