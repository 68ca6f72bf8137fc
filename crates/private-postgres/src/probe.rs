//! Asks a server whether it takes connections, in its own protocol.
//!
//! Not every package has `pg_isready`, and `pg_ctl status` takes a dead server for a running one.

use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use crate::ADMIN_ROLE;

/// A server that is alive answers at once, or says that it is starting.
const PATIENCE: Duration = Duration::from_secs(2);

/// Protocol 3.0.
const VERSION: [u8; 4] = [0, 3, 0, 0];

/// No message before "ready" is longer than a few hundred bytes.
const LONGEST: u32 = 65_536;

const CANNOT_CONNECT_NOW: &str = "57P03";
const TOO_MANY_CONNECTIONS: &str = "53300";

/// What a server answered.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It lets our role in.
    Ready,
    /// It is starting, stopping, or too slow to say.
    NotYet,
    /// Nobody listens.
    Nobody,
    /// It lets others in, but not our role.
    Refused(String),
}

/// Connects as [`ADMIN_ROLE`] and leaves again.
pub(crate) fn ask(socket: &Path) -> Answer {
    let Ok(mut stream) = UnixStream::connect(socket) else {
        return Answer::Nobody;
    };
    greet(&mut stream).unwrap_or(Answer::NotYet)
}

fn greet(stream: &mut UnixStream) -> io::Result<Answer> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut body = VERSION.to_vec();
    body.extend(format!("user\0{ADMIN_ROLE}\0database\0postgres\0\0").bytes());
    let length = u32::try_from(body.len() + 4).map_err(io::Error::other)?;
    stream.write_all(&[&length.to_be_bytes(), body.as_slice()].concat())?;
    let answer = read_answer(stream)?;
    // Polite, and it keeps the server's log quiet. It has answered, so a failure means nothing.
    let _ = stream.write_all(b"X\0\0\0\x04");
    Ok(answer)
}

/// Reads until the server is ready for a query (`Z`), wants a password (`R` with a number), or
/// gives an error (`E`).
fn read_answer(stream: &mut impl Read) -> io::Result<Answer> {
    loop {
        let mut head = [0; 5];
        stream.read_exact(&mut head)?;
        let [kind, length @ ..] = head;
        let length = u32::from_be_bytes(length);
        if !(4..LONGEST).contains(&length) {
            return Err(ErrorKind::InvalidData.into());
        }
        let mut body = Vec::new();
        stream.take(u64::from(length - 4)).read_to_end(&mut body)?;
        match kind {
            b'Z' => return Ok(Answer::Ready),
            b'R' if body != [0; 4] => return Ok(Answer::Refused("it wants a password".to_owned())),
            b'E' => return Ok(error(&body)),
            _ => {}
        }
    }
}

/// An error's fields: a letter and a text, each ended by zero; `C` is the code, `M` the message.
fn error(body: &[u8]) -> Answer {
    let field = |letter: u8| {
        let mut fields = body.split(|byte| *byte == 0);
        let text = fields.find_map(|field| field.strip_prefix(&[letter]));
        String::from_utf8_lossy(text.unwrap_or_default()).into_owned()
    };
    match field(b'C').as_str() {
        CANNOT_CONNECT_NOW => Answer::NotYet,
        TOO_MANY_CONNECTIONS => Answer::Ready,
        _ => Answer::Refused(field(b'M')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: u8, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 4).unwrap();
        [&[kind], length.to_be_bytes().as_slice(), body].concat()
    }

    fn answer(messages: &[Vec<u8>]) -> io::Result<Answer> {
        read_answer(&mut messages.concat().as_slice())
    }

    #[test]
    fn a_server_is_ready_when_it_waits_for_a_query() {
        let hello = [
            message(b'R', &[0; 4]),
            message(b'S', b"a\0b\0"),
            message(b'Z', b"I"),
        ];
        assert_eq!(answer(&hello).unwrap(), Answer::Ready);
        assert!(answer(&hello[..2]).is_err());
    }

    #[test]
    fn a_server_that_recovers_is_waited_for_and_a_foreign_one_is_not() {
        let starting = message(
            b'E',
            b"SFATAL\0C57P03\0Mthe database system is starting up\0\0",
        );
        assert_eq!(answer(&[starting]).unwrap(), Answer::NotYet);
        let foreign = message(b'E', b"SFATAL\0C28000\0Mno such role\0\0");
        assert_eq!(
            answer(&[foreign]).unwrap(),
            Answer::Refused("no such role".to_owned())
        );
        let password = message(b'R', &[0, 0, 0, 10]);
        assert!(matches!(answer(&[password]).unwrap(), Answer::Refused(_)));
    }
}
