//! The pages of the diary, and time-stamps: over a digest alone, checked by anybody, and nothing kept.

use axum::http::StatusCode;
use rumo::stamps::{PublicKey, Stamp, StampKey, StampKeys};
use rumo::state::Settings;
use serde_json::Value;

use crate::app::{ORIGIN, TODAY, TestApp, settings};

const DIGEST: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn key(byte: u8) -> StampKey {
    StampKey::from_seed(&[byte; 32]).expect("a key")
}

/// A site that signs with one key and was told earlier ones.
fn signing(byte: u8, earlier: &[u8]) -> TestApp {
    let stamp_keys = StampKeys {
        signing: Some(key(byte)),
        earlier: earlier.iter().map(|byte| key(*byte).public()).collect(),
    };
    let settings = Settings {
        origin: Some(ORIGIN.to_owned()),
        stamp_keys,
        ..settings()
    };
    TestApp::with(TODAY, settings)
}

async fn stamped(app: &TestApp) -> Stamp {
    let reply = app.post("/stamps", &format!("digest={DIGEST}")).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    assert_eq!(reply.header("cache-control"), "no-store");
    serde_json::from_str(&reply.body).expect("a stamp")
}

async fn checked(app: &TestApp, stamp: &Stamp) -> Value {
    let Stamp {
        digest,
        at,
        key,
        signature,
    } = stamp;
    let signature = signature.replace('+', "%2B");
    let form = format!("digest={digest}&at={at}&key={key}&signature={signature}");
    app.post("/stamps/check", &form).await.json()
}

async fn key_ids(app: &TestApp) -> Vec<String> {
    let keys = app.get("/stamps/keys").await.json();
    let ids = keys["keys"].as_array().expect("keys").iter();
    ids.map(|key| key["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[tokio::test]
async fn a_digest_gets_a_stamp_of_this_second_by_the_published_key() {
    let app = signing(1, &[]);
    let stamp = stamped(&app).await;
    assert_eq!(stamp.digest, DIGEST);
    assert_eq!(stamp.at, "2026-11-23T12:00:00Z");
    assert_eq!(key_ids(&app).await, [stamp.key.as_str()]);
    assert_eq!(checked(&app, &stamp).await["valid"], true);
    let noon = "2026-11-23T12:00:00Z".parse().expect("a moment");
    assert_eq!(stamp.check(&[key(1).public()]), Ok(noon));
}

#[tokio::test]
async fn what_is_no_digest_gets_no_stamp_and_words() {
    let app = signing(1, &[]);
    let upper = DIGEST.to_uppercase();
    for digest in ["", "abc", &DIGEST[1..], &upper, "a name, a street"] {
        let reply = app.post("/stamps", &format!("digest={digest}")).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{digest}");
        let error = &reply.json()["errors"][0];
        assert_eq!(error["code"], "not_a_digest");
        assert!(!error["text"].as_str().unwrap_or_default().is_empty());
        assert!(
            digest.is_empty() || !reply.body.contains(digest),
            "{digest}"
        );
    }
    let long = format!("digest={}", "a".repeat(2000));
    let reply = app.post("/stamps", &long).await;
    assert_eq!(reply.status, StatusCode::URI_TOO_LONG);
    assert_eq!(
        app.get("/stamps").await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
}

#[tokio::test]
async fn the_form_of_another_site_gets_no_stamp() {
    let app = signing(1, &[]);
    let form = format!("digest={DIGEST}");
    for address in ["/stamps", "/stamps/check", "/en/check-diary"] {
        let reply = app.post_from("cross-site", address, &form).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{address}");
    }
}

#[tokio::test]
async fn a_site_without_a_key_says_so_in_words_and_its_pages_stay() {
    let app = TestApp::on(TODAY);
    let reply = app.post("/stamps", &format!("digest={DIGEST}")).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    let error = &reply.json()["errors"][0];
    assert_eq!(error["code"], "no_stamps");
    let words = error["text"].as_str().unwrap_or_default();
    assert!(words.contains("não tem chave"), "{words}");
    assert!(key_ids(&app).await.is_empty());
    assert_eq!(app.get("/en/diary").await.status, StatusCode::OK);
}

#[tokio::test]
async fn instances_with_the_same_key_check_each_others_stamps() {
    let (one, other) = (signing(1, &[]), signing(1, &[]));
    let stamp = stamped(&one).await;
    assert_eq!(checked(&other, &stamp).await["valid"], true);
    assert_eq!(
        stamped(&other).await,
        stamp,
        "the same second, the same stamp"
    );
}

#[tokio::test]
async fn after_a_change_of_keys_earlier_stamps_are_still_true_and_a_stranger_s_never() {
    let before = stamped(&signing(1, &[])).await;
    let after = signing(2, &[1]);
    assert_eq!(checked(&after, &before).await["valid"], true);
    assert_ne!(stamped(&after).await.key, before.key);
    assert_eq!(key_ids(&after).await.len(), 2);
    let stranger = stamped(&signing(3, &[])).await;
    assert_eq!(checked(&after, &stranger).await["reason"], "unknown-key");
    let lie = Stamp {
        at: "2026-11-22T12:00:00Z".to_owned(),
        ..before
    };
    assert_eq!(checked(&after, &lie).await["reason"], "false-signature");
    let broken = Stamp {
        signature: "AAAA".to_owned(),
        ..lie
    };
    assert_eq!(checked(&after, &broken).await["reason"], "form");
}

#[tokio::test]
async fn a_stamp_of_an_hour_that_has_not_come_does_not_count_though_its_key_signed_it() {
    let app = signing(1, &[]);
    for (at, reason) in [
        ("2026-11-23T12:10:00Z", Value::Null),
        ("2026-11-23T12:10:01Z", "ahead".into()),
    ] {
        let stamp = Stamp::new(DIGEST, at.parse().expect("a moment"), &key(1));
        let stamp = stamp.expect("a stamp");
        assert_eq!(checked(&app, &stamp).await["reason"], reason, "{at}");
        let form = format!("stamp={}", stamp.line().replace('+', "%2B"));
        let found = app.post("/en/check-diary", &form).await.texts("#found");
        let words = found.join("");
        assert_eq!(
            words.contains("has not come yet"),
            reason != Value::Null,
            "{words}"
        );
    }
}

#[tokio::test]
async fn a_stamp_is_checked_without_a_script_by_its_text() {
    let app = signing(1, &[]);
    let stamp = stamped(&app).await;
    let send = |line: String| {
        let app = app.clone();
        async move {
            let line = line.replace('+', "%2B");
            app.post("/en/check-diary", &format!("stamp={line}")).await
        }
    };
    let reply = send(stamp.line()).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.header("cache-control"), "no-store");
    let found = reply.texts("#found").join("");
    for part in ["True.", "23 November 2026", "12:00", DIGEST, &stamp.key] {
        assert!(found.contains(part), "{part}: {found}");
    }
    assert!(found.contains("not a qualified time-stamp"));
    for (line, words) in [
        (stamp.line().replace("12:00:00Z", "11:00:00Z"), "false"),
        ("<script>alert(1)</script>".to_owned(), "not the text"),
        (String::new(), "not the text"),
    ] {
        let reply = send(line.clone()).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{line}");
        assert!(reply.texts("#found").join("").contains(words), "{line}");
        assert_eq!(
            reply.texts("textarea"),
            [line.as_str()],
            "what was typed stays"
        );
    }
}

/// What stands between the marks of a kind of block in `docs/diary.md`.
fn blocks(kind: &str) -> Vec<String> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diary.md");
    let text = std::fs::read_to_string(file).expect("the page");
    let mark = format!("```{kind}\n");
    let blocks = text.split(&mark).skip(1);
    let ends = blocks.map(|block| block.split("```").next().unwrap_or_default());
    ends.map(|block| block.trim().to_owned()).collect()
}

#[test]
fn the_worked_example_of_the_form_is_true() {
    let entries = blocks("json");
    let hashes: Vec<_> = entries.iter().map(|entry| store::digest(entry)).collect();
    for (entry, hash) in entries.iter().zip(&hashes) {
        let value: Value = serde_json::from_str(entry).expect("JSON");
        assert_eq!(&value.to_string(), entry, "names in order, no spaces");
        let text = include_str!("../../docs/diary.md");
        assert!(text.contains(&format!("Its hash is `{hash}`.")), "{hash}");
    }
    let [first, second] = &hashes[..] else {
        panic!("two entries");
    };
    assert!(entries[1].contains(first.as_str()));
    let blocks = blocks("text");
    let stamp = Stamp::from_line(&blocks[0]).expect("a stamp");
    assert_eq!(&stamp.digest, second);
    let base64 = blocks[1].lines().nth(1).expect("a key");
    let der = data_encoding::BASE64.decode(base64.as_bytes());
    let key = PublicKey::from_bytes(&der.expect("base64")[12..]).expect("a key");
    assert_eq!(key.pem().trim(), blocks[1]);
    assert!(stamp.check(&[key]).is_ok());
}

#[tokio::test]
async fn a_link_notes_a_message_at_one_tap_and_what_nobody_knows_is_dropped() {
    let app = TestApp::on(TODAY);
    let reply = app.get("/en/diary?message=no_niss").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.body.contains("<option value=\"no_niss\" selected>"));
    assert!(
        reply
            .body
            .contains("<option value=\"renewal-portal\" selected>")
    );
    for (address, canonical) in [
        ("/en/diary?message=nothing", "/en/diary"),
        ("/en/diary?message=renewal-portal", "/en/diary"),
        ("/en/diary?name=Ana", "/en/diary"),
        (
            "/en/diary?portal=extension-portal&message=no_niss",
            "/en/diary?message=no_niss&portal=extension-portal",
        ),
    ] {
        let reply = app.get(address).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{address}");
        assert_eq!(reply.header("location"), canonical, "{address}");
    }
}

#[tokio::test]
async fn where_nobody_told_a_portal_the_page_asks() {
    let app = TestApp::on(TODAY);
    for (address, asks) in [
        ("/en/diary", true),
        ("/en/diary?message=login_fails", true),
        ("/en/diary?message=no_niss", false),
        ("/en/diary?message=login_fails&portal=renewal-portal", false),
    ] {
        let reply = app.get(address).await;
        let is_asked = reply.body.contains("<option value=\"?\">Choose where");
        assert_eq!(is_asked, asks, "{address}");
    }
}

#[tokio::test]
async fn the_page_carries_what_is_known_of_the_portals_as_data_that_cannot_end_its_block() {
    let app = TestApp::on("2026-05-10");
    let reply = app.get("/en/diary").await;
    let block = reply.texts("script[type='application/json']").join("");
    let data: Value = serde_json::from_str(&block).expect("JSON");
    assert!(!block.contains('<'), "nothing ends the block");
    assert_eq!(data["known"]["day"], "2026-05-10");
    let now = data["now"].as_object().expect("portals");
    assert_eq!(now.len(), 2);
    assert!(now.values().all(|told| told.is_object() || told.is_null()));
    assert!(!data["words"].to_string().contains('⟦'));
}

#[tokio::test]
async fn the_history_that_diaries_are_compared_with_is_one_file_for_everybody() {
    let reply = TestApp::on("2026-05-10").get("/diary/history").await;
    assert_eq!(reply.status, StatusCode::OK);
    // Without a database nobody knows when each edition came, and so nobody keeps the file.
    assert_eq!(reply.header("cache-control"), "no-store");
    let data = reply.json();
    assert!(data["editions"].is_null());
    assert_eq!(data["known"]["day"], "2026-05-10");
    let renewal = &data["portals"]["renewal-portal"];
    let told = renewal["history"].as_array().expect("what is told");
    assert!(!told.is_empty());
    let known = renewal["known"].as_array().expect("what was known");
    let days: Vec<_> = known.iter().map(|one| one["from"].as_str()).collect();
    assert!(days.is_sorted() && days.len() > 3, "{days:?}");
    let state = |at: usize| known[at]["state"]["state"].as_str();
    assert_eq!((days[0], state(0)), (Some("2025-07-11"), Some("open")));
    assert_eq!((days[1], state(1)), (Some("2025-07-12"), Some("failing")));
}

#[tokio::test]
async fn a_page_carries_its_own_words_and_those_of_a_dossier_come_when_asked_for() {
    let app = TestApp::on("2026-05-10");
    for page in ["diary", "check-diary"] {
        let reply = app.get(&format!("/en/{page}")).await;
        let block = reply.texts("script[type='application/json']").join("");
        assert!(!block.contains("Diário"), "{page}");
    }
    let dossier = app.get("/pt/diary/words").await.json();
    assert!(!dossier["words"].to_string().contains('⟦'));
    assert!(dossier["words"]["doubt-late"].is_string());
    assert_eq!(dossier["months"][10], "novembro");
    assert_eq!(dossier["day"], "{day} de {month} de {year}");
}

#[tokio::test]
async fn the_names_of_an_edition_and_a_day_are_to_be_had() {
    let app = TestApp::on("2026-05-10");
    let today = app.get("/en/diary/names").await.json();
    assert!(today["messages"]["no_niss"].is_string());
    assert!(today["portals"]["renewal-portal"].is_string());
    let history = app.get("/diary/history").await.json();
    let edition = &history["known"]["edition"];
    let then = format!("/en/diary/names?edition={edition}&on=2026-05-09");
    let then = app.get(&then).await;
    assert_eq!(then.status, StatusCode::OK);
    let none = app.get("/en/diary/names?edition=999&on=2026-05-09").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

/// A file may be in a language that no page is served in any more.
#[tokio::test]
async fn names_are_to_be_had_in_each_language_that_files_were_ever_written_in() {
    let settings = Settings {
        pseudo_language: false,
        ..settings()
    };
    let app = TestApp::with(TODAY, settings);
    assert_eq!(app.get("/qps/diary").await.status, StatusCode::NOT_FOUND);
    for (set, _) in sets() {
        let (lang, _) = set.split_once('-').expect("a language");
        let reply = app.get(&format!("/{lang}/diary/names")).await;
        assert_eq!(
            reply.status,
            StatusCode::OK,
            "{lang} is to stay in Lang::ALL"
        );
        assert!(reply.json()["portals"]["renewal-portal"].is_string());
    }
    let reply = app.get("/xx/diary/names").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    let reply = app.get("/qps/diary/names?name=Ana").await;
    assert_eq!(reply.header("location"), "/qps/diary/names");
}

/// The sets of words that files were ever written in: their names, each with its text.
fn sets() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/static/diary/words");
    let files = std::fs::read_dir(folder).expect("the sets");
    let files = files.map(|file| file.expect("a file").path());
    let sets = files.map(|file| {
        let name = file.file_stem().expect("a name").to_string_lossy();
        let text = std::fs::read_to_string(&file).expect("a set");
        (name.into_owned(), text)
    });
    sets.collect()
}

/// `RUMO_KEEP_WORDS=1` writes a set that is missing.
#[tokio::test]
async fn the_words_of_a_file_stay_for_ever_and_todays_are_among_them() {
    let app = TestApp::on(TODAY);
    for lang in ["pt", "en"] {
        let text = app.get(&format!("/diary/words/{lang}")).await.body;
        let name = format!("{lang}-{}", &store::digest(&text)[..16]);
        if sets().iter().all(|(known, _)| *known != name) {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/static/diary/words");
            assert!(
                std::env::var_os("RUMO_KEEP_WORDS").is_some(),
                "the words of files have changed: run this once with RUMO_KEEP_WORDS=1 and commit {name}.json"
            );
            std::fs::write(format!("{folder}/{name}.json"), &text).expect("written");
        }
    }
    for (name, text) in sets() {
        let (lang, id) = name.split_once('-').expect("a language and a number");
        assert_eq!(
            id,
            &store::digest(&text)[..16],
            "{lang}: a set never changes"
        );
        let reply = app.get(&format!("/diary/words/{name}")).await;
        assert_eq!(reply.body, text);
        assert!(reply.header("cache-control").contains("immutable"));
    }
    for name in ["en-0000000000000000", "xx", "..%2fwords"] {
        let reply = app.get(&format!("/diary/words/{name}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[tokio::test]
async fn without_a_script_the_page_says_what_is_not_checked_and_leads_to_the_history() {
    for (lang, words) in [("pt", "não se verifica"), ("en", "it is not checked")] {
        let reply = TestApp::on(TODAY)
            .get(&format!("/{lang}/check-diary"))
            .await;
        let without = reply.texts("#without").join("");
        assert!(without.contains(words), "{without}");
        let link = format!("href=\"/{lang}/portals\"");
        assert!(reply.body.contains(&link), "{link}");
    }
}

#[tokio::test]
async fn the_paper_is_in_portuguese_with_the_language_of_the_page_and_the_legal_reason() {
    let app = TestApp::on(TODAY);
    let reply = app.get("/en/diary/paper").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.texts("table tbody tr").len(), 14);
    let heads = reply.texts("table th").join(" ");
    for word in ["Dia", "Day", "Assinatura", "Signature", "Provas guardadas"] {
        assert!(heads.contains(word), "{word}");
    }
    let text = reply.texts("article").join("");
    for words in [
        "não é culpa sua",
        "not your fault",
        "não se cita nenhuma lei",
        "no law that says so is cited",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("fale antes com um advogado"), "{text}");
    let alone = app.get("/pt/diary/paper").await;
    assert_eq!(alone.texts("table th")[0], "Dia");
}

#[tokio::test]
async fn the_paper_claims_a_tacit_grant_only_behind_a_tick_and_with_its_doubts() {
    let reply = TestApp::on(TODAY).get("/en/diary/paper").await;
    let parts = reply.texts("article section");
    let [reason, request] = &parts[..] else {
        panic!("the reason for everybody, and what is for those who have asked: {parts:?}");
    };
    for words in ["tácito", "tacit", "count as granted", "deve contar"] {
        assert!(!reason.contains(words), "{words}: {reason}");
    }
    let in_order = [
        "Pedi a renovação e não tive decisão",
        "I have asked for the renewal",
        "Só se a linha acima estiver assinalada",
        "deve contar como aceite",
        "Lei n.º 23/2007, artigo 82.º",
        "Only if the line above is ticked",
        "is to count as granted",
        "O que é duvidoso",
        "What is in doubt",
    ];
    let places: Vec<_> = in_order.map(|words| request.find(words)).into();
    assert!(places.iter().all(Option::is_some), "{places:?}: {request}");
    assert!(places.is_sorted(), "{places:?}");
}
