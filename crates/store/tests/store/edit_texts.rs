//! Texts and phrases are edited one at a time, and a translation knows what it was made from.

use sqlx::PgPool;
use store::edit::{SaveError, TextChange, Versioned, WrittenText};
use store::journal::{Asked, Subject};
use store::{Store, digest};
use triage::knowledge::{Text, TextOrigin};

use crate::scene::{self, fact};

const PT: &str = "Vale até 15 de outubro";

/// The small knowledge, with a translation of a title.
async fn translated(pool: &PgPool) -> Store {
    let store = Store::from(pool.clone());
    let (mut knowledge, states) = scene::small();
    let english = [(
        "title".to_owned(),
        Text::Plain("Until 15 October".to_owned()),
    )];
    let texts = &mut fact(&mut knowledge, "decree-rule").text;
    texts.insert("en".to_owned(), english.into());
    store.import(&knowledge, &states, "ana").await.unwrap();
    store
}

async fn text(store: &Store, language: &str) -> Versioned<WrittenText> {
    let texts = store.texts_to_edit("decree-rule").await.unwrap();
    texts
        .into_iter()
        .find(|text| text.value.language == language && text.value.field == "title")
        .unwrap()
}

fn change<'a>(language: &'a str, body: &'a str, version: i32) -> TextChange<'a> {
    TextChange {
        fact: "decree-rule",
        language,
        field: "title",
        body,
        version: Some(version),
        made_from: None,
        is_typo: false,
    }
}

/// Whether the working copy says that the English title is stale.
async fn is_stale(store: &Store) -> bool {
    let draft = store.draft().await.unwrap();
    let texts = &draft.knowledge.facts["decree-rule"].text;
    let source = digest(texts["pt"]["title"].body());
    texts["en"]["title"].is_stale_against(&source)
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_translation_is_stale_from_the_change_of_its_source_to_its_own(pool: PgPool) {
    let store = translated(&pool).await;
    assert_eq!(text(&store, "en").await.value.source_hash, Some(digest(PT)));
    assert!(!is_stale(&store).await);

    let read = text(&store, "pt").await;
    let saved = store.save_text(
        change("pt", "Valeu até outubro", read.version),
        "rui",
        "it is over",
    );
    saved.await.unwrap();
    assert!(is_stale(&store).await);

    let read = text(&store, "en").await;
    let saved = store.save_text(
        change("en", "It held until October", read.version),
        "eva",
        "follows",
    );
    saved.await.unwrap();
    assert!(!is_stale(&store).await);
    let draft = store.draft().await.unwrap();
    let english = &draft.knowledge.facts["decree-rule"].text["en"]["title"];
    assert_eq!(*english, Text::Plain("It held until October".to_owned()));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_stale_translation_goes_through_an_edition_and_back(pool: PgPool) {
    let store = translated(&pool).await;
    let read = text(&store, "pt").await;
    let saved = store.save_text(change("pt", "Outra coisa", read.version), "rui", "new");
    saved.await.unwrap();
    let draft = store.draft().await.unwrap();
    let again = serde_json::from_str(&store::canonical(&draft.knowledge).unwrap()).unwrap();
    store.import(&again, &draft.states, "ana").await.unwrap();
    assert_eq!(store.draft().await.unwrap(), draft);
    assert!(is_stale(&store).await);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn only_a_typo_keeps_what_was_fresh_and_says_who_said_so(pool: PgPool) {
    let store = translated(&pool).await;
    let read = text(&store, "pt").await;
    let typo = TextChange {
        is_typo: true,
        ..change("pt", "Vale até 15 de Outubro", read.version)
    };
    let before = text(&store, "en").await;
    store.save_text(typo, "rui", "a capital").await.unwrap();
    assert!(!is_stale(&store).await);
    let asked = Asked {
        what: Some(Subject::Text),
        key: Some("decree-rule/en/title"),
        ..Asked::default()
    };
    let noted = store.journal(asked, 9).await.unwrap();
    assert_eq!(
        (noted[0].author.as_str(), noted[0].why.as_str()),
        ("rui", "a capital")
    );
    assert_eq!(noted[0].after.as_ref().unwrap()["only_a_typo"], true);

    let late = change("en", "Another", before.version);
    let refused = store.save_text(late, "eva", "x").await.unwrap_err();
    assert!(
        matches!(refused, SaveError::Changed(now) if now.by == "rui"),
        "who mended the typo"
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn only_a_typo_does_not_freshen_what_was_stale(pool: PgPool) {
    let store = translated(&pool).await;
    let read = text(&store, "pt").await;
    let saved = store
        .save_text(change("pt", "Outra coiza", read.version), "rui", "new")
        .await;
    let typo = TextChange {
        is_typo: true,
        ..change("pt", "Outra coisa", saved.unwrap())
    };
    store.save_text(typo, "rui", "a letter").await.unwrap();
    assert!(is_stale(&store).await);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_translation_of_what_was_seen_before_a_change_is_stale(pool: PgPool) {
    let store = translated(&pool).await;
    let seen = digest(PT);
    let english = text(&store, "en").await;
    let read = text(&store, "pt").await;
    let saved = store.save_text(change("pt", "Outra coisa", read.version), "rui", "new");
    saved.await.unwrap();
    let made = TextChange {
        made_from: Some(&seen),
        ..change("en", "Valid until 15 October", english.version)
    };
    store.save_text(made, "eva", "better").await.unwrap();
    assert!(is_stale(&store).await);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn somebody_else_than_the_author_reviews_and_a_change_ends_the_review(pool: PgPool) {
    let store = translated(&pool).await;
    let read = text(&store, "en").await;
    let own = store
        .review_text(change("en", "", read.version), "ana")
        .await;
    assert!(matches!(
        own,
        Err(SaveError::Field {
            field: "review",
            code: "own-text"
        })
    ));
    let version = store
        .review_text(change("en", "", read.version), "rui")
        .await
        .unwrap();
    let reviewed = text(&store, "en").await;
    assert_eq!(reviewed.value.reviewed_by.as_deref(), Some("rui"));
    let changed = (&reviewed.by, reviewed.at);
    assert_eq!(changed, (&read.by, read.at), "to read is not to change");
    let stale = change("en", "Another", read.version);
    let told = store.save_text(stale, "eva", "better").await;
    assert!(
        matches!(told, Err(SaveError::Changed(now)) if now.by == "rui" && now.at > read.at),
        "whoever has an older version is told who has read it"
    );

    let saved = store
        .save_text(change("en", "Another", version), "rui", "better")
        .await;
    saved.unwrap();
    let changed = text(&store, "en").await.value;
    assert_eq!(
        (changed.reviewed_by, changed.origin),
        (None, TextOrigin::Human)
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_later_wording_is_added_and_removed(pool: PgPool) {
    let store = translated(&pool).await;
    let later = TextChange {
        field: "title@2025-10-16",
        version: None,
        ..change("pt", "Valeu", 0)
    };
    let version = store.save_text(later, "rui", "it is over").await.unwrap();
    let twice = store.save_text(later, "eva", "the same").await.unwrap_err();
    assert!(matches!(twice, SaveError::Changed(now) if now.by == "rui"));
    let wrong = TextChange {
        field: "title@tomorrow",
        ..later
    };
    let wrong = store.save_text(wrong, "eva", "x").await.unwrap_err();
    assert!(matches!(
        wrong,
        SaveError::Field {
            field: "field",
            code: "not-a-field"
        }
    ));
    let empty = TextChange { body: " ", ..later };
    let empty = store.save_text(empty, "eva", "x").await.unwrap_err();
    assert!(matches!(
        empty,
        SaveError::Field {
            field: "body",
            code: "missing"
        }
    ));
    let later = TextChange {
        version: Some(version),
        ..later
    };
    store
        .remove_text(later, "eva", "it was none")
        .await
        .unwrap();
    assert!(matches!(
        store.remove_text(later, "eva", "again").await,
        Err(SaveError::Gone)
    ));
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn phrases_are_added_and_removed_and_noted(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let said = async || {
        let all = store.phrases_to_edit("debt_under_review").await.unwrap();
        all.into_iter()
            .map(|phrase| phrase.value.body)
            .collect::<Vec<_>>()
    };
    let before = said().await;
    let id = store
        .save_phrase(
            "debt_under_review",
            "en",
            " my debt is in review ",
            "rui",
            "heard",
        )
        .await
        .unwrap();
    assert_eq!(
        said().await[2],
        "my debt is in review",
        "after the others of its language"
    );
    let twice = store
        .save_phrase("a_debt", "en", "my debt is in review", "rui", "heard")
        .await
        .unwrap_err();
    assert!(matches!(
        twice,
        SaveError::Field {
            field: "body",
            code: "said-already"
        }
    ));
    let nowhere = store
        .save_phrase("hope", "en", "I hope", "rui", "heard")
        .await
        .unwrap_err();
    assert!(matches!(
        nowhere,
        SaveError::Field {
            field: "message",
            code: "not-a-message"
        }
    ));
    store.remove_phrase(id, "eva", "too short").await.unwrap();
    assert_eq!(said().await, before);
    let asked = Asked {
        what: Some(Subject::Phrase),
        ..Asked::default()
    };
    let noted = store.journal(asked, 9).await.unwrap();
    assert_eq!(noted.len(), 2);
    assert_eq!(
        noted[0].before.as_ref().unwrap()["body"],
        "my debt is in review"
    );
}
