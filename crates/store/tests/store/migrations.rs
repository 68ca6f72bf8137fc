//! Migrations are code: they parse, they go up and down on data, and need no superuser.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sqlparser::ast::{
    AlterColumnOperation, AlterTableOperation, ColumnDef, ColumnOption, Statement,
};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use sqlx::PgPool;
use store::{MIGRATOR, Store};

use crate::scene::{self, number};

/// Every file by its name.
fn files() -> BTreeMap<String, String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

#[test]
fn every_migration_can_be_undone() {
    let files = files();
    assert!(!files.is_empty());
    for name in files.keys() {
        let twin = name.strip_suffix(".up.sql").map_or_else(
            || name.replace(".down.sql", ".up.sql"),
            |stem| format!("{stem}.down.sql"),
        );
        assert_ne!(*name, twin, "{name} is neither up nor down");
        assert!(files.contains_key(&twin), "{name} has no {twin}");
    }
    assert_eq!(
        MIGRATOR.iter().count(),
        files.len(),
        "a migration is not built in"
    );
}

#[test]
fn every_migration_parses_and_fills_what_it_makes_obligatory() {
    for (name, sql) in files() {
        let statements = Parser::parse_sql(&PostgreSqlDialect {}, &sql)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        for statement in statements {
            assert!(!demands_without_default(&statement), "{name}: {statement}");
        }
    }
}

/// `not null` on a table that may have rows, without saying what the rows shall have.
fn demands_without_default(statement: &Statement) -> bool {
    let Statement::AlterTable(alter) = statement else {
        return false;
    };
    alter.operations.iter().any(|operation| match operation {
        AlterTableOperation::AddColumn { column_def, .. } => demands(column_def),
        AlterTableOperation::AlterColumn { op, .. } => {
            matches!(op, AlterColumnOperation::SetNotNull)
        }
        _ => false,
    })
}

fn demands(column: &ColumnDef) -> bool {
    let has = |wanted: fn(&ColumnOption) -> bool| {
        column.options.iter().any(|option| wanted(&option.option))
    };
    has(|option| matches!(option, ColumnOption::NotNull))
        && !has(|option| matches!(option, ColumnOption::Default(_)))
}

#[test]
fn the_test_for_obligatory_columns_sees_them() {
    let refuses = |sql: &str| {
        let statements = Parser::parse_sql(&PostgreSqlDialect {}, sql).unwrap();
        statements.iter().any(demands_without_default)
    };
    assert!(refuses(
        "alter table fact alter column verified_on set not null"
    ));
    assert!(refuses(
        "alter table fact add column weight integer not null"
    ));
    assert!(!refuses(
        "alter table fact add column weight integer not null default 1"
    ));
    assert!(!refuses("create table t (weight integer not null)"));
}

#[sqlx::test(migrations = false)]
async fn every_migration_goes_up_and_down_on_data(pool: PgPool) {
    let store = Store::from(pool.clone());
    store.migrate().await.unwrap();
    let (knowledge, states) = scene::small();
    let versions: Vec<i64> = MIGRATOR
        .iter()
        .filter(|migration| migration.migration_type.is_up_migration())
        .map(|migration| migration.version)
        .collect();
    for version in versions.into_iter().rev() {
        store.import(&knowledge, &states, "ana").await.unwrap();
        store.publish(scene::publish(&knowledge)).await.unwrap();
        MIGRATOR.undo(&pool, version - 1).await.unwrap();
        store.migrate().await.unwrap();
    }
    let imported = store.import(&knowledge, &states, "ana").await.unwrap();
    assert_eq!(imported.facts, knowledge.facts.len());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn down_leaves_nothing(pool: PgPool) {
    scene::filled(&pool).await;
    MIGRATOR.undo(&pool, 0).await.unwrap();
    let left = "select count(*) from pg_class
                where relnamespace = 'public'::regnamespace and relname !~ '^_sqlx_migrations'
                    and relkind in ('r', 'S', 'v')";
    assert_eq!(number(&pool, left).await, 0);
    let functions = "select count(*) from pg_proc
                     where pronamespace = 'public'::regnamespace
                         and not exists (
                             select from pg_depend where objid = pg_proc.oid and deptype = 'e'
                         )";
    assert_eq!(number(&pool, functions).await, 0);
}

#[sqlx::test(migrations = false)]
async fn several_who_migrate_at_once_wait_for_each_other(pool: PgPool) {
    let store = Store::from(pool);
    let (a, b, c) = tokio::join!(store.migrate(), store.migrate(), store.migrate());
    assert!(a.is_ok() && b.is_ok() && c.is_ok());
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn no_superuser_is_needed(pool: PgPool) {
    let superuser = "select count(*) from pg_roles where rolname = current_user and rolsuper";
    assert_eq!(
        number(&pool, superuser).await,
        0,
        "run the tests as a role that is none"
    );
}

/// A constraint that Postgres names itself has a name that nobody chose.
#[sqlx::test(migrator = "store::MIGRATOR")]
async fn every_table_is_described_by_named_constraints(pool: PgPool) {
    let unnamed = "select count(*) from pg_constraint
                   where connamespace = 'public'::regnamespace and conrelid <> 0
                       and conrelid <> '_sqlx_migrations'::regclass
                       and conname ~ '_check[0-9]*$'";
    assert_eq!(number(&pool, unnamed).await, 0);
}
