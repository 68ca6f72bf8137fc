//! Accounts: made by an operator, changed by an operator, never by oneself.

use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;
use store::journal::Asked;
use store::{Role, Stage};

use crate::site::Site;

#[sqlx::test(migrations = false)]
async fn an_operator_adds_an_account_and_hands_its_link_over(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    let typed = [("name", "Rui.Costa"), ("role", "reviewer"), ("site", "")];
    let made = operator.post("/editor/accounts", &typed).await;
    assert_eq!(made.status, StatusCode::OK);
    let link = made.attribute("#link", "value").unwrap();
    assert_eq!(site.browser().get(&link).await.status, StatusCode::OK);
    let account = site
        .store
        .account_named("rui.costa")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(account.role, Role::Reviewer);
}

#[sqlx::test(migrations = false)]
async fn what_the_database_refuses_is_said_at_its_field_and_what_was_typed_stays(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    for (name, role, place, wrong) in [
        ("olga", "editor", "", "#name-error"),
        ("1x", "editor", "", "#name-error"),
        ("a name", "editor", "", "#name-error"),
        // The program itself signs with these.
        ("rumo", "editor", "", "#name-error"),
        ("Import", "editor", "", "#name-error"),
        ("eva", "king", "", "#role-error"),
        ("eva", "editor", "nowhere", "#site-error"),
    ] {
        let typed = [("name", name), ("role", role), ("site", place)];
        let refused = operator.post("/editor/accounts", &typed).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{typed:?}"
        );
        assert_eq!(refused.texts(wrong).len(), 1, "{typed:?}");
        assert_eq!(refused.attribute("#name", "value").as_deref(), Some(name));
        assert_eq!(refused.attribute("#site", "value").as_deref(), Some(place));
    }
}

#[sqlx::test(migrations = false)]
async fn a_closed_account_is_out_at_once(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let eva = site.store.account_named("eva").await.unwrap().unwrap();
    let address = format!("/editor/accounts/{}", eva.id);
    let page = operator.get(&address).await;
    let version = page.attribute("[name=version]", "value").unwrap();
    let typed = [
        ("role", "viewer"),
        ("site", ""),
        ("disabled", "yes"),
        ("version", &version),
    ];
    assert_eq!(
        operator.post(&address, &typed).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(editor.get("/editor").await.status, StatusCode::SEE_OTHER);
    let mut again = site.browser_of(eva.id, Stage::Full).await;
    assert_eq!(again.get("/editor").await.status, StatusCode::SEE_OTHER);
    // Who read an older version is told.
    let late = operator.post(&address, &typed).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.texts(".error p")[0].starts_with("Somebody else has changed this"));
}

#[sqlx::test(migrations = false)]
async fn nobody_changes_their_own_role(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    let olga = site.store.account_named("olga").await.unwrap().unwrap();
    let address = format!("/editor/accounts/{}", olga.id);
    let version = olga.version.to_string();
    let typed = [("role", "reviewer"), ("version", version.as_str())];
    let refused = operator.post(&address, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let olga = site.store.account_named("olga").await.unwrap().unwrap();
    assert_eq!(olga.role, Role::Operator);
}

#[sqlx::test(migrations = false)]
async fn a_new_link_ends_the_old_password_phone_and_sessions_when_it_is_used(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let eva = site.store.account_named("eva").await.unwrap().unwrap();
    let address = format!("/editor/accounts/{}/invite", eva.id);
    let link = operator.post(&address, &[]).await;
    let link = link.attribute("#link", "value").unwrap();
    assert_eq!(editor.get("/editor").await.status, StatusCode::OK);
    let long = "uma chave bem comprida";
    let typed = [("password", long), ("again", long)];
    site.later(TimeDelta::minutes(5))
        .browser()
        .post(&link, &typed)
        .await;
    assert_eq!(editor.get("/editor").await.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrations = false)]
async fn what_is_done_to_an_account_is_in_the_journal_and_no_secret_is(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    let typed = [("name", "eva"), ("role", "editor"), ("site", "")];
    let made = operator.post("/editor/accounts", &typed).await;
    let link = made.attribute("#link", "value").unwrap();
    let token = link.rsplit('/').next().unwrap();
    let journal = site.store.journal(Asked::default(), 2).await.unwrap();
    let told: Vec<_> = journal
        .iter()
        .map(|change| (change.author.as_str(), change.key.as_str()))
        .collect();
    assert_eq!(told, [("olga", "eva"), ("olga", "eva")]);
    let whole = format!("{journal:?}");
    assert!(
        !whole.contains(token) && !whole.contains("password"),
        "{whole}"
    );
    let page = operator.get("/editor/journal").await;
    assert!(page.texts(".lines li")[0].contains("olga"));
}
