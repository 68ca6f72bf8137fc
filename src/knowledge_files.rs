//! The first edition's data files: those built into the program, or a folder of them.

use std::path::{Path, PathBuf};
use std::{fs, io};

use include_dir::{Dir, include_dir};
use thiserror::Error;
use triage::knowledge::{DataFile, Knowledge, PortalState};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/knowledge");

/// Why data files cannot be read.
#[derive(Debug, Error)]
pub enum KnowledgeFileError {
    /// A file or folder cannot be opened.
    #[error("{path}: {source}")]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is not what a data file should be.
    #[error("{path}: {message}")]
    Malformed {
        /// Which.
        path: PathBuf,
        /// Line, column and reason.
        message: String,
    },
    /// An id stands in two files.
    #[error("{path}: {id} stands in another file already")]
    Twice {
        /// The second file.
        path: PathBuf,
        /// The id.
        id: String,
    },
}

/// The knowledge built into the program.
///
/// # Errors
///
/// A [`KnowledgeFileError`] that names the file.
pub fn built_in() -> Result<(Knowledge, Vec<PortalState>), KnowledgeFileError> {
    let mut files = Vec::new();
    collect(&BUILT_IN, &mut files);
    merge(files)
}

fn collect(folder: &'static Dir<'static>, files: &mut Vec<(PathBuf, String)>) {
    for file in folder.files().filter(|file| is_toml(file.path())) {
        let text = file.contents_utf8().unwrap_or_default().to_owned();
        files.push((file.path().to_owned(), text));
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}

/// The knowledge of a folder.
///
/// # Errors
///
/// A [`KnowledgeFileError`] that names the file.
pub fn read(folder: &Path) -> Result<(Knowledge, Vec<PortalState>), KnowledgeFileError> {
    let mut files = Vec::new();
    read_folder(folder, &mut files)?;
    files.sort();
    merge(files)
}

/// The knowledge of an edition as `rumo export` writes it. The states of the portals are not part
/// of an edition.
///
/// # Errors
///
/// A [`KnowledgeFileError`] that names the file.
pub fn read_edition(file: &Path) -> Result<Knowledge, KnowledgeFileError> {
    let path = file.to_owned();
    let text = fs::read_to_string(file).map_err(|source| KnowledgeFileError::Unreadable {
        path: path.clone(),
        source,
    })?;
    serde_json::from_str(&text).map_err(|error| KnowledgeFileError::Malformed {
        path,
        message: error.to_string(),
    })
}

fn read_folder(
    folder: &Path,
    files: &mut Vec<(PathBuf, String)>,
) -> Result<(), KnowledgeFileError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        |source| KnowledgeFileError::Unreadable { path, source }
    };
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        if path.is_dir() {
            read_folder(&path, files)?;
        } else if is_toml(&path) {
            let text = fs::read_to_string(&path).map_err(unreadable(&path))?;
            files.push((path, text));
        }
    }
    Ok(())
}

fn is_toml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "toml")
}

fn merge(
    files: Vec<(PathBuf, String)>,
) -> Result<(Knowledge, Vec<PortalState>), KnowledgeFileError> {
    let mut all = DataFile::default();
    for (path, text) in files {
        let file = toml::from_str(&text).map_err(|error| KnowledgeFileError::Malformed {
            path: path.clone(),
            message: error.to_string(),
        })?;
        all.add(file)
            .map_err(|id| KnowledgeFileError::Twice { path, id })?;
    }
    Ok(all.into_knowledge())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exported_edition_is_read_as_it_was() {
        let (knowledge, _) = built_in().expect("data files");
        let file = std::env::temp_dir().join(format!("rumo-{}.json", std::process::id()));
        let content = store::canonical(&knowledge).expect("JSON");
        fs::write(&file, content).expect("a file");
        let read = read_edition(&file);
        fs::remove_file(&file).expect("the file");
        assert!(read.expect("an edition") == knowledge);
    }
}
