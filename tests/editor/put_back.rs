//! What a change took away is put back by a form that is filled with it: on purpose, with a reason,
//! and never over somebody else's work in silence.

use axum::http::StatusCode;
use sqlx::PgPool;
use store::Role;
use triage::knowledge::Detail;

use crate::site::{Browser, Site};

type Fields = Vec<(String, String)>;

fn fill(form: &mut Fields, name: &str, value: &str) {
    let field = form.iter_mut().find(|(other, _)| other == name);
    value.clone_into(&mut field.unwrap_or_else(|| panic!("no field {name}")).1);
}

fn value<'a>(form: &'a Fields, name: &str) -> &'a str {
    let field = form.iter().find(|(other, _)| other == name);
    field.map_or("", |(_, value)| value.as_str())
}

/// Opens the page that puts back what the last change took away.
async fn put_back(browser: &mut Browser, fact: &str) -> crate::site::Reply {
    let history = browser.get(&format!("/editor/facts/{fact}/history")).await;
    let link = history.attribute(".change:first-of-type a.back", "href");
    browser.get(&link.unwrap()).await
}

#[sqlx::test(migrations = false)]
async fn the_values_of_before_stand_in_the_form_beside_those_of_now(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut eva = site.signed_in("eva", Role::Editor).await;
    let address = "/editor/facts/contact-form";
    let mut typed = eva.get(address).await.form(address);
    let topic = value(&typed, "topic").to_owned();
    fill(&mut typed, "topic", "A wrong topic");
    fill(&mut typed, "why", "a mistake");
    assert_eq!(
        eva.send(address, &typed).await.status,
        StatusCode::SEE_OTHER
    );

    let page = put_back(&mut eva, "contact-form").await;
    assert!(page.texts(".doubt")[0].starts_with("This is what was there before eva"));
    assert_eq!(page.texts(".beside"), ["Now: A wrong topic"]);
    let mut typed = page.form(address);
    assert_eq!(value(&typed, "topic"), topic);
    let refused = eva.send(address, &typed).await;
    assert_eq!(refused.texts("#why-error").len(), 1, "it needs a reason");

    // Somebody else was faster: nothing is overwritten.
    let mut rui = site.signed_in("rui", Role::Editor).await;
    let mut ruis = rui.get(address).await.form(address);
    fill(&mut ruis, "topic", "Rui's topic");
    fill(&mut ruis, "why", "mine");
    assert_eq!(rui.send(address, &ruis).await.status, StatusCode::SEE_OTHER);
    fill(&mut typed, "why", "back to what it was");
    let told = eva.send(address, &typed).await;
    assert!(told.texts("#errors p")[0].contains("rui changed this"));
    let saved = eva.send(address, &told.form(address)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let now = site.store.fact_to_edit("contact-form").await.unwrap();
    let Detail::Channel(channel) = now.unwrap().value.about else {
        panic!("no channel");
    };
    assert_eq!(channel.topic.unwrap_or_default(), topic);

    let mut viewer = site.signed_in("ana", Role::Viewer).await;
    let history = viewer.get("/editor/facts/contact-form/history").await;
    assert!(history.texts(".change a").is_empty(), "who only reads");
}

#[sqlx::test(migrations = false)]
async fn the_words_of_before_come_back_and_so_do_a_phrase_and_a_whole_fact(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut eva = site.signed_in("eva", Role::Editor).await;
    let address = "/editor/facts/six-month-rule/texts";
    let mut typed = eva.get(address).await.form(address);
    let title = value(&typed, "en-title").to_owned();
    fill(&mut typed, "en-title", "A wrong title");
    fill(&mut typed, "why", "a mistake");
    assert_eq!(
        eva.send(address, &typed).await.status,
        StatusCode::SEE_OTHER
    );
    let mut typed = put_back(&mut eva, "six-month-rule").await.form(address);
    assert_eq!(value(&typed, "en-title"), title);
    fill(&mut typed, "why", "back");
    assert_eq!(
        eva.send(address, &typed).await.status,
        StatusCode::SEE_OTHER
    );
    let page = eva.get(address).await.form(address);
    assert_eq!(value(&page, "en-title"), title);

    let phrases = site.store.phrases_to_edit("no_niss").await.unwrap();
    let phrase = &phrases[0].value;
    let removed = site.store.remove_phrase(phrase.id, "eva", "a mistake");
    removed.await.unwrap();
    let page = put_back(&mut eva, "no_niss").await;
    let typed = page.form("/editor/phrases/no_niss");
    assert_eq!(value(&typed, "body"), phrase.body);
    assert_eq!(value(&typed, "language"), phrase.language);

    let id = "lisboa-ii-info-desk";
    let fact = site.store.fact_to_edit(id).await.unwrap().unwrap();
    let removed = site.store.remove_fact(id, fact.version, "eva", "a mistake");
    removed.await.unwrap();
    let page = put_back(&mut eva, id).await;
    let mut typed = page.form("/editor/facts/new");
    assert_eq!(value(&typed, "id"), id);
    fill(&mut typed, "why", "back");
    let made = eva.send("/editor/facts/new", &typed).await;
    assert_eq!(
        made.status,
        StatusCode::SEE_OTHER,
        "{:?}",
        made.texts("#errors li")
    );
    let now = site.store.fact_to_edit(id).await.unwrap().unwrap();
    assert_eq!(now.value.about, fact.value.about);
}
