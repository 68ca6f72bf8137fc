//! The table of what is kept, in `docs/operations.md`, is complete, and its periods are proved.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sqlx::PgPool;
use store::KEPT_DAYS;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A row of the table.
#[derive(Clone)]
struct Row {
    tables: Vec<String>,
    /// What it holds, why, for how long, whether it is in a backup, who reads it, and the tests that
    /// prove the period.
    cells: Vec<String>,
}

impl Row {
    fn how_long(&self) -> &str {
        &self.cells[2]
    }

    fn proofs(&self) -> Vec<String> {
        named(&self.cells[5])
    }

    /// A period in numbers, which something must end: not "for ever".
    fn has_period(&self) -> bool {
        self.how_long().contains(|c: char| c.is_ascii_digit())
    }
}

/// What stands between backticks.
fn named(cell: &str) -> Vec<String> {
    cell.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(root().join("docs/operations.md")).unwrap();
    let section = text
        .split("\n## ")
        .find(|part| part.starts_with("What is kept"));
    let section = section.expect("docs/operations.md has a section `What is kept`");
    section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let mut cells = line.trim_matches('|').split('|').map(str::trim);
            let tables = named(cells.next().unwrap());
            let cells: Vec<_> = cells.map(str::to_owned).collect();
            assert_eq!(cells.len(), 6, "{line}");
            Row { tables, cells }
        })
        .collect()
}

fn by_table() -> BTreeMap<String, Row> {
    let mut found = BTreeMap::new();
    for row in rows() {
        for table in &row.tables {
            let twice = found.insert(table.clone(), row.clone());
            assert!(twice.is_none(), "{table} is described twice");
        }
    }
    found
}

#[sqlx::test(migrator = "store::MIGRATOR")]
async fn every_table_of_the_database_is_described(pool: PgPool) {
    let tables: Vec<(String, bool)> = sqlx::query_as(
        "select relname::text, relpersistence = 'u' from pg_class
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let described = by_table();
    let script = fs::read_to_string(root().join("ops/backup")).unwrap();
    for (table, is_unlogged) in &tables {
        assert!(
            described.contains_key(table),
            "the table {table} is not in the table under `What is kept` of docs/operations.md: \
             say what it holds, why, for how long, who reads it, and which test proves the period \
             (and add it to crates/store/src/grants.rs)"
        );
        let left_out = script.contains(&format!("--exclude-table-data={table} "));
        let wanted = if *is_unlogged || left_out {
            "no"
        } else {
            "yes"
        };
        assert_eq!(described[table].cells[3], wanted, "is {table} in a backup?");
    }
    for (table, row) in described {
        assert!(
            tables.iter().any(|(name, _)| *name == table),
            "docs/operations.md describes {table}: there is none"
        );
        assert!(
            row.cells[..5].iter().all(|cell| !cell.is_empty()),
            "{table}"
        );
    }
}

#[test]
fn every_period_is_proved_by_a_test_that_exists() {
    let mut sources = String::new();
    for folder in ["crates", "src", "tests"] {
        read_rust(&root().join(folder), &mut sources);
    }
    let mut periods = 0;
    for row in rows() {
        let proofs = row.proofs();
        if row.has_period() {
            periods += 1;
            assert!(
                !proofs.is_empty(),
                "{:?} are kept for {}: name the test that proves it",
                row.tables,
                row.how_long()
            );
        }
        for proof in proofs {
            assert!(
                sources.contains(&format!("fn {proof}(")),
                "docs/operations.md names the test {proof}, and there is none"
            );
        }
    }
    assert!(periods > 0, "no period was read");
}

fn read_rust(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("node_modules") {
            read_rust(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// The page on privacy, the table, the description of the risks and the program say one thing.
#[test]
fn the_page_on_privacy_says_the_same_period() {
    assert_eq!(by_table()["missed"].how_long(), format!("{KEPT_DAYS} days"));
    let risks = fs::read_to_string(root().join("docs/data-protection.md")).unwrap();
    assert!(risks.contains(&format!("{KEPT_DAYS} days")));
    for (language, days) in [("en", "days"), ("pt", "dias")] {
        let pages = root().join(format!("locales/{language}/pages.ftl"));
        let text = fs::read_to_string(pages).unwrap();
        let body = text.split("privacy-stored-body =").nth(1).unwrap();
        let body = body.split("\nprivacy-").next().unwrap();
        assert!(
            body.contains(&format!("{KEPT_DAYS} {days}")),
            "{language}: {body}"
        );
    }
}
