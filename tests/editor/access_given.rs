//! Publishing needs a second person: an operator who gives somebody's account new access does not
//! become that person, everybody who must know is told, and a third one confirms.

use axum::http::StatusCode;
use chrono::TimeDelta;
use rumo::editor::new_link;
use sqlx::PgPool;
use store::{Role, Stage};

use crate::site::{Browser, Site};

/// Nothing has this number: whoever may approve is told that it is not there.
const APPROVE: &str = "/editor/proposals/0/approve";

async fn may_approve(browser: &mut Browser) -> bool {
    let reply = browser.post(APPROVE, &[]).await;
    match reply.status {
        StatusCode::NOT_FOUND => true,
        StatusCode::FORBIDDEN => {
            assert_eq!(reply.texts("h1"), ["This account may not publish yet"]);
            false
        }
        status => panic!("{status}"),
    }
}

async fn id(site: &Site, name: &str) -> i64 {
    site.store.account_named(name).await.unwrap().unwrap().id
}

async fn notices(browser: &mut Browser) -> Vec<String> {
    browser.get("/editor").await.texts(".notice p")
}

#[sqlx::test(migrations = false)]
async fn a_new_link_is_told_and_its_account_approves_nothing_until_a_third_confirms(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut olga = site.signed_in("olga", Role::Operator).await;
    let mut oto = site.signed_in("oto", Role::Operator).await;
    let mut rui = site.signed_in("rui", Role::Reviewer).await;
    let mut eva = site.signed_in("eva", Role::Editor).await;
    let account = id(&site, "rui").await;
    assert!(may_approve(&mut rui).await);
    assert!(notices(&mut oto).await.is_empty());

    let link = olga
        .post(&format!("/editor/accounts/{account}/invite"), &[])
        .await;
    assert_eq!(link.status, StatusCode::OK);
    assert!(!may_approve(&mut rui).await);
    let own = notices(&mut rui).await;
    assert!(own[0].starts_with("olga gave your account new access on 25 November"));
    let told = notices(&mut oto).await;
    assert!(
        told[0].starts_with("olga gave the account rui new access"),
        "{told:?}"
    );
    assert!(
        notices(&mut eva).await.is_empty(),
        "it is not for her to judge"
    );

    let confirm = format!("/editor/access/{account}/confirm");
    let page = olga.get("/editor").await;
    assert!(
        page.texts(".notice button").is_empty(),
        "not what she did herself"
    );
    assert_eq!(olga.post(&confirm, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(rui.post(&confirm, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(eva.post(&confirm, &[]).await.status, StatusCode::FORBIDDEN);
    // Nor by another account that she has just made.
    let made = [("name", "olga-two"), ("role", "operator"), ("site", "")];
    olga.post("/editor/accounts", &made).await;
    let mut two = site
        .browser_of(id(&site, "olga-two").await, Stage::Full)
        .await;
    assert_eq!(two.post(&confirm, &[]).await.status, StatusCode::FORBIDDEN);
    assert!(!may_approve(&mut rui).await);

    let page = oto.get("/editor").await;
    let button = format!(".notice form[action='{confirm}'] button");
    assert_eq!(page.texts(&button).len(), 1);
    let confirmed = oto.post(&confirm, &[]).await;
    assert_eq!(confirmed.to(), "/editor?done=access-confirmed");
    assert!(may_approve(&mut rui).await);
    let told = notices(&mut olga).await;
    assert!(
        told.iter()
            .any(|words| words.ends_with("Confirmed by oto.")),
        "{told:?}"
    );
    let journal = oto.get("/editor/journal").await;
    assert!(
        journal.texts(".lines li")[0].starts_with("Account (confirmed by a third person): rui")
    );
}

#[sqlx::test(migrations = false)]
async fn seven_days_later_it_may_and_nothing_is_told_any_more(pool: PgPool) {
    let site = Site::new(pool).await;
    site.signed_in("olga", Role::Operator).await;
    site.signed_in("rui", Role::Reviewer).await;
    let account = id(&site, "rui").await;
    let link = new_link(&site.store, account, "olga", site.now).await;
    link.unwrap();
    let week = TimeDelta::days(7);
    for (after, may) in [
        (week - TimeDelta::seconds(1), false),
        (week, true),
        (week + TimeDelta::days(1), true),
    ] {
        let later = site.later(after);
        let mut rui = later.browser_of(account, Stage::Full).await;
        assert_eq!(may_approve(&mut rui).await, may, "{after}");
        assert_eq!(notices(&mut rui).await.is_empty(), may, "{after}");
    }
}

#[sqlx::test(migrations = false)]
async fn a_role_that_an_operator_gives_counts_alike_and_the_command_line_does_not(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut olga = site.signed_in("olga", Role::Operator).await;
    site.signed_in("eva", Role::Editor).await;
    let account = id(&site, "eva").await;
    let address = format!("/editor/accounts/{account}");
    let page = olga.get(&address).await;
    let version = page.attribute("[name=version]", "value").unwrap();
    let typed = [("role", "reviewer"), ("site", ""), ("version", &version)];
    assert_eq!(
        olga.post(&address, &typed).await.status,
        StatusCode::SEE_OTHER
    );
    let mut eva = site.browser_of(account, Stage::Full).await;
    assert!(!may_approve(&mut eva).await);

    site.signed_in("rui", Role::Reviewer).await;
    let account = id(&site, "rui").await;
    let link = new_link(&site.store, account, "command line", site.now).await;
    link.unwrap();
    let mut rui = site.browser_of(account, Stage::Full).await;
    assert!(
        may_approve(&mut rui).await,
        "whoever has it owns the database"
    );
}
