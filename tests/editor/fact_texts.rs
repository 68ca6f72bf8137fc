//! The texts of a fact side by side: saved, renewed, reviewed, and given later wordings.

use axum::http::StatusCode;
use sqlx::PgPool;
use store::Role;
use store::edit::{Versioned, WrittenText};

use crate::site::{Browser, Site};

const ADDRESS: &str = "/editor/facts/six-month-rule/texts";

type Fields = Vec<(String, String)>;

async fn form(browser: &mut Browser) -> Fields {
    browser.get(ADDRESS).await.form(ADDRESS)
}

fn fill(form: &mut Fields, name: &str, value: &str) {
    match form.iter_mut().find(|(other, _)| other == name) {
        Some((_, old)) => value.clone_into(old),
        None => form.push((name.to_owned(), value.to_owned())),
    }
}

async fn text(site: &Site, language: &str, field: &str) -> Option<Versioned<WrittenText>> {
    let texts = site.store.texts_to_edit("six-month-rule").await.unwrap();
    texts
        .into_iter()
        .find(|text| text.value.language == language && text.value.field == field)
}

/// Sends a form that must be accepted.
async fn saved(browser: &mut Browser, form: &Fields) {
    let reply = browser.send(ADDRESS, form).await;
    let wrong = reply.texts("#errors li");
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{wrong:?}");
}

#[sqlx::test(migrations = false)]
async fn a_changed_source_text_marks_its_translation_until_it_is_renewed(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let mut typed = form(&mut editor).await;
    fill(&mut typed, "pt-title", "Outro título");
    let refused = editor.send(ADDRESS, &typed).await;
    assert_eq!(refused.texts("#why-error").len(), 1);
    fill(&mut typed, "why", "it was wrong");
    saved(&mut editor, &typed).await;

    let page = editor.get(ADDRESS).await;
    assert_eq!(page.texts("main .due").len(), 1, "the English title alone");
    let list = editor.get("/editor/facts?stale=yes").await;
    assert_eq!(list.texts(".facts-of li").len(), 1);

    let mut typed = page.form(ADDRESS);
    fill(&mut typed, "en-title", "Another title");
    fill(&mut typed, "why", "follows");
    saved(&mut editor, &typed).await;
    assert!(editor.get(ADDRESS).await.texts("main .due").is_empty());
}

#[sqlx::test(migrations = false)]
async fn a_translation_that_still_fits_is_renewed_by_a_tick(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let mut typed = form(&mut editor).await;
    fill(&mut typed, "pt-title", "Outro título");
    fill(&mut typed, "why", "better words");
    saved(&mut editor, &typed).await;
    let mut typed = form(&mut editor).await;
    fill(&mut typed, "en-title-fits", "yes");
    fill(&mut typed, "why", "I compared them");
    saved(&mut editor, &typed).await;
    assert!(editor.get(ADDRESS).await.texts("main .due").is_empty());
}

#[sqlx::test(migrations = false)]
async fn only_a_typo_keeps_the_translation_and_both_at_once_are_fresh(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let mut typed = form(&mut editor).await;
    fill(&mut typed, "pt-title", "Titulo com gralha");
    fill(&mut typed, "pt-title-typo", "yes");
    fill(&mut typed, "why", "a letter");
    saved(&mut editor, &typed).await;
    assert!(editor.get(ADDRESS).await.texts("main .due").is_empty());
    let history = editor.get("/editor/facts/six-month-rule/history").await;
    assert!(
        history
            .texts(".change th")
            .iter()
            .any(|name| name == "Only a typo")
    );

    let mut typed = form(&mut editor).await;
    fill(&mut typed, "pt-title", "Outro título");
    fill(&mut typed, "en-title", "Another title");
    fill(&mut typed, "why", "both");
    saved(&mut editor, &typed).await;
    assert!(editor.get(ADDRESS).await.texts("main .due").is_empty());
}

#[sqlx::test(migrations = false)]
async fn two_editors_of_one_text_see_each_other_and_lose_nothing(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut eva = site.signed_in("eva", Role::Editor).await;
    let mut rui = site.signed_in("rui", Role::Editor).await;
    let (mut evas, mut ruis) = (form(&mut eva).await, form(&mut rui).await);
    fill(&mut ruis, "pt-title", "O título do Rui");
    fill(&mut ruis, "pt-body", "O texto do Rui");
    fill(&mut ruis, "why", "mine");
    saved(&mut rui, &ruis).await;

    fill(&mut evas, "pt-title", "O título da Eva");
    fill(&mut evas, "en-body", "Eva's text");
    fill(&mut evas, "why", "hers");
    let told = eva.send(ADDRESS, &evas).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.texts("[id='pt-title-error']")[0].contains("rui changed this"));
    assert_eq!(
        told.texts("[id='pt-title-beside']"),
        ["Now: O título do Rui"]
    );
    let kept = told.form(ADDRESS);
    let of = |name: &str| &kept.iter().find(|(other, _)| other == name).unwrap().1;
    assert_eq!(of("pt-title"), "O título da Eva");
    assert_eq!(of("pt-body"), "O texto do Rui", "she had not touched it");
    let english = text(&site, "en", "body").await.unwrap();
    assert_eq!(
        english.value.body, "Eva's text",
        "what could be saved is saved"
    );

    saved(&mut eva, &kept).await;
    let title = text(&site, "pt", "title").await.unwrap();
    assert_eq!(title.value.body, "O título da Eva");
    let body = text(&site, "pt", "body").await.unwrap();
    assert_eq!(
        (body.value.body.as_str(), body.by.as_str()),
        ("O texto do Rui", "rui")
    );
}

#[sqlx::test(migrations = false)]
async fn somebody_else_than_the_author_reviews(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut eva = site.signed_in("eva", Role::Editor).await;
    let mut rui = site.signed_in("rui", Role::Editor).await;
    let mut typed = form(&mut eva).await;
    fill(&mut typed, "en-title", "Another title");
    fill(&mut typed, "why", "better");
    saved(&mut eva, &typed).await;

    let hers = eva.get(ADDRESS).await;
    assert!(hers.texts("button[value='en-title']").is_empty());
    let mut typed = hers.form(ADDRESS);
    fill(&mut typed, "review", "en-title");
    let refused = eva.send(ADDRESS, &typed).await;
    assert_eq!(refused.texts("[id='en-title-error']").len(), 1);

    let his = rui.get(ADDRESS).await;
    assert_eq!(his.texts("button[value='en-title']").len(), 1);
    let mut typed = his.form(ADDRESS);
    fill(&mut typed, "review", "en-title");
    saved(&mut rui, &typed).await;
    let reviewed = text(&site, "en", "title").await.unwrap();
    assert_eq!(reviewed.value.reviewed_by.as_deref(), Some("rui"));
}

#[sqlx::test(migrations = false)]
async fn a_wording_from_a_day_on_is_added_and_taken_back(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let mut typed = form(&mut editor).await;
    for (name, value) in [
        ("new-field", "title"),
        ("new-day", "some day"),
        ("new-pt", "Desde dezembro"),
        ("new-en", "Since December"),
        ("why", "it changes"),
    ] {
        fill(&mut typed, name, value);
    }
    let refused = editor.send(ADDRESS, &typed).await;
    assert_eq!(refused.texts("#new-day-error").len(), 1);
    let mut typed = refused.form(ADDRESS);
    fill(&mut typed, "new-day", "2026-12-01");
    saved(&mut editor, &typed).await;
    let field = "title@2026-12-01";
    assert!(text(&site, "pt", field).await.is_some());
    let page = editor.get(ADDRESS).await;
    assert!(
        page.texts("main .due").is_empty(),
        "both were written together"
    );

    let mut typed = page.form(ADDRESS);
    fill(&mut typed, "pt-title", "");
    fill(&mut typed, "why", "a test");
    let refused = editor.send(ADDRESS, &typed).await;
    assert_eq!(refused.texts("[id='pt-title-error']"), ["This is needed."]);

    let mut typed = editor.get(ADDRESS).await.form(ADDRESS);
    for language in ["pt", "en"] {
        fill(&mut typed, &format!("{language}-{field}"), "");
    }
    fill(&mut typed, "why", "it does not change");
    saved(&mut editor, &typed).await;
    assert!(text(&site, "pt", field).await.is_none());
    assert!(text(&site, "en", field).await.is_none());
}
