//! The running service on a real Postgres: filled, followed, and gone without.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod backup;
#[path = "../common/busy.rs"]
mod busy;
mod editions;
#[path = "../common/first_edition.rs"]
mod first_edition;
mod log;
mod program_role;
mod reports;
mod stamps;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use busy::{is_busy, load};
use chrono::NaiveDate;
use rumo::app::router;
use rumo::clock::Clock;
use rumo::follow::{fill_and_load, follow};
use rumo::knowledge_files;
use rumo::release::publish_rules;
use rumo::snapshot::{Snapshot, SnapshotError};
use rumo::state::{AppState, Settings};
use sqlx::PgPool;
use store::{Publish, Store};
use tower::ServiceExt as _;

/// A folder of its own for one test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("rumo-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn copy(&self) -> PathBuf {
        self.0.join("snapshot.json")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn clock() -> Clock {
    Clock::Fixed(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
}

fn settings() -> Settings {
    Settings {
        page_memory: 4 << 20,
        requests_per_second: 1000,
        ..Settings::default()
    }
}

async fn get(site: &Router, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = site.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[sqlx::test(migrations = false)]
async fn an_empty_database_is_filled_with_the_first_edition(pool: PgPool) {
    let folder = Folder::new("filled");
    let store = Store::from(pool);
    let snapshot = fill_and_load(&store, &folder.copy()).await.unwrap();
    assert_eq!(snapshot.edition.number, 1);
    assert!(snapshot.knowledge().facts.len() > 300);
    assert_eq!(snapshot.knowledge().messages().count(), 70);
    assert!(!snapshot.decision_table.is_empty());
    assert!(!snapshot.handbook.states().is_empty());
    // A second start finds it.
    let again = fill_and_load(&store, &folder.copy()).await.unwrap();
    assert_eq!(again.edition, snapshot.edition);
}

#[sqlx::test(migrations = false)]
async fn a_new_edition_reaches_a_running_instance_within_a_second(pool: PgPool) {
    let folder = Folder::new("followed");
    first_edition::put_into(&pool).await;
    let store = Store::from(pool);
    let first = fill_and_load(&store, &folder.copy()).await.unwrap();
    let mut knowledge = first.knowledge().clone();
    let state = AppState::new(clock(), settings(), first, Some(store.clone()));
    let site = router(state.clone());
    let publish = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let fact = knowledge.facts.get_mut("two-portals").unwrap();
        fact.check_again_days = 7;
        let publish = Publish {
            by: "a test",
            reason: "check more often",
            program: "test",
            decision_table: "",
            content: &knowledge,
        };
        store.publish(publish).await.unwrap();
        let published = Instant::now();
        while state.snapshot().edition.number == 1 {
            assert!(
                published.elapsed() < Duration::from_secs(1),
                "not heard within a second"
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let (status, body) = get(&site, "/readyz").await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, "edition 2\n"));
        // What was said before can still be shown.
        let path = "/en/check/result?permit=visa&edition=1";
        assert_eq!(get(&site, path).await.0, StatusCode::OK);
        assert_eq!(
            get(&site, &path.replace("=1", "=3")).await.0,
            StatusCode::NOT_FOUND
        );
    };
    tokio::select! {
        () = follow(state.clone(), folder.copy()) => panic!("nobody follows"),
        () = publish => {}
    }
}

/// Says that the Portal das Renovações is closed since 20 May 2026, as an editor would.
const CLOSED: &str = "
with said as (
    insert into portal_state
        (portal, state, since, verified_on, check_again_days, author)
    values ('renewal-portal', 'closed', '2026-05-20', '2026-05-20', 10, 'a test')
    returning id
), stated as (
    insert into portal_state_source (state, position, source)
    select id, 0, 'the-portugal-news-2026-05-07' from said
)
insert into portal_state_text (state, language, field, body, origin, author)
select id, language, field, 'Fechado · Closed', 'human', 'a test'
from said, unnest(array['pt', 'en']) language, unnest(array['title', 'body']) field";

#[sqlx::test(migrations = false)]
async fn a_portal_that_closes_changes_the_same_address_without_restart(pool: PgPool) {
    let folder = Folder::new("closed");
    first_edition::put_into(&pool).await;
    let store = Store::from(pool.clone());
    let first = fill_and_load(&store, &folder.copy()).await.unwrap();
    let state = AppState::new(clock(), settings(), first, Some(store));
    let site = router(state.clone());
    let result = "/en/check/result?permit=temporary&expires=2026-07-20\
                  &request=none&portal=untried&basis=employed&age=adult&niss=linked&on=2026-05-20";
    let before = result.replace("2026-05-20", "2026-05-19");
    let after = result.replace("2026-05-20", "2026-05-31");
    let route = |body: &str| {
        let rest = body.split("data-route=\"").nth(1).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let way = async |path: &str| {
        let (status, body) = get(&site, path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        (route(&body), body)
    };
    let close = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        for path in [result, &before, &after] {
            assert_eq!(way(path).await.0, "renewal_portal", "{path}");
        }
        let (_, feed) = get(&site, "/en/portals/renewal-portal/feed.json?on=2026-05-20").await;
        assert!(!feed.contains("/closed/"), "{feed}");
        let serial = state.snapshot().serial;
        sqlx::query(CLOSED).execute(&pool).await.unwrap();
        let said = Instant::now();
        while state.snapshot().serial == serial {
            assert!(said.elapsed() < Duration::from_secs(60), "not heard");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let took = said.elapsed();
        let in_time = took < Duration::from_secs(1);
        assert!(in_time || is_busy(), "{took:?} with a load of {}", load());
        let (now, words) = way(result).await;
        assert_eq!(now, "wait_retry");
        assert!(words.contains("A source says that the portal"), "{words}");
        // With what was said, by whom, and where more is told of it.
        for part in [
            "Fechado · Closed",
            "The Portugal News",
            "/en/portals/renewal-portal?on=",
        ] {
            assert!(words.contains(part), "{part} in {words}");
        }
        for path in [&before, &after] {
            let (way, words) = way(path).await;
            assert_eq!(way, "renewal_portal", "{path}");
            assert!(!words.contains("Fechado · Closed"), "{path}");
        }
        let (_, page) = get(&site, "/en/portals?on=2026-05-20").await;
        assert!(page.contains("Fechado · Closed"), "{page}");
        let (_, feed) = get(&site, "/en/portals/renewal-portal/feed.json?on=2026-05-20").await;
        assert!(feed.contains("/closed/"), "{feed}");
        // No edition was published for it.
        assert_eq!(state.snapshot().edition.number, 1);
    };
    tokio::select! {
        () = follow(state.clone(), folder.copy()) => panic!("nobody follows"),
        () = close => {}
    }
}

#[sqlx::test(migrations = false)]
async fn a_broken_edition_is_refused_and_the_old_one_stays(pool: PgPool) {
    let folder = Folder::new("broken");
    first_edition::put_into(&pool).await;
    let store = Store::from(pool);
    let first = fill_and_load(&store, &folder.copy()).await.unwrap();
    let mut knowledge = first.knowledge().clone();
    knowledge.facts.remove("renewal-portal");
    let publish = Publish {
        by: "a test",
        reason: "a fact is missing",
        program: "test",
        decision_table: "",
        content: &knowledge,
    };
    store.publish(publish).await.unwrap();
    let refused = fill_and_load(&store, &folder.copy())
        .await
        .unwrap_err()
        .to_string();
    assert!(refused.contains("renewal-portal"), "{refused}");
    assert_eq!(Snapshot::load(&folder.copy()).unwrap().edition.number, 1);
}

#[sqlx::test(migrations = false)]
async fn without_database_the_copy_on_disk_goes_on_serving(pool: PgPool) {
    let folder = Folder::new("copied");
    first_edition::put_into(&pool).await;
    let before = fill_and_load(&Store::from(pool), &folder.copy())
        .await
        .unwrap();
    let copy = Snapshot::load(&folder.copy()).unwrap();
    assert_eq!(copy.edition, before.edition);
    // A database that never answers.
    let nowhere = Store::connect_lazily("postgres://nobody@127.0.0.1:1/none").unwrap();
    let site = router(AppState::new(clock(), settings(), copy, Some(nowhere)));
    for path in [
        "/en/",
        "/pt/check/permit",
        "/en/check/result?permit=visa",
        "/readyz",
    ] {
        assert_eq!(get(&site, path).await.0, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_copy_that_was_altered_is_refused() {
    let folder = Folder::new("altered");
    let (knowledge, states) = knowledge_files::built_in().unwrap();
    let built_in = Snapshot::built_in(knowledge, states).unwrap();
    let edition = store::Edition {
        head: built_in.edition.clone(),
        content: store::canonical(built_in.knowledge()).unwrap(),
        decision_table: String::new(),
    };
    rumo::snapshot::save(&folder.copy(), &edition, &store::Live::default()).unwrap();
    assert!(Snapshot::load(&folder.copy()).is_ok());
    let text = std::fs::read_to_string(folder.copy()).unwrap();
    std::fs::write(folder.copy(), text.replace("Segurança", "Seguranca")).unwrap();
    assert!(matches!(
        Snapshot::load(&folder.copy()),
        Err(SnapshotError::Altered)
    ));
}

#[sqlx::test(migrations = false)]
async fn a_newer_program_that_decides_otherwise_publishes_one_edition_of_its_own(pool: PgPool) {
    let folder = Folder::new("release");
    first_edition::put_into(&pool).await;
    let store = Store::from(pool);
    let first = fill_and_load(&store, &folder.copy()).await.unwrap();
    // An equal table is never published, whatever the version.
    assert_eq!(publish_rules(&store, "99.0.0").await.unwrap(), None);
    // An older program wrote another table.
    let older = first
        .decision_table
        .replacen("wait_retry", "contact_form", 3);
    let edition = Publish {
        by: "ana",
        reason: "a test",
        program: "0.0.9",
        decision_table: &older,
        content: first.knowledge(),
    };
    store.publish(edition).await.unwrap();
    // Not by a program that is older still; by two instances at once, once.
    assert_eq!(publish_rules(&store, "0.0.8").await.unwrap(), None);
    let (one, two) = tokio::join!(
        publish_rules(&store, "99.0.0"),
        publish_rules(&store, "99.0.0")
    );
    let published: Vec<_> = [one.unwrap(), two.unwrap()].into_iter().flatten().collect();
    assert_eq!(published.len(), 1);
    let head = &published[0].head;
    assert_eq!((head.number, head.published_by.as_str()), (3, "rumo"));
    assert_eq!(
        (&head.digest, &head.program),
        (&first.edition.digest, &"99.0.0".to_owned())
    );
    assert!(
        head.reason
            .ends_with("Rumo 99.0.0 changes the rules: 3 rows"),
        "{}",
        head.reason
    );
    assert_eq!(published[0].decision_table, first.decision_table);
    assert_eq!(publish_rules(&store, "99.0.0").await.unwrap(), None);
}
