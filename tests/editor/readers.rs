//! An edition comes while people read: every answer is of one edition, every instance shows it, and
//! one that was cut off from the news catches up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rumo::clock::Clock;
use sqlx::PgPool;
use store::{Publish, Role};

use crate::busy::{is_busy, load};
use crate::draft::{approve, change, propose, say, settled, wait_for};
use crate::site::{Browser, Reply, Site, following};

const FACT: &str = "/en/facts/six-month-rule";

/// Publishes an edition whose fact says its number.
async fn publish(site: &Site, number: i64) {
    let mut draft = site.store.draft().await.unwrap();
    say(
        &mut draft,
        "six-month-rule",
        &format!("Rule of edition <{number}>"),
    );
    let edition = Publish {
        by: "ana",
        reason: "a test",
        program: "0.1.0",
        decision_table: "",
        content: &draft.knowledge,
    };
    let edition = site.store.publish(edition).await.unwrap();
    assert_eq!(edition.head.number, number);
}

/// The edition that a page names below, and the one that its content is of.
fn editions(page: &Reply) -> (String, String) {
    let between = |before: &str, after: &str| {
        let (_, rest) = page.body.split_once(before)?;
        Some(rest.split_once(after)?.0.to_owned())
    };
    let named = between("Edition ", " of").unwrap_or_else(|| panic!("{}", page.body));
    let content = between("Rule of edition &#60;", "&#62;").unwrap_or_else(|| "1".to_owned());
    (named, content)
}

#[sqlx::test(migrations = false)]
async fn whoever_reads_while_editions_come_gets_one_edition_a_page(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await.another_instance().await;
        let is_over = Arc::new(AtomicBool::new(false));
        let readers: Vec<_> = (0..4)
            .map(|reader| {
                let (site, is_over) = (site.clone(), Arc::clone(&is_over));
                tokio::spawn(async move {
                    let mut browser = site.browser();
                    let (mut pages, mut seen) = (0, Vec::new());
                    while !is_over.load(Ordering::Relaxed) {
                        // Known pages and new ones, also those of another day.
                        let day = 1 + (pages * 4 + reader) % 28;
                        for address in [FACT.to_owned(), format!("{FACT}?on=2026-10-{day:02}")] {
                            let page = browser.get(&address).await;
                            let (named, content) = editions(&page);
                            assert_eq!(named, content, "{address}");
                            if seen.last() != Some(&named) {
                                seen.push(named);
                            }
                        }
                        pages += 1;
                        tokio::task::yield_now().await;
                    }
                    (pages, seen)
                })
            })
            .collect();
        for number in 2..4 {
            publish(&site, number).await;
            wait_for(&site, number).await;
        }
        is_over.store(true, Ordering::Relaxed);
        for reader in readers {
            let (pages, seen) = reader.await.unwrap();
            assert!(pages > 10, "{pages}");
            assert!(seen.len() >= 2, "{seen:?}");
            assert!(seen.is_sorted(), "never back to an older one: {seen:?}");
        }
    })
    .await;
}

/// How long it takes until an instance shows an edition.
async fn until_shown(site: &Site, number: i64) -> Duration {
    let began = Instant::now();
    loop {
        let (named, _) = editions(&site.browser().get(FACT).await);
        if named == number.to_string() {
            return began.elapsed();
        }
        let is_late = began.elapsed() > Duration::from_secs(60);
        assert!(!is_late, "edition {number} never comes");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Publishes what is published again, under the next number, and says after how long the last of
/// both instances shows it.
async fn again(one: &Site, two: &Site, number: i64) -> Duration {
    let newest = one.store.latest_edition().await.unwrap().unwrap();
    let content = newest.knowledge().unwrap();
    let edition = Publish {
        by: "ana",
        reason: "a test",
        program: "0.1.0",
        decision_table: "",
        content: &content,
    };
    assert_eq!(
        one.store.publish(edition).await.unwrap().head.number,
        number
    );
    let (first, second) = tokio::join!(until_shown(one, number), until_shown(two, number));
    first.max(second)
}

#[sqlx::test(migrations = false)]
async fn two_instances_show_it_and_catch_up_when_they_were_cut_off(pool: PgPool) {
    following(async move {
        let filled = Site::filled(pool.clone()).await;
        let one = filled.another_instance().await;
        let two = filled.another_instance().await;
        // How soon is for the test of two running programs, `tests/browser/two`: a build for
        // tests reads an edition far more slowly.
        println!("shown after {:.0?}", again(&one, &two, 2).await);

        let cut: i64 = sqlx::query_scalar(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity
             where datname = current_database() and query ilike 'listen%'",
        )
        .fetch_one(&pool)
        .await
        .unwrap();
        assert_eq!(cut, 2);
        let number = one.store.newest().await.unwrap().0 + 1;
        println!("after a cut: {:.0?}", again(&one, &two, number).await);
    })
    .await;
}

/// Publishes a change by two people, and says how long after it was written both instances show it.
async fn approved(two: &Site, [eva, rui]: &mut [Browser; 2], number: i64) -> Duration {
    let one = eva.site.clone();
    change(&one, |draft| {
        let words = format!("Rule of edition <{number}>");
        say(draft, "six-month-rule", &words);
    })
    .await;
    let proposal = propose(eva).await;
    settled(rui, &proposal).await;
    approve(rui, &proposal).await;
    tokio::join!(until_shown(&one, number), until_shown(two, number));
    let shown = Clock::System.now();
    let edition = one.store.latest_edition().await.unwrap().unwrap();
    assert_eq!(edition.head.number, number);
    // The clock of the database is that of this machine.
    (shown - edition.head.published_at).to_std().unwrap()
}

#[sqlx::test(migrations = false)]
async fn an_approval_is_seen_on_two_instances_within_a_second(pool: PgPool) {
    following(async move {
        let filled = Site::filled(pool).await;
        let one = filled.another_instance().await;
        let two = filled.another_instance().await;
        let mut people = [
            one.signed_in("eva", Role::Editor).await,
            one.signed_in("rui", Role::Reviewer).await,
        ];
        let mut took = Vec::new();
        for number in 2..5 {
            let shown = approved(&two, &mut people, number).await;
            println!("shown by both {shown:.0?} after it was written");
            took.push(shown);
        }
        // A machine with more to do than it can says nothing about a second. One that is less busy
        // may miss it, but not every time.
        let in_time = took.iter().any(|took| *took < Duration::from_secs(1));
        assert!(in_time || is_busy(), "{took:?} with a load of {}", load());
    })
    .await;
}
