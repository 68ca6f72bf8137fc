//! Versions of rows: whoever saves an old one finds no row.

use sqlx::PgPool;

use crate::scene::{self, number, run};

const VERSION: &str = "select version::bigint from fact where id = 'contact-form'";

fn save(version: i64) -> String {
    format!(
        "update fact set confidence = 'low', author = 'rui'
         where id = 'contact-form' and version = {version}"
    )
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn who_saves_second_finds_no_row(pool: PgPool) {
    scene::filled(&pool).await;
    let read = number(&pool, VERSION).await;
    assert_eq!(run(&pool, &save(read)).await.unwrap().rows_affected(), 1);
    assert!(number(&pool, VERSION).await > read);
    assert_eq!(run(&pool, &save(read)).await.unwrap().rows_affected(), 0);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn an_import_brings_no_old_version_back(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let read = number(&pool, VERSION).await;
    let (knowledge, states) = scene::small();
    store.import(&knowledge, &states, "eva").await.unwrap();
    assert_eq!(run(&pool, &save(read)).await.unwrap().rows_affected(), 0);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn every_row_that_people_edit_has_a_version_and_an_author(pool: PgPool) {
    scene::filled(&pool).await;
    run(
        &pool,
        "insert into site (id, name, origins, default_language, languages, author)
         values ('ngo', 'An NGO', '{https://ngo.example}', 'pt', '{pt,en}', 'ana')",
    )
    .await
    .unwrap();
    for table in ["source", "fact", "fact_text", "site"] {
        let newest = format!("select max(version)::bigint from {table}");
        let before = number(&pool, &newest).await;
        run(&pool, &format!("update {table} set author = 'rui'"))
            .await
            .unwrap();
        let old = format!("select count(*) from {table} where version <= {before}");
        assert_eq!(number(&pool, &old).await, 0, "{table}");
    }
}
