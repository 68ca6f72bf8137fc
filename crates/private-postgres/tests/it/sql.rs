//! The smallest client: one question, the first column of its answer.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

use private_postgres::ADMIN_ROLE;

/// Asks as the admin in the database `postgres`.
pub(crate) fn ask(socket_dir: &Path, sql: &str) -> Vec<String> {
    let mut stream = UnixStream::connect(socket_dir.join(".s.PGSQL.5432")).expect("a socket");
    let hello = format!("\0\x03\0\0user\0{ADMIN_ROLE}\0database\0postgres\0\0");
    stream
        .write_all(&[&length(&hello), hello.as_bytes()].concat())
        .expect("a server");
    answer(&mut stream);
    let query = format!("{sql}\0");
    stream
        .write_all(&[b"Q", &length(&query)[..], query.as_bytes()].concat())
        .expect("a server");
    answer(&mut stream)
}

fn length(text: &str) -> [u8; 4] {
    u32::try_from(text.len() + 4)
        .expect("a short text")
        .to_be_bytes()
}

fn answer(stream: &mut UnixStream) -> Vec<String> {
    let mut rows = Vec::new();
    loop {
        let mut head = [0; 5];
        stream.read_exact(&mut head).expect("a message");
        let [kind, length @ ..] = head;
        let mut body = vec![0; u32::from_be_bytes(length) as usize - 4];
        stream.read_exact(&mut body).expect("a whole message");
        match kind {
            b'Z' => return rows,
            b'E' => panic!("{}", String::from_utf8_lossy(&body)),
            // Two bytes: how many columns; four bytes: the length of the first.
            b'D' => {
                let length: [u8; 4] = body[2..6].try_into().expect("four bytes");
                let end = 6 + u32::from_be_bytes(length) as usize;
                rows.push(String::from_utf8(body[6..end].to_vec()).expect("text"));
            }
            _ => {}
        }
    }
}
