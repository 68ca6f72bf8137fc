//! The drill: a backup is taken, restored into an empty database, compared, and served.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use axum::http::StatusCode;
use rumo::app::router;
use rumo::follow::fill_and_load;
use rumo::knowledge_files;
use rumo::state::AppState;
use sqlx::postgres::PgPoolOptions;
use sqlx::{AssertSqlSafe, PgPool};
use store::{Publish, Store};

use crate::{Folder, clock, get, settings};

/// Pages that need the edition, the states, an old edition and the list of them.
const PAGES: [&str; 5] = [
    "/en/check/result?permit=visa",
    "/pt/check/result?permit=visa&edition=1",
    "/en/portals",
    "/pt/editions",
    "/readyz",
];

/// Runs a script of `ops/` on the database of that address.
fn ops(script: &str, url: &str, file: &Path) -> Output {
    let bin = Command::new("tests/postgres-bin").output().unwrap();
    let bin = String::from_utf8(bin.stdout).unwrap();
    Command::new(format!("ops/{script}"))
        .arg(file)
        .env("DATABASE_URL", url)
        .env("PG_BINDIR", bin.trim())
        .output()
        .unwrap()
}

fn done(output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

fn refused(output: &Output, because: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains(because), "{said}");
}

/// The address of another database of the server that the tests use.
fn address(database: &str) -> String {
    let url = std::env::var("DATABASE_URL").unwrap();
    let (server, query) = url.split_once('?').unwrap_or((&url, ""));
    let (server, _) = server.rsplit_once('/').unwrap();
    format!("{server}/{database}?{query}")
}

/// A database that is removed at the end.
struct Empty {
    name: String,
    admin: PgPool,
}

impl Empty {
    async fn beside(pool: &PgPool) -> Self {
        let options = pool.connect_options();
        let name = format!("{}_restored", options.get_database().unwrap());
        let admin = PgPoolOptions::new()
            .connect(&address("postgres"))
            .await
            .unwrap();
        let empty = Self { name, admin };
        empty.remove().await;
        empty.say("create database", "template template0").await;
        empty
    }

    async fn say(&self, verb: &str, rest: &str) {
        let sql = format!("{verb} \"{}\" {rest}", self.name);
        let said = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&self.admin);
        said.await.unwrap();
    }

    /// Not by force, which may not end what the server itself does there, such as a vacuum: that
    /// steps aside by itself when it is waited for.
    async fn remove(&self) {
        let sql = format!("drop database if exists \"{}\"", self.name);
        for _ in 0..10 {
            let dropped = sqlx::raw_sql(AssertSqlSafe(sql.clone()));
            if dropped.execute(&self.admin).await.is_ok() {
                return;
            }
        }
        panic!("{} cannot be removed", self.name);
    }
}

/// How many rows each table has, and a digest over all of them; where each sequence stands.
async fn content(pool: &PgPool) -> BTreeMap<String, String> {
    let names: Vec<(String, String)> = sqlx::query_as(
        "select relname::text, relkind::text from pg_class
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'S')",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    let mut found = BTreeMap::new();
    for (name, kind) in names {
        let sql = match kind.as_str() {
            "S" => format!("select last_value::text || is_called::text from {name}"),
            _ => format!(
                "select count(*) || ' ' || encode(sha256(convert_to(
                     coalesce(string_agg(t::text, chr(10) order by t::text collate \"C\"), ''),
                     'UTF8')), 'hex')
                 from {name} t"
            ),
        };
        let all: String = sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_one(pool)
            .await
            .unwrap();
        found.insert(name, all);
    }
    found
}

/// Two editions, the states with one more, and a text that somebody sent.
async fn lived_in(store: &Store, folder: &Folder) {
    let first = fill_and_load(store, &folder.copy()).await.unwrap();
    let mut knowledge = first.knowledge().clone();
    let fact = knowledge.facts.get_mut("two-portals").unwrap();
    fact.check_again_days = 7;
    let (_, mut states) = knowledge_files::built_in().unwrap();
    let mut again = states.last().unwrap().clone();
    again.verified_on = clock().today();
    again.until = None;
    states.push(again);
    store.import(&knowledge, &states, "a test").await.unwrap();
    let publish = Publish {
        by: "a test",
        reason: "check more often",
        program: "test",
        decision_table: "",
        content: &knowledge,
    };
    store.publish(publish).await.unwrap();
    let kept = store.keep_missed("an odd error", "en", clock().today());
    assert!(kept.await.unwrap());
}

/// What the site says from this database.
async fn served(store: Store, copy: PathBuf) -> Vec<(StatusCode, String)> {
    let snapshot = fill_and_load(&store, &copy).await.unwrap();
    assert_eq!(snapshot.edition.number, 2);
    let site = router(AppState::new(clock(), settings(), snapshot, Some(store)));
    let mut all = Vec::new();
    for path in PAGES {
        all.push(get(&site, path).await);
    }
    all
}

#[sqlx::test(migrations = false)]
async fn a_backup_is_restored_into_an_empty_database_and_served(pool: PgPool) {
    let folder = Folder::new("backup");
    let store = Store::from(pool.clone());
    lived_in(&store, &folder).await;
    let before = content(&pool).await;
    let said = served(store, folder.copy()).await;
    assert!(said.iter().all(|(status, _)| *status == StatusCode::OK));

    let from = address(pool.connect_options().get_database().unwrap());
    let file = folder.0.join("rumo.dump");
    done(&ops("backup", &from, &file));
    refused(&ops("backup", &from, &file), "is there already");
    refused(&ops("restore", &from, &file), "refused: the database holds");
    assert_eq!(content(&pool).await, before, "nothing was changed");

    let empty = Empty::beside(&pool).await;
    let to = address(&empty.name);
    let none = folder.0.join("none.dump");
    refused(&ops("backup", &to, &none), "no table of editions");
    assert!(!none.exists());
    std::fs::write(&none, &std::fs::read(&file).unwrap()[..2_000]).unwrap();
    refused(&ops("restore", &to, &none), "is no backup");
    done(&ops("restore", &to, &file));

    let restored = PgPoolOptions::new().connect(&to).await.unwrap();
    let (mut before, mut after) = (before, content(&restored).await);
    assert!(after.len() > 25, "{}", after.len());
    // A backup keeps no text for longer than the site says.
    assert!(before.remove("missed").unwrap().starts_with("1 "));
    assert!(after.remove("missed").unwrap().starts_with("0 "));
    assert_eq!(after, before);
    // The role of the program gets its rights anew, and the copy of another machine is not used.
    let owner = Store::from(restored.clone());
    owner.migrate().await.unwrap();
    owner.grant_to("rumo_app").await.unwrap();
    let options = restored.connect_options().as_ref().clone();
    let program = PgPoolOptions::new().connect_with(options.username("rumo_app"));
    let program = Store::from(program.await.unwrap()).leaving_schema();
    let fresh = Folder::new("restored");
    assert_eq!(served(program.clone(), fresh.copy()).await, said);
    // Numbers go on where they were.
    lives_on(&program).await;
    program.close().await;
    restored.close().await;
    empty.remove().await;
}

/// What is published after a restore gets the next number.
async fn lives_on(store: &Store) {
    let draft = store.draft().await.unwrap();
    let publish = Publish {
        by: "a test",
        reason: "after the restore",
        program: "test",
        decision_table: "",
        content: &draft.knowledge,
    };
    assert_eq!(store.publish(publish).await.unwrap().head.number, 3);
}
