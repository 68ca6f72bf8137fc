//! Facts and sources in forms: what is posted unchanged changes nothing, what is wrong is said at
//! its field, and nobody overwrites anybody in silence.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use sqlx::PgPool;
use store::Role;
use store::journal::{Asked, Subject};
use triage::knowledge::{Detail, Fact};

use crate::site::{Browser, Reply, Site};

type Fields = Vec<(String, String)>;

/// The form of an address, and what it would send.
async fn form(browser: &mut Browser, address: &str) -> Fields {
    let page = browser.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    page.form(address)
}

/// Fills in a field: the first of its name. A tick that is not there is set.
fn fill(form: &mut Fields, name: &str, value: &str) {
    match form.iter_mut().find(|(other, _)| other == name) {
        Some((_, old)) => value.clone_into(old),
        None => form.push((name.to_owned(), value.to_owned())),
    }
}

fn value<'a>(form: &'a Fields, name: &str) -> &'a str {
    let field = form.iter().find(|(other, _)| other == name);
    field.map_or("", |(_, value)| value.as_str())
}

/// The error at a field.
fn error_at(page: &Reply, name: &str) -> Vec<String> {
    page.texts(&format!("[id='{name}-error']"))
}

async fn changes(site: &Site) -> usize {
    site.store
        .journal(Asked::default(), 999)
        .await
        .unwrap()
        .len()
}

/// One fact of each kind. That every fact comes back from its form is tested beside the forms.
fn one_of_each_kind(facts: &BTreeMap<String, Fact>) -> BTreeMap<&'static str, String> {
    let mut of_kind = BTreeMap::new();
    for (id, fact) in facts {
        of_kind
            .entry(fact.about.kind())
            .or_insert_with(|| id.clone());
    }
    assert_eq!(of_kind.len(), Detail::KINDS.len(), "a fact of every kind");
    of_kind
}

#[sqlx::test(migrations = false)]
async fn what_is_posted_unchanged_changes_nothing(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let before = site.store.draft().await.unwrap();
    let noted = changes(&site).await;
    let source = before.knowledge.sources.keys().next().unwrap();
    let mut addresses = vec![format!("/editor/sources/{source}")];
    for id in one_of_each_kind(&before.knowledge.facts).values() {
        addresses.push(format!("/editor/facts/{id}"));
        addresses.push(format!("/editor/facts/{id}/texts"));
    }
    for address in addresses {
        let form = form(&mut editor, &address).await;
        let saved = editor.send(&address, &form).await;
        let wrong = saved.texts("#errors li");
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{address}: {wrong:?}");
    }
    assert_eq!(changes(&site).await, noted);
    assert_eq!(site.store.draft().await.unwrap(), before);
}

/// What is wrong in each field. A field that is in neither list fails the test.
const WRONG: &[(&str, &[&str])] = &[
    ("holds_from", &["tomorrow", "2026-02-30"]),
    ("holds_to", &["tomorrow"]),
    ("known_since", &["", "11/07/2025"]),
    ("verified_on", &["yesterday", "2026-11-26"]),
    ("check_again_days", &["", "0", "-1", "36501", "many"]),
    ("confidence", &["", "sure"]),
    ("sources", &["a-rumour"]),
    ("contradicts", &["nothing"]),
    ("host", &[""]),
    (
        "url",
        &[
            "",
            "aima.gov.pt",
            "http://aima.gov.pt/",
            "javascript:alert(1)",
        ],
    ),
    ("portal", &["", "contact-form"]),
    ("permit", &["", "blue"]),
    ("access", &["", "all"]),
    ("expires_from", &["July"]),
    ("expires_to", &["July"]),
    ("permits", &["blue"]),
    ("bases", &["hope"]),
    ("order", &["first", "65536"]),
    ("email", &["geral", "a b@c"]),
    ("phones", &["call me"]),
    ("town", &[""]),
    ("advice_kind", &["", "hope"]),
    ("at", &["six-month-rule"]),
    ("cost", &["much"]),
    ("take", &["contact-form"]),
    ("group", &["", "others"]),
    ("appears", &["doc-passport"]),
    ("words_status", &["", "sure"]),
    ("first_seen", &["", "summer", "2025-13"]),
    ("last_seen", &["", "25-07"]),
    ("fix_status", &["", "maybe"]),
    ("confusable_with", &["doc-passport"]),
    ("answers_portal", &["maybe"]),
    ("answers_invited", &["maybe"]),
    ("answers_niss", &["maybe"]),
    ("answers_place", &["moon"]),
    (
        "routes",
        &["niss", "always: hope", "2026-01-02: niss\nalways: niss"],
    ),
];
/// Words that are as somebody wrote them, and a tick.
const FREE: &[&str] = &[
    "announced",
    "law",
    "minors_only",
    "topic",
    "street",
    "postcode",
    "words_pt",
    "words_en",
    "words_pt_unconfirmed",
    "why",
    "version",
];

/// Fields that may be empty where the kind allows it.
fn is_right(kind: &str, name: &str, wrong: &str) -> bool {
    wrong.is_empty() && matches!((kind, name), ("channel" | "help-line", "url"))
}

#[sqlx::test(migrations = false)]
async fn what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let before = site.store.draft().await.unwrap();
    for (kind, id) in one_of_each_kind(&before.knowledge.facts) {
        let address = format!("/editor/facts/{id}");
        let right = form(&mut editor, &address).await;
        let page = editor.get(&address).await;
        let ticks = page.texts("fieldset legend").len();
        let mut names: BTreeSet<&str> = right.iter().map(|(name, _)| name.as_str()).collect();
        if kind == "document" {
            names.extend(["permits", "bases"]);
        }
        assert!(ticks > 0 && names.len() > 6, "{kind}");
        for name in names {
            if FREE.contains(&name) {
                continue;
            }
            let (_, wrongs) = WRONG
                .iter()
                .find(|(other, _)| *other == name)
                .unwrap_or_else(|| panic!("nobody says what is wrong in {name} of a {kind}"));
            for wrong in wrongs.iter().filter(|wrong| !is_right(kind, name, wrong)) {
                let mut typed = right.clone();
                fill(&mut typed, name, wrong);
                fill(&mut typed, "why", "half a sent");
                let reply = editor.send(&address, &typed).await;
                let at = format!("{kind}: {name} = {wrong:?}");
                assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{at}");
                assert_eq!(error_at(&reply, name).len(), 1, "{at}");
                let link = format!("#errors a[href='#{name}']");
                assert_eq!(reply.texts(&link).len(), 1, "{at}");
                assert!(reply.texts("title")[0].starts_with("Error:"), "{at}");
                let described = reply.attribute(&format!("[id='{name}']"), "aria-describedby");
                assert!(
                    described.unwrap().contains(&format!("{name}-error")),
                    "{at}"
                );
                let kept = reply.form(&address);
                // A choice of a closed list cannot show what is not in it.
                let is_select = reply.texts(&format!("select[id='{name}']")).len() == 1;
                let is_tick = ["permits", "bases"].contains(&name);
                if !is_select && !is_tick {
                    assert_eq!(value(&kept, name).replace('\r', ""), *wrong, "{at}");
                }
                for (other, typed) in typed.iter().filter(|(other, _)| other != name) {
                    let found = kept.iter().any(|(n, v)| n == other && v == typed);
                    assert!(found, "{at}: {other} lost {typed:?}");
                }
            }
        }
    }
    assert_eq!(site.store.draft().await.unwrap(), before);
}

#[sqlx::test(migrations = false)]
async fn a_fact_without_source_or_without_reason_is_not_saved(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let address = "/editor/facts/contact-form";
    let right = form(&mut editor, address).await;

    let mut typed = right.clone();
    typed.retain(|(name, _)| name != "sources");
    let reply = editor.send(address, &typed).await;
    assert_eq!(error_at(&reply, "sources"), ["This is needed."]);

    let mut typed = right;
    fill(&mut typed, "check_again_days", "7");
    let reply = editor.send(address, &typed).await;
    assert_eq!(error_at(&reply, "why"), ["This is needed."]);
    assert_eq!(value(&reply.form(address), "check_again_days"), "7");
}

#[sqlx::test(migrations = false)]
async fn who_saves_second_sees_the_first_change_and_saves_over_it_knowingly(pool: PgPool) {
    let site = Site::filled(pool).await;
    let address = "/editor/facts/contact-form";
    let mut eva = site.signed_in("eva", Role::Editor).await;
    let mut rui = site.signed_in("rui", Role::Reviewer).await;
    let (mut evas, mut ruis) = (form(&mut eva, address).await, form(&mut rui, address).await);
    fill(&mut ruis, "topic", "Another topic");
    fill(&mut ruis, "why", "the form has changed");
    assert_eq!(rui.send(address, &ruis).await.status, StatusCode::SEE_OTHER);

    fill(&mut evas, "topic", "My topic");
    fill(&mut evas, "check_again_days", "7");
    fill(&mut evas, "why", "weekly");
    let told = eva.send(address, &evas).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.texts("#errors p")[0].contains("rui changed this"));
    assert_eq!(told.texts("#topic-beside"), ["Now: Another topic"]);
    assert_eq!(told.texts(".beside").len(), 2, "the two that differ");
    let kept = told.form(address);
    assert_eq!(value(&kept, "topic"), "My topic");
    let now = site
        .store
        .fact_to_edit("contact-form")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(now.by, "rui", "nothing was overwritten");

    assert_eq!(eva.send(address, &kept).await.status, StatusCode::SEE_OTHER);
    let now = site
        .store
        .fact_to_edit("contact-form")
        .await
        .unwrap()
        .unwrap();
    let Detail::Channel(channel) = now.value.about else {
        panic!("no channel");
    };
    assert_eq!(channel.topic.as_deref(), Some("My topic"));
    assert_eq!(now.by, "eva");

    let history = eva.get("/editor/facts/contact-form/history").await;
    let heads = history.texts(".change h2");
    assert!(
        heads[0].starts_with("eva,") && heads[1].starts_with("rui,"),
        "{heads:?}"
    );
    assert_eq!(
        history.texts(".change q"),
        ["weekly", "the form has changed"]
    );
    assert_eq!(
        history.texts(".change:nth-of-type(2) ins"),
        ["Another topic"]
    );
}

#[sqlx::test(migrations = false)]
async fn a_fact_of_every_kind_can_be_made(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let kinds = editor.get("/editor/facts/new").await;
    assert_eq!(kinds.texts("main li a").len(), Detail::KINDS.len());
    let draft = site.store.draft().await.unwrap();
    for kind in Detail::KINDS {
        // What another of its kind says, on a day of its own.
        let facts = &draft.knowledge.facts;
        let (other, _) = facts
            .iter()
            .find(|(_, fact)| fact.about.kind() == kind)
            .unwrap();
        let values = form(&mut editor, &format!("/editor/facts/{other}")).await;
        let page = editor.get(&format!("/editor/facts/new?kind={kind}")).await;
        let empty = page.form("/editor/facts/new");
        assert_eq!(value(&empty, "kind"), kind);
        let mut typed: Fields = values
            .into_iter()
            .filter(|(name, _)| name != "version")
            .collect();
        fill(&mut typed, "kind", kind);
        fill(&mut typed, "id", other);
        fill(&mut typed, "why", "a test");
        fill(&mut typed, "known_since", "2026-11-20");
        fill(&mut typed, "holds_from", "");
        fill(&mut typed, "holds_to", "");
        let taken = editor.send("/editor/facts/new", &typed).await;
        assert_eq!(error_at(&taken, "id").len(), 1, "{kind}");
        let id = format!("new-{kind}");
        fill(&mut typed, "id", &id);
        let mut made = editor.send("/editor/facts/new", &typed).await;
        if kind == "window" {
            // It ends another one, and that is said first.
            typed = made.form("/editor/facts/new");
            made = editor.send("/editor/facts/new", &typed).await;
        }
        let wrong = made.texts("#errors li");
        let texts = format!("/editor/facts/{id}/texts?created=yes");
        assert_eq!(made.to(), texts, "{wrong:?}");
        let fact = site.store.fact_to_edit(&id).await.unwrap().unwrap();
        assert_eq!(fact.value.about, facts[other].about, "{kind}");
    }
}

#[sqlx::test(migrations = false)]
async fn what_others_name_says_so_instead_of_going(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let facts = "It stays, because these facts name it. Change them first:";
    let states =
        "It stays: the history of a portal names it, and what was said there is never changed.";
    for (id, why) in [("contact-form", facts), ("renewal-portal", states)] {
        let address = format!("/editor/facts/{id}/remove");
        let page = editor.get(&address).await;
        assert_eq!(page.texts(".doubt"), [why], "{id}");
        assert!(!page.texts("main ul li a").is_empty(), "who names it: {id}");
        assert!(page.texts("main button").is_empty(), "{id}");
        let fact = site.store.fact_to_edit(id).await.unwrap().unwrap();
        let version = fact.version.to_string();
        let typed = [("version", version.as_str()), ("why", "a test")];
        let refused = editor.post(&address, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{id}");
        assert_eq!(refused.texts(".doubt"), [why], "{id}");
    }
    let address = "/editor/facts/lisboa-ii-info-desk/remove";
    let page = editor.get(address).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.texts("main button"), ["Remove"]);
}

#[sqlx::test(migrations = false)]
async fn a_source_is_added_named_and_kept_while_it_is_named(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let mut typed = form(&mut editor, "/editor/sources/new").await;
    for (name, value) in [
        ("id", "aima-2026-11"),
        ("title", "Aviso"),
        ("publisher", "AIMA"),
        ("url", "aima.gov.pt"),
        ("kind", "official"),
        ("why", "found today"),
    ] {
        fill(&mut typed, name, value);
    }
    let wrong = editor.send("/editor/sources/new", &typed).await;
    assert_eq!(error_at(&wrong, "url").len(), 1);
    fill(&mut typed, "url", "https://aima.gov.pt/aviso");
    let made = editor.send("/editor/sources/new", &typed).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);

    let address = "/editor/facts/contact-form";
    let mut fact = form(&mut editor, address).await;
    fill(&mut fact, "sources", "aima-2026-11");
    fill(&mut fact, "why", "it says it anew");
    assert_eq!(
        editor.send(address, &fact).await.status,
        StatusCode::SEE_OTHER
    );
    let address = "/editor/sources/aima-2026-11/remove";
    let refused = editor.get(address).await;
    assert!(refused.texts("main button").is_empty());
    assert_eq!(
        refused.attribute("main ul li a", "href").as_deref(),
        Some("/editor/facts/contact-form"),
        "who names it"
    );
}

#[sqlx::test(migrations = false)]
async fn facts_are_found_by_their_words(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut viewer = site.signed_in("ana", Role::Viewer).await;
    let all = viewer.get("/editor/facts").await;
    let facts = site.store.draft().await.unwrap().knowledge.facts.len();
    assert_eq!(all.texts(".facts-of li").len(), facts);
    let some = viewer.get("/editor/facts?q=NISS+renewal").await;
    let found = some.texts(".facts-of li").len();
    assert!(found > 0 && found < facts / 2, "{found}");
    let one = viewer.get("/editor/facts?q=six-month-rule").await;
    assert!(one.texts(".facts-of li")[0].contains("six-month-rule"));
    let page = viewer.get("/editor/facts/six-month-rule").await;
    assert!(
        page.texts("main form button").is_empty(),
        "who only reads has no button"
    );
    let none = viewer.get("/editor/facts/nothing").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrations = false)]
async fn a_phrase_is_added_and_removed(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let address = "/editor/phrases/no_niss";
    let before = editor.get(address).await.texts(".phrases li").len();
    let typed = [
        ("language", "en"),
        ("body", "I never got that number"),
        ("why", "heard"),
    ];
    let empty = [
        ("language", "en"),
        ("body", "I never got that number"),
        ("why", ""),
    ];
    let refused = editor.post(address, &empty).await;
    assert_eq!(error_at(&refused, "why").len(), 1);
    assert_eq!(
        editor.post(address, &typed).await.status,
        StatusCode::SEE_OTHER
    );
    let twice = editor.post(address, &typed).await;
    assert_eq!(
        error_at(&twice, "body"),
        ["A message has this phrase already."]
    );
    assert_eq!(
        editor.get(address).await.texts(".phrases li").len(),
        before + 1
    );
    let phrases = site.store.phrases_to_edit("no_niss").await.unwrap();
    let mine = phrases.iter().find(|phrase| phrase.by == "eva").unwrap();
    let id = mine.value.id.to_string();
    let removed = editor
        .post(address, &[("remove", &id), ("why", "a test")])
        .await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    assert_eq!(editor.get(address).await.texts(".phrases li").len(), before);
    let asked = Asked {
        what: Some(Subject::Phrase),
        ..Asked::default()
    };
    assert_eq!(site.store.journal(asked, 9).await.unwrap().len(), 2);
}

/// The names of the fields that an answer says something about.
fn wrong_fields(page: &Reply) -> Vec<String> {
    let page = scraper::Html::parse_document(&page.body);
    let links = scraper::Selector::parse("#errors li a").unwrap();
    let links = page.select(&links);
    links
        .map(|link| {
            link.attr("href")
                .unwrap()
                .trim_start_matches('#')
                .to_owned()
        })
        .collect()
}

#[sqlx::test(migrations = false)]
async fn everything_that_is_wrong_with_a_new_entry_is_said_at_once(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let typed = [("id", "Two Words"), ("url", "aima.gov.pt")];
    let reply = editor.post("/editor/sources/new", &typed).await;
    assert_eq!(
        wrong_fields(&reply),
        ["id", "title", "publisher", "url", "kind", "why"]
    );
    let typed = [
        ("kind", "window"),
        ("id", "contact-form"),
        ("expires_from", "2026-02-01"),
        ("expires_to", "2026-01-31"),
        ("verified_on", "2026-11-26"),
    ];
    let reply = editor.post("/editor/facts/new", &typed).await;
    let wrong = [
        "id",
        "portal",
        "permit",
        "access",
        "expires_to",
        "known_since",
        "verified_on",
        "check_again_days",
        "confidence",
        "sources",
        "why",
    ];
    assert_eq!(wrong_fields(&reply), wrong);
    let reply = editor.post("/editor/phrases/no_niss", &[]).await;
    assert_eq!(wrong_fields(&reply), ["body", "why"]);
}

#[sqlx::test(migrations = false)]
async fn a_check_may_be_of_today_and_of_no_day_to_come(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let address = "/editor/facts/contact-form";
    for (day, is_taken) in [
        ("2026-11-24", true),
        ("2026-11-25", true),
        ("2026-11-26", false),
    ] {
        let mut typed = form(&mut editor, address).await;
        fill(&mut typed, "verified_on", day);
        fill(&mut typed, "why", "looked");
        let reply = editor.send(address, &typed).await;
        assert_eq!(reply.status == StatusCode::SEE_OTHER, is_taken, "{day}");
        assert_eq!(
            error_at(&reply, "verified_on").is_empty(),
            is_taken,
            "{day}"
        );
    }
}

#[sqlx::test(migrations = false)]
async fn whoever_saves_a_window_is_told_before_and_after_which_others_it_ends(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let facts = site.store.facts_to_edit().await.unwrap();
    let is_open = |id: &&String| {
        let fact = &facts[*id].value;
        matches!(&fact.about, Detail::Window(window) if window.permit.name() == "temporary")
            && fact.holds.to.is_none()
    };
    let last = facts.keys().find(is_open).unwrap();
    let mut typed = form(&mut editor, &format!("/editor/facts/{last}")).await;
    typed.retain(|(name, _)| name != "version" && name != "moves");
    for (name, value) in [
        ("kind", "window"),
        ("id", "window-new"),
        ("known_since", "2026-11-20"),
        ("why", "a notice"),
    ] {
        fill(&mut typed, name, value);
    }
    let asked = editor.send("/editor/facts/new", &typed).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.texts("#errors p")[0].starts_with("Not saved yet"));
    let link = asked.attribute(".moved a", "href");
    assert_eq!(link, Some(format!("/editor/facts/{last}")));
    assert!(asked.texts(".moved ins")[0].ends_with("to 19 November 2026"));
    assert!(
        site.store
            .fact_to_edit("window-new")
            .await
            .unwrap()
            .is_none()
    );

    // Whoever types another day in between has read something else.
    let mut changed = asked.form("/editor/facts/new");
    fill(&mut changed, "known_since", "2026-11-21");
    let asked = editor.send("/editor/facts/new", &changed).await;
    assert!(asked.texts(".moved ins")[0].ends_with("to 20 November 2026"));
    let made = editor
        .send("/editor/facts/new", &asked.form("/editor/facts/new"))
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let told = editor.get(made.to()).await;
    assert!(told.texts(".moved ins")[0].ends_with("to 20 November 2026"));

    let address = "/editor/facts/window-new";
    let mut typed = form(&mut editor, address).await;
    fill(&mut typed, "known_since", "2026-11-22");
    fill(&mut typed, "why", "a day later");
    let asked = editor.send(address, &typed).await;
    assert_eq!(asked.texts(".moved li").len(), 1);
    let saved = editor.send(address, &asked.form(address)).await;
    let told = editor.get(saved.to()).await;
    assert_eq!(told.attribute(".moved a", "href"), link);
    // A change that moves nothing asks nothing.
    let mut typed = form(&mut editor, address).await;
    fill(&mut typed, "check_again_days", "9");
    fill(&mut typed, "why", "often");
    let saved = editor.send(address, &typed).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert!(editor.get(saved.to()).await.texts(".moved").is_empty());

    let page = editor.get("/editor/facts/window-new/remove").await;
    assert_eq!(page.texts(".moved li").len(), 1);
}
