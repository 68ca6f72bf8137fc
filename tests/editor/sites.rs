//! Sites that show our pages: kept by an operator or an editor, and true on all instances at once.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use sqlx::PgPool;
use store::{AccountChange, Role};

use crate::busy::is_busy;
use crate::site::{Browser, Reply, Site, following};

/// A site that says all that it must.
const GOOD: [(&str, &str); 10] = [
    ("id", "ngo"),
    ("name", "An association"),
    ("origins", "https://NGO.example/\r\nhttps://www.ngo.example"),
    ("default_language", "pt"),
    ("accent_colour", "#7A1F3D"),
    ("contact_name", ""),
    ("contact_phone", "210 000 000"),
    ("contact_address", "Rua de Teste 1"),
    ("contact_hours", "10-13"),
    ("shows_contact", "yes"),
];

async fn add(editor: &mut Browser, change: &[(&str, &str)]) -> Reply {
    let mut fields: Vec<_> = GOOD
        .into_iter()
        .filter(|(name, _)| change.iter().all(|(other, _)| other != name))
        .collect();
    fields.extend(change);
    fields.extend([("languages", "pt"), ("languages", "en")]);
    editor.post("/editor/sites/new", &fields).await
}

#[sqlx::test(migrations = false)]
async fn an_editor_adds_a_site_and_its_frames_are_there_on_every_instance_within_a_second(
    pool: PgPool,
) {
    following(async {
        let site = Site::filled(pool).await;
        let other = site.another_instance().await;
        let mut editor = site.signed_in("eva", Role::Editor).await;
        let mut visitor = other.browser();
        let before = visitor.get("/embed/ngo/pt/").await;
        assert_eq!(before.status, StatusCode::NOT_FOUND);
        let saved = add(&mut editor, &[]).await;
        assert_eq!(
            saved.to(),
            "/editor/sites?done=site-saved",
            "{}",
            saved.body
        );
        let began = Instant::now();
        let framed = loop {
            let framed = visitor.get("/embed/ngo/pt/").await;
            if framed.status == StatusCode::OK || began.elapsed() > Duration::from_secs(20) {
                break framed;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        let took = began.elapsed();
        assert_eq!(framed.status, StatusCode::OK, "after {took:?}");
        let policy = framed.header("content-security-policy");
        let origins = "frame-ancestors https://ngo.example https://www.ngo.example";
        assert!(policy.ends_with(origins), "{policy}");
        println!("the other instance took {took:?}");
        assert!(took < Duration::from_secs(1) || is_busy(), "{took:?}");
    })
    .await;
}

#[sqlx::test(migrations = false)]
async fn what_is_wrong_with_a_site_is_said_at_its_field_and_what_was_typed_stays(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    for (field, value) in [
        ("id", "Any Thing"),
        ("id", "any"),
        ("id", "new"),
        ("id", "demo"),
        ("name", ""),
        ("origins", "http://ngo.example"),
        ("origins", "https://*.example"),
        ("origins", "https://a.example; script-src *"),
        ("default_language", "fr"),
        ("accent_colour", "red"),
        ("accent_colour", "#f2b705"),
        ("contact_phone", "call me"),
        ("contact_phone", &"9".repeat(31)),
        ("contact_name", &"x".repeat(81)),
        ("contact_hours", &"x".repeat(201)),
    ] {
        let refused = add(&mut editor, &[(field, value)]).await;
        let status = refused.status;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {value}");
        let error = format!("#{field}-error");
        assert_eq!(refused.texts(&error).len(), 1, "{field} {value}");
        assert!(refused.body.contains("Rua de Teste 1"), "typed text stays");
    }
    let faint = add(&mut editor, &[("accent_colour", "#f2b705")]).await;
    assert!(faint.texts("#accent_colour-error")[0].contains("contrast"));
    let empty = [("contact_phone", ""), ("contact_address", "")];
    let refused = add(&mut editor, &empty).await;
    assert_eq!(refused.texts("#shows_contact-error").len(), 1);
}

#[sqlx::test(migrations = false)]
async fn where_somebody_was_faster_the_form_shows_both_and_saves_over_it_knowingly(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut eva = site.signed_in("eva", Role::Editor).await;
    add(&mut eva, &[]).await;
    let mut olga = site.signed_in("olga", Role::Operator).await;
    let page = "/editor/sites/ngo";
    let version = eva.get(page).await.attribute("[name=version]", "value");
    let version = version.expect("a version");
    let save = |name: &'static str, phone: &'static str, version: String| {
        let mut fields: Vec<(&str, String)> = vec![
            ("name", name.to_owned()),
            ("contact_phone", phone.to_owned()),
            ("version", version),
            ("languages", "pt".to_owned()),
            ("languages", "en".to_owned()),
        ];
        let others = GOOD
            .into_iter()
            .filter(|(field, _)| !["id", "name", "contact_phone"].contains(field));
        fields.extend(
            others.map(|(field, value)| (field, value.to_lowercase().replace("/\r", "\r"))),
        );
        fields
    };
    async fn post(browser: &mut Browser, page: &str, fields: &[(&str, String)]) -> Reply {
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (*name, &**value))
            .collect();
        browser.post(page, &fields).await
    }
    let first = save("Another name", "210 000 001", version.clone());
    let saved = post(&mut olga, page, &first).await;
    assert_eq!(
        saved.to(),
        "/editor/sites?done=site-saved",
        "{}",
        saved.body
    );
    let second = save("A third name", "210 000 001", version);
    let late = post(&mut eva, page, &second).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        late.attribute("#name", "value").as_deref(),
        Some("A third name")
    );
    assert_eq!(late.texts("#name-beside"), ["Now: Another name"]);
    assert_eq!(
        late.texts(".beside").len(),
        1,
        "and nothing else differs: {}",
        late.body
    );
    let version = late
        .attribute("[name=version]", "value")
        .expect("a version");
    let over = save("A third name", "210 000 001", version);
    assert_eq!(
        post(&mut eva, page, &over).await.status,
        StatusCode::SEE_OTHER
    );
}

#[sqlx::test(migrations = false)]
async fn an_account_of_one_association_keeps_that_one_alone(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    assert_eq!(add(&mut operator, &[]).await.status, StatusCode::SEE_OTHER);
    // Who is made to belong somewhere signs in anew.
    site.signed_in("nina", Role::Editor).await;
    let nina = site.store.account_named("nina").await.unwrap().unwrap();
    let change = AccountChange {
        id: nina.id,
        version: nina.version,
        role: Role::Editor,
        site: Some("ngo".to_owned()),
        is_disabled: false,
    };
    let changed = site.store.change_account(&change, "olga", site.now).await;
    assert!(changed.unwrap());
    let mut nina = site.browser_of(nina.id, store::Stage::Full).await;
    let list = nina.get("/editor/sites").await;
    assert!(list.body.contains("An association"));
    assert!(!list.body.contains("/editor/sites/demo"));
    assert!(!list.body.contains("/editor/sites/new"));
    assert_eq!(nina.get("/editor/sites/ngo").await.status, StatusCode::OK);
    for address in [
        "/editor/sites/demo",
        "/editor/sites/demo/remove",
        "/editor/sites/new",
    ] {
        let refused = nina.get(address).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{address}");
        let refused = nina.post(address, &GOOD).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{address}");
    }
}

#[sqlx::test(migrations = false)]
async fn a_site_to_which_an_account_belongs_stays_and_another_goes(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut operator = site.signed_in("olga", Role::Operator).await;
    add(&mut operator, &[]).await;
    let made = site
        .store
        .add_account("nina", Role::Viewer, Some("ngo"), "olga")
        .await;
    made.unwrap();
    let held = operator.post("/editor/sites/ngo/remove", &[]).await;
    assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(held.texts("[role=alert]").len(), 1);
    let gone = operator.post("/editor/sites/demo/remove", &[]).await;
    assert_eq!(gone.to(), "/editor/sites?done=site-removed");
    let again = operator.get("/editor/sites/demo").await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrations = false)]
async fn the_second_of_two_editors_sees_that_a_site_was_changed(pool: PgPool) {
    let site = Site::new(pool).await;
    let mut first = site.signed_in("eva", Role::Editor).await;
    let mut second = site.signed_in("rita", Role::Reviewer).await;
    add(&mut first, &[]).await;
    let page = second.get("/editor/sites/ngo").await;
    let version = page.attribute("[name=version]", "value").unwrap();
    let mut fields: Vec<_> = GOOD.into_iter().filter(|(name, _)| *name != "id").collect();
    fields.extend([("languages", "pt"), ("version", &*version)]);
    let saved = first.post("/editor/sites/ngo", &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let late = second.post("/editor/sites/ngo", &fields).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_ne!(late.attribute("[name=version]", "value"), Some(version));
}

#[sqlx::test(migrations = false)]
async fn starts_and_results_are_counted_and_nothing_else(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut visitor = site.browser();
    for address in [
        "/embed/demo/pt/",
        "/embed/demo/pt/",
        "/embed/demo/pt/check/permit",
        "/embed/demo/pt/check/result?permit=visa",
        "/embed/demo/pt/check/result?permit=visa&part=steps",
        "/embed/preview--demo/pt/",
        "/pt/",
    ] {
        assert_eq!(
            visitor.get(address).await.status,
            StatusCode::OK,
            "{address}"
        );
    }
    site.flush_counts().await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let counts = site.store.site_counts(site.now.date_naive()).await.unwrap();
    let sums: Vec<_> = counts
        .iter()
        .map(|c| (&*c.site, c.starts, c.results))
        .collect();
    assert_eq!(sums, [("demo", 2, 1)]);
    let page = editor.get("/editor/sites/demo").await;
    assert_eq!(page.texts("td"), ["2", "1"]);
}
