//! Whoever may only read: values instead of fields, no button that would be refused, and what is not
//! there or not for them in the editors' own frame.

use axum::http::StatusCode;
use sqlx::PgPool;
use store::{Role, Stage};

use crate::site::Site;

/// Everything that can be typed into or pressed, apart from searching and one's own things.
const REFUSED: &str = "main form[method=post] button, main form[method=post] input, main textarea, \
     main select, main a[href$='/remove'], main a[href$='/new']";

#[sqlx::test(migrations = false)]
async fn a_viewer_reads_values_and_meets_no_field_and_no_button(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut viewer = site.signed_in("ana", Role::Viewer).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let draft = site.store.draft().await.unwrap();
    let source = draft.knowledge.sources.keys().next().unwrap();
    let source = format!("/editor/sources/{source}");
    for (address, says) in [
        ("/editor/facts/six-month-rule", "Known since"),
        ("/editor/facts/six-month-rule/texts", "Portugu"),
        ("/editor/facts/six-month-rule/check", "Known since"),
        (source.as_str(), "Published by"),
        ("/editor/phrases/no_niss", "NISS"),
        ("/editor/facts", "six-month-rule"),
        ("/editor/sources", "Sources"),
        ("/editor/states", "Portals today"),
        ("/editor/translations", "rumo-en.po"),
        ("/editor/missed", "Not recognised"),
        ("/editor/reports", "Reports"),
        ("/editor/editions", "Edition"),
    ] {
        let page = viewer.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        let found = page.texts(REFUSED);
        assert!(found.is_empty(), "{address}: {found:?}");
        assert!(page.texts("main")[0].contains(says), "{address}");
    }
    for address in ["/editor/facts/six-month-rule", "/editor/phrases/no_niss"] {
        let page = editor.get(address).await;
        assert!(
            !page.texts(REFUSED).is_empty(),
            "an editor has it: {address}"
        );
    }
}

#[sqlx::test(migrations = false)]
async fn what_is_not_there_or_not_allowed_is_said_in_the_editors_frame(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut viewer = site.signed_in("ana", Role::Viewer).await;
    for (address, status) in [
        ("/editor/nothing", StatusCode::NOT_FOUND),
        ("/editor/facts/nothing", StatusCode::NOT_FOUND),
        ("/editor/accounts", StatusCode::FORBIDDEN),
        ("/editor/accounts/1", StatusCode::FORBIDDEN),
        ("/editor/accounts/999", StatusCode::FORBIDDEN),
    ] {
        let page = viewer.get(address).await;
        assert_eq!(page.status, status, "{address}");
        assert!(!page.texts("nav.menu a").is_empty(), "{address}");
        assert_eq!(page.texts("header .me a"), ["ana"], "{address}");
        assert_eq!(page.header("cache-control"), "no-store", "{address}");
        let links = page.texts("main a");
        assert_eq!(links, ["Overview"], "{address}");
    }
    let sent = viewer.post("/editor/journal", &[]).await;
    assert_eq!(sent.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(!sent.texts("nav.menu a").is_empty(), "{}", sent.body);
    let id = site.store.account_named("ana").await.unwrap().unwrap().id;
    let mut half = site.browser_of(id, Stage::Password).await;
    for mut browser in [site.browser(), half.clone()] {
        let page = browser.get("/editor/nothing").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.texts("nav.menu a").is_empty(), "nobody is signed in");
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.texts("main a"), ["Sign in"]);
    }
    let sent = half.post_from("cross-site", "/editor/me", &[]).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
    assert_eq!(
        sent.texts("body.editor h1"),
        ["This came from another site"]
    );
}
