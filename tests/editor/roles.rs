//! The matrix of roles and pages, `roles.tsv`: every cell of it is tried.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use axum::http::StatusCode;
use rumo::editor::pages;
use sqlx::PgPool;
use store::{Role, Stage};

use crate::site::{Browser, Reply, Site};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/editor/roles.tsv");

/// What an answer means for whoever asked.
fn meaning(reply: &Reply) -> &'static str {
    let to = reply.to();
    match reply.status {
        StatusCode::FORBIDDEN => "no",
        StatusCode::UNAUTHORIZED => "sign in",
        StatusCode::SEE_OTHER if to.starts_with("/editor/sign-in?next=") => "sign in",
        StatusCode::SEE_OTHER if to == "/editor/second-factor" => "second step",
        StatusCode::SEE_OTHER if to == "/editor" => "already in",
        StatusCode::METHOD_NOT_ALLOWED => "no such page",
        status => {
            assert!(!status.is_server_error(), "{status}: {}", reply.body);
            "yes"
        }
    }
}

/// Somebody of each kind, with a session of their own for every page.
async fn visitors(site: &Site) -> Vec<(&'static str, Option<(i64, Stage)>)> {
    let mut visitors = vec![("nobody", None)];
    let add = async |name: &str, role| {
        let added = site.store.add_account(name, role, None, "a test");
        added.await.unwrap()
    };
    let half = add("half", Role::Operator).await;
    visitors.push(("password", Some((half, Stage::Password))));
    for role in Role::ALL {
        let account = add(role.name(), role).await;
        visitors.push((role.name(), Some((account, Stage::Full))));
    }
    visitors
}

async fn browser(site: &Site, who: Option<(i64, Stage)>) -> Browser {
    match who {
        Some((account, stage)) => site.browser_of(account, stage).await,
        None => site.browser(),
    }
}

#[sqlx::test(migrations = false)]
async fn every_role_may_open_and_send_what_the_matrix_says(pool: PgPool) {
    let site = Site::new(pool).await;
    let visitors = visitors(&site).await;
    let mut seen = String::from("method\tpage");
    for (name, _) in &visitors {
        let _ = write!(seen, "\t{name}");
    }
    let sorted: BTreeMap<_, _> = pages().map(|(method, page)| ((page, method), ())).collect();
    for (page, method) in sorted.into_keys() {
        let _ = write!(seen, "\n{method}\t{page}");
        // Nothing has this key, so nothing is changed by trying.
        let address: Vec<_> = page
            .split('/')
            .map(|part| if part.starts_with('{') { "0" } else { part })
            .collect();
        let address = address.join("/");
        for (_, who) in &visitors {
            let mut browser = browser(&site, *who).await;
            let reply = match method {
                "GET" => browser.get(&address).await,
                _ => browser.post(&address, &[]).await,
            };
            let _ = write!(seen, "\t{}", meaning(&reply));
        }
    }
    seen.push('\n');
    if std::env::var_os("RUMO_WRITE_ROLES").is_some() {
        std::fs::write(FILE, &seen).unwrap();
    }
    let wanted = std::fs::read_to_string(FILE).unwrap();
    assert_eq!(seen, wanted, "a role may do another thing than {FILE} says");
}

#[sqlx::test(migrations = false)]
async fn a_page_in_no_rule_is_for_nobody(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    for address in ["/editor/", "/editor/nothing", "/editor/accounts/0/nothing"] {
        assert_eq!(
            operator.get(address).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
}
