//! Translations go out as a file and come back by a form: nothing is lost, nobody is overwritten, and
//! what is wrong with a file is said in words.

use axum::http::StatusCode;
use sqlx::PgPool;
use store::Role;
use store::edit::{TextChange, Versioned, WrittenText};

use crate::site::{Browser, Reply, Site};

const HERE: &str = "/editor/translations";
const ENTRY: &str = "six-month-rule/title";

async fn text(site: &Site, language: &str) -> Option<Versioned<WrittenText>> {
    let texts = site.store.texts_to_edit("six-month-rule").await.unwrap();
    texts
        .into_iter()
        .find(|text| text.value.language == language && text.value.field == "title")
}

/// The file of a language with another translation of one text.
async fn file(browser: &mut Browser, language: &str, body: &str) -> String {
    let sent = browser.get(&format!("{HERE}/{language}.po")).await;
    assert_eq!(sent.status, StatusCode::OK);
    let (before, rest) = sent
        .body
        .split_once(&format!("msgctxt \"{ENTRY}\""))
        .unwrap();
    let (source, rest) = rest.split_once("msgstr ").unwrap();
    let (_, after) = rest.split_once("\n\n").unwrap_or((rest, ""));
    format!("{before}msgctxt \"{ENTRY}\"{source}msgstr \"{body}\"\n\n{after}")
}

fn trouble(reply: &Reply) -> String {
    reply.texts(".error[role=alert] p").concat()
}

#[sqlx::test(migrations = false)]
async fn a_file_goes_out_and_what_is_new_in_it_comes_back(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let file = file(&mut editor, "en", "Another title").await;
    let taken = editor.upload(HERE, "en", file.as_bytes()).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", trouble(&taken));
    assert_eq!(taken.texts(".calm li")[0], "One text saved");
    let now = text(&site, "en").await.unwrap();
    assert_eq!(
        (now.value.body.as_str(), now.by.as_str()),
        ("Another title", "eva")
    );
    // The same file again changes nothing.
    let again = editor.upload(HERE, "en", file.as_bytes()).await;
    assert_eq!(again.texts(".calm li")[0], "0 texts saved");
    assert_eq!(text(&site, "en").await.unwrap(), now);
}

#[sqlx::test(migrations = false)]
async fn what_is_wrong_with_a_file_is_said_and_nothing_is_taken(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let before = site.store.draft().await.unwrap();
    let good = file(&mut editor, "en", "Another title").await;
    let end = good.find("Another").unwrap() + 4;
    let cut = &good.as_bytes()[..end];
    let mut latin = good.clone().into_bytes();
    latin.insert(end, 0xe9);
    let big = vec![b'#'; 8 * 1024 * 1024 + 1];
    for (language, bytes, says) in [
        ("en", cut, "breaks off in the middle of a text"),
        ("en", latin.as_slice(), "not in UTF-8"),
        ("uk", good.as_bytes(), "its language is en"),
        ("en", &b"hello"[..], "This is no PO file"),
        ("en", &b""[..], "Choose a file"),
        ("en", big.as_slice(), "larger than 8 MB"),
        ("English", good.as_bytes(), "no language tag"),
        ("pt", good.as_bytes(), "no language tag"),
        ("", good.as_bytes(), "no language tag"),
    ] {
        let refused = editor.upload(HERE, language, bytes).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(trouble(&refused).contains(says), "{}", trouble(&refused));
        // Here all arrives at once, so nothing of what is too big is read.
        let kept = if bytes == big { "" } else { language };
        let typed = refused.attribute("#language", "value");
        assert_eq!(typed.as_deref(), Some(kept), "{says}");
    }
    let words = editor.post(HERE, &[("language", "en")]).await;
    assert_eq!(words.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(trouble(&words).contains("did not arrive whole"));
    assert_eq!(site.store.draft().await.unwrap(), before);
}

#[sqlx::test(migrations = false)]
async fn what_somebody_changed_since_is_left_and_named_and_an_older_source_is_marked(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let sent = file(&mut editor, "en", "From the file").await;
    let change = |language, body, version| TextChange {
        fact: "six-month-rule",
        language,
        field: "title",
        body,
        version: Some(version),
        made_from: None,
        is_typo: false,
    };
    let version = text(&site, "en").await.unwrap().version;
    let ruis = change("en", "Rui's title", version);
    site.store.save_text(ruis, "rui", "better").await.unwrap();
    let left = editor.upload(HERE, "en", sent.as_bytes()).await;
    assert_eq!(left.texts(".calm code"), [ENTRY]);
    assert_eq!(text(&site, "en").await.unwrap().value.body, "Rui's title");

    let sent = file(&mut editor, "en", "Of the old source").await;
    let version = text(&site, "pt").await.unwrap().version;
    let source = change("pt", "Outro título", version);
    site.store.save_text(source, "rui", "better").await.unwrap();
    let stale = editor.upload(HERE, "en", sent.as_bytes()).await;
    assert!(stale.texts(".calm li")[1].starts_with("One text saved that is to be renewed"));
    let page = editor.get("/editor/facts/six-month-rule/texts").await;
    assert_eq!(page.texts("main .due").len(), 1);
}

#[sqlx::test(migrations = false)]
async fn a_new_language_begins_without_a_typed_address(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let page = editor.get(HERE).await;
    let link = page.attribute("main .links a[href*='uk.po']", "href");
    assert_eq!(link.as_deref(), Some("/editor/translations/uk.po"));
    let en = page.attribute("main .links a[href*='en.po']", "href");
    assert_eq!(en, None, "it has begun");
    let start = editor
        .get("/editor/translations/start?language=pt-BR")
        .await;
    assert_eq!(start.to(), "/editor/translations/pt-BR.po");
    let wrong = editor
        .get("/editor/translations/start?language=Brazil")
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.attribute("#new", "value").as_deref(), Some("Brazil"));

    let file = file(&mut editor, "uk", "Шість місяців").await;
    let taken = editor.upload(HERE, "uk", file.as_bytes()).await;
    assert_eq!(
        taken.texts(".calm li")[0],
        "One text saved",
        "{}",
        trouble(&taken)
    );
    let mut viewer = site.signed_in("ana", Role::Viewer).await;
    let list = viewer.get(HERE).await.texts("tbody th");
    assert_eq!(list, ["en", "uk"]);
    assert_eq!(
        viewer.upload(HERE, "uk", file.as_bytes()).await.status,
        StatusCode::FORBIDDEN
    );
    let nobody = site.browser().upload(HERE, "uk", file.as_bytes()).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    assert!(nobody.texts("input[type=hidden]").is_empty());
}

#[sqlx::test(migrations = false)]
async fn the_last_text_of_a_file_that_ends_in_the_middle_of_it_is_not_taken(pool: PgPool) {
    let site = Site::filled(pool).await;
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let before = text(&site, "en").await.unwrap();
    let half: String = before.value.body.chars().take(9).collect();
    let file = file(&mut editor, "en", &half).await;
    // What was cut off at the end of a line is a whole file, but for its last text.
    let (start, rest) = file.split_once(&format!("msgctxt \"{ENTRY}\"")).unwrap();
    let (last, _) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let cut = format!("{start}msgctxt \"{ENTRY}\"{last}\n");
    let taken = editor.upload(HERE, "en", cut.as_bytes()).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", trouble(&taken));
    assert!(
        taken.body.contains("seems to end in the middle"),
        "{}",
        taken.body
    );
    assert_eq!(text(&site, "en").await.unwrap(), before);
}
