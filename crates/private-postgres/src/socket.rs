//! The directory of the socket: short, private, and found again.

use std::env;
use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use crate::error::{At, FileError};
use crate::identity::Runner;
use crate::probe::{self, Answer};
use crate::{StartError, lock};

/// Part of the socket's name and nothing else: there is no TCP.
pub(crate) const PORT: u16 = 5432;

/// The longest path of a socket, in bytes: macOS keeps 104 with the closing zero, Linux 108.
const LONGEST: usize = 103;

/// How the names of our directories begin.
const PREFIX: &str = "private-postgres-";

/// The socket in a directory.
pub(crate) fn path(dir: &Path, port: u16) -> PathBuf {
    dir.join(format!(".s.PGSQL.{port}"))
}

/// A short name for a long path (FNV-1a). The same in every build, unlike the standard hasher's.
pub(crate) fn key(path: &Path) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in path.as_os_str().as_bytes() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// Makes the directory for a server that is about to start.
///
/// It cannot lie in the cluster: a checkout's path may be too long. In `/tmp` anybody may have
/// made one of this name before us; then it is refused.
pub(crate) fn prepare(data_dir: &Path, runner: &Runner) -> Result<PathBuf, StartError> {
    let runtime_dir = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let dir = choose(runtime_dir, &name(data_dir, runner)?, runner.uid());
    match DirBuilder::new().mode(0o700).create(&dir) {
        Ok(()) => runner.give(&dir)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => adopt(&dir, runner)?,
        Err(error) => return Err(error).at("make the directory", &dir)?,
    }
    forget_the_dead(&dir)?;
    Ok(dir)
}

/// A killed server leaves a file that locks its socket. It names a process; if that is a zombie's
/// number, or was given away, Postgres would not start. Whether anybody listens is sure.
fn forget_the_dead(dir: &Path) -> Result<(), FileError> {
    let socket = path(dir, PORT);
    let lock = lock::beside(&socket, ".lock");
    if lock.exists() && probe::ask(&socket) == Answer::Nobody {
        fs::remove_file(&lock).at("remove", &lock)?;
    }
    Ok(())
}

/// Removes a directory that [`prepare`] made, if the server has left it empty.
pub(crate) fn tidy(dir: &Path) {
    if dir
        .file_name()
        .is_some_and(|name| name.as_bytes().starts_with(PREFIX.as_bytes()))
    {
        // It does no harm where it stays.
        let _ = fs::remove_dir(dir);
    }
}

/// Whether a directory can only be entered by this user, so that whoever answers there is theirs.
pub(crate) fn is_private(dir: &Path, uid: u32) -> bool {
    fs::symlink_metadata(dir)
        .is_ok_and(|it| it.is_dir() && it.uid() == uid && it.mode() & 0o077 == 0)
}

/// Another name for another cluster in the same place: the server of a cluster that was removed
/// needs up to a minute to notice, and until then it keeps its socket.
fn name(data_dir: &Path, runner: &Runner) -> Result<String, FileError> {
    let cluster = fs::metadata(data_dir).at("look at", data_dir)?;
    let identity = data_dir.join(format!("{}:{}", cluster.dev(), cluster.ino()));
    Ok(format!("{PREFIX}{}-{}", runner.uid(), key(&identity)))
}

fn choose(runtime_dir: Option<PathBuf>, name: &str, uid: u32) -> PathBuf {
    let theirs = |dir: &PathBuf| {
        dir.is_absolute()
            && is_plain(dir)
            && fs::metadata(dir).is_ok_and(|it| it.uid() == uid)
            && path(&dir.join(name), PORT).as_os_str().len() <= LONGEST
    };
    runtime_dir
        .filter(theirs)
        .unwrap_or_else(|| PathBuf::from("/tmp"))
        .join(name)
}

/// Whether a path can be written into a command and a setting as it is.
fn is_plain(dir: &Path) -> bool {
    let bytes = dir.as_os_str().as_bytes();
    bytes
        .iter()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(byte))
}

fn adopt(dir: &Path, runner: &Runner) -> Result<(), StartError> {
    let found = fs::symlink_metadata(dir).at("look at", dir)?;
    if !found.is_dir() || !runner.may_have_made(found.uid()) {
        let (path, owner, user) = (dir.to_owned(), found.uid(), runner.uid());
        return Err(StartError::NotOurs { path, owner, user });
    }
    runner.give(dir)?;
    if !is_private(dir, runner.uid()) {
        // As the account: what root closes by its name, the account might have exchanged.
        let mut chmod = runner.command(Path::new("chmod"));
        chmod.arg("0700").arg(dir).status().at("close", dir)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runtime_directory_is_used_if_it_is_the_servers_and_short() {
        let ours = env::temp_dir().join(format!("private-postgres-run-{}", std::process::id()));
        fs::create_dir_all(&ours).unwrap();
        let uid = fs::metadata(&ours).unwrap().uid();
        let chosen = |dir: &Path, uid| choose(Some(dir.to_owned()), "name", uid);

        assert!(chosen(&ours, uid).starts_with(&ours));
        assert!(chosen(&ours, uid + 1).starts_with("/tmp"));
        let long = ours.join("x".repeat(100));
        fs::create_dir(&long).unwrap();
        assert!(chosen(&long, uid).starts_with("/tmp"));
        assert!(choose(None, "name", uid).starts_with("/tmp"));
        fs::remove_dir_all(&ours).unwrap();
    }

    #[test]
    fn the_socket_in_tmp_is_short_for_any_user() {
        let name = format!("{PREFIX}{}-{}", u32::MAX, key(Path::new("/")));
        let socket = path(&choose(None, &name, u32::MAX), PORT);
        assert!(socket.as_os_str().len() <= LONGEST, "{}", socket.display());
    }
}
