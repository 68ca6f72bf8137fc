//! Sessions: how they end.

use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;
use store::{Role, Stage};

use crate::site::Site;

#[sqlx::test(migrations = false)]
async fn a_session_ends_after_thirty_quiet_minutes_and_after_twelve_hours(pool: PgPool) {
    let site = Site::new(pool).await;
    let browser = site.signed_in("ana", Role::Viewer).await;
    let mut status = Vec::new();
    for minutes in [29, 58, 58 + 30] {
        let mut later = browser.later(TimeDelta::minutes(minutes));
        status.push(later.get("/editor").await.status);
    }
    assert_eq!(
        status,
        [StatusCode::OK, StatusCode::OK, StatusCode::SEE_OTHER]
    );
    // However busy.
    let busy = site.signed_in("eva", Role::Viewer).await;
    for minutes in (25..12 * 60).step_by(25) {
        let mut later = busy.later(TimeDelta::minutes(minutes));
        assert_eq!(
            later.get("/editor").await.status,
            StatusCode::OK,
            "{minutes}"
        );
    }
    let mut last = busy.later(TimeDelta::hours(12));
    assert_eq!(last.get("/editor").await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrations = false)]
async fn ones_own_sessions_are_listed_and_ended_and_nobody_elses(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut here = site.signed_in("ana", Role::Viewer).await;
    let account = site.store.account_named("ana").await.unwrap().unwrap();
    let mut there = site.browser_of(account.id, Stage::Full).await;
    let mut other = site.signed_in("eva", Role::Viewer).await;
    let sessions = site.store.sessions_of(account.id, site.now).await.unwrap();
    assert_eq!(sessions.len(), 2);
    assert_eq!(here.get("/editor/me").await.texts("tbody tr").len(), 2);
    // Another account cannot end it.
    for session in &sessions {
        let id = session.id.to_string();
        other
            .post("/editor/me/sessions/end", &[("session", &id)])
            .await;
    }
    assert_eq!(there.get("/editor").await.status, StatusCode::OK);
    here.post("/editor/me/sessions/end", &[]).await;
    assert_eq!(there.get("/editor").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/editor").await.status, StatusCode::OK);
    assert_eq!(other.get("/editor").await.status, StatusCode::OK);
}

#[sqlx::test(migrations = false)]
async fn signing_out_ends_the_session_also_for_whoever_kept_the_cookie(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut browser = site.signed_in("ana", Role::Viewer).await;
    let mut thief = browser.clone();
    let out = browser.post("/editor/sign-out", &[]).await;
    assert_eq!(out.to(), "/editor/sign-in");
    assert!(browser.cookie.is_none());
    assert_eq!(thief.get("/editor").await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrations = false)]
async fn what_was_typed_while_the_session_ended_comes_back(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut late = site
        .signed_in("ana", Role::Operator)
        .await
        .later(TimeDelta::hours(1));
    let typed = [
        ("name", "<b>eva & co"),
        ("role", "editor"),
        ("password", "secret"),
    ];
    let kept = late.post("/editor/accounts", &typed).await;
    assert_eq!(kept.status, StatusCode::UNAUTHORIZED);
    assert_eq!(kept.texts("[name=name]"), ["<b>eva & co"]);
    assert_eq!(
        kept.attribute("li form", "action").unwrap(),
        "/editor/accounts"
    );
    assert!(!kept.body.contains("secret"));
}

#[sqlx::test(migrations = false)]
async fn what_has_ended_is_deleted(pool: PgPool) {
    let site = Site::new(pool.clone()).await;
    site.signed_in("ana", Role::Viewer).await;
    let account = site.store.account_named("ana").await.unwrap().unwrap();
    rumo::editor::new_link(&site.store, account.id, "a test", site.now)
        .await
        .unwrap();
    site.store.count_failure(b"a name", site.now).await.unwrap();
    let left = async |now| {
        site.store.forget_sign_ins(now).await.unwrap();
        let mut left = Vec::new();
        for table in ["session", "invitation", "sign_in_failure"] {
            let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
            let rows: i64 = sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap();
            left.push(rows);
        }
        left
    };
    assert_eq!(left(site.now + TimeDelta::minutes(29)).await, [1, 1, 1]);
    assert_eq!(left(site.now + TimeDelta::minutes(30)).await, [0, 1, 1]);
    assert_eq!(left(site.now + TimeDelta::hours(24)).await, [0, 1, 0]);
    let link_ends = site.now + TimeDelta::hours(72);
    assert_eq!(left(link_ends + TimeDelta::days(29)).await, [0, 1, 0]);
    assert_eq!(left(link_ends + TimeDelta::days(30)).await, [0, 0, 0]);
}

#[sqlx::test(migrations = false)]
async fn what_was_typed_while_the_database_was_away_comes_back(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut editor = site.signed_in("eva", Role::Operator).await;
    site.store.close().await;
    let typed = [
        ("name", "somebody"),
        ("role", "editor"),
        ("password", "secret"),
    ];
    let kept = editor.post("/editor/accounts", &typed).await;
    assert_eq!(kept.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(kept.texts("[name=name]"), ["somebody"]);
    assert!(!kept.body.contains("secret"));
    let out = editor.post("/editor/sign-out", &[]).await;
    assert_eq!(out.to(), "/editor/sign-in");
    assert!(editor.cookie.is_none());
}
