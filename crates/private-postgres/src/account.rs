//! Who may run the server.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use crate::error::{At, FileError};
use crate::{StartError, cluster};

/// The accounts that root lets run the server, in this order.
const FOR_ROOT: [&str; 3] = ["postgres", "_postgres", "nobody"];

/// A user and its group, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

/// Whether this process is root.
pub(crate) fn is_root() -> Result<bool, FileError> {
    Ok(own_uid()? == 0)
}

/// Who runs the server of this cluster: its owner. A new one belongs to us, or, as Postgres does
/// not run as root, to one of the accounts for that.
pub(crate) fn for_cluster(data_dir: &Path) -> Result<Account, StartError> {
    let user = own_uid()?;
    let owner = fs::metadata(data_dir).ok().map(|dir| Account {
        uid: dir.uid(),
        gid: dir.gid(),
    });
    match owner {
        Some(owner) if user == 0 && cluster::exists(data_dir) => {
            if owner.uid == 0 {
                return Err(StartError::OwnedByRoot(data_dir.to_owned()));
            }
            Ok(owner)
        }
        _ if user == 0 => for_root(),
        Some(owner) if owner.uid != user => Err(StartError::NotOurs {
            path: data_dir.to_owned(),
            owner: owner.uid,
            user,
        }),
        // The group does not matter: it is not changed.
        _ => Ok(Account { uid: user, gid: 0 }),
    }
}

fn for_root() -> Result<Account, StartError> {
    let path = Path::new("/etc/passwd");
    let passwd = fs::read_to_string(path).at("read", path)?;
    let found = FOR_ROOT.iter().find_map(|name| named(&passwd, name));
    found.ok_or(StartError::NoAccount)
}

fn named(passwd: &str, name: &str) -> Option<Account> {
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        if fields.next() != Some(name) {
            return None;
        }
        let uid = fields.nth(1)?.parse().ok()?;
        let gid = fields.next()?.parse().ok()?;
        Some(Account { uid, gid })
    })
}

/// The effective user id. The standard library does not tell it, and calling C would be unsafe.
fn own_uid() -> Result<u32, FileError> {
    let status = fs::read_to_string("/proc/self/status").ok();
    if let Some(uid) = status.as_deref().and_then(effective_uid) {
        return Ok(uid);
    }
    let id = Path::new("id");
    let output = Command::new(id).arg("-u").output().at("run", id)?;
    let uid = String::from_utf8_lossy(&output.stdout).trim().parse();
    uid.map_err(std::io::Error::other).at("understand", id)
}

fn effective_uid(status: &str) -> Option<u32> {
    let line = status.lines().find_map(|line| line.strip_prefix("Uid:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_effective_user_counts() {
        assert_eq!(effective_uid("Name:\tx\nUid:\t1000\t0\t0\t0\n"), Some(0));
        assert_eq!(effective_uid("Name:\tx\n"), None);
    }

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let passwd = "root:x:0:0::/root:/bin/sh\npostgres2:x:7:8:::\npostgres:x:101:104:::\n";
        let expected = Account { uid: 101, gid: 104 };
        assert_eq!(named(passwd, "postgres"), Some(expected));
        assert_eq!(named(passwd, "nobody"), None);
    }
}
