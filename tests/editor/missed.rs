//! What nothing fitted: it becomes a phrase of a message, or is let go.

use axum::http::StatusCode;
use sqlx::PgPool;
use store::Role;

use crate::site::Site;

#[sqlx::test(migrations = false)]
async fn a_text_becomes_a_phrase_of_the_message_that_was_meant(pool: PgPool) {
    let site = Site::filled(pool).await;
    let today = "2026-11-25".parse().unwrap();
    for said in ["o portal diz batatas", "nothing to do with it"] {
        site.store.keep_missed(said, "pt", today).await.unwrap();
    }
    let mut editor = site.signed_in("eva", Role::Editor).await;
    let list = editor.get("/editor/missed").await;
    assert_eq!(list.texts("article").len(), 2);
    let missed = site.store.missed().await.unwrap();
    let of = |said: &str| missed.iter().find(|text| text.said == said).unwrap().id;
    let address = format!("/editor/missed/{}", of("o portal diz batatas"));
    let body = "o portal diz batatas";
    let typed = [("message", ""), ("language", "pt"), ("body", body)];
    let refused = editor.post(&address, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.texts("#body"), [body]);
    let typed = [
        ("message", "debt_under_review"),
        ("language", "pt"),
        ("body", body),
    ];
    assert_eq!(
        editor.post(&address, &typed).await.to(),
        "/editor/missed?done=missed-given"
    );
    let phrases = site
        .store
        .phrases_to_edit("debt_under_review")
        .await
        .unwrap();
    assert!(phrases.iter().any(|phrase| phrase.value.body == body));
    let drop = format!("/editor/missed/{}/drop", of("nothing to do with it"));
    editor.post(&drop, &[]).await;
    assert!(site.store.missed().await.unwrap().is_empty());
    assert_eq!(editor.get(&address).await.status, StatusCode::NOT_FOUND);
}
