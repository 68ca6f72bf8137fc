//! The program's role may do what the program does, table by table, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use sqlx::{AssertSqlSafe, PgPool};
use store::{SEQUENCES, SchemaError, Store, StoreError, TABLES};

use crate::scene::{self, PROGRAM, as_program, run};

/// The kinds of relations that a role can be given rights on, without those of an extension.
const RELATIONS: &str = "select relname::text from pg_class
    where relnamespace = 'public'::regnamespace and relkind = any ($1::text[]::\"char\"[])
        and not exists (select from pg_depend where objid = pg_class.oid and deptype in ('e', 'i'))
    order by 1";

async fn relations(pool: &PgPool, kinds: &[&str]) -> Vec<String> {
    let names = sqlx::query_scalar(RELATIONS).bind(kinds);
    names.fetch_all(pool).await.unwrap()
}

/// Whether the database says that the role may not.
async fn is_denied(pool: &PgPool, sql: &str) -> bool {
    match run(pool, sql).await {
        Err(StoreError::Database(sqlx::Error::Database(error))) => {
            error.code().as_deref() == Some("42501")
        }
        Err(error) => panic!("{sql}: {error}"),
        Ok(_) => false,
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn every_table_says_what_the_program_may_do_with_it(pool: PgPool) {
    let file = "crates/store/src/grants.rs";
    let tables = relations(&pool, &["r", "p", "v", "m"]).await;
    for name in &tables {
        assert!(
            TABLES.iter().any(|(table, _)| table == name),
            "the table {name} is not in {file}: add a line that says what the program does with \
             it (and one to the data table of docs/operations.md)"
        );
    }
    for (name, _) in TABLES {
        assert!(
            tables.iter().any(|table| table == name),
            "{file} speaks of {name}, and there is no such table: remove the line"
        );
    }
    assert_eq!(
        relations(&pool, &["S"]).await,
        SEQUENCES,
        "sequences of {file}"
    );
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_program_cannot_change_the_schema_or_empty_a_table(pool: PgPool) {
    scene::filled(&pool).await.grant_to(PROGRAM).await.unwrap();
    let program = as_program(&pool).await;
    for sql in [
        "create table evil (id integer)",
        "create temporary table evil (id integer)",
        "create schema evil",
        "create function evil() returns integer language sql as 'select 1'",
        "alter table fact add column evil text",
        "alter table edition disable trigger all",
        "drop table missed",
        "drop trigger edition_is_immutable on edition",
        "truncate missed",
        "delete from _sqlx_migrations",
        "insert into _sqlx_migrations select * from _sqlx_migrations",
        "select setval('row_version', 1)",
    ] {
        assert!(is_denied(&program, sql).await, "{sql}");
    }
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn the_program_cannot_rewrite_what_was_said(pool: PgPool) {
    let store = scene::filled(&pool).await;
    let (knowledge, _) = scene::small();
    store.publish(scene::publish(&knowledge)).await.unwrap();
    store.grant_to(PROGRAM).await.unwrap();
    let program = as_program(&pool).await;
    for sql in [
        "update edition set reason = 'another'",
        "delete from edition",
        "update portal_state set state = 'open'",
        "delete from portal_state",
        "update portal_state_end set until = '2030-01-01'",
        "delete from portal_state_source",
        "update portal_state_text set body = 'another'",
        "delete from live",
        "insert into live (serial) values (7)",
    ] {
        assert!(is_denied(&program, sql).await, "{sql}");
    }
}

/// Every append-only table is guarded by triggers too; the rights must say the same.
#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_table_that_refuses_changes_grants_none(pool: PgPool) {
    let guarded: Vec<String> = sqlx::query_scalar(
        "select distinct tgrelid::regclass::text from pg_trigger
         where tgfoid = 'refuse_change'::regproc and tgname ~ '_(is_history|is_immutable)$'",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    assert!(guarded.iter().any(|name| name == "edition"), "{guarded:?}");
    for name in guarded {
        let (_, rights) = TABLES.iter().find(|(table, _)| *table == name).unwrap();
        // A review is no change of what was said, see the migration of the states.
        let allowed = match name.as_str() {
            // A proposal is decided, and then its row says by whom.
            "portal_state_text" | "proposal" => &["select", "insert", "update"][..],
            _ => &["select", "insert"],
        };
        assert!(
            rights.iter().all(|right| allowed.contains(right)),
            "{name} is append-only and crates/store/src/grants.rs grants {rights:?}"
        );
    }
}

/// A query of the program, as the macros have kept it.
#[derive(Deserialize)]
struct Kept {
    query: String,
    describe: Described,
}

#[derive(Deserialize)]
struct Described {
    parameters: serde_json::Value,
}

impl Kept {
    /// `explain execute` checks the rights and does nothing. What is not explained needs none.
    fn explained(&self, name: &str) -> Option<[String; 2]> {
        let query = self.query.trim_start();
        let word = query.split_whitespace().next()?.to_lowercase();
        if !["select", "insert", "update", "delete", "with"].contains(&word.as_str()) {
            return None;
        }
        let known = self.describe.parameters["Left"]
            .as_array()
            .map_or(0, Vec::len);
        let values = match known {
            0 => String::new(),
            _ => format!("({})", vec!["null"; known].join(", ")),
        };
        Some([
            format!("prepare {name} as {query}"),
            format!("explain execute {name} {values}"),
        ])
    }
}

fn kept() -> Vec<Kept> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(".sqlx");
    fs::read_dir(dir)
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .map(|text| serde_json::from_str(&text).unwrap())
        .collect()
}

/// So whoever writes a query that needs another right is told here, and not by an operator.
#[sqlx::test(migrator = "store::MIGRATOR")]
async fn every_query_of_the_program_is_allowed_to_its_role(pool: PgPool) {
    Store::from(pool.clone()).grant_to(PROGRAM).await.unwrap();
    let program = as_program(&pool).await;
    let mut conn = program.acquire().await.unwrap();
    let (mut asked, mut denied) = (0, BTreeSet::new());
    for (number, query) in kept().iter().enumerate() {
        let Some(steps) = query.explained(&format!("q{number}")) else {
            continue;
        };
        asked += 1;
        for sql in steps {
            let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *conn).await;
            if let Err(error) = done {
                denied.insert(format!("{error}\n    {}", query.query));
            }
        }
    }
    assert!(asked > 30, "{asked}");
    assert!(
        denied.is_empty(),
        "add the right to the table's line in crates/store/src/grants.rs:\n{}",
        Vec::from_iter(denied).join("\n")
    );
}

/// The right of a table outside the working copy is there because some query needs it.
#[test]
fn no_right_is_granted_that_no_query_needs() {
    let all: String = kept()
        .iter()
        .map(|kept| kept.query.split_whitespace().collect::<Vec<_>>().join(" ") + "\n")
        .collect();
    // By a trigger, as whoever changes live data; and by the library that runs migrations.
    let elsewhere = [("live", "update"), ("_sqlx_migrations", "select")];
    for (table, rights) in TABLES.iter().filter(|(_, rights)| rights.len() < 4) {
        for right in rights
            .iter()
            .filter(|right| !elsewhere.contains(&(table, right)))
        {
            let verbs: &[&str] = match *right {
                "select" => &["from", "join"],
                "insert" => &["insert into"],
                "update" => &["update"],
                _ => &["delete from"],
            };
            let is_used = verbs.iter().any(|verb| {
                let words = format!("{verb} {table}");
                all.match_indices(&words).any(|(at, _)| {
                    let after = all[at + words.len()..].chars().next();
                    after.is_none_or(|next| !next.is_alphanumeric() && next != '_')
                })
            });
            let is_used = is_used || *right == "update" && is_upserted(&all, table);
            assert!(
                is_used,
                "no query does `{right}` on {table}: take the right away"
            );
        }
    }
}

/// `insert ... on conflict ... do update` needs the right to update too.
fn is_upserted(all: &str, table: &str) -> bool {
    let insert = format!("insert into {table} ");
    all.lines()
        .any(|query| query.contains(&insert) && query.contains("do update"))
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn granting_again_takes_away_what_was_given_by_hand(pool: PgPool) {
    let store = Store::from(pool.clone());
    store.grant_to(PROGRAM).await.unwrap();
    let rights = "select string_agg(relname || ' ' || relacl::text, ' ' order by relname)
                  from pg_class where relnamespace = 'public'::regnamespace";
    let before: String = sqlx::query_scalar(rights).fetch_one(&pool).await.unwrap();
    for by_hand in [
        "grant update, delete, truncate on edition to rumo_app",
        "grant create on schema public to public",
        "grant update on sequence row_version to rumo_app",
    ] {
        run(&pool, by_hand).await.unwrap();
    }
    store.grant_to(PROGRAM).await.unwrap();
    let after: String = sqlx::query_scalar(rights).fetch_one(&pool).await.unwrap();
    assert_eq!(before, after);
    let program = as_program(&pool).await;
    assert!(is_denied(&program, "create table evil (id integer)").await);
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn a_role_that_rights_cannot_bind_is_refused(pool: PgPool) {
    let store = Store::from(pool.clone());
    let owner: String = sqlx::query_scalar("select current_user::text")
        .fetch_one(&pool)
        .await
        .unwrap();
    let refused = store.grant_to(&owner).await.unwrap_err();
    assert!(
        matches!(refused, StoreError::Schema(SchemaError::TooStrong { .. })),
        "{refused}"
    );
    for name in ["nobody_of_this_name", "a\"; drop table fact; --"] {
        let refused = store.grant_to(name).await.unwrap_err();
        let wanted = SchemaError::NoRole(name.to_owned());
        assert!(matches!(refused, StoreError::Schema(error) if error == wanted));
    }
}
