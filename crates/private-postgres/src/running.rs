//! A server that answers.

use std::fmt::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::{ADMIN_ROLE, PrivatePostgres, StopError, socket};

/// A server that answered. It goes on running when this value is dropped.
#[derive(Debug)]
pub struct Running {
    pub(crate) asked: PathBuf,
    pub(crate) data_dir: PathBuf,
    pub(crate) socket_dir: PathBuf,
    pub(crate) reused: bool,
}

impl Running {
    /// The address of the database `postgres`, which every cluster has, for [`ADMIN_ROLE`].
    #[must_use]
    pub fn url(&self) -> String {
        self.url_of(ADMIN_ROLE, "postgres")
    }

    /// The address of a database for a role. Neither is created here: that is SQL.
    ///
    /// No password is asked for; whoever can reach the socket may be any role.
    #[must_use]
    pub fn url_of(&self, role: &str, database: &str) -> String {
        format!(
            "postgres://{}@localhost:{}/{}?host={}",
            escaped(role.as_bytes(), b""),
            socket::PORT,
            escaped(database.as_bytes(), b""),
            escaped(self.socket_dir.as_os_str().as_bytes(), b"/"),
        )
    }

    /// The directory of the socket, for clients that take a directory as their host.
    #[must_use]
    pub fn socket_dir(&self) -> &Path {
        &self.socket_dir
    }

    /// Where the cluster is: the directory asked for, or, if root asked and the server's account
    /// cannot get there, one below `/var/lib/private-postgres`.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// Whether the server ran already, so that somebody else may be using it.
    #[must_use]
    pub fn is_reused(&self) -> bool {
        self.reused
    }

    /// Stops the server, also for everybody else who uses it.
    ///
    /// # Errors
    ///
    /// As [`PrivatePostgres::stop`].
    pub fn stop(self) -> Result<(), StopError> {
        PrivatePostgres::in_dir(self.asked).stop().map(|_| ())
    }
}

/// Percent-encodes all but what an address leaves as it is and what is in `keep`.
fn escaped(bytes: &[u8], keep: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || keep.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_strange_names() {
        let running = Running {
            asked: "/d".into(),
            data_dir: "/d".into(),
            socket_dir: "/run/user/1000/é & co".into(),
            reused: false,
        };
        assert_eq!(
            running.url_of("rumo", "a/b?c"),
            "postgres://rumo@localhost:5432/a%2Fb%3Fc?host=/run/user/1000/%C3%A9%20%26%20co"
        );
    }
}
