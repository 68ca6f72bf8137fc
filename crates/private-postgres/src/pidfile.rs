//! What a server writes about itself into its directory: `postmaster.pid`.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::error::{At, FileError};

/// A process id that no system gives.
const NOBODY: &str = "2147483646";

/// A server's own account of itself. It is written before the server is ready, and stays behind
/// when the server is killed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PidFile {
    pub(crate) pid: u32,
    /// The cluster's directory when the server started.
    pub(crate) data_dir: PathBuf,
    /// Where it listens: the directory and the port in the socket's name.
    pub(crate) socket: Option<(PathBuf, u16)>,
    /// Whether it says that it takes connections.
    pub(crate) ready: bool,
}

/// Reads it. `None` if there is none, or none yet that can be understood.
pub(crate) fn read(data_dir: &Path) -> Result<Option<PidFile>, FileError> {
    let path = path(data_dir);
    match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        other => Ok(parse(&other.at("read", &path)?)),
    }
}

/// Marks a server as dead that cannot be asked any more: its id is a zombie's or was given away.
///
/// Postgres takes such an id for a running server and refuses to start. The file is not removed,
/// because Postgres finds in it whether children of the dead server still write.
pub(crate) fn bury(data_dir: &Path) -> Result<(), FileError> {
    let path = path(data_dir);
    let mut text = fs::read(&path).at("read", &path)?;
    let end = text
        .iter()
        .position(|byte| *byte == b'\n')
        .unwrap_or(text.len());
    text.splice(..end, NOBODY.bytes());
    fs::write(&path, text).at("write", &path)
}

fn path(data_dir: &Path) -> PathBuf {
    data_dir.join("postmaster.pid")
}

/// The lines are: process, directory, time, port, socket directory, address, memory, status.
fn parse(text: &[u8]) -> Option<PidFile> {
    let lines: Vec<_> = text.split(|byte| *byte == b'\n').collect();
    let word = |at: usize| Some(std::str::from_utf8(lines.get(at)?).ok()?.trim());
    let path = |at: usize| Some(PathBuf::from(OsStr::from_bytes(lines.get(at)?)));
    let socket = match (path(4), word(3).and_then(|port| port.parse().ok())) {
        (Some(dir), Some(port)) if dir.is_absolute() => Some((dir, port)),
        _ => None,
    };
    Some(PidFile {
        pid: word(0)?.parse().ok()?,
        data_dir: path(1)?,
        socket,
        ready: word(7) == Some("ready"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ready_server_says_where_it_listens() {
        let text = b"42\n/x/pg\n1763931234\n5432\n/tmp/s\n\n  5243 98\nready   \n";
        let socket = Some(("/tmp/s".into(), 5432));
        let expected = PidFile {
            pid: 42,
            data_dir: "/x/pg".into(),
            socket,
            ready: true,
        };
        assert_eq!(parse(text), Some(expected));
    }

    #[test]
    fn a_server_that_begins_has_no_socket_yet() {
        let expected = PidFile {
            pid: 42,
            data_dir: "/x".into(),
            socket: None,
            ready: false,
        };
        assert_eq!(parse(b"42\n/x\n1763931234\n5432\n"), Some(expected));
        assert_eq!(parse(b""), None);
    }
}
