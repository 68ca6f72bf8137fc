//! A real Postgres for whoever has none running.
//!
//! `cargo run` alone should be enough to see the site. If no database is named, this crate finds
//! the Postgres server installed on the machine, makes a cluster of its own in a directory of the
//! checkout and starts it. Nothing is downloaded and no service is touched.
//!
//! ```no_run
//! use private_postgres::PrivatePostgres;
//!
//! let postgres = PrivatePostgres::in_dir(".data/pg")
//!     .bin_dir(std::env::var_os("PG_BINDIR").map(Into::into))
//!     .start(|progress| eprintln!("{progress}"))?;
//! println!("{}", postgres.url());
//! # Ok::<(), private_postgres::StartError>(())
//! ```
//!
//! What it promises, and why:
//!
//! - **Only a socket.** The server has no TCP port. Its socket lies in a directory that only the
//!   server's account may enter, so nobody needs a password and no port can be taken.
//! - **As root too.** Postgres refuses to run as root; then the owner of the cluster runs it, or
//!   the account `postgres`, or `nobody`.
//! - **It outlives the program.** The next start finds it in milliseconds. [`Running::stop`] ends
//!   it; dropping [`Running`] does not.
//! - **Any end is survived.** A server or a program killed at any moment leaves a directory that
//!   the next start can use.
//! - **One at a time.** Starts of the same directory, from threads or processes, wait for each
//!   other and share one server.
//!
//! Every call blocks; asynchronous programs use their runtime's thread for blocking work.

mod account;
mod cluster;
mod error;
mod find;
mod identity;
mod launch;
mod lock;
mod pidfile;
mod probe;
mod process;
mod progress;
mod running;
mod server;
mod socket;

pub use error::{FileError, StartError, StopError};
pub use progress::Progress;
pub use running::Running;

use std::path::{Path, PathBuf};

/// The superuser of every private cluster.
///
/// Whoever may enter the socket's directory is let in under this name. Programs use it to create
/// their own role and database, and then only that role.
pub const ADMIN_ROLE: &str = "rumo_admin";

/// A cluster in a directory, running or not.
#[derive(Clone, Debug)]
pub struct PrivatePostgres {
    data_dir: PathBuf,
    bin_dir: Option<PathBuf>,
}

impl PrivatePostgres {
    /// The cluster in `data_dir`. The directory and those above it are made by the first start.
    ///
    /// Beside it lie `<data_dir>.lock`, which keeps starts apart, and, while a cluster is being
    /// made, `<data_dir>.new`.
    #[must_use]
    pub fn in_dir(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            bin_dir: None,
        }
    }

    /// Uses `initdb`, `pg_ctl` and `postgres` from this directory and from nowhere else.
    ///
    /// `None` looks where the systems we know put them, the newest version first, then in `PATH`.
    #[must_use]
    pub fn bin_dir(mut self, bin_dir: Option<PathBuf>) -> Self {
        self.bin_dir = bin_dir;
        self
    }

    /// Makes sure that the server runs and answers; makes the cluster if there is none.
    ///
    /// `progress` is told what begins, on this thread. A server that runs already is found in a
    /// few milliseconds; from nothing it takes about a second.
    ///
    /// # Errors
    ///
    /// Each [`StartError`] says in its message what a person can do. Nothing that others own is
    /// changed, and a directory with other content than a cluster is refused, never emptied.
    pub fn start(&self, mut progress: impl FnMut(Progress)) -> Result<Running, StartError> {
        progress(Progress::Finding);
        let asked = lock::place(&self.data_dir)?;
        let lock = lock::hold(&asked, || progress(Progress::Waiting))?;
        let (data_dir, runner) = identity::settle(&asked, lock)?;

        let found = server::settled(&data_dir, &runner)?;
        let reused = found.is_some();
        let socket_dir = match found {
            Some(socket_dir) => socket_dir,
            None => self.bring_up(&data_dir, &runner, &mut progress)?,
        };
        progress(Progress::Ready);
        Ok(Running {
            asked,
            data_dir,
            socket_dir,
            reused,
        })
    }

    /// Stops the server, whoever started it. Its connections are closed; the data stays.
    ///
    /// Returns whether one was running.
    ///
    /// # Errors
    ///
    /// [`StopError`], if the server may not be signalled or does not end within a minute.
    pub fn stop(&self) -> Result<bool, StopError> {
        let parent_exists = |dir: PathBuf| dir.parent().is_some_and(Path::exists);
        if !std::path::absolute(&self.data_dir).is_ok_and(parent_exists) {
            return Ok(false);
        }
        let asked = lock::place(&self.data_dir)?;
        let _lock = lock::hold(&asked, || {})?;
        let mut stopped = server::stop(&asked)?;
        if account::is_root()? {
            stopped |= server::stop(&identity::elsewhere(&asked))?;
        }
        Ok(stopped)
    }

    fn bring_up(
        &self,
        data_dir: &Path,
        runner: &identity::Runner,
        progress: &mut impl FnMut(Progress),
    ) -> Result<PathBuf, StartError> {
        let made_by = cluster::major(data_dir)?;
        let installed = find::server(self.bin_dir.as_deref(), made_by)?;
        runner.must_enter(&installed.bin_dir)?;
        if made_by.is_none() {
            progress(Progress::Initialising);
            cluster::create(data_dir, &installed, runner)?;
        }
        progress(Progress::Starting);
        let socket_dir = socket::prepare(data_dir, runner)?;
        launch::start(data_dir, &socket_dir, &installed, runner)
            .inspect_err(|_| socket::tidy(&socket_dir))
    }
}
