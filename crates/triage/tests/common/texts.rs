//! What people write, and the message it is about: what the recogniser is tried on.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// One text.
#[derive(Deserialize)]
pub(crate) struct Text {
    pub(crate) lang: String,
    pub(crate) kind: String,
    /// The message that is meant, or `none`.
    pub(crate) is: String,
    pub(crate) said: String,
}

#[derive(Deserialize)]
struct Texts {
    text: Vec<Text>,
}

/// The texts of some files.
pub(crate) fn texts(files: &[PathBuf]) -> Vec<Text> {
    files.iter().flat_map(|file| read(file)).collect()
}

fn read(file: &Path) -> Vec<Text> {
    let text = fs::read_to_string(file).expect("a readable file");
    let texts: Result<Texts, _> = toml::from_str(&text);
    texts
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        .text
}

/// Where the files are.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognise")
}
