//! Reports over HTTP with a real Postgres: counted once, refused in silence, shown and forgotten.

use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use chrono::{DateTime, TimeDelta, Utc};
use rumo::app::router;
use rumo::clock::Clock;
use rumo::follow::fill_and_load;
use rumo::retention;
use rumo::state::{AppState, Settings};
use sqlx::PgPool;
use store::Store;
use tower::ServiceExt as _;

use crate::log::Kept;
use crate::{Folder, first_edition, get, settings};

const PAGE: &str = "/en/portals/renewal-portal/report";

/// The site on one database, at moments that a test chooses.
struct Scene {
    pool: PgPool,
    folder: Folder,
}

impl Scene {
    async fn new(name: &str, pool: PgPool) -> Self {
        first_edition::put_into(&pool).await;
        let folder = Folder::new(name);
        Self { pool, folder }
    }

    fn store(&self) -> Store {
        Store::from(self.pool.clone())
    }

    /// The site as it is at that moment, with the edition and the signals of then.
    async fn at(&self, now: DateTime<Utc>) -> Router {
        self.with(now, settings()).await
    }

    async fn with(&self, now: DateTime<Utc>, settings: Settings) -> Router {
        let store = self.store();
        let snapshot = fill_and_load(&store, &self.folder.copy()).await.unwrap();
        router(AppState::new(
            Clock::At(now),
            settings,
            snapshot,
            Some(store),
        ))
    }

    /// The signed time of a form that is shown at that moment.
    async fn form(&self, now: DateTime<Utc>) -> String {
        let (status, page) = get(&self.at(now).await, PAGE).await;
        assert_eq!(status, StatusCode::OK);
        let form = page.split("name=\"form\" value=\"").nth(1).unwrap();
        form.split('"').next().unwrap().to_owned()
    }

    async fn reports(&self) -> i64 {
        let count = sqlx::query_scalar("select count(*) from report");
        count.fetch_one(&self.pool).await.unwrap()
    }
}

fn morning() -> DateTime<Utc> {
    "2026-11-26T10:30:00Z".parse().unwrap()
}

/// Somebody with an address of their own.
#[derive(Clone, Copy)]
struct Person(u8);

async fn send(site: &Router, person: Person, fields: &str) -> (StatusCode, String) {
    let peer = SocketAddr::from(([203, 0, person.0, 5], 4321));
    let request = Request::post(PAGE)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("user-agent", "Firefox")
        .extension(ConnectInfo(peer))
        .body(Body::from(fields.to_owned()))
        .unwrap();
    let response = site.clone().oneshot(request).await.unwrap();
    let status = response.status();
    assert_eq!(response.headers()["cache-control"], "no-store");
    let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[sqlx::test(migrations = false)]
async fn a_report_counts_once_and_its_page_says_what_is_kept(pool: PgPool) {
    let scene = Scene::new("report", pool).await;
    let form = scene.form(morning()).await;
    let site = scene.at(morning() + TimeDelta::minutes(1)).await;
    let fields =
        format!("symptom=message&message=no_niss&month=2026-07&version=en&website=&form={form}");
    let (status, page) = send(&site, Person(1), &fields).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Thank you for telling") && page.contains("24 hours"));
    assert_eq!(scene.reports().await, 1);
    let counts = scene.store().report_counts(morning()).await.unwrap();
    assert_eq!(counts[0].message.as_deref(), Some("no_niss"));
    let details = scene.store().report_details().await.unwrap();
    assert_eq!(details[0].month, Some("2026-07-01".parse().unwrap()));
    assert_eq!(details[0].version.as_deref(), Some("en"));
    let again = scene.form(morning()).await;
    let again = send(&site, Person(1), &format!("symptom=message&form={again}")).await;
    assert_eq!(
        again,
        (status, page),
        "who has been counted is told the same"
    );
    assert_eq!(scene.reports().await, 1);
    let worked = scene.form(morning()).await;
    send(&site, Person(1), &format!("symptom=worked&form={worked}")).await;
    assert_eq!(scene.reports().await, 2, "another symptom counts");
}

#[sqlx::test(migrations = false)]
async fn nothing_of_who_reports_is_logged(pool: PgPool) {
    let scene = Scene::new("logged", pool).await;
    let form = scene.form(morning()).await;
    let site = scene.at(morning() + TimeDelta::minutes(1)).await;
    let kept = Kept::default();
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(kept.clone());
    let _guard = tracing::subscriber::set_default(log.finish());
    let fields = format!("symptom=message&message=no_niss&month=2026-07&form={form}");
    send(&site, Person(113), &fields).await;
    assert_eq!(scene.reports().await, 1);
    let text = kept.text();
    assert!(
        text.contains("/{lang}/portals/{id}/report"),
        "the route is logged"
    );
    for secret in ["203.0.113", "Firefox", "no_niss", "2026-07", form.as_str()] {
        assert!(!text.contains(secret), "{secret} is in the log:\n{text}");
    }
}

#[sqlx::test(migrations = false)]
async fn programs_are_answered_as_if_accepted_and_not_counted(pool: PgPool) {
    let scene = Scene::new("programs", pool).await;
    let shown = morning();
    let form = scene.form(shown).await;
    let soon = scene.at(shown + TimeDelta::seconds(2)).await;
    let later = scene.at(shown + TimeDelta::seconds(20)).await;
    let accepted = send(&later, Person(1), &format!("symptom=worked&form={form}")).await;
    assert_eq!(scene.reports().await, 1);
    let fresh = scene.form(shown).await;
    let (other, _) = fresh.rsplit_once('-').unwrap();
    for (site, fields) in [
        (&later, format!("symptom=worked&form={form}")),
        (&soon, format!("symptom=worked&form={fresh}")),
        (&later, format!("symptom=worked&form={fresh}&website=x")),
        (&later, format!("symptom=worked&form={other}-00")),
        (&later, "symptom=worked".to_owned()),
        (&later, "website=x".to_owned()),
    ] {
        let answer = send(site, Person(2), &fields).await;
        assert_eq!(answer, accepted, "{fields}");
        assert_eq!(scene.reports().await, 1, "{fields}");
    }
}

#[sqlx::test(migrations = false)]
async fn a_form_that_was_open_for_too_long_comes_back_with_its_picks(pool: PgPool) {
    let scene = Scene::new("long", pool).await;
    let form = scene.form(morning()).await;
    let now = morning() + TimeDelta::hours(3);
    let fields = format!("symptom=unreachable&month=2026-07&form={form}");
    let (status, page) = send(&scene.at(now).await, Person(1), &fields).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("open for more than two hours"));
    assert!(page.contains("value=\"unreachable\" checked"));
    assert!(page.contains("value=\"2026-07\" selected"));
    let new = page.split("name=\"form\" value=\"").nth(1).unwrap();
    let new = new.split('"').next().unwrap();
    let later = scene.at(now + TimeDelta::seconds(5)).await;
    send(
        &later,
        Person(1),
        &format!("symptom=unreachable&form={new}"),
    )
    .await;
    assert_eq!(scene.reports().await, 1);
}

#[sqlx::test(migrations = false)]
async fn enough_people_make_a_sign_on_the_page_and_it_goes_again(pool: PgPool) {
    let scene = Scene::new("sign", pool).await;
    let now = morning() + TimeDelta::minutes(1);
    let site = scene.at(now).await;
    for person in 0..12 {
        let form = scene.form(morning()).await;
        let fields = format!("symptom=unreachable&form={form}");
        send(&site, Person(person), &fields).await;
    }
    let page = "/en/portals/renewal-portal";
    let line = "some people report that it does not open for them";
    for (minutes, is_shown) in [(1, true), (30, true), (95, false)] {
        let now = now + TimeDelta::minutes(minutes);
        retention::round(&scene.store(), Clock::At(now)).await;
        let (_, page) = get(&scene.at(now).await, page).await;
        assert_eq!(page.contains(line), is_shown, "{minutes}");
    }
    assert_eq!(scene.reports().await, 12);
    retention::round(&scene.store(), Clock::At(now + TimeDelta::days(1))).await;
    assert_eq!(scene.reports().await, 0, "the keys are gone");
}

#[sqlx::test(migrations = false)]
async fn frozen_reports_are_not_counted_and_that_is_said(pool: PgPool) {
    let scene = Scene::new("frozen", pool).await;
    let form = scene.form(morning()).await;
    // Not heard of yet by this instance.
    let site = scene.at(morning() + TimeDelta::minutes(1)).await;
    let freeze = scene.store();
    let freeze = freeze.freeze_reports("ana", "A game", true, morning());
    assert!(freeze.await.unwrap());
    let (status, page) = send(&site, Person(1), &format!("symptom=worked&form={form}")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.contains("Reports are not counted just now"));
    assert_eq!(scene.reports().await, 0);
    let (_, page) = get(&scene.at(morning()).await, PAGE).await;
    assert!(page.contains("Reports are not counted just now") && !page.contains("<form"));
}

#[sqlx::test(migrations = false)]
async fn after_six_reports_an_hour_an_address_waits(pool: PgPool) {
    let scene = Scene::new("limit", pool).await;
    let site = scene.at(morning()).await;
    for _ in 0..6 {
        let (status, _) = send(&site, Person(1), "symptom=worked").await;
        assert_eq!(status, StatusCode::OK);
    }
    let (status, page) = send(&site, Person(1), "symptom=worked").await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.contains("<h1>"), "a page of ours");
    let (status, _) = send(&site, Person(2), "symptom=worked").await;
    assert_eq!(status, StatusCode::OK, "others may report");
}

#[sqlx::test(migrations = false)]
async fn people_behind_a_trusted_proxy_are_told_apart_and_nobody_else_is_believed(pool: PgPool) {
    let scene = Scene::new("proxy", pool).await;
    let now = morning() + TimeDelta::minutes(1);
    for (trusted, expected) in [(true, 2), (false, 3)] {
        let settings = Settings {
            trusted_proxies: trusted
                .then(|| "203.0.9.5".parse().unwrap())
                .into_iter()
                .collect(),
            ..settings()
        };
        let site = scene.with(now, settings).await;
        for forwarded in ["198.51.100.1", "192.0.2.1"] {
            let form = scene.form(morning()).await;
            let request = Request::post(PAGE)
                .header("sec-fetch-site", "same-origin")
                .header("x-forwarded-for", forwarded)
                .extension(ConnectInfo(SocketAddr::from(([203, 0, 9, 5], 1))))
                .body(Body::from(format!("symptom=worked&form={form}")))
                .unwrap();
            site.clone().oneshot(request).await.unwrap();
        }
        assert_eq!(scene.reports().await, expected, "{trusted}");
    }
}
