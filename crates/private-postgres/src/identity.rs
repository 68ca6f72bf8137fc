//! Runs programs as the account that the cluster belongs to, where that account can work.

use std::env;
use std::fs::{self, File, Metadata, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::account::{self, Account};
use crate::error::{At, FileError};
use crate::{StartError, socket};

/// Where root keeps clusters whose directory the server's account cannot reach. Not `/var/tmp`,
/// where old files are cleaned away one by one.
const ELSEWHERE: &str = "/var/lib/private-postgres";

/// The one capability that lets an account pass a closed directory, as `setpriv` writes it.
const READ_SEARCH: [&str; 2] = [
    "--inh-caps=-all,+dac_read_search",
    "--ambient-caps=-all,+dac_read_search",
];

/// What the server's programs get of our environment. The rest may hold secrets, which would stay
/// readable as long as the server runs, or settings meant for another Postgres (`PGPORT`).
const ENVIRONMENT: [&str; 2] = ["PATH", "LD_LIBRARY_PATH"];

/// Runs programs as the account.
#[derive(Debug)]
pub(crate) struct Runner {
    account: Account,
    /// Whether we are root and become the account.
    drops: bool,
    /// Whether the account is given the right to pass closed directories.
    read_search: bool,
    /// Held until the start is over, by us or by a program that we began.
    lock: File,
}

/// Where the cluster asked for really is, and who runs it.
///
/// A checkout below a closed directory, such as the home of root, cannot be reached by the account
/// that root becomes. If the system allows, its programs get the right to pass, which is a right
/// to read every file: only there, and only for a server that nobody but root and the account can
/// talk to. Containers often do not allow it; then the cluster has its place elsewhere.
pub(crate) fn settle(asked: &Path, lock: File) -> Result<(PathBuf, Runner), StartError> {
    let mut runner = Runner::of(asked, lock)?;
    if runner.can_work_in(asked.parent().unwrap_or(asked))? {
        return Ok((asked.to_owned(), runner));
    }
    let above = Path::new(ELSEWHERE);
    fs::create_dir_all(above).at("make the directory", above)?;
    fs::set_permissions(above, Permissions::from_mode(0o755)).at("open", above)?;
    let data_dir = elsewhere(asked);
    let runner = Runner::of(&data_dir, runner.lock)?;
    runner.must_enter(above)?;
    Ok((data_dir, runner))
}

/// The other place for a cluster that cannot be reached.
pub(crate) fn elsewhere(asked: &Path) -> PathBuf {
    Path::new(ELSEWHERE).join(socket::key(asked))
}

impl Runner {
    fn of(data_dir: &Path, lock: File) -> Result<Self, StartError> {
        Ok(Self {
            account: account::for_cluster(data_dir)?,
            drops: account::is_root()?,
            read_search: false,
            lock,
        })
    }

    /// The user id that the server has.
    pub(crate) fn uid(&self) -> u32 {
        self.account.uid
    }

    /// A command that runs as the account, with a clean environment.
    ///
    /// It holds the lock in the place of its input: if we are killed, `initdb` works on, and the
    /// next start must wait for it. The server itself gets another input from `pg_ctl`.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = self.as_account(program);
        let kept = |name| Some((name, env::var_os(name)?));
        command
            .env_clear()
            .envs(ENVIRONMENT.into_iter().filter_map(kept));
        command.env("LC_ALL", "C").env("TZ", "UTC");
        command.stdin(
            self.lock
                .try_clone()
                .map_or_else(|_| Stdio::null(), Stdio::from),
        );
        command
    }

    fn as_account(&self, program: &Path) -> Command {
        let Account { uid, gid } = self.account;
        if self.drops && self.read_search {
            let mut command = Command::new("setpriv");
            command.args([format!("--reuid={uid}"), format!("--regid={gid}")]);
            command
                .arg("--clear-groups")
                .args(READ_SEARCH)
                .arg("--")
                .arg(program);
            return command;
        }
        let mut command = Command::new(program);
        if self.drops {
            // This clears the other groups too.
            command.uid(uid).gid(gid);
        }
        command
    }

    /// Gives a directory that root made to the account. Never follows a link.
    pub(crate) fn give(&self, path: &Path) -> Result<(), FileError> {
        if !self.drops {
            return Ok(());
        }
        let Account { uid, gid } = self.account;
        lchown(path, Some(uid), Some(gid)).at("give away", path)
    }

    /// Whether what this user owns may be ours: the account's, or root's if root was killed before
    /// it gave it away.
    pub(crate) fn may_have_made(&self, owner: u32) -> bool {
        owner == self.account.uid || (self.drops && owner == 0)
    }

    /// An error unless the account can enter a directory of programs. The right to pass does not
    /// help there: `pg_ctl` asks with `access`, which ignores it.
    pub(crate) fn must_enter(&self, dir: &Path) -> Result<(), StartError> {
        if self.can_enter(dir)? {
            return Ok(());
        }
        Err(StartError::OutOfReach {
            path: dir.to_owned(),
            user: self.uid(),
        })
    }

    /// Whether the account can reach a cluster in a directory, if need be with the right to pass.
    fn can_work_in(&mut self, dir: &Path) -> Result<bool, FileError> {
        if self.can_enter(dir)? {
            return Ok(true);
        }
        self.read_search = true;
        let mut trial = self.command(Path::new("true"));
        let trial = trial.stderr(Stdio::null()).status();
        self.read_search = trial.is_ok_and(|status| status.success());
        Ok(self.read_search)
    }

    fn can_enter(&self, dir: &Path) -> Result<bool, FileError> {
        // Without root there is no other account, and the system itself says what is closed.
        if !self.drops {
            return Ok(true);
        }
        for dir in dir.ancestors() {
            if !self.is_open(&fs::metadata(dir).at("look at", dir)?) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn is_open(&self, dir: &Metadata) -> bool {
        let bit = if dir.uid() == self.account.uid {
            0o100
        } else if dir.gid() == self.account.gid {
            0o010
        } else {
            0o001
        };
        dir.mode() & bit != 0
    }
}
