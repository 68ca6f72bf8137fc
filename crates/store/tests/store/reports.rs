//! Reports of visitors: each person counts once, few never make a sign, and what tells people
//! apart is gone the day after.

use std::net::{IpAddr, Ipv4Addr};
use std::process::Command;

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;
use store::{Kept, Level, Part, Report, Sender, Store, Symptom};

use crate::scene::{number, refused};

const PORTAL: &str = "a-portal";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Half past ten of a morning in winter.
fn morning() -> DateTime<Utc> {
    at("2026-11-26T10:30:00Z")
}

fn address(block: u8, host: u8) -> IpAddr {
    Ipv4Addr::new(203, 0, block, host).into()
}

fn told(symptom: Symptom) -> Report<'static> {
    Report {
        portal: PORTAL,
        symptom,
        message: None,
        month: None,
        version: None,
    }
}

/// Somebody who opened the form a minute ago.
async fn report(
    store: &Store,
    symptom: Symptom,
    address: IpAddr,
    browser: &str,
    now: DateTime<Utc>,
) -> Kept {
    let shown = now - TimeDelta::minutes(1);
    let form = store.report_form(PORTAL, shown).await.unwrap();
    let sender = Sender { address, browser };
    let kept = store.keep_report(told(symptom), sender, &form, now);
    kept.await.unwrap()
}

/// People, each with an address block of their own.
async fn scattered(store: &Store, people: u8, now: DateTime<Utc>) {
    for person in 0..people {
        let kept = report(store, Symptom::Unreachable, address(person, 1), "a", now).await;
        assert_eq!(kept, Kept::Counted);
    }
}

async fn level(store: &Store) -> Level {
    let signals = store.live().await.unwrap().reports.signals;
    let found = signals
        .iter()
        .find(|signal| signal.symptom == Symptom::Unreachable);
    found.map_or(Level::NoSign, |signal| signal.level)
}

async fn keys(pool: &PgPool) -> i64 {
    number(pool, "select count(*) from report").await
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_same_person_counts_once_for_a_symptom_a_portal_and_a_day(pool: PgPool) {
    let store = Store::from(pool.clone());
    let now = morning();
    let ana = address(1, 1);
    let failing = Symptom::Message;
    assert_eq!(report(&store, failing, ana, "a", now).await, Kept::Counted);
    assert_eq!(report(&store, failing, ana, "a", now).await, Kept::Again);
    let neighbour = address(1, 99);
    let of_her_block = report(&store, failing, neighbour, "a", now).await;
    assert_eq!(of_her_block, Kept::Again, "the same block and browser");
    assert_eq!(keys(&pool).await, 1);
    let counts = store.report_counts(now).await.unwrap();
    assert_eq!(counts.len(), 1);
    assert_eq!(counts[0].times, 1);
    for (symptom, browser, later) in [
        (Symptom::Worked, "a", 0),
        (failing, "b", 0),
        (failing, "a", 24),
    ] {
        let now = now + TimeDelta::hours(later);
        let kept = report(&store, symptom, ana, browser, now).await;
        assert_eq!(kept, Kept::Counted, "{symptom:?} {browser} {later}");
    }
    assert_eq!(keys(&pool).await, 4);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_day_ends_at_midnight_in_lisbon(pool: PgPool) {
    let store = Store::from(pool);
    let ana = address(1, 1);
    for (now, expected) in [
        ("2026-07-31T22:30:00Z", Kept::Counted),
        ("2026-07-31T22:59:59Z", Kept::Again),
        ("2026-07-31T23:00:00Z", Kept::Counted),
    ] {
        let kept = report(&store, Symptom::Worked, ana, "a", at(now)).await;
        assert_eq!(kept, expected, "{now}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_thousand_reports_from_one_block_do_nothing_and_twelve_scattered_do(pool: PgPool) {
    let store = Store::from(pool.clone());
    let now = morning();
    for number in 0..1_000_u32 {
        let host = u8::try_from(number % 250).unwrap();
        let browser = number.to_string();
        let from_one_block = address(200, host);
        report(&store, Symptom::Unreachable, from_one_block, &browser, now).await;
    }
    assert_eq!(keys(&pool).await, 3, "one block has its part and no more");
    report(&store, Symptom::Unreachable, address(201, 1), "a", now).await;
    report(&store, Symptom::Unreachable, address(202, 1), "a", now).await;
    store.weigh_reports(now).await.unwrap();
    assert_eq!(level(&store).await, Level::NoSign);
    let later = now + TimeDelta::hours(5);
    scattered(&store, 12, later).await;
    store.weigh_reports(later).await.unwrap();
    assert_eq!(level(&store).await, Level::SomeSign);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_flood_from_everywhere_does_not_fill_the_disk(pool: PgPool) {
    sqlx::query(
        "insert into report (day, sender, block, form, portal, symptom, hour)
         select '2026-11-26', h, h, h, 'b-portal', 'worked', '2026-11-26T10:00:00Z'
         from generate_series(1, 1999) n, sha256(n::text::bytea) h",
    )
    .execute(&pool)
    .await
    .unwrap();
    let store = Store::from(pool);
    let now = morning();
    for (person, expected) in [(1, Kept::Counted), (2, Kept::Again)] {
        let kept = report(&store, Symptom::Worked, address(person, 1), "a", now).await;
        assert_eq!(kept, expected);
    }
    let next = now + TimeDelta::hours(1);
    let kept = report(&store, Symptom::Worked, address(3, 1), "a", next).await;
    assert_eq!(kept, Kept::Counted, "in the next hour");
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_sign_goes_down_again_when_nobody_reports_any_more(pool: PgPool) {
    let store = Store::from(pool);
    let now = morning();
    scattered(&store, 25, now).await;
    store.weigh_reports(now).await.unwrap();
    assert_eq!(level(&store).await, Level::StrongSign);
    for (later, expected) in [
        ("2026-11-26T11:59:00Z", Level::StrongSign),
        ("2026-11-26T12:00:00Z", Level::NoSign),
    ] {
        store.weigh_reports(at(later)).await.unwrap();
        assert_eq!(level(&store).await, expected, "{later}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_is_usual_at_an_hour_is_no_sign(pool: PgPool) {
    sqlx::query(
        "insert into report_count (portal, symptom, hour, times)
         select 'a-portal', 'unreachable', '2026-11-26T10:00:00Z'::timestamptz - n * interval '1 d',
             4
         from generate_series(1, 28) n",
    )
    .execute(&pool)
    .await
    .unwrap();
    let store = Store::from(pool);
    scattered(&store, 14, morning()).await;
    store.weigh_reports(morning()).await.unwrap();
    assert_eq!(level(&store).await, Level::NoSign, "14 where 4 are usual");
    report(&store, Symptom::Unreachable, address(99, 1), "a", morning()).await;
    store.weigh_reports(morning()).await.unwrap();
    assert_eq!(level(&store).await, Level::SomeSign, "three times 5");
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn around_midnight_nobody_weighs_twice(pool: PgPool) {
    let store = Store::from(pool);
    for now in ["2026-11-26T23:50:00Z", "2026-11-27T00:10:00Z"] {
        scattered(&store, 7, at(now)).await;
        store.weigh_reports(at(now)).await.unwrap();
        assert_eq!(level(&store).await, Level::NoSign, "{now}");
    }
    let kept = report(
        &store,
        Symptom::Unreachable,
        address(50, 1),
        "a",
        at("2026-11-27T00:20:00Z"),
    );
    assert_eq!(kept.await, Kept::Counted);
    let now = at("2026-11-27T00:20:00Z");
    store.weigh_reports(now).await.unwrap();
    assert_eq!(level(&store).await, Level::SomeSign);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn only_a_level_that_changes_raises_the_serial(pool: PgPool) {
    let store = Store::from(pool);
    let serial = async || store.live().await.unwrap().serial;
    let now = morning();
    let before = serial().await;
    scattered(&store, 7, now).await;
    store.weigh_reports(now).await.unwrap();
    assert_eq!(serial().await, before, "seven are no sign");
    report(&store, Symptom::Unreachable, address(70, 1), "a", now).await;
    assert_eq!(serial().await, before, "nobody has weighed it yet");
    store.weigh_reports(now).await.unwrap();
    let with_a_sign = serial().await;
    assert!(with_a_sign > before);
    report(&store, Symptom::Unreachable, address(71, 1), "a", now).await;
    store
        .weigh_reports(now + TimeDelta::minutes(1))
        .await
        .unwrap();
    assert_eq!(serial().await, with_a_sign, "the same sign");
    store
        .weigh_reports(now + TimeDelta::hours(3))
        .await
        .unwrap();
    let without = serial().await;
    assert!(without > with_a_sign);
    store
        .weigh_reports(now + TimeDelta::hours(30))
        .await
        .unwrap();
    assert_eq!(serial().await, without, "nothing stays nothing");
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_sign_that_stays_is_of_the_new_day_and_since_the_old_one(pool: PgPool) {
    let store = Store::from(pool);
    let evening = at("2026-11-26T23:10:00Z");
    scattered(&store, 12, evening).await;
    store.weigh_reports(evening).await.unwrap();
    let serial = store.live().await.unwrap().serial;
    store
        .weigh_reports(at("2026-11-27T00:01:00Z"))
        .await
        .unwrap();
    let live = store.live().await.unwrap();
    assert!(live.serial > serial);
    assert_eq!(live.reports.signals[0].since, evening);
    let on = |day: &str| live.reports.on(PORTAL, day.parse().unwrap()).count();
    assert_eq!((on("2026-11-26"), on("2026-11-27")), (0, 1));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_form_counts_once_and_neither_too_soon_nor_too_late(pool: PgPool) {
    let store = Store::from(pool.clone());
    let shown = morning();
    let form = store.report_form(PORTAL, shown).await.unwrap();
    for (milliseconds, expected) in [
        (-1, Kept::Unbelieved),
        (2_999, Kept::Unbelieved),
        (7_200_001, Kept::TooLate),
        (3_000, Kept::Counted),
        (3_001, Kept::Again),
        (7_200_000, Kept::Again),
    ] {
        let now = shown + TimeDelta::milliseconds(milliseconds);
        let sender = Sender {
            address: address(u8::try_from(milliseconds.rem_euclid(200)).unwrap(), 1),
            browser: "a",
        };
        let kept = store.keep_report(told(Symptom::Worked), sender, &form, now);
        assert_eq!(kept.await.unwrap(), expected, "{milliseconds}");
    }
    assert_eq!(keys(&pool).await, 1);
    let last = store.report_form(PORTAL, shown).await.unwrap();
    let sender = Sender {
        address: address(201, 1),
        browser: "a",
    };
    let kept = store.keep_report(
        told(Symptom::Worked),
        sender,
        &last,
        shown + TimeDelta::hours(2),
    );
    assert_eq!(kept.await.unwrap(), Kept::Counted);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_form_that_we_did_not_make_or_for_another_portal_is_not_believed(pool: PgPool) {
    let store = Store::from(pool.clone());
    let shown = morning();
    let now = shown + TimeDelta::minutes(1);
    let form = store.report_form(PORTAL, shown).await.unwrap();
    let of_another = store.report_form("b-portal", shown).await.unwrap();
    let (head, signature) = form.rsplit_once('-').unwrap();
    let (_, nonce) = head.split_once('-').unwrap();
    let younger = (shown + TimeDelta::seconds(1)).timestamp_millis();
    for forged in [
        String::new(),
        "x".to_owned(),
        "---".to_owned(),
        of_another,
        format!("{head}-"),
        format!("{head}-{}", "0".repeat(64)),
        format!("{form}-00"),
        format!("{younger}-{nonce}-{signature}"),
        format!("{}-{nonce}-{signature}", i64::MAX),
    ] {
        let sender = Sender {
            address: address(1, 1),
            browser: "a",
        };
        let kept = store.keep_report(told(Symptom::Worked), sender, &forged, now);
        assert_eq!(kept.await.unwrap(), Kept::Unbelieved, "{forged}");
    }
    assert_eq!(keys(&pool).await, 0);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn salts_and_keys_are_gone_within_a_day_and_counts_after_ninety(pool: PgPool) {
    let store = Store::from(pool.clone());
    let now = morning();
    report(&store, Symptom::Worked, address(1, 1), "a", now).await;
    let salts = "select count(*) from report_salt";
    let counts = "select count(*) from report_count";
    for (later, left) in [
        ("2026-11-26T23:59:59Z", 1),
        ("2026-11-27T02:59:59Z", 1),
        ("2026-11-27T03:00:00Z", 0),
    ] {
        store.forget_reports(at(later)).await.unwrap();
        assert_eq!(keys(&pool).await, left, "{later}");
        assert_eq!(number(&pool, salts).await, left, "{later}");
        assert_eq!(number(&pool, counts).await, 1, "{later}");
    }
    for (later, left) in [("2027-02-24T10:00:00Z", 1), ("2027-02-24T10:00:01Z", 0)] {
        store.forget_reports(at(later)).await.unwrap();
        assert_eq!(number(&pool, counts).await, left, "{later}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn while_reports_are_frozen_none_counts_and_there_is_no_sign(pool: PgPool) {
    let store = Store::from(pool.clone());
    let now = morning();
    scattered(&store, 12, now).await;
    store.weigh_reports(now).await.unwrap();
    let serial = store.live().await.unwrap().serial;
    assert!(!store.freeze_reports("ana", "?", false, now).await.unwrap());
    assert!(
        store
            .freeze_reports("ana", "A game", true, now)
            .await
            .unwrap()
    );
    assert!(!store.freeze_reports("rui", "Too", true, now).await.unwrap());
    let live = store.live().await.unwrap();
    assert!(live.reports.frozen && live.reports.signals.is_empty());
    assert!(live.serial > serial);
    let kept = report(&store, Symptom::Worked, address(90, 1), "a", now).await;
    assert_eq!(kept, Kept::Frozen);
    assert_eq!(keys(&pool).await, 12);
    let later = now + TimeDelta::hours(4);
    assert!(
        store
            .freeze_reports("rui", "Over", false, later)
            .await
            .unwrap()
    );
    let kept = report(&store, Symptom::Worked, address(90, 1), "a", later).await;
    assert_eq!(kept, Kept::Counted);
    let history = store.report_freezes().await.unwrap();
    let history: Vec<_> = history
        .iter()
        .map(|freeze| {
            (
                freeze.frozen,
                freeze.author.as_str(),
                freeze.reason.as_str(),
            )
        })
        .collect();
    assert_eq!(history, [(false, "rui", "Over"), (true, "ana", "A game")]);
    assert_eq!(
        refused(&pool, "delete from report_freeze").await,
        "report_freeze_is_history"
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn editors_see_what_was_told_of_messages_months_and_languages(pool: PgPool) {
    let store = Store::from(pool);
    let now = morning();
    for (person, message) in [(1, Some("no_niss")), (2, Some("no_niss")), (3, None)] {
        let form = store.report_form(PORTAL, now).await.unwrap();
        let told = Report {
            message,
            month: Some("2026-07-01".parse().unwrap()),
            version: Some("en"),
            ..told(Symptom::Message)
        };
        let sender = Sender {
            address: address(person, 1),
            browser: "a",
        };
        let later = now + TimeDelta::minutes(2);
        let kept = store.keep_report(told, sender, &form, later).await.unwrap();
        assert_eq!(kept, Kept::Counted);
    }
    let counts = store.report_counts(now).await.unwrap();
    let counts: Vec<_> = counts
        .iter()
        .map(|count| (count.message.as_deref(), count.times))
        .collect();
    assert_eq!(counts, [(Some("no_niss"), 2), (None, 1)]);
    let details = store.report_details().await.unwrap();
    assert_eq!(details.len(), 1);
    assert_eq!(
        (details[0].version.as_deref(), details[0].times),
        (Some("en"), 3)
    );
    let tomorrow = now + TimeDelta::hours(26);
    assert!(store.report_counts(tomorrow).await.unwrap().is_empty());
}

/// The dump that the instructions for a backup make.
#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_backup_holds_neither_salt_nor_key_nor_address(pool: PgPool) {
    let store = Store::from(pool.clone());
    report(
        &store,
        Symptom::Worked,
        address(113, 5),
        "Firefox",
        morning(),
    )
    .await;
    let secrets: Vec<(String, String, String, String)> = sqlx::query_as(
        "select encode(salt, 'hex'), encode(sender, 'hex'), encode(block, 'hex'),
             encode(form, 'hex')
         from report_salt natural join report",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let (salt, sender, block, form) = &secrets[0];
    let flags = ["--no-unlogged-table-data"];
    let without_it = dump(&pool, &[]);
    assert!(without_it.contains(salt.as_str()), "or this proves nothing");
    let dump = dump(&pool, &flags);
    assert!(dump.contains("report_salt"), "the table is in it");
    assert!(dump.contains("a-portal\tworked"), "the count too");
    for secret in [salt, sender, block, form] {
        assert!(!dump.contains(secret.as_str()), "{secret}");
    }
    assert!(!without_it.contains("203.0.113") && !without_it.contains("Firefox"));
    let unlogged = "select count(*) from pg_class
                    where relname in ('report', 'report_salt') and relpersistence = 'u'";
    assert_eq!(number(&pool, unlogged).await, 2, "nor a copy of the files");
}

fn dump(pool: &PgPool, flags: &[&str]) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let folder = Command::new(format!("{root}/tests/postgres-bin"))
        .output()
        .unwrap();
    let folder = String::from_utf8(folder.stdout).unwrap();
    let server = std::env::var("DATABASE_URL").unwrap();
    let (server, query) = server.split_once('?').unwrap_or((&server, ""));
    let (server, _) = server.rsplit_once('/').unwrap();
    let options = pool.connect_options();
    let url = format!("{server}/{}?{query}", options.get_database().unwrap());
    let made = Command::new(format!("{}/pg_dump", folder.trim()))
        .args(flags)
        .arg(format!("--dbname={url}"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&made.stderr);
    assert!(made.status.success(), "{said}");
    String::from_utf8(made.stdout).unwrap()
}

/// People, each of a block of their own, who name the same of a message; from the person `first`.
async fn naming(store: &Store, first: u8, people: u8, named: Report<'_>, now: DateTime<Utc>) {
    for person in first..first + people {
        let shown = now - TimeDelta::minutes(1);
        let form = store.report_form(PORTAL, shown).await.unwrap();
        let sender = Sender {
            address: address(person, 1),
            browser: "a",
        };
        let kept = store.keep_report(named, sender, &form, now).await.unwrap();
        assert_eq!(kept, Kept::Counted);
    }
}

/// What the sign on messages is of.
async fn parts(store: &Store) -> Vec<Part> {
    let signals = store.live().await.unwrap().reports.signals.into_iter();
    let of_message = signals.filter(|signal| signal.symptom == Symptom::Message);
    of_message.flat_map(|signal| signal.parts).collect()
}

fn july() -> chrono::NaiveDate {
    "2026-07-01".parse().unwrap()
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_sign_names_the_message_month_and_version_that_enough_people_name(pool: PgPool) {
    let store = Store::from(pool.clone());
    let now = morning();
    let of_july = Report {
        message: Some("no_niss"),
        month: Some(july()),
        version: Some("en"),
        ..told(Symptom::Message)
    };
    let other = Report {
        message: Some("debt_under_review"),
        ..told(Symptom::Message)
    };
    // Seven name July, which one more does not: a sign of the message, and of nothing finer.
    naming(&store, 0, 7, of_july, now).await;
    naming(&store, 10, 5, other, now).await;
    store.weigh_reports(now).await.unwrap();
    assert_eq!(parts(&store).await, []);
    let serial = store.live().await.unwrap().serial;
    naming(&store, 20, 1, of_july, now).await;
    store.weigh_reports(now).await.unwrap();
    assert_eq!(
        parts(&store).await,
        [
            Part::Message("no_niss".to_owned()),
            Part::Month(july()),
            Part::Version("en".to_owned())
        ]
    );
    assert!(store.live().await.unwrap().serial > serial, "pages show it");
    // The same again is no news, and three hours later it is gone with its sign.
    let serial = store.live().await.unwrap().serial;
    store.weigh_reports(now).await.unwrap();
    assert_eq!(store.live().await.unwrap().serial, serial);
    store
        .weigh_reports(now + TimeDelta::hours(3))
        .await
        .unwrap();
    assert_eq!(parts(&store).await, []);
    assert_eq!(number(&pool, "select count(*) from report_part").await, 0);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn neither_one_place_nor_a_part_without_a_sign_is_named(pool: PgPool) {
    let store = Store::from(pool);
    let now = morning();
    let of_july = Report {
        month: Some(july()),
        ..told(Symptom::Message)
    };
    // Eight of two blocks name July, in a sign of many places: one place does not name a month.
    for (block, browser) in [
        (200, "a"),
        (200, "b"),
        (200, "c"),
        (201, "a"),
        (201, "b"),
        (201, "c"),
    ] {
        let shown = now - TimeDelta::minutes(1);
        let form = store.report_form(PORTAL, shown).await.unwrap();
        let sender = Sender {
            address: address(block, 1),
            browser,
        };
        let kept = store
            .keep_report(of_july, sender, &form, now)
            .await
            .unwrap();
        assert_eq!(kept, Kept::Counted);
    }
    naming(&store, 0, 12, told(Symptom::Message), now).await;
    store.weigh_reports(now).await.unwrap();
    assert_eq!(parts(&store).await, []);
    // Frozen, nothing is named either.
    naming(&store, 50, 8, of_july, now).await;
    store.weigh_reports(now).await.unwrap();
    assert_eq!(parts(&store).await, [Part::Month(july())]);
    store
        .freeze_reports("ana", "A game", true, now)
        .await
        .unwrap();
    assert_eq!(parts(&store).await, []);
}
