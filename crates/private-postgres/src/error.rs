//! What can go wrong, said so that a person can act.

use std::io;
use std::path::{Path, PathBuf};

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// No directory that we know has a Postgres server new enough.
    #[error(
        "no Postgres server is installed here (version {oldest} or newer). Install one:\n\
         \x20 Debian, Ubuntu:  apt-get install postgresql\n\
         \x20 Fedora:          dnf install postgresql-server\n\
         \x20 Alpine:          apk add postgresql\n\
         \x20 macOS:           brew install postgresql@17\n\
         It need not run. Or set PG_BINDIR to the directory of initdb, pg_ctl and postgres, \
         or DATABASE_URL to a Postgres that runs.\n\
         Looked in: {looked_in}"
    )]
    NoServer {
        /// The oldest version that would do.
        oldest: u32,
        /// Where it was looked for.
        looked_in: String,
    },

    /// The directory given for the server has none, or one too old.
    #[error(
        "{} has no Postgres server (initdb, pg_ctl and postgres, version {oldest} or newer): \
         correct PG_BINDIR, or unset it to use an installed server",
        .dir.display()
    )]
    NoServerIn {
        /// The directory given.
        dir: PathBuf,
        /// The oldest version that would do.
        oldest: u32,
    },

    /// A cluster can only be read by the major version that made it.
    #[error(
        "the cluster was made by Postgres {wanted}, but what is installed is {found}: \
         install Postgres {wanted}, or remove the cluster's directory and with it its data"
    )]
    WrongVersion {
        /// The major version that made the cluster.
        wanted: u32,
        /// The versions found and their directories.
        found: String,
    },

    /// A directory that must be ours belongs to somebody else, or is none.
    #[error(
        "{} belongs to user {owner}, and user {user} should run Postgres there: \
         remove it, or give it to that user with chown -R",
        .path.display()
    )]
    NotOurs {
        /// The directory.
        path: PathBuf,
        /// The user id of its owner.
        owner: u32,
        /// The user id that the server would have.
        user: u32,
    },

    /// The cluster belongs to root, and Postgres refuses to run as root.
    #[error(
        "the cluster in {} belongs to root, and Postgres does not run as root: \
         give it to another user with chown -R, or remove it and with it its data",
        .0.display()
    )]
    OwnedByRoot(PathBuf),

    /// Root has nobody to run the server.
    #[error("Postgres does not run as root, and there is neither a user postgres nor nobody")]
    NoAccount,

    /// The account that runs the server may not enter a directory.
    #[error(
        "user {user}, who would run Postgres, may not enter {}: open it with chmod o+x, \
         or use a server installed elsewhere",
        .path.display()
    )]
    OutOfReach {
        /// The directory.
        path: PathBuf,
        /// The user id that the server would have.
        user: u32,
    },

    /// The directory has content, but is no cluster. It is left alone.
    #[error("{} is not empty and no Postgres cluster: name another directory", .0.display())]
    NotACluster(PathBuf),

    /// `initdb` failed.
    #[error("initdb failed:\n{output}")]
    InitFailed {
        /// What it said.
        output: String,
    },

    /// The server ended before it was ready.
    #[error("Postgres did not start:\n{log}")]
    StartFailed {
        /// The end of its log.
        log: String,
    },

    /// The server runs, but did not answer in time.
    #[error("Postgres runs, but did not answer within {seconds} seconds:\n{log}")]
    TimedOut {
        /// How long it was waited for.
        seconds: u64,
        /// The end of its log.
        log: String,
    },

    /// The server answers, but does not let us in: the cluster is not one of ours.
    #[error("Postgres runs, but refuses {}: {message}", crate::ADMIN_ROLE)]
    Refused {
        /// What it said.
        message: String,
    },

    /// The server that ran could not be stopped to start it again.
    #[error(transparent)]
    Stop(#[from] StopError),

    /// A file, directory or program could not be used.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Why a server could not be stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StopError {
    /// The server may not be signalled; it probably belongs to somebody else.
    #[error("Postgres (process {pid}) cannot be stopped: {output}")]
    NotSignalled {
        /// The server's process.
        pid: u32,
        /// What was said.
        output: String,
    },

    /// The server was told to stop and has not ended.
    #[error("Postgres (process {pid}) has not stopped within {seconds} seconds")]
    StillRunning {
        /// The server's process.
        pid: u32,
        /// How long it was waited for.
        seconds: u64,
    },

    /// A file, directory or program could not be used.
    #[error(transparent)]
    File(#[from] FileError),
}

/// A file, directory or program that could not be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {}: {cause}", .path.display())]
pub struct FileError {
    action: &'static str,
    path: PathBuf,
    cause: io::Error,
}

/// Says which path an I/O error is about.
pub(crate) trait At<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T, FileError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T, FileError> {
        self.map_err(|cause| FileError {
            action,
            path: path.to_owned(),
            cause,
        })
    }
}
