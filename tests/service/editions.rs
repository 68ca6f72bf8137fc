//! Several editions on a real Postgres: what each changed in words, what is said of them when the
//! database is gone, and an answer of an older one beside today's.

use std::time::{Duration, Instant};

use axum::Router;
use axum::http::StatusCode;
use rumo::app::router;
use rumo::clock::Clock;
use rumo::follow::{fill_and_load, follow};
use rumo::state::AppState;
use sqlx::PgPool;
use store::{Publish, Store};
use triage::Knowledge;
use triage::knowledge::Detail;

use crate::{Folder, clock, first_edition, get, settings};

/// A running site whose database holds three editions: the built-in one; one that widens the dates
/// of the renewal portal and rewords a fact; one that takes a fact away.
struct Site {
    state: AppState,
    site: Router,
    _folder: Folder,
}

/// The window that is new in edition 2, and the days that it waited for it.
const WINDOW: &str = "window-new";
const WAITED: i64 = 3;

impl Site {
    async fn new(pool: &PgPool, name: &str) -> Self {
        let folder = Folder::new(name);
        first_edition::put_into(pool).await;
        let store = Store::from(pool.clone());
        let first = fill_and_load(&store, &folder.copy()).await.unwrap();
        let published_on = rumo::clock::day_in_lisbon(first.edition.published_at);
        let mut knowledge = first.knowledge().clone();
        widen(
            &mut knowledge,
            published_on - chrono::Days::new(WAITED as u64),
        );
        publish(&store, &knowledge, "November opened").await;
        knowledge.facts.remove("two-portals-note");
        knowledge
            .facts
            .get_mut("no-further-decree")
            .unwrap()
            .check_again_days = 7;
        publish(&store, &knowledge, "check more often").await;
        let snapshot = fill_and_load(&store, &folder.copy()).await.unwrap();
        let state = AppState::new(clock(), settings(), snapshot, Some(store));
        Self {
            site: router(state.clone()),
            state,
            _folder: folder,
        }
    }

    /// Follows the database until it is known what every edition changed.
    async fn settled(&self) {
        let copy = self._folder.copy();
        let known = async {
            let since = Instant::now();
            loop {
                let (editions, is_short) = self.state.editions();
                if !is_short && self.state.published().has_steps_of(&editions) {
                    return;
                }
                assert!(since.elapsed() < Duration::from_secs(60), "not known");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::select! {
            () = follow(self.state.clone(), copy) => panic!("nobody follows"),
            () = known => {}
        }
    }

    async fn page(&self, path: &str) -> String {
        let (status, body) = get(&self.site, path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        body
    }
}

fn widen(knowledge: &mut Knowledge, announced: chrono::NaiveDate) {
    let (_, widest, _) = knowledge
        .windows()
        .filter(|(_, _, window)| window.portal == "renewal-portal" && window.expires_to.is_some())
        .max_by_key(|(_, fact, _)| fact.known_since)
        .unwrap();
    let mut new = widest.clone();
    new.known_since = announced;
    new.holds.from = Some(announced);
    new.verified_on = Some(announced);
    if let Detail::Window(window) = &mut new.about {
        window.expires_to = "2027-06-30".parse().ok();
    }
    knowledge.facts.insert(WINDOW.to_owned(), new);
    let reworded = knowledge.facts.get_mut("no-further-decree").unwrap();
    let english = reworded.text.get_mut("en").unwrap();
    let body = format!("{} It said so again.", english["body"].body());
    english.insert("body".to_owned(), triage::knowledge::Text::Plain(body));
}

async fn publish(store: &Store, knowledge: &Knowledge, reason: &str) {
    let publish = Publish {
        by: "Ana",
        reason,
        program: "test",
        decision_table: "",
        content: knowledge,
    };
    store.publish(publish).await.unwrap();
}

#[sqlx::test(migrations = false)]
async fn every_edition_says_who_published_it_why_and_what_it_changed(pool: PgPool) {
    let site = Site::new(&pool, "words").await;
    site.settled().await;
    let list = site.page("/en/editions").await;
    for said in [
        "Published by Ana on ",
        "<bdi>November opened</bdi>",
        "1 fact changed, 1 new",
        "Published with the program’s own data on ",
        "The first edition",
    ] {
        assert!(list.contains(said), "{said}: {list}");
    }
    assert!(!list.contains("Published by rumo"), "{list}");
    let third = list.find("Edition 3").unwrap();
    assert!(third < list.find("Edition 2").unwrap());
    let second = site.page("/en/editions/2").await;
    for said in [
        "1 new fact",
        "1 fact changed",
        "Text (English)",
        "<ins>",
        "It said so again.",
        "/en/facts/window-new?edition=2",
    ] {
        assert!(second.contains(said), "{said}: {second}");
    }
    let third = site.page("/pt/editions/3").await;
    assert!(third.contains("Dias até à próxima verificação"), "{third}");
    let both = site.page("/en/editions/1...3").await;
    assert!(both.contains("What changed from edition 1 to edition 3."));
    assert!(
        site.page("/en/editions/1")
            .await
            .contains("nothing to compare it with")
    );
}

#[sqlx::test(migrations = false)]
async fn the_history_that_diaries_are_compared_with_says_when_each_edition_came(pool: PgPool) {
    let site = Site::new(&pool, "came").await;
    site.settled().await;
    let history: serde_json::Value =
        serde_json::from_str(&site.page("/diary/history").await).unwrap();
    let today = site.state.clock().today().to_string();
    let came = history["editions"].as_object().unwrap();
    assert_eq!(came.keys().collect::<Vec<_>>(), ["1", "2", "3"]);
    assert!(
        came.values()
            .all(|day| day.as_str().unwrap() <= today.as_str())
    );
}

#[sqlx::test(migrations = false)]
async fn an_edition_has_one_address_and_a_missing_one_is_not_found(pool: PgPool) {
    let site = Site::new(&pool, "addresses").await;
    for (path, status) in [
        ("/en/editions/4", StatusCode::NOT_FOUND),
        ("/en/editions/1...4", StatusCode::NOT_FOUND),
        ("/en/editions/02", StatusCode::NOT_FOUND),
        ("/en/editions/x", StatusCode::NOT_FOUND),
        ("/en/editions/1...2", StatusCode::SEE_OTHER),
        ("/en/editions/2?x=1", StatusCode::SEE_OTHER),
        ("/en/editions/3...1", StatusCode::OK),
    ] {
        assert_eq!(get(&site.site, path).await.0, status, "{path}");
    }
}

#[sqlx::test(migrations = false)]
async fn the_editions_are_listed_at_once_when_the_database_is_gone(pool: PgPool) {
    let site = Site::new(&pool, "gone").await;
    site.settled().await;
    site.state.store().unwrap().close().await;
    let began = Instant::now();
    let list = site.page("/en/editions").await;
    assert!(list.contains("1 fact changed, 1 new"), "{list}");
    assert!(!list.contains("cannot be listed just now"));
    assert!(
        began.elapsed() < Duration::from_secs(1),
        "{:?}",
        began.elapsed()
    );
    // An older one that nobody has read yet needs it, and the page says so.
    let (status, body) = get(&site.site, "/en/editions/2").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(body.contains("Older editions need our database"), "{body}");
}

#[sqlx::test(migrations = false)]
async fn the_portals_say_how_long_their_news_waited_for_an_edition(pool: PgPool) {
    let site = Site::new(&pool, "waited").await;
    let before = site.page("/en/portals").await;
    assert!(!before.contains("since edition 1"), "not known yet");
    site.settled().await;
    let page = site.page("/en/portals").await;
    let said = format!(
        "One change of a portal has come since edition 1, of its dates or of how it works. From \
         the announcement until it stood here it took {WAITED} days."
    );
    assert!(page.contains(&said), "{page}");
    // Of the first edition nothing is counted.
    let first = site.page("/en/portals?edition=1").await;
    assert!(first.contains("no change since edition 1 yet"), "{first}");
}

#[sqlx::test(migrations = false)]
async fn an_answer_of_an_older_edition_stands_beside_todays(pool: PgPool) {
    let site = Site::new(&pool, "beside").await;
    let answers = "permit=temporary&expires=2027-01-20&request=none&portal=untried\
                   &basis=employed&age=adult&niss=linked";
    let path = format!("/en/check/result?{answers}&edition=1");
    let older = site.page(&path).await;
    assert!(older.contains("Today&#39;s answer is "), "{older}");
    assert!(older.contains("facts of edition 1"));
    let second = site.page(&path.replace("edition=1", "edition=2")).await;
    assert!(
        second.contains("Today&#39;s answer is the same."),
        "{second}"
    );
    let now = site.page(&format!("/en/check/result?{answers}")).await;
    assert!(now.contains("&edition=3&on=2026-11-23"), "{now}");
}

#[sqlx::test(migrations = false)]
async fn the_feed_of_a_portal_tells_what_an_edition_corrected_of_its_windows(pool: PgPool) {
    let mut site = Site::new(&pool, "corrected").await;
    let store = Store::from(pool.clone());
    let mut knowledge = site.state.snapshot().knowledge().clone();
    let window = knowledge.facts.get_mut(WINDOW).unwrap();
    if let Detail::Window(window) = &mut window.about {
        window.expires_to = "2027-05-31".parse().ok();
    }
    publish(&store, &knowledge, "May, not June").await;
    knowledge.facts.remove(WINDOW);
    publish(&store, &knowledge, "it was a rumour").await;
    let folder = Folder::new("corrected-later");
    let snapshot = fill_and_load(&store, &folder.copy()).await.unwrap();
    // The editions are of the day on which the test runs.
    site.state = AppState::new(Clock::System, settings(), snapshot, Some(store));
    site.site = router(site.state.clone());
    // Until every edition is known, nobody keeps a feed that may lack something.
    let early = get_reply(&site.site, "/en/portals/renewal-portal/feed.atom").await;
    assert_eq!(early, "no-store");
    site.settled().await;
    let feed = site.page("/en/portals/renewal-portal/feed.atom").await;
    let day = rumo::clock::day_in_lisbon(site.state.snapshot().edition.published_at);
    for said in [
        format!("windows/{WINDOW}/edition-4</id>"),
        format!("windows/{WINDOW}/edition-5</id>"),
        "Corrected: ".to_owned(),
        "Last expiry date accepted: before 30 June 2027, now 31 May 2027".to_owned(),
        "Why: May, not June".to_owned(),
        "Taken back: ".to_owned(),
        format!("<updated>{day}T12:00:00"),
        "/en/editions/4".to_owned(),
    ] {
        assert!(feed.contains(&said), "{said}: {feed}");
    }
    // A window that came is an announcement, and another portal was not corrected.
    assert!(!feed.contains("edition-2</id>"), "{feed}");
    let other = site.page("/en/portals/extension-portal/feed.json").await;
    assert!(!other.contains("/edition-"), "{other}");
    let before = day.pred_opt().unwrap();
    let address = format!("/pt/portals/renewal-portal/feed.atom?on={before}");
    assert!(!site.page(&address).await.contains("Corrigido: "));
}

/// How long an answer may be kept.
async fn get_reply(site: &Router, path: &str) -> String {
    use tower::ServiceExt as _;
    let request = axum::http::Request::get(path).body(axum::body::Body::empty());
    let reply = site.clone().oneshot(request.unwrap()).await.unwrap();
    let kept = reply.headers().get("cache-control").unwrap();
    kept.to_str().unwrap().to_owned()
}
