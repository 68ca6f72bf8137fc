//! Starts the server.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Instant;

use crate::error::{At, FileError};
use crate::find::Server;
use crate::identity::Runner;
use crate::server::{INTERVAL, LOG, PATIENCE, log_end, settled};
use crate::{StartError, socket};

/// The log of the start before this one.
const OLD_LOG: &str = "server.log.old";

/// What Postgres says while children of a killed server still have its memory.
const CHILDREN_LEFT: &str = "is still in use";

/// Starts the server and waits until it answers: the directory of its socket.
pub(crate) fn start(
    data_dir: &Path,
    socket_dir: &Path,
    server: &Server,
    runner: &Runner,
) -> Result<PathBuf, StartError> {
    let end = Instant::now() + PATIENCE;
    loop {
        // There is none before the first start.
        let _ = fs::rename(data_dir.join(LOG), data_dir.join(OLD_LOG));
        let said = pg_ctl(data_dir, socket_dir, server, runner)?;
        if let Some(socket_dir) = settled(data_dir, runner)? {
            return Ok(socket_dir);
        }
        let log = log_end(data_dir).unwrap_or(said);
        if !log.contains(CHILDREN_LEFT) || Instant::now() > end {
            return Err(StartError::StartFailed { log });
        }
        // They end by themselves, at the latest with their query.
        sleep(INTERVAL);
    }
}

/// `pg_ctl` makes the server independent of us: its own session, and a parent that outlives us.
///
/// The cluster is given by the working directory and the environment, because `pg_ctl` writes its
/// arguments into a shell command and a checkout's path may hold anything. The socket's directory
/// holds nothing that means something to a shell.
///
/// Returns what it said. Whether the server runs, the cluster itself tells.
fn pg_ctl(
    data_dir: &Path,
    socket_dir: &Path,
    server: &Server,
    runner: &Runner,
) -> Result<String, FileError> {
    let program = server.bin_dir.join("pg_ctl");
    let seconds = PATIENCE.as_secs().to_string();
    let socket_dir = socket_dir.display();
    let options = format!("-k {socket_dir} -p {} -c listen_addresses=''", socket::PORT);
    let mut command = runner.command(&program);
    command.current_dir(data_dir).env("PGDATA", data_dir);
    command.args(["start", "-w", "-t", &seconds, "-l", LOG, "-o", &options]);
    let output = command.output().at("run", &program)?;
    let said = [output.stdout, output.stderr].concat();
    Ok(String::from_utf8_lossy(&said).trim().to_owned())
}
