//! Sites that show our pages in a frame.

use chrono::{Days, NaiveDate};
use sqlx::PgPool;
use store::journal::Asked;
use store::{COUNTED_DAYS, Contact, Site, SiteCount, Store};

fn cepac() -> Site {
    Site {
        id: "cepac".to_owned(),
        name: "An association".to_owned(),
        origins: vec!["https://association.example".to_owned()],
        default_language: "pt".to_owned(),
        languages: vec!["pt".to_owned(), "en".to_owned()],
        accent_colour: Some("#7a1f3d".to_owned()),
        contact: Contact {
            phone: Some("+351 210 000 000".to_owned()),
            hours: Some("10-13".to_owned()),
            ..Contact::default()
        },
        shows_contact: true,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_fresh_database_has_a_site_to_try_things_out(pool: PgPool) {
    let live = Store::from(pool).live().await.unwrap();
    let ids: Vec<_> = live.sites.iter().map(|site| &*site.id).collect();
    assert_eq!(ids, ["demo"]);
    assert!(
        live.sites[0]
            .origins
            .contains(&"http://127.0.0.1:*".to_owned())
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_is_saved_is_live_and_stands_in_the_journal(pool: PgPool) {
    let store = Store::from(pool);
    let before = store.live().await.unwrap().serial;
    store.add_site(&cepac(), "olga").await.unwrap();
    let read = store.site("cepac").await.unwrap().unwrap();
    assert_eq!(read.site, cepac());
    let plain = Site {
        accent_colour: None,
        shows_contact: false,
        contact: Contact::default(),
        ..cepac()
    };
    let saved = store.save_site(&plain, read.version, "eva").await.unwrap();
    assert!(saved);
    let live = store.live().await.unwrap();
    assert!(live.serial > before + 1, "two changes");
    assert!(live.sites.contains(&plain));
    assert!(store.remove_site("cepac", "olga").await.unwrap());
    assert!(!store.remove_site("cepac", "olga").await.unwrap());
    let journal = store.journal(Asked::default(), 10).await.unwrap();
    let who: Vec<_> = journal.iter().map(|entry| &*entry.author).collect();
    assert_eq!(who, ["olga", "eva", "olga"]);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_second_of_two_who_save_overwrites_nothing(pool: PgPool) {
    let store = Store::from(pool);
    store.add_site(&cepac(), "olga").await.unwrap();
    let read = store.site("cepac").await.unwrap().unwrap();
    assert!(store.save_site(&cepac(), read.version, "a").await.unwrap());
    assert!(!store.save_site(&cepac(), read.version, "b").await.unwrap());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_origin_can_say_nothing_but_a_host(pool: PgPool) {
    let store = Store::from(pool);
    for origin in [
        "http://association.example",
        "https://*.example",
        "https://a.example; script-src *",
        "https://a.example https://b.example",
        "https://a.example\nhttps://b.example",
        "https://a.example/path",
        "https://a.example'unsafe-inline'",
        "https://",
        "*",
        "",
        "http://localhost:*",
        "https://A.example",
    ] {
        let site = Site {
            origins: vec![origin.to_owned()],
            ..cepac()
        };
        let refused = store.add_site(&site, "olga").await.unwrap_err();
        let by = refused.constraint();
        assert_eq!(by, Some("site_origins_are_https"), "{origin:?}");
    }
    let built_in = Site {
        id: "any".to_owned(),
        ..cepac()
    };
    let refused = store.add_site(&built_in, "olga").await.unwrap_err();
    assert_eq!(refused.constraint(), Some("site_id_is_not_built_in"));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn sums_grow_and_say_nothing_but_how_often(pool: PgPool) {
    let store = Store::from(pool);
    let one = SiteCount {
        site: "demo".to_owned(),
        day: day("2026-11-26"),
        starts: 3,
        results: 1,
    };
    let other = SiteCount {
        site: "any".to_owned(),
        ..one.clone()
    };
    store.count_sites(&[one.clone(), other]).await.unwrap();
    store.count_sites(std::slice::from_ref(&one)).await.unwrap();
    let counts = store.site_counts(one.day).await.unwrap();
    let sums: Vec<_> = counts.iter().map(|c| (&*c.site, c.starts)).collect();
    assert_eq!(sums, [("any", 3), ("demo", 6)]);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn sums_of_a_site_are_gone_after_400_days(pool: PgPool) {
    let store = Store::from(pool);
    let first = day("2026-11-26");
    let count = SiteCount {
        site: "demo".to_owned(),
        day: first,
        starts: 1,
        results: 0,
    };
    store.count_sites(&[count]).await.unwrap();
    let last = first + Days::new(COUNTED_DAYS - 1);
    store.forget_site_counts(last).await.unwrap();
    assert_eq!(store.site_counts(first).await.unwrap().len(), 1);
    store.forget_site_counts(last + Days::new(1)).await.unwrap();
    assert!(store.site_counts(first).await.unwrap().is_empty());
}
