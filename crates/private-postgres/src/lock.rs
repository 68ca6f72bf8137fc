//! One start or stop of a directory at a time.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{At, FileError};

/// The data directory by the one name that every start agrees on; makes the directories above it.
pub(crate) fn place(data_dir: &Path) -> Result<PathBuf, FileError> {
    let path = std::path::absolute(data_dir).at("find", data_dir)?;
    if let Ok(real) = path.canonicalize() {
        return Ok(real);
    }
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::Error::from(io::ErrorKind::InvalidInput)).at("use", data_dir);
    };
    fs::create_dir_all(parent).at("make the directory", parent)?;
    Ok(parent.canonicalize().at("find", parent)?.join(name))
}

/// A file or directory beside the data directory: its name with this ending.
pub(crate) fn beside(data_dir: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(data_dir);
    name.push(ending);
    PathBuf::from(name)
}

/// Waits for its turn. The kernel ends the lock with its last holder, so a killed one leaves none.
pub(crate) fn hold(data_dir: &Path, waiting: impl FnOnce()) -> Result<File, FileError> {
    let path = beside(data_dir, ".lock");
    let file = match File::options().create(true).append(true).open(&path) {
        // Made by root: to lock it, reading is enough.
        Err(_) if path.exists() => File::open(&path),
        other => other,
    };
    let file = file.at("open", &path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            waiting();
            file.lock().at("lock", &path)?;
        }
        Err(TryLockError::Error(error)) => return Err(error).at("lock", &path),
    }
    Ok(file)
}
