//! What the tests share: a small knowledge, the real one, and a few short ways to speak SQL.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sqlx::postgres::{PgPoolOptions, PgQueryResult};
use sqlx::{AssertSqlSafe, PgPool};
use store::{Publish, Store, StoreError};
use triage::knowledge::{DataFile, Fact, Holds, Knowledge, PortalState};

/// A few facts of every kind, and two states.
pub(crate) fn small() -> (Knowledge, Vec<PortalState>) {
    toml::from_str::<DataFile>(include_str!("small.toml"))
        .unwrap()
        .into_knowledge()
}

/// The knowledge that an empty database is filled with.
pub(crate) fn real() -> (Knowledge, Vec<PortalState>) {
    let mut all = DataFile::default();
    for file in data_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge")) {
        let text = fs::read_to_string(&file).unwrap();
        let one = toml::from_str(&text).unwrap_or_else(|error| panic!("{file:?}: {error}"));
        all.add(one).unwrap();
    }
    all.into_knowledge()
}

fn data_files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(data_files(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    files
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn holds(from: &str, to: Option<&str>) -> Holds {
    Holds {
        from: Some(day(from)),
        to: to.map(day),
    }
}

/// A fact of the small knowledge, to be changed.
pub(crate) fn fact<'a>(knowledge: &'a mut Knowledge, id: &str) -> &'a mut Fact {
    knowledge.facts.get_mut(id).unwrap()
}

/// A store that holds the small knowledge.
pub(crate) async fn filled(pool: &PgPool) -> Store {
    let store = Store::from(pool.clone());
    let (knowledge, states) = small();
    store.import(&knowledge, &states, "ana").await.unwrap();
    store
}

/// What is published in most tests.
pub(crate) fn publish(content: &Knowledge) -> Publish<'_> {
    Publish {
        by: "ana",
        reason: "a test",
        program: "0.1.0",
        decision_table: "a | b",
        content,
    }
}

/// Runs one statement.
pub(crate) async fn run(pool: &PgPool, sql: &str) -> Result<PgQueryResult, StoreError> {
    Ok(sqlx::query(AssertSqlSafe(sql.to_owned()))
        .execute(pool)
        .await?)
}

/// Asks for one number.
pub(crate) async fn number(pool: &PgPool, sql: &str) -> i64 {
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned()))
        .fetch_one(pool)
        .await
        .unwrap()
}

/// Runs a statement that must be refused, and says by which constraint.
pub(crate) async fn refused(pool: &PgPool, sql: &str) -> String {
    let error = run(pool, sql).await.expect_err(sql);
    error
        .constraint()
        .unwrap_or_else(|| panic!("{sql}: {error}"))
        .to_owned()
}

/// The same database, as the role that the running program has. `tests/with-postgres` makes it.
pub(crate) async fn as_program(pool: &PgPool) -> PgPool {
    let options = pool.connect_options().as_ref().clone();
    PgPoolOptions::new()
        .max_connections(2)
        .connect_with(options.username(PROGRAM))
        .await
        .unwrap()
}

/// The role of the running program.
pub(crate) const PROGRAM: &str = "rumo_app";
