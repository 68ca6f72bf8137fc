//! Where the server is installed.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::StartError;

/// The oldest major version used: the first with `nulls not distinct`, which the tables ask for.
const OLDEST: u32 = 15;

const PROGRAMS: [&str; 3] = ["initdb", "pg_ctl", "postgres"];

/// Where systems put one directory per version: the parent, how the names begin, and what follows.
const PER_VERSION: [(&str, &str, &str); 6] = [
    ("/usr/lib/postgresql", "", "bin"),          // Debian, Ubuntu
    ("/usr", "pgsql-", "bin"),                   // Fedora and others, from postgresql.org
    ("/usr/lib", "postgresql", "bin"),           // openSUSE
    ("/usr/libexec", "postgresql", ""),          // Alpine
    ("/opt/homebrew/opt", "postgresql@", "bin"), // macOS
    ("/usr/local/opt", "postgresql@", "bin"),    // macOS on Intel
];

/// An installed server.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Server {
    pub(crate) bin_dir: PathBuf,
    pub(crate) major: u32,
}

/// The server to use: of the version that made the cluster, or the newest.
pub(crate) fn server(given: Option<&Path>, made_by: Option<u32>) -> Result<Server, StartError> {
    if let Some(dir) = given {
        let dir = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
        let none = || StartError::NoServerIn {
            dir: dir.clone(),
            oldest: OLDEST,
        };
        return choose(vec![dir.clone()], made_by)?.ok_or_else(none);
    }
    let dirs = candidates(&PER_VERSION, env::var_os("PATH"));
    let looked_in = looked_in();
    choose(dirs, made_by)?.ok_or(StartError::NoServer {
        oldest: OLDEST,
        looked_in,
    })
}

/// The first that fits. Asking for a version runs a program, so no more are asked than needed.
fn choose(dirs: Vec<PathBuf>, made_by: Option<u32>) -> Result<Option<Server>, StartError> {
    let mut others = Vec::new();
    for bin_dir in dirs {
        let Some(major) = major_in(&bin_dir).filter(|major| *major >= OLDEST) else {
            continue;
        };
        if made_by.is_none_or(|wanted| wanted == major) {
            return Ok(Some(Server { bin_dir, major }));
        }
        others.push(format!("{major} in {}", bin_dir.display()));
    }
    match made_by {
        Some(wanted) if !others.is_empty() => Err(StartError::WrongVersion {
            wanted,
            found: others.join(", "),
        }),
        _ => Ok(None),
    }
}

/// Every directory that may have a server, the newest version first, `PATH` last.
fn candidates(per_version: &[(&str, &str, &str)], path: Option<OsString>) -> Vec<PathBuf> {
    let mut versions = Vec::new();
    for (parent, prefix, rest) in per_version {
        for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let Some(version) = name.to_str().and_then(|name| name.strip_prefix(prefix)) else {
                continue;
            };
            if let Some(version) = leading_number(version) {
                versions.push((version, entry.path().join(rest)));
            }
        }
    }
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    let path = path
        .as_ref()
        .into_iter()
        .flat_map(env::split_paths)
        .filter(|dir| dir.is_absolute());
    versions
        .into_iter()
        .map(|(_, dir)| dir)
        .chain(path)
        .collect()
}

fn major_in(bin_dir: &Path) -> Option<u32> {
    if !PROGRAMS
        .iter()
        .all(|program| bin_dir.join(program).is_file())
    {
        return None;
    }
    let output = Command::new(bin_dir.join("postgres"))
        .arg("--version")
        .output()
        .ok()?;
    major_of(&String::from_utf8_lossy(&output.stdout))
}

/// The major version in a line such as `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn major_of(line: &str) -> Option<u32> {
    leading_number(line.strip_prefix("postgres (PostgreSQL) ")?)
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok()
}

fn looked_in() -> String {
    let places = PER_VERSION.iter().map(|(parent, prefix, rest)| {
        let slash = if rest.is_empty() { "" } else { "/" };
        format!("{parent}/{prefix}*{slash}{rest}, ")
    });
    places.collect::<String>() + "PATH"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_the_server_says() {
        let debian = "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n";
        assert_eq!(major_of(debian), Some(15));
        assert_eq!(major_of("postgres (PostgreSQL) 18beta2\n"), Some(18));
        assert_eq!(major_of("something else 15"), None);
    }

    #[test]
    fn the_newest_version_comes_first_and_path_last() {
        let root = env::temp_dir().join(format!("private-postgres-find-{}", std::process::id()));
        for version in ["9.6", "15", "100"] {
            fs::create_dir_all(root.join(version).join("bin")).unwrap();
        }
        fs::create_dir_all(root.join("common")).unwrap();
        let found = candidates(
            &[(root.to_str().unwrap(), "", "bin")],
            Some("/x::y:/z".into()),
        );
        fs::remove_dir_all(&root).unwrap();
        let expected = [
            root.join("100/bin"),
            root.join("15/bin"),
            root.join("9.6/bin"),
        ];
        assert_eq!(found[..3], expected);
        assert_eq!(found[3..], ["/x", "/z"].map(PathBuf::from));
    }

    #[test]
    fn no_server_found_gives_a_message_that_says_what_to_install() {
        let none = choose(candidates(&[], Some("/nonexistent".into())), None).unwrap();
        assert_eq!(none, None);
        let message = StartError::NoServer {
            oldest: OLDEST,
            looked_in: looked_in(),
        }
        .to_string();
        for hint in [
            "apt-get install postgresql",
            "dnf",
            "brew",
            "PG_BINDIR",
            "DATABASE_URL",
        ] {
            assert!(message.contains(hint), "{hint} is not in: {message}");
        }
        assert!(
            message.contains("/usr/lib/postgresql/*/bin, /usr/pgsql-*/bin"),
            "{message}"
        );
    }
}
