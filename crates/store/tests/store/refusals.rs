//! What the tables refuse, by the name of the constraint.

use sqlx::PgPool;
use store::Store;
use triage::knowledge::Detail;

use crate::scene::{self, fact, refused, run};

fn site(set: &str) -> String {
    format!("update site set {set} where id = 'ngo'")
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_origin_of_a_site_is_an_https_host_and_nothing_else(pool: PgPool) {
    run(
        &pool,
        "insert into site (id, name, origins, default_language, languages, author)
         values ('ngo', 'An NGO', '{https://ngo.example,https://www.ngo.example:8443}', 'pt',
             '{pt,en}', 'ana')",
    )
    .await
    .unwrap();
    for origin in [
        "'http://ngo.example'",
        "'https://*.ngo.example'",
        "'https://ngo.example/path'",
        "'https://ngo.example; script-src *'",
        "'https://ngo.example https://other.example'",
        "'https://NGO.example'",
        "'https://localhost'",
        "E'https://ngo.example\\nx'",
        "'''unsafe-inline'''",
        "''",
        "null",
    ] {
        let sql = site(&format!("origins = array['https://a.example', {origin}]"));
        assert_eq!(
            refused(&pool, &sql).await,
            "site_origins_are_https",
            "{origin}"
        );
    }
    for (set, constraint) in [
        ("id = 'A site'", "site_id_is_slug"),
        ("default_language = 'ar'", "site_default_language_offered"),
        ("languages = '{pt,<b>}'", "site_languages_are_tags"),
        ("accent_colour = 'red'", "site_accent_colour_is_hex"),
        ("shows_contact = true", "site_contact_to_show"),
        ("contact_phone = 'call me'", "site_contact_phone_is_number"),
    ] {
        assert_eq!(refused(&pool, &site(set)).await, constraint, "{set}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_values_of_a_kind_belong_to_a_fact_of_that_kind(pool: PgPool) {
    scene::filled(&pool).await;
    let sql = "insert into rule (fact) values ('shop-porto')";
    assert_eq!(refused(&pool, sql).await, "rule_fact_fkey");
    let sql = "insert into rule (fact, kind) values ('shop-porto', 'place')";
    assert_eq!(refused(&pool, sql).await, "rule_kind_is_rule");
    let sql = "update fact set kind = 'report' where id = 'shop-porto'";
    assert_eq!(refused(&pool, sql).await, "place_fact_fkey");
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn what_a_fact_names_must_be_there(pool: PgPool) {
    let store = Store::from(pool);
    let broken = |id: &'static str, breaks: fn(&mut Detail)| {
        let (mut knowledge, states) = scene::small();
        breaks(&mut fact(&mut knowledge, id).about);
        let store = store.clone();
        async move {
            let error = store.import(&knowledge, &states, "ana").await.unwrap_err();
            error
                .constraint()
                .unwrap_or_else(|| panic!("{id}: {error}"))
                .to_owned()
        }
    };
    let constraint = broken("ask-by-form", |about| {
        if let Detail::Advice(advice) = about {
            advice.take = vec!["contact-form".to_owned()];
        }
    });
    assert_eq!(constraint.await, "advice_document_document_fkey");
    let constraint = broken("debt_under_review", |about| {
        if let Detail::Message(message) = about {
            message.confusable_with = vec!["contact-form".to_owned()];
        }
    });
    assert_eq!(constraint.await, "message_confusable_other_fkey");
    let constraint = broken("debt_under_review", |about| {
        if let Detail::Message(message) = about {
            message.last_seen = "2025-13".to_owned();
        }
    });
    assert_eq!(constraint.await, "message_last_seen_is_month");
    let constraint = broken("contact-form", |about| {
        if let Detail::Channel(channel) = about {
            channel.url = Some("javascript:alert(1)".to_owned());
        }
    });
    assert_eq!(constraint.await, "channel_url_is_https");
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_row_that_is_not_of_the_domain_names_itself(pool: PgPool) {
    let store = scene::filled(&pool).await;
    run(
        &pool,
        "alter table advice drop constraint advice_cost_known",
    )
    .await
    .unwrap();
    run(
        &pool,
        "update advice set cost = 'hope' where fact = 'ask-by-form'",
    )
    .await
    .unwrap();
    assert_eq!(
        store.draft().await.unwrap_err().to_string(),
        "table advice, row ask-by-form: hope is not a value of the domain"
    );
}
