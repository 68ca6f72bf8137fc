//! A desk at which somebody is signed in: a limit of its own, its association, and no more.

use std::net::IpAddr;

use axum::http::StatusCode;
use rumo::clock::Clock;
use sqlx::PgPool;
use store::{Contact, Role, Stage};
use tokio::task::spawn_local;

use crate::site::{Browser, Reply, Site, following};

const DESK: &str = "/desk?ui=en&with=pt";
const NEXT: &str = "/desk/next?ui=en&with=pt";
/// The address that everybody of an association is behind.
const OFFICE: &str = "203.0.113.5";
/// What one person is asked, one answer after another.
const CASE: [(&str, &str); 8] = [
    ("permit", "temporary"),
    ("expires-date", "20052026"),
    ("request", "none"),
    ("portal", "message"),
    ("message", "session_timeout"),
    ("basis", "employed"),
    ("age", "adult"),
    ("niss", "linked"),
];

fn association() -> store::Site {
    store::Site {
        id: "casa".to_owned(),
        name: "Casa Aberta".to_owned(),
        default_language: "pt".to_owned(),
        languages: vec!["pt".to_owned()],
        contact: Contact {
            phone: Some("+351 210 000 000".to_owned()),
            ..Contact::default()
        },
        ..store::Site::default()
    }
}

fn at(browser: Browser, address: &str) -> Browser {
    Browser {
        from: Some(address.parse::<IpAddr>().unwrap()),
        ..browser
    }
}

/// One person's way, sent answer by answer as the script does; how often it was refused.
async fn serve(mut desk: Browser) -> usize {
    let mut refused = 0;
    for answered in 1..=CASE.len() {
        let reply = desk.post(DESK, &CASE[..answered]).await;
        match reply.status {
            StatusCode::OK => {}
            StatusCode::TOO_MANY_REQUESTS => refused += 1,
            other => panic!("{other} after {answered} answers"),
        }
    }
    refused
}

#[sqlx::test(migrations = false)]
async fn forty_desks_behind_one_address_finish(pool: PgPool) {
    let site = Site::filled(pool).await.taking(5, &[]);
    // Ten share an account each: a desk is a session, not a person.
    let mut desks = Vec::new();
    for name in ["ana", "rui", "eva", "joel"] {
        let added = site.store.add_account(name, Role::Viewer, None, "a test");
        let account = added.await.unwrap();
        for _ in 0..10 {
            let desk = site.browser_of(account, Stage::Full).await;
            desks.push(at(desk, OFFICE));
        }
    }
    // They have come in, some a second: five a second, fifteen at once.
    for wave in desks.chunks_mut(15) {
        for desk in wave {
            assert_eq!(desk.get(DESK).await.status, StatusCode::OK);
        }
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    }
    // Somebody without an account has used up what the address may do.
    let mut stranger = at(site.browser(), OFFICE);
    let mut last = StatusCode::OK;
    for _ in 0..40 {
        last = stranger.get(DESK).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    // 320 answers at the same time.
    let all = desks.clone();
    following(async {
        let served: Vec<_> = all
            .into_iter()
            .map(|desk| spawn_local(serve(desk)))
            .collect();
        for desk in served {
            assert_eq!(desk.await.unwrap(), 0, "refused");
        }
    })
    .await;
    // Each has a limit all the same.
    let mut greedy = desks.remove(0);
    let mut last = StatusCode::OK;
    for _ in 0..40 {
        last = greedy.post(DESK, &CASE[..1]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    // And a cookie that nobody was given is no seat.
    let mut forged = at(site.browser(), OFFICE);
    forged.cookie = Some("rumo=0123456789".to_owned());
    let mut last = StatusCode::OK;
    for _ in 0..40 {
        last = forged.get(DESK).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[sqlx::test(migrations = false)]
async fn a_desk_shows_whose_it_is_only_while_somebody_is_signed_in(pool: PgPool) {
    let site = Site::filled(pool).await.taking(1000, &[association()]);
    let association = association();
    let added = site.store.add_site(&association, "a test");
    added.await.unwrap();
    let added = site
        .store
        .add_account("ana", Role::Viewer, Some("casa"), "a test");
    let account = added.await.unwrap();
    let mut desk = site.browser_of(account, Stage::Full).await;
    let reply = desk.get(DESK).await;
    assert_eq!(reply.texts(".seat"), ["Casa Aberta"]);
    assert_eq!(reply.header("cache-control"), "no-store");
    assert_eq!(reply.header("set-cookie"), "");
    // Its contact stands on the paper that it hands over.
    let sheet = "/desk/sheet?ui=en&with=pt";
    let paper = desk.post(sheet, &CASE).await;
    assert!(paper.body.contains("Casa Aberta") && paper.body.contains("+351 210 000 000"));
    let paper = site.browser().post(sheet, &CASE).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(!paper.body.contains("Casa Aberta"));
    // Half signed in is not signed in.
    let mut half = site.browser_of(account, Stage::Password).await;
    assert!(half.get(DESK).await.texts(".seat").is_empty());
    let mut nobody = site.browser();
    let reply = nobody.get(DESK).await;
    assert!(reply.texts(".seat").is_empty());
    let link = reply.attribute("a[href^='/editor/sign-in']", "href");
    let languages = "/desk?ui=en%26with=pt";
    let asked = format!("/editor/sign-in?next={languages}");
    assert_eq!(link.as_deref(), Some(asked.as_str()));
    let cookie = desk.cookie.clone();
    desk.post("/editor/sign-out", &[]).await;
    desk.cookie = cookie;
    assert!(desk.get(DESK).await.texts(".seat").is_empty(), "at once");
}

/// The number that the forms of a page carry.
fn case(reply: &Reply) -> String {
    reply.attribute("input[name=case]", "value").unwrap()
}

/// What a person told, in this case.
fn told(case: &str) -> Vec<(&str, &str)> {
    std::iter::once(("case", case)).chain(CASE).collect()
}

#[sqlx::test(migrations = false)]
async fn a_case_that_ended_at_one_instance_is_shown_by_none(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut here = site.taking(1000, &[]).browser();
    let mut there = site.taking(1000, &[]).browser();
    let case = case(&here.get(DESK).await);
    let pages = [
        DESK,
        "/desk/sheet?ui=en&with=pt",
        "/desk/letters?ui=en&with=pt",
        "/desk/letters/email?ui=en&with=pt",
    ];
    for page in pages {
        // A number of one is read by the other.
        let reply = there.post(page, &told(&case)).await;
        assert_eq!(reply.status, StatusCode::OK, "{page}");
    }
    let next = here.post(NEXT, &[("case", &case)]).await;
    assert_eq!(next.to(), DESK);
    for browser in [&mut here, &mut there, &mut site.taking(1000, &[]).browser()] {
        for page in pages {
            let reply = browser.post(page, &told(&case)).await;
            assert_eq!(reply.to(), format!("{DESK}#finished"), "{page}");
        }
    }
}

#[sqlx::test(migrations = false)]
async fn a_case_ends_also_while_the_database_does_not_answer_and_it_is_told_later(pool: PgPool) {
    let site = Site::filled(pool.clone()).await;
    let (one, other) = (site.taking(1000, &[]), site.taking(1000, &[]));
    let (mut here, mut there) = (one.browser(), other.browser());
    let case = case(&here.get(DESK).await);
    let rename = |from: &str, to: &str| {
        let rename = format!("alter table {from} rename to {to}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(rename)).execute(&pool)
    };
    rename("ended_case", "away").await.unwrap();
    // The desk goes on without.
    let reply = here.post(DESK, &told(&case)).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(here.post(NEXT, &[("case", &case)]).await.to(), DESK);
    let ended = format!("{DESK}#finished");
    assert_eq!(here.post(DESK, &told(&case)).await.to(), ended);
    // Two instances need the database. It hears of the case as soon as it answers.
    one.flush_counts().await;
    rename("away", "ended_case").await.unwrap();
    one.flush_counts().await;
    assert_eq!(there.post(DESK, &told(&case)).await.to(), ended);
}

#[sqlx::test(migrations = false)]
async fn until_a_number_is_forgotten_its_day_refuses_it(pool: PgPool) {
    let site = Site::filled(pool.clone()).await;
    let mut browser = site.taking(1000, &[]).browser();
    let case = case(&browser.get(DESK).await);
    browser.post(NEXT, &[("case", &case)]).await;
    for days in 0..4 {
        // What the program does once a minute, on each day; then a form that lies about in a browser.
        let later = site.later(chrono::TimeDelta::days(days));
        rumo::retention::round(&later.store, Clock::At(later.now)).await;
        let reply = later.browser().post(DESK, &told(&case)).await;
        assert_eq!(reply.to(), format!("{DESK}#finished"), "{days} days later");
        let kept = sqlx::query_scalar::<_, i64>("select count(*) from ended_case");
        let kept = kept.fetch_one(&pool).await.unwrap();
        assert_eq!(kept, i64::from(days < 3), "{days} days later");
    }
}

#[sqlx::test(migrations = false)]
async fn the_database_holds_of_a_case_its_number_and_its_day_alone(pool: PgPool) {
    let site = Site::filled(pool.clone()).await;
    let mut browser = site.taking(1000, &[]).browser();
    let case = case(&browser.get(DESK).await);
    // As a form without a script sends it: with all answers.
    browser.post(NEXT, &told(&case)).await;
    let rows = sqlx::query_scalar::<_, String>("select row_to_json(one)::text from ended_case one");
    let rows = rows.fetch_all(&pool).await.unwrap();
    let (_, number) = case.split_once('-').unwrap();
    let row = format!(r#"{{"number":"\\x{number}","opened_on":"2026-11-25"}}"#);
    assert_eq!(rows, [row]);
}
