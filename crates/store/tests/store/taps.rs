//! Taps on "Did it work?": each person counts once, few make no sign, and nothing tells who tapped.

use std::net::{IpAddr, Ipv4Addr};

use chrono::{DateTime, Days, TimeDelta, Utc};
use sqlx::PgPool;
use store::{How, Kept, Level, Sender, Store, Symptom, Tap};
use triage::Route;

use crate::scene::number;

const MESSAGE: &str = "no_niss";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn morning() -> DateTime<Utc> {
    at("2026-11-26T10:30:00Z")
}

fn address(block: u8, host: u8) -> IpAddr {
    Ipv4Addr::new(203, 0, block, host).into()
}

fn about(how: How) -> Tap<'static> {
    Tap {
        portal: None,
        message: Some(MESSAGE),
        way: Some(Route::Niss),
        how,
    }
}

async fn tap(
    store: &Store,
    tap: Tap<'_>,
    address: IpAddr,
    browser: &str,
    now: DateTime<Utc>,
) -> Kept {
    let sender = Sender { address, browser };
    store.keep_tap(tap, sender, now).await.unwrap()
}

/// People of these blocks, spread evenly, who tell the same.
async fn people(store: &Store, how: How, people: u8, blocks: u8, now: DateTime<Utc>) {
    for person in 0..people {
        let (block, browser) = (person % blocks, format!("browser {person}"));
        tap(store, about(how), address(block, person), &browser, now).await;
    }
}

/// The ways that people report on a day that they worked.
async fn signs(store: &Store, now: DateTime<Utc>) -> Vec<Option<Route>> {
    store.weigh_reports(now).await.unwrap();
    let reports = store.live().await.unwrap().reports;
    let day = store::day_in_lisbon(now);
    let told = reports.worked_for(MESSAGE, day);
    told.map(|sign| sign.way).collect()
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_person_counts_once_for_a_message_an_answer_and_a_day(pool: PgPool) {
    let store = Store::from(pool.clone());
    let (now, ana) = (morning(), address(1, 1));
    let worked = about(How::Worked);
    assert_eq!(tap(&store, worked, ana, "a", now).await, Kept::Counted);
    assert_eq!(tap(&store, worked, ana, "a", now).await, Kept::Again);
    let another_way = Tap {
        way: None,
        ..worked
    };
    assert_eq!(tap(&store, another_way, ana, "a", now).await, Kept::Again);
    let not = about(How::NotWorked);
    assert_eq!(tap(&store, not, ana, "a", now).await, Kept::Counted);
    let tomorrow = now + TimeDelta::days(1);
    assert_eq!(tap(&store, worked, ana, "a", tomorrow).await, Kept::Counted);
    let counts = store.worked_counts().await.unwrap();
    assert_eq!(counts.len(), 1);
    assert_eq!(
        (counts[0].way, counts[0].worked, counts[0].not_worked),
        (Some(Route::Niss), 2, 1)
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_tap_at_a_portal_is_a_report_of_it_like_that_of_a_form(pool: PgPool) {
    let store = Store::from(pool.clone());
    let now = morning();
    let of = |how| Tap {
        portal: Some("a-portal"),
        message: Some(MESSAGE),
        way: Some(Route::RenewalPortal),
        how,
    };
    for how in How::ALL {
        assert_eq!(
            tap(&store, of(how), address(1, 1), "a", now).await,
            Kept::Counted
        );
        assert_eq!(
            tap(&store, of(how), address(1, 1), "a", now).await,
            Kept::Again
        );
    }
    let counts = store.report_counts(now).await.unwrap();
    let symptoms: Vec<_> = counts
        .iter()
        .map(|count| (count.symptom, count.times))
        .collect();
    for symptom in Symptom::ALL {
        assert!(symptoms.contains(&(symptom, 1)), "{symptoms:?}");
    }
    assert!(
        counts.iter().all(|count| count.message.is_none()),
        "nobody said which message"
    );
    let of_message = number(&pool, "select count(*) from message_report").await;
    assert_eq!(of_message, 2, "what did not open was not tried");
    // Whoever has sent the form already is the same person.
    let shown = now - TimeDelta::minutes(1);
    let form = store.report_form("a-portal", shown).await.unwrap();
    let report = store::Report {
        portal: "a-portal",
        symptom: Symptom::Worked,
        message: None,
        month: None,
        version: None,
    };
    let sender = Sender {
        address: address(1, 1),
        browser: "a",
    };
    let kept = store.keep_report(report, sender, &form, now).await.unwrap();
    assert_eq!(kept, Kept::Again);
    for person in 2..10 {
        tap(&store, of(How::Worked), address(person, 1), "a", now).await;
    }
    store.weigh_reports(now).await.unwrap();
    let live = store.live().await.unwrap();
    let sign = live
        .reports
        .signals
        .iter()
        .find(|sign| sign.symptom == Symptom::Worked);
    assert_eq!(sign.map(|sign| sign.level), Some(Level::SomeSign));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn eight_people_from_three_places_are_a_sign_and_seven_or_two_places_are_none(pool: PgPool) {
    let store = Store::from(pool.clone());
    let now = morning();
    people(&store, How::Worked, 7, 3, now).await;
    assert!(signs(&store, now).await.is_empty(), "seven");
    let next = now + TimeDelta::days(1);
    people(&store, How::Worked, 200, 2, next).await;
    assert!(
        signs(&store, next).await.is_empty(),
        "two places have their part and no more"
    );
    let third = now + TimeDelta::days(2);
    people(&store, How::Worked, 8, 3, third).await;
    assert_eq!(signs(&store, third).await, [Some(Route::Niss)]);
    let counted = number(
        &pool,
        "select count(*) from message_report where day = '2026-11-27'",
    );
    assert_eq!(counted.await, 6);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_others_say_did_not_work_is_no_sign_and_ends_one(pool: PgPool) {
    let store = Store::from(pool);
    let now = morning();
    people(&store, How::Worked, 9, 3, now).await;
    people(&store, How::NotWorked, 3, 3, now).await;
    assert!(
        signs(&store, now).await.is_empty(),
        "three say the contrary"
    );
    let next = now + TimeDelta::days(1);
    people(&store, How::Worked, 9, 3, next).await;
    people(&store, How::NotWorked, 2, 2, next).await;
    assert_eq!(signs(&store, next).await.len(), 1);
    let third = now + TimeDelta::days(2);
    people(&store, How::NotWorked, 9, 3, third).await;
    assert!(
        signs(&store, third).await.is_empty(),
        "it does not work any more"
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_tap_raises_no_serial_and_a_sign_does(pool: PgPool) {
    let store = Store::from(pool);
    let now = morning();
    let serial = async || store.live().await.unwrap().serial;
    let before = serial().await;
    people(&store, How::Worked, 8, 4, now).await;
    assert_eq!(
        serial().await,
        before,
        "or anybody could empty the memory of pages"
    );
    assert_eq!(signs(&store, now).await.len(), 1);
    let told = serial().await;
    assert!(told > before);
    signs(&store, now + TimeDelta::minutes(1)).await;
    assert_eq!(serial().await, told, "nothing new");
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn while_reports_are_frozen_no_tap_counts_and_there_is_no_sign(pool: PgPool) {
    let store = Store::from(pool.clone());
    let now = morning();
    people(&store, How::Worked, 8, 4, now).await;
    assert_eq!(signs(&store, now).await.len(), 1);
    store
        .freeze_reports("ana", "A game", true, now)
        .await
        .unwrap();
    assert!(signs(&store, now).await.is_empty());
    let kept = tap(&store, about(How::Worked), address(90, 1), "a", now).await;
    assert_eq!(kept, Kept::Frozen);
    let keys = "select count(*) from message_report";
    assert_eq!(number(&pool, keys).await, 0);
    let later = now + TimeDelta::hours(1);
    store
        .freeze_reports("ana", "Over", false, later)
        .await
        .unwrap();
    assert!(signs(&store, later).await.is_empty(), "a game is not told");
    people(&store, How::Worked, 8, 4, later).await;
    assert_eq!(signs(&store, later).await.len(), 1);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn keys_of_taps_go_with_the_day_counts_after_ninety_days_and_signs_after_thirty(
    pool: PgPool,
) {
    let store = Store::from(pool.clone());
    let now = morning();
    people(&store, How::Worked, 8, 4, now).await;
    signs(&store, now).await;
    let rows = async |table: &str| number(&pool, &format!("select count(*) from {table}")).await;
    for (later, left) in [
        ("2026-11-26T23:59:59Z", 8),
        ("2026-11-27T02:59:59Z", 8),
        ("2026-11-27T03:00:00Z", 0),
    ] {
        store.forget_reports(at(later)).await.unwrap();
        assert_eq!(rows("message_report").await, left, "{later}");
    }
    for (table, days) in [("message_sign", 30), ("message_count", 90)] {
        for (after, left) in [(days - 1, 1), (days, 1), (days + 1, 0)] {
            let later = now + Days::new(after);
            store.forget_reports(later).await.unwrap();
            assert_eq!(rows(table).await, left, "{table} after {after} days");
        }
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn no_key_of_a_tap_is_ever_in_a_backup(pool: PgPool) {
    let unlogged = "select count(*) from pg_class
                    where relname = 'message_report' and relpersistence = 'u'";
    assert_eq!(number(&pool, unlogged).await, 1);
    let columns = "select count(*) from information_schema.columns
                   where table_name in ('message_count', 'message_sign')
                     and column_name not in ('message', 'way', 'worked', 'day', 'times', 'last_on')";
    assert_eq!(number(&pool, columns).await, 0, "no person is attached");
}
