//! Whether the server runs, and how it is stopped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::error::At;
use crate::identity::Runner;
use crate::pidfile::{self, PidFile};
use crate::probe::{self, Answer};
use crate::process::{self, Process};
use crate::{StartError, StopError, socket};

/// How long a server may take to start or to stop. Recovery after a crash is the longest.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// How often we look.
pub(crate) const INTERVAL: Duration = Duration::from_millis(10);

/// The log of the last start, in the cluster's directory.
pub(crate) const LOG: &str = "server.log";

/// How much of the log an error shows.
const LOG_LINES: usize = 20;

/// The state of the cluster's server.
enum Status {
    /// It answers on the socket in this directory.
    Ready(PathBuf),
    /// It is starting or stopping.
    Busy,
    /// It runs, but its socket was swept away.
    Lost(u32),
    /// It does not run.
    Down,
}

/// Waits until the server is up or down: the directory of its socket, if up.
pub(crate) fn settled(data_dir: &Path, runner: &Runner) -> Result<Option<PathBuf>, StartError> {
    let end = Instant::now() + PATIENCE;
    loop {
        match status(data_dir, runner.uid())? {
            Status::Ready(socket_dir) => return Ok(Some(socket_dir)),
            Status::Down => return Ok(None),
            Status::Lost(pid) => interrupt(pid, data_dir)?,
            Status::Busy if Instant::now() > end => {
                let log = log_end(data_dir).unwrap_or_default();
                return Err(StartError::TimedOut {
                    seconds: PATIENCE.as_secs(),
                    log,
                });
            }
            Status::Busy => sleep(INTERVAL),
        }
    }
}

/// Stops the cluster's server; whether there was one.
pub(crate) fn stop(data_dir: &Path) -> Result<bool, StopError> {
    match pidfile::read(data_dir)? {
        Some(file) if look(&file, data_dir) == Process::Server => {
            interrupt(file.pid, data_dir)?;
            if let Some((dir, _)) = file.socket {
                socket::tidy(&dir);
            }
            Ok(true)
        }
        _ => Ok(false),
    }
}

fn status(data_dir: &Path, uid: u32) -> Result<Status, StartError> {
    let Some(file) = pidfile::read(data_dir)? else {
        return Ok(Status::Down);
    };
    match look(&file, data_dir) {
        Process::Server => {}
        Process::Ending => return Ok(Status::Busy),
        Process::Zombie | Process::Other => {
            pidfile::bury(data_dir)?;
            return Ok(Status::Down);
        }
        // Of a process that we may not know Postgres itself decides.
        Process::Gone | Process::Unknown => return Ok(Status::Down),
    }
    let Some((dir, port)) = file.socket else {
        return Ok(Status::Busy);
    };
    let socket = socket::path(&dir, port);
    let is_there = socket::is_private(&dir, uid) && socket.exists();
    match is_there.then(|| probe::ask(&socket)) {
        Some(Answer::Ready) => Ok(Status::Ready(dir)),
        Some(Answer::Refused(message)) => Err(StartError::Refused { message }),
        None if file.ready => Ok(Status::Lost(file.pid)),
        Some(Answer::NotYet | Answer::Nobody) | None => Ok(Status::Busy),
    }
}

fn look(file: &PidFile, data_dir: &Path) -> Process {
    process::look(file.pid, data_dir, &file.data_dir)
}

/// Tells the server to close its connections and stop, and waits until it has.
fn interrupt(pid: u32, data_dir: &Path) -> Result<(), StopError> {
    // The standard library sends no signals; every shell does.
    let shell = Path::new("/bin/sh");
    let mut kill = Command::new(shell);
    let output = kill
        .args(["-c", &format!("kill -INT {pid}")])
        .output()
        .at("run", shell)?;
    let end = Instant::now() + PATIENCE;
    while pidfile::read(data_dir)?
        .is_some_and(|file| file.pid == pid && look(&file, data_dir) == Process::Server)
    {
        if !output.status.success() {
            let output = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            return Err(StopError::NotSignalled { pid, output });
        }
        if Instant::now() > end {
            return Err(StopError::StillRunning {
                pid,
                seconds: PATIENCE.as_secs(),
            });
        }
        sleep(INTERVAL);
    }
    Ok(())
}

/// The last lines of this start's log. There is none if `pg_ctl` itself failed.
pub(crate) fn log_end(data_dir: &Path) -> Option<String> {
    let log = fs::read(data_dir.join(LOG)).ok()?;
    let text = String::from_utf8_lossy(&log);
    let lines: Vec<_> = text.lines().collect();
    Some(lines[lines.len().saturating_sub(LOG_LINES)..].join("\n"))
}
