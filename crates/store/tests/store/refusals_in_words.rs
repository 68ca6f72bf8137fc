//! Every constraint of the tables that editors change is known by name, with its field.

use std::collections::BTreeSet;

use sqlx::PgPool;
use store::edit::{REFUSALS, REMOVALS};

/// The tables behind the forms. The history of the portals refers to them.
const TABLES: &str =
    "('source', 'fact', 'fact_source', 'fact_contradiction', 'fact_text', 'portal',
    'accepted_window', 'rule', 'document', 'message', 'message_route', 'message_confusable',
    'channel', 'place', 'help_line', 'advice', 'advice_document', 'phrase')";

async fn constraints(pool: &PgPool, which: &str) -> BTreeSet<String> {
    let sql = format!(
        "select conname::text
         from pg_constraint
         left join pg_class as of on of.oid = conrelid
         left join pg_class as referred on referred.oid = confrelid
         where connamespace = 'public'::regnamespace and contype <> 'n' and ({which})"
    );
    let names: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .fetch_all(pool)
        .await
        .unwrap();
    names.into_iter().collect()
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn every_constraint_of_an_editable_table_names_a_field(pool: PgPool) {
    let known: BTreeSet<_> = REFUSALS
        .iter()
        .map(|refusal| refusal.constraint.to_owned())
        .collect();
    assert_eq!(known.len(), REFUSALS.len(), "a constraint is there twice");
    let wanted = constraints(&pool, &format!("of.relname in {TABLES}")).await;
    let missing: Vec<_> = wanted.difference(&known).collect();
    assert!(
        missing.is_empty(),
        "nobody says what these mean: {missing:?}"
    );
    let gone: Vec<_> = known.difference(&wanted).collect();
    assert!(gone.is_empty(), "no table has these: {gone:?}");
}

/// A reference that goes along with what is removed does not refuse.
#[sqlx::test(migrator = "store::MIGRATOR")]
async fn every_reference_that_holds_a_row_says_so_when_it_is_removed(pool: PgPool) {
    let holding = format!("contype = 'f' and confdeltype <> 'c' and referred.relname in {TABLES}");
    let wanted = constraints(&pool, &holding).await;
    let known: BTreeSet<_> = REMOVALS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(known, wanted);
}
