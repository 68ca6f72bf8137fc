//! What became of a process.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

/// A process id found in a cluster, and what it stands for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Process {
    /// No process has it.
    Gone,
    /// It has ended, but its parent has not taken note. In a container without an init it never
    /// will.
    Zombie,
    /// It was given to another process, or the cluster is a copy and the process has the original.
    Other,
    /// It is this cluster's server.
    Server,
    /// It is ending: it has left its working directory, and is about to be a zombie.
    Ending,
    /// It lives, and we may not know more.
    Unknown,
}

/// Looks. A server's working directory is its cluster; `recorded` is the cluster's directory as
/// the server wrote it down, for systems that do not show the other.
pub(crate) fn look(pid: u32, data_dir: &Path, recorded: &Path) -> Process {
    let Some(state) = state(pid) else {
        return Process::Gone;
    };
    if matches!(state, 'Z' | 'X') {
        return Process::Zombie;
    }
    let cluster = fs::metadata(data_dir);
    match (cluster, fs::metadata(format!("/proc/{pid}/cwd"))) {
        // By number, not by name: the directory may have moved, or be mounted twice.
        (Ok(a), Ok(b)) if (a.dev(), a.ino()) == (b.dev(), b.ino()) => Process::Server,
        (Ok(_), Ok(_)) => Process::Other,
        (Ok(_), Err(error)) if has_proc() && error.kind() == ErrorKind::NotFound => Process::Ending,
        _ if !has_proc() && recorded == data_dir => Process::Server,
        _ => Process::Unknown,
    }
}

/// The letter for a process's state.
fn state(pid: u32) -> Option<char> {
    if has_proc() {
        // The name, in parentheses, may itself hold any character.
        let stat = fs::read(format!("/proc/{pid}/stat")).ok()?;
        let name_end = stat.iter().rposition(|byte| *byte == b')')?;
        return stat.get(name_end + 2).map(|byte| char::from(*byte));
    }
    let output = Command::new("ps")
        .args(["-o", "state=", "-p", &pid.to_string()])
        .output()
        .ok()?;
    String::from_utf8_lossy(&output.stdout)
        .trim()
        .chars()
        .next()
}

fn has_proc() -> bool {
    Path::new("/proc/self/stat").exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_that_ended_is_a_zombie_until_it_is_waited_for() {
        let mut child = Command::new("true").spawn().unwrap();
        let looked = || look(child.id(), Path::new("/"), Path::new("/"));
        while looked() != Process::Zombie {
            std::thread::yield_now();
        }
        let pid = child.id();
        child.wait().unwrap();
        assert_eq!(look(pid, Path::new("/"), Path::new("/")), Process::Gone);
    }

    #[test]
    fn a_server_is_known_by_its_working_directory() {
        let here = std::env::current_dir().unwrap();
        let pid = std::process::id();
        assert_eq!(look(pid, &here, &here), Process::Server);
        if has_proc() {
            assert_eq!(look(pid, Path::new("/"), Path::new("/")), Process::Other);
        }
    }
}
