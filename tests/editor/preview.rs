//! Any page with the draft and on any day, for editors alone.

use axum::http::StatusCode;
use sqlx::PgPool;
use store::{Role, Stage};

use crate::draft::{change, say};
use crate::site::{Reply, Site, following};

const PAGE: &str = "/en/facts/six-month-rule?edition=draft";

fn assert_not_there(reply: &Reply) {
    assert_eq!(reply.status, StatusCode::NOT_FOUND, "{}", reply.body);
    assert!(!reply.body.contains("Half a year goes on"));
    assert_eq!(reply.header("cache-control"), "no-store");
}

#[sqlx::test(migrations = false)]
async fn editors_see_a_page_with_the_draft_and_nobody_else_does(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await;
        change(&site, |draft| {
            say(draft, "six-month-rule", "Half a year goes on")
        })
        .await;
        assert_not_there(&site.browser().get(PAGE).await);
        let mut viewer = site.signed_in("vera", Role::Viewer).await;
        let page = viewer.get(PAGE).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Half a year goes on"), "{}", page.body);
        assert!(
            page.texts(".banner p")[0].contains("the draft"),
            "{}",
            page.body
        );
        assert!(page.body.contains("Draft, not published yet."));
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("etag"), "");
        // It was kept for nobody, under no spelling of the address.
        for address in [
            PAGE,
            "/en/facts/six-month-rule?edition=%64raft",
            "/en/facts/six-month-rule?%65dition=draft",
            "/en/facts/six-month-rule?edition=draft&edition=1",
            "/en/check/result?permit=visa&edition=draft",
            "/en/?edition=draft",
            "/en/portals?edition=draft",
            "/en/messages?edition=draft",
            "/en/check/permit?edition=draft",
        ] {
            assert_not_there(&site.browser().get(address).await);
        }
        let public = site.browser().get("/en/facts/six-month-rule").await;
        assert!(!public.body.contains("Half a year goes on"));
        // The password alone is not enough.
        let half = site
            .store
            .add_account("half", Role::Reviewer, None, "a test");
        let half = half.await.unwrap();
        assert_not_there(&site.browser_of(half, Stage::Password).await.get(PAGE).await);
        // The API has no draft.
        let api = viewer.get("/api/v1/triage?edition=draft").await;
        assert_eq!(api.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[sqlx::test(migrations = false)]
async fn every_link_goes_on_with_the_draft_and_the_day(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await;
        change(&site, |draft| {
            say(draft, "six-month-rule", "Half a year goes on")
        })
        .await;
        let mut viewer = site.signed_in("vera", Role::Viewer).await;
        let start = viewer
            .get("/editor/draft/preview?page=/en/check/permit%3Fedition=1&on=2026-12-01")
            .await;
        assert_eq!(start.to(), "/en/check/permit?edition=draft&on=2026-12-01");
        let page = viewer.get(start.to()).await;
        let next = page.attribute("main a[href*='/check/']", "href").unwrap();
        assert!(next.ends_with("&edition=draft&on=2026-12-01"), "{next}");
        let result = [
            "/en/check/result?permit=temporary&expires=2026-03-31&request=none&portal=untried",
            "&basis=employed&age=adult&niss=linked&edition=draft&on=2026-12-01",
        ];
        let page = viewer.get(&result.concat()).await;
        assert_eq!(page.status, StatusCode::OK, "{} {}", page.to(), page.body);
        let page = scraper::Html::parse_document(&page.body);
        let links = scraper::Selector::parse("main a[href^='/en/']").unwrap();
        let links = page.select(&links).filter_map(|link| link.attr("href"));
        // What begins anew forgets the draft too, as it forgets an older edition.
        let onward = ["/en/check/", "/en/facts/", "/en/portals", "/en/messages"];
        let links: Vec<_> = links
            .filter(|link| onward.iter().any(|part| link.starts_with(part)))
            .collect();
        assert!(links.len() > 5, "{links:?}");
        for link in links {
            assert!(link.contains("edition=draft&on=2026-12-01"), "{link}");
        }
        // A date that is typed goes on too.
        let page = viewer
            .get("/en/check/expires?permit=temporary&edition=draft")
            .await;
        let hidden = page.attribute("form.date input[name=edition]", "value");
        assert_eq!(hidden.as_deref(), Some("draft"));
        let wrong = viewer.get("/editor/draft/preview?page=nowhere&on=").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[sqlx::test(migrations = false)]
async fn a_change_of_the_draft_is_seen_at_once(pool: PgPool) {
    following(async move {
        let site = Site::filled(pool).await;
        let mut viewer = site.signed_in("vera", Role::Viewer).await;
        for words in ["One", "Another"] {
            let title = format!("{words} half a year");
            change(&site, |draft| say(draft, "six-month-rule", &title)).await;
            for _ in 0..2 {
                assert!(viewer.get(PAGE).await.body.contains(&title));
            }
        }
    })
    .await;
}
