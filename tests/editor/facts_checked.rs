//! What is overdue for a check: first what most outcomes use, with one click to say that it is
//! still true.

use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;
use store::Role;

use crate::site::{Browser, Reply, Site};

/// The list, once the uses are counted.
async fn counted(browser: &mut Browser) -> Reply {
    loop {
        let page = browser.get("/editor/facts/overdue").await;
        assert_eq!(page.status, StatusCode::OK);
        if !page.body.contains("is being counted") {
            return page;
        }
        // The page is long: whoever asks often keeps the counting from the processor.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
}

fn uses(page: &Reply) -> Vec<u64> {
    let notes = page.texts(".overdue > li > .hint");
    notes
        .iter()
        .map(|note| match note.split(" · ").nth(1).unwrap() {
            "no result uses it today" => 0,
            "one result uses it" => 1,
            many => many.split(' ').next().unwrap().parse().unwrap(),
        })
        .collect()
}

#[sqlx::test(migrations = false)]
async fn what_most_outcomes_use_comes_first(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut viewer = site.signed_in("ana", Role::Viewer).await;
    let page = counted(&mut viewer).await;
    let uses = uses(&page);
    assert!(uses.len() > 20, "{}", uses.len());
    assert!(uses[0] > 1000, "{uses:?}");
    assert!(uses.is_sorted_by(|a, b| a >= b), "{uses:?}");
    assert!(
        page.texts(".overdue form").is_empty(),
        "who only reads has no button"
    );
}

#[sqlx::test(migrations = false)]
async fn one_click_says_that_it_is_still_true(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let page = counted(&mut editor).await;
    let first = page.attribute(".overdue > li", "id").unwrap();
    let source = format!("[id='{first}'] .sources-of a");
    assert_eq!(page.attribute(&source, "target").as_deref(), Some("_blank"));
    assert!(page.attribute(&source, "rel").unwrap().contains("noopener"));
    assert!(page.texts(&source)[0].contains("opens in a new tab"));

    let button = format!("[id='{first}'] form");
    let address = page.attribute(&button, "action").unwrap();
    let version = page
        .attribute(&format!("{button} [name=version]"), "value")
        .unwrap();
    let typed = [("version", version.as_str())];
    let checked = editor.post(&address, &typed).await;
    let list = "/editor/facts/overdue?done=fact-checked&of=";
    assert_eq!(checked.to(), format!("{list}{first}"));
    let title = page.texts(&format!("[id='{first}'] h2")).remove(0);
    let told = editor.get(checked.to()).await;
    assert_eq!(
        told.texts(".done"),
        [format!("Checked today, still true: {title}")]
    );
    let told = editor.get(&format!("{list}%3Cb%3Eno%3C/b%3E")).await;
    assert_eq!(told.texts(".done"), ["Checked today, still true:"]);
    let fact = site.store.fact_to_edit(&first).await.unwrap().unwrap();
    assert_eq!(fact.value.verified_on, Some("2026-11-25".parse().unwrap()));
    let page = counted(&mut editor).await;
    assert!(
        page.attribute(&format!("[id='{first}']"), "id").is_none(),
        "it is gone"
    );

    let history = editor.get(&format!("/editor/facts/{first}/history")).await;
    assert!(history.texts(".change h2")[0].starts_with("eva, "));
    assert_eq!(history.texts(".change ins"), ["2026-11-25"]);
}

#[sqlx::test(migrations = false)]
async fn a_fact_is_to_be_checked_from_the_day_after_its_last_good_day(pool: PgPool) {
    let site = Site::filled(pool).await;
    let editor = site.signed_in("eva", Role::Editor).await;
    let fact = site
        .store
        .fact_to_edit("contact-form")
        .await
        .unwrap()
        .unwrap();
    let today = "2026-11-25".parse().unwrap();
    let checked = site
        .store
        .checked_today("contact-form", fact.version, today, "eva");
    checked.await.unwrap();
    let days = i64::from(fact.value.check_again_days);
    let mut seen = Vec::new();
    for later in [days - 1, days, days + 1] {
        // Another day is another session: the old one has ended.
        let site = editor.site.later(TimeDelta::days(later));
        let account = site.store.account_named("eva").await.unwrap().unwrap();
        let mut browser = site.browser_of(account.id, store::Stage::Full).await;
        let page = browser.get("/editor/facts?q=contact-form").await;
        let rows = page.texts(".facts-of li");
        let row = rows.iter().find(|row| row.contains("contact-form ·"));
        seen.push(row.unwrap().contains("· to check"));
    }
    assert_eq!(seen, [false, false, true]);
}

#[sqlx::test(migrations = false)]
async fn who_checked_an_older_version_is_told(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut eva = site.signed_in("eva", Role::Editor).await;
    let address = "/editor/facts/contact-form/check";
    let page = eva.get(address).await;
    assert!(!page.texts(".sources-of li").is_empty() && page.texts("dl dd").len() > 5);
    let form = page.form(address);
    let fact = site
        .store
        .fact_to_edit("contact-form")
        .await
        .unwrap()
        .unwrap();
    let mut value = fact.value;
    value.check_again_days = 7;
    let today = "2026-11-25".parse().unwrap();
    let saved = site
        .store
        .save_fact("contact-form", &value, fact.version, "rui", "weekly", today);
    saved.await.unwrap();
    let told = eva.send(address, &form).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.texts("#errors p")[0].contains("rui changed this"));
    let again = told.form(address);
    assert_eq!(
        eva.send(address, &again).await.status,
        StatusCode::SEE_OTHER
    );
}
