//! A directory for one test, and what is needed to look at what happens in it.

use std::fs::{self, DirBuilder};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use private_postgres::{PrivatePostgres, Progress, Running};

/// The account that stands for an ordinary user.
pub(crate) const NOBODY: u32 = 65_534;

/// A fresh directory with a cluster's place in it. Dropping it stops the server and removes all.
pub(crate) struct Scene {
    pub(crate) root: PathBuf,
    pub(crate) data_dir: PathBuf,
}

impl Scene {
    pub(crate) fn new() -> Self {
        Self::with_data_dir(".data/pg")
    }

    pub(crate) fn with_data_dir(below: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("private-postgres-test-{}-{count}", std::process::id());
        let root = PathBuf::from("/tmp").join(name);
        DirBuilder::new()
            .mode(0o755)
            .create(&root)
            .expect("a new directory");
        let data_dir = root.join(below);
        Self { root, data_dir }
    }

    pub(crate) fn postgres(&self) -> PrivatePostgres {
        Self::postgres_in(&self.data_dir)
    }

    /// With the server that the tests are run for, if one is named.
    pub(crate) fn postgres_in(data_dir: &Path) -> PrivatePostgres {
        let bin_dir = std::env::var_os("PG_BINDIR").map(PathBuf::from);
        PrivatePostgres::in_dir(data_dir).bin_dir(bin_dir)
    }

    /// Starts and returns what was told meanwhile, without waiting: another test's new process
    /// holds our lock for the moment until it becomes another program.
    pub(crate) fn start(&self) -> (Running, Vec<Progress>) {
        let mut told = Vec::new();
        let running = self
            .postgres()
            .start(|progress| told.push(progress))
            .expect("a start");
        told.retain(|progress| *progress != Progress::Waiting);
        (running, told)
    }

    /// The program, copied to where every user can run it.
    pub(crate) fn program(&self) -> PathBuf {
        let copy = self.root.join("private-postgres");
        if !copy.exists() {
            fs::copy(env!("CARGO_BIN_EXE_private-postgres"), &copy).expect("a copy");
        }
        copy
    }

    /// `private-postgres up` for this scene.
    pub(crate) fn up(&self) -> Command {
        self.run("up")
    }

    /// The program for this scene.
    pub(crate) fn run(&self, order: &str) -> Command {
        let mut command = Command::new(self.program());
        command.arg(order).arg(&self.data_dir).stdin(Stdio::null());
        command
    }

    pub(crate) fn pid(&self) -> u32 {
        let text = fs::read_to_string(self.pid_file()).expect("a running server");
        text.lines()
            .next()
            .and_then(|line| line.parse().ok())
            .expect("a process id")
    }

    pub(crate) fn pid_file(&self) -> PathBuf {
        self.data_dir.join("postmaster.pid")
    }

    pub(crate) fn owner(&self) -> u32 {
        fs::metadata(&self.data_dir).expect("a cluster").uid()
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        let stopped = self.postgres().stop();
        let removed = fs::remove_dir_all(&self.root);
        if !std::thread::panicking() {
            stopped.expect("the server stops");
            removed.expect("the directory can be removed");
        }
    }
}

pub(crate) fn is_root() -> bool {
    own_uid() == 0
}

pub(crate) fn own_uid() -> u32 {
    let output = Command::new("id").arg("-u").output().expect("id");
    text(&output.stdout).parse().expect("a number")
}

/// Says what was left out, past the capture of the test harness.
pub(crate) fn left_out(what: &str) {
    writeln!(
        std::io::stderr(),
        "NOT TESTED, because it needs root: {what}"
    )
    .expect("stderr");
}

pub(crate) fn kill_9(pid: u32) {
    let status = Command::new("/bin/sh")
        .args(["-c", &format!("kill -9 {pid}")])
        .status();
    assert!(status.expect("a shell").success());
}

/// What a run of the program printed: an address.
pub(crate) fn address(output: &Output) -> String {
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

/// The directory of the socket in an address.
pub(crate) fn socket_dir(address: &str) -> &Path {
    Path::new(
        address
            .split_once("?host=")
            .expect("a host in the address")
            .1,
    )
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}
