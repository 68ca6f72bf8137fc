//! From a one-time link to a signed-in editor, and everything that keeps others out.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rumo::editor::new_link;
use sha2::{Digest as _, Sha256};
use sqlx::PgPool;
use store::Role;
use totp_rs::{Builder, Secret};

use crate::site::{Browser, Reply, Site};

const PASSWORD: &str = "três gatos na varanda";

/// What the app on the phone shows.
fn code(secret: &str, site: &Site) -> String {
    let secret: String = secret.split_whitespace().collect();
    let totp = Builder::new()
        .with_secret(Secret::try_from_base32(secret).unwrap())
        .with_account_name("ana")
        .build()
        .unwrap();
    let seconds = site.now.timestamp().try_into().unwrap();
    totp.generate(seconds).to_string()
}

/// Goes from a new account to its first page. The secret of the phone, and the recovery codes.
async fn set_up(site: &Site) -> (Browser, String, Vec<String>) {
    let id = site.store.add_account("ana", Role::Editor, None, "a test");
    let link = new_link(&site.store, id.await.unwrap(), "a test", site.now);
    let link = link.await.unwrap();
    let mut browser = site.browser();
    let typed = [("password", PASSWORD), ("again", PASSWORD)];
    let accepted = browser.post(&link, &typed).await;
    assert_eq!(accepted.to(), "/editor/second-factor?next=/editor");
    assert_eq!(
        browser.get(accepted.to()).await.to(),
        "/editor/second-factor/new"
    );
    let page = browser.get("/editor/second-factor/new").await;
    let secret = page.texts("main code").remove(0);
    let typed = code(&secret, site);
    let codes = browser
        .post("/editor/second-factor/new", &[("code", &typed)])
        .await
        .texts(".codes code");
    (browser, secret, codes)
}

async fn try_password(browser: &mut Browser, name: &str, password: &str) -> Reply {
    let typed = [
        ("name", name),
        ("password", password),
        ("next", "/editor/me"),
    ];
    browser.post("/editor/sign-in", &typed).await
}

#[sqlx::test(migrations = false)]
async fn a_link_leads_to_password_phone_recovery_codes_and_the_first_page(pool: PgPool) {
    let site = Site::new(pool).await;
    let (mut browser, _, codes) = set_up(&site).await;
    assert_eq!(codes.len(), 10);
    let home = browser.get("/editor").await;
    assert_eq!(home.status, StatusCode::OK);
    assert_eq!(home.header("cache-control"), "no-store");
    assert_eq!(home.header("x-frame-options"), "DENY");
    assert!(
        home.header("content-security-policy")
            .contains("frame-ancestors 'none'")
    );
}

#[sqlx::test(migrations = false)]
async fn to_open_a_link_does_not_use_it_up_and_it_opens_one_account_once(pool: PgPool) {
    let site = Site::new(pool).await;
    let id = site
        .store
        .add_account("ana", Role::Editor, None, "a test")
        .await
        .unwrap();
    let link = new_link(&site.store, id, "a test", site.now).await.unwrap();
    for _ in 0..3 {
        assert_eq!(site.browser().get(&link).await.status, StatusCode::OK);
    }
    let weak = site
        .browser()
        .post(&link, &[("password", "short"), ("again", "short")])
        .await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        weak.texts("#password-error"),
        ["Shorter than 15 characters."]
    );
    assert!(weak.texts("title")[0].starts_with("Error:"));
    let typed = [("password", PASSWORD), ("again", PASSWORD)];
    assert_eq!(
        site.browser().post(&link, &typed).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        site.browser().post(&link, &typed).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        site.browser().get(&link).await.status,
        StatusCode::NOT_FOUND
    );
}

#[sqlx::test(migrations = false)]
async fn a_link_is_open_for_72_hours_and_a_new_one_closes_the_one_before(pool: PgPool) {
    let site = Site::new(pool).await;
    let id = site
        .store
        .add_account("ana", Role::Editor, None, "a test")
        .await
        .unwrap();
    let first = new_link(&site.store, id, "a test", site.now).await.unwrap();
    let second = new_link(&site.store, id, "a test", site.now).await.unwrap();
    assert_eq!(
        site.browser().get(&first).await.status,
        StatusCode::NOT_FOUND
    );
    for (hours, status) in [(71, StatusCode::OK), (72, StatusCode::NOT_FOUND)] {
        let later = site.later(TimeDelta::hours(hours));
        assert_eq!(
            later.browser().get(&second).await.status,
            status,
            "{hours} h"
        );
    }
}

#[sqlx::test(migrations = false)]
async fn signing_in_asks_for_password_and_code_and_goes_on_to_the_page_asked_for(pool: PgPool) {
    let site = Site::new(pool).await;
    let (_, secret, _) = set_up(&site).await;
    let site = site.later(TimeDelta::minutes(1));
    let mut browser = site.browser();
    assert_eq!(
        browser.get("/editor/me").await.to(),
        "/editor/sign-in?next=/editor/me"
    );
    let half = try_password(&mut browser, "Ana", PASSWORD).await;
    assert_eq!(half.to(), "/editor/second-factor?next=/editor/me");
    // Half is not enough.
    assert_eq!(
        browser.get("/editor/me").await.to(),
        "/editor/second-factor"
    );
    let half_cookie = browser.cookie.clone();
    let typed = code(&secret, &site);
    let typed = [("code", typed.as_str()), ("next", "/editor/me")];
    assert_eq!(
        browser.post("/editor/second-factor", &typed).await.to(),
        "/editor/me"
    );
    assert_eq!(browser.get("/editor/me").await.status, StatusCode::OK);
    // The token changes with what it opens: one that somebody knew before opens nothing.
    assert_ne!(browser.cookie, half_cookie);
    browser.cookie = half_cookie;
    assert_eq!(
        browser.get("/editor/me").await.to(),
        "/editor/sign-in?next=/editor/me"
    );
}

#[sqlx::test(migrations = false)]
async fn a_code_opens_once(pool: PgPool) {
    let site = Site::new(pool).await;
    let (_, secret, codes) = set_up(&site).await;
    // The code that was used to set it up.
    let used = code(&secret, &site);
    let next = site.later(TimeDelta::seconds(30));
    let fresh = code(&secret, &next);
    for (typed, opens) in [
        (used.as_str(), false),
        (fresh.as_str(), true),
        (fresh.as_str(), false),
        (used.as_str(), false),
        (codes[0].as_str(), true),
        (codes[0].as_str(), false),
        (codes[1].to_lowercase().as_str(), true),
        ("BCDFG-HJKMN", false),
        ("", false),
        ("000000", false),
    ] {
        let mut browser = next.browser();
        try_password(&mut browser, "ana", PASSWORD).await;
        let reply = browser
            .post("/editor/second-factor", &[("code", typed)])
            .await;
        let is_in = reply.to() == "/editor";
        assert_eq!(is_in, opens, "{typed}: {}", reply.status);
    }
}

#[sqlx::test(migrations = false)]
async fn an_unknown_name_and_a_wrong_password_get_the_same_answer(pool: PgPool) {
    let site = Site::new(pool).await;
    set_up(&site).await;
    let wrong = try_password(&mut site.browser(), "ana", "something else entirely").await;
    let unknown = try_password(&mut site.browser(), "eva", "something else entirely").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.body.replace("\"ana\"", "\"eva\""), unknown.body);
    assert!(!wrong.body.contains("something else"));
}

#[sqlx::test(migrations = false)]
async fn after_ten_wrong_tries_a_name_is_closed_for_a_quarter_of_an_hour(pool: PgPool) {
    let site = Site::new(pool).await;
    set_up(&site).await;
    for name in ["ana", "nobody-at-all"] {
        for _ in 0..10 {
            let wrong = try_password(&mut site.browser(), name, "wrong, wrong, wrong").await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let closed = try_password(&mut site.browser(), name, PASSWORD).await;
        assert_eq!(closed.status, StatusCode::TOO_MANY_REQUESTS, "{name}");
    }
    let later = site.later(TimeDelta::minutes(15));
    let open = try_password(&mut later.browser(), "ana", PASSWORD).await;
    assert_eq!(open.status, StatusCode::SEE_OTHER);
}

#[sqlx::test(migrations = false)]
async fn whoever_guesses_closes_a_name_for_themselves_and_not_for_its_owner(pool: PgPool) {
    let site = Site::new(pool).await;
    set_up(&site).await;
    let at = |last| {
        let mut browser = site.browser();
        browser.from = Some([203, 0, 113, last].into());
        browser
    };
    for _ in 0..10 {
        try_password(&mut at(5), "ana", "wrong, wrong, wrong").await;
    }
    let guessing = try_password(&mut at(5), "ana", PASSWORD).await;
    assert_eq!(guessing.status, StatusCode::TOO_MANY_REQUESTS);
    let owner = try_password(&mut at(6), "ana", PASSWORD).await;
    assert_eq!(owner.status, StatusCode::SEE_OTHER);

    // Many who guess, from everywhere: the hundredth closes the name for all.
    let name = Sha256::digest("ana");
    for _ in 10..99 {
        site.store.count_failure(&name, site.now).await.unwrap();
    }
    let open = try_password(&mut at(7), "ana", PASSWORD).await;
    assert_eq!(open.status, StatusCode::SEE_OTHER);
    site.store.count_failure(&name, site.now).await.unwrap();
    let closed = try_password(&mut at(7), "ana", PASSWORD).await;
    assert_eq!(closed.status, StatusCode::TOO_MANY_REQUESTS);
}

#[sqlx::test(migrations = false)]
async fn nobody_is_sent_to_another_site_after_signing_in(pool: PgPool) {
    let site = Site::new(pool).await;
    let (_, secret, _) = set_up(&site).await;
    let site = site.later(TimeDelta::minutes(1));
    let mut browser = site.browser();
    try_password(&mut browser, "ana", PASSWORD).await;
    let typed = code(&secret, &site);
    let typed = [
        ("code", typed.as_str()),
        ("next", "https://evil.example/editor"),
    ];
    assert_eq!(
        browser.post("/editor/second-factor", &typed).await.to(),
        "/editor"
    );
}

#[sqlx::test(migrations = false)]
async fn a_form_of_another_site_is_refused_and_does_nothing(pool: PgPool) {
    let site = Site::new(pool).await;
    let (mut browser, ..) = set_up(&site).await;
    for from in ["cross-site", "same-site"] {
        let forged = browser
            .post_from(from, "/editor/me", &[("language", "en")])
            .await;
        assert_eq!(forged.status, StatusCode::FORBIDDEN, "{from}");
        let forged = browser.post_from(from, "/editor/sign-out", &[]).await;
        assert_eq!(forged.status, StatusCode::FORBIDDEN, "{from}");
    }
    let account = site.store.account_named("ana").await.unwrap().unwrap();
    assert_eq!(account.language, "pt");
    assert_eq!(browser.get("/editor").await.status, StatusCode::OK);
}
