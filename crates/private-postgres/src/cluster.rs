//! The cluster's directory: is there one, and how it is made.

use std::fs::{self, DirBuilder, File};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use crate::error::{At, FileError};
use crate::find::Server;
use crate::identity::Runner;
use crate::{ADMIN_ROLE, StartError, lock};

/// What a cluster of ours adds to its configuration, so that it is closed however it is started.
const SETTINGS: &str = "
# private-postgres: the socket's directory is the door, and there is no other.
listen_addresses = ''
unix_socket_permissions = 0700
";

/// Recovery after a crash syncs the file system once instead of every file: 3.5 s become 0.01 s.
const FAST_RECOVERY: &str = "recovery_init_sync_method = syncfs\n";

/// Whether there is a complete cluster. We put one in its place only when it is.
pub(crate) fn exists(data_dir: &Path) -> bool {
    data_dir.join("PG_VERSION").is_file()
}

/// The major version that made the cluster, if there is one.
pub(crate) fn major(data_dir: &Path) -> Result<Option<u32>, StartError> {
    if !exists(data_dir) {
        return Ok(None);
    }
    let path = data_dir.join("PG_VERSION");
    let text = fs::read_to_string(&path).at("read", &path)?;
    let not_ours = |_| StartError::NotACluster(data_dir.to_owned());
    text.trim().parse().map(Some).map_err(not_ours)
}

/// Makes the cluster beside its place and moves it there, so that what is in place is complete,
/// whenever we are killed.
pub(crate) fn create(data_dir: &Path, server: &Server, runner: &Runner) -> Result<(), StartError> {
    if !is_absent_or_empty(data_dir)? {
        return Err(StartError::NotACluster(data_dir.to_owned()));
    }
    let draft = lock::beside(data_dir, ".new");
    if draft.exists() {
        fs::remove_dir_all(&draft).at("remove", &draft)?;
    }
    DirBuilder::new()
        .mode(0o700)
        .create(&draft)
        .at("make the directory", &draft)?;
    runner.give(&draft)?;
    initdb(&draft, server, runner)?;
    configure(&draft)?;
    fs::rename(&draft, data_dir).at("put the new cluster at", data_dir)?;
    Ok(())
}

fn initdb(dir: &Path, server: &Server, runner: &Runner) -> Result<(), StartError> {
    let program = server.bin_dir.join("initdb");
    let mut command = runner.command(&program);
    command
        .arg("-D")
        .arg(dir)
        .args(["-U", ADMIN_ROLE, "-E", "UTF8"]);
    command.args(["--auth-local=trust", "--auth-host=reject"]);
    command.args(locale(server.major));
    // The system writes it all to disk within a minute; waiting for each file takes seconds.
    command.arg("--no-sync");
    let output = command.current_dir("/").output().at("run", &program)?;
    if output.status.success() {
        return Ok(());
    }
    // It has emptied the directory itself; what is left is no loss.
    let _ = fs::remove_dir_all(dir);
    let said = [output.stdout, output.stderr].concat();
    Err(StartError::InitFailed {
        output: String::from_utf8_lossy(&said).trim().to_owned(),
    })
}

/// Sorts by code point and knows the letters of every language, the same on every machine.
fn locale(major: u32) -> &'static [&'static str] {
    if major >= 17 {
        &[
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
        ]
    } else if cfg!(target_os = "linux") {
        &["--locale=C.UTF-8"]
    } else {
        &["--locale=C"]
    }
}

fn configure(dir: &Path) -> Result<(), FileError> {
    let path = dir.join("postgresql.conf");
    let mut settings = SETTINGS.to_owned();
    if cfg!(target_os = "linux") {
        settings.push_str(FAST_RECOVERY);
    }
    let file = File::options().append(true).open(&path);
    file.and_then(|mut file| file.write_all(settings.as_bytes()))
        .at("write", &path)
}

fn is_absent_or_empty(dir: &Path) -> Result<bool, FileError> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error).at("read", dir),
    }
}
