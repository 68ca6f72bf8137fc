//! Reading the data files that people edit.

use std::fs;
use std::path::{Path, PathBuf};

use triage::knowledge::DataFile;

/// All data files of the first edition as one.
pub(crate) fn edition() -> DataFile {
    let mut all = DataFile::default();
    for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge")) {
        let text = fs::read_to_string(&path).expect("a readable file");
        let file: DataFile =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        all.add(file)
            .unwrap_or_else(|id| panic!("{}: {id} stands twice", path.display()));
    }
    all
}

/// The data files of a folder and of those in it, in order.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}
