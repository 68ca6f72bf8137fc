//! The rules of the house that no compiler holds: short files, and areas that do not know each
//! other.

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of a file without its tests.
const LONGEST: usize = 400;
/// The areas of the web layer. What two of them share lies in a leaf beside them.
const AREAS: [&str; 14] = [
    "after", "api", "calendar", "desk", "diary", "editor", "facts", "feeds", "flow", "messages",
    "pages", "portals", "take", "wizard",
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in [
        "src",
        "crates/triage/src",
        "crates/store/src",
        "crates/private-postgres/src",
    ] {
        rust_files(&root.join(folder), &mut found);
    }
    found
}

#[test]
fn no_file_is_longer_than_a_person_reads_at_once() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter_map(|path| {
            let text = fs::read_to_string(&path).expect("a file");
            let lines = text
                .split("#[cfg(test)]")
                .next()
                .unwrap_or_default()
                .lines()
                .count();
            (lines > LONGEST).then(|| format!("{}: {lines}", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|path| !fs::read_to_string(path).expect("a file").starts_with("//!"))
        .map(|path| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn no_area_knows_another() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for area in AREAS {
        let mut files = Vec::new();
        rust_files(&src.join(area), &mut files);
        for path in files {
            let text = fs::read_to_string(&path).expect("a file");
            for other in AREAS.into_iter().filter(|other| *other != area) {
                if text.contains(&format!("crate::{other}::")) {
                    wrong.push(format!("{} knows {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_interview_is_pure() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/crates/triage/Cargo.toml");
    let text = fs::read_to_string(manifest).expect("the manifest");
    let list = text.split("[dependencies]").nth(1).expect("dependencies");
    let list = list.split("\n[").next().unwrap_or_default();
    let names: Vec<_> = list
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(n, _)| n)
        .collect();
    assert_eq!(
        names,
        [
            "chrono",
            "rustc-hash",
            "serde",
            // The bytes of an edition, read and written in memory.
            "serde_json",
            "thiserror",
            "unicode-normalization"
        ]
    );
    let workspace = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let text = fs::read_to_string(workspace).expect("the workspace");
    let chrono = text
        .lines()
        .find(|line| line.starts_with("chrono = "))
        .expect("chrono");
    assert!(
        chrono.contains("default-features = false") && !chrono.contains("clock"),
        "{chrono}"
    );
}
