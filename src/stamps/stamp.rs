//! One time-stamp: what it says, which bytes are signed, and whether it is true.

use chrono::{DateTime, NaiveDateTime, Utc};
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::key::{PublicKey, StampKey};

/// What stands before everything that is signed, so that the signature can mean nothing else.
const PREFIX: &str = "rumo-stamp-v1";
/// A moment of a stamp: UTC, to the second.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%SZ";

/// That somebody had a digest at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// SHA-256, in hexadecimal.
    pub digest: String,
    /// The moment by the server's clock, `2026-11-23T12:00:00Z`.
    pub at: String,
    /// The name of the key.
    pub key: String,
    /// Ed25519 over [`Stamp::signed_bytes`], in base64.
    pub signature: String,
}

/// Why a stamp says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StampError {
    /// Something of it has not the form of a stamp.
    #[error("not a stamp")]
    Form,
    /// No key of ours has this name.
    #[error("unknown key")]
    UnknownKey,
    /// The key did not sign this.
    #[error("false signature")]
    FalseSignature,
    /// Its moment is before the key began to sign, or after another one took its place.
    #[error("not of the time of its key")]
    OutsideKey,
    /// Its moment has not come yet.
    #[error("ahead of now")]
    Ahead,
}

impl StampError {
    /// Its name for programs, and the end of the key of its words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::UnknownKey => "unknown-key",
            Self::FalseSignature => "false-signature",
            Self::OutsideKey => "outside-key",
            Self::Ahead => "ahead",
        }
    }
}

/// A moment as a stamp has it.
pub(crate) fn written(moment: DateTime<Utc>) -> String {
    moment.format(MOMENT).to_string()
}

/// Whether a text is a SHA-256 in hexadecimal, as we write it.
#[must_use]
pub fn is_digest(text: &str) -> bool {
    is_hex(text, 64)
}

fn is_hex(text: &str, length: usize) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == length && text.bytes().all(is_digit)
}

impl Stamp {
    /// Stamps a digest at a moment; none where it is no digest.
    #[must_use]
    pub fn new(digest: &str, at: DateTime<Utc>, key: &StampKey) -> Option<Self> {
        is_digest(digest).then(|| {
            let mut stamp = Self {
                digest: digest.to_owned(),
                at: written(at),
                key: key.public().id(),
                signature: String::new(),
            };
            stamp.signature = key.sign(stamp.signed_bytes().as_bytes());
            stamp
        })
    }

    /// What is signed: the prefix, the digest, the moment and the name of the key, a line each.
    #[must_use]
    pub fn signed_bytes(&self) -> String {
        let Self {
            digest, at, key, ..
        } = self;
        format!("{PREFIX}\n{digest}\n{at}\n{key}\n")
    }

    /// The stamp as one line of text, for paper and for forms.
    #[must_use]
    pub fn line(&self) -> String {
        let Self {
            digest,
            at,
            key,
            signature,
        } = self;
        format!("{PREFIX} {digest} {at} {key} {signature}")
    }

    /// Reads that line, however it was broken.
    ///
    /// # Errors
    ///
    /// [`StampError::Form`].
    pub fn from_line(line: &str) -> Result<Self, StampError> {
        let words: Vec<_> = line.split_whitespace().collect();
        let [PREFIX, digest, at, key, signature @ ..] = &words[..] else {
            return Err(StampError::Form);
        };
        let stamp = Self {
            digest: (*digest).to_owned(),
            at: (*at).to_owned(),
            key: (*key).to_owned(),
            // The only part that is too long for a line of paper.
            signature: signature.concat(),
        };
        stamp.signature_bytes().map(|_| stamp)
    }

    /// Checks that one of these keys has signed it; gives the moment.
    ///
    /// # Errors
    ///
    /// Why it says nothing.
    pub fn check(&self, keys: &[PublicKey]) -> Result<DateTime<Utc>, StampError> {
        let signature = self.signature_bytes()?;
        let moment = NaiveDateTime::parse_from_str(&self.at, MOMENT);
        let moment = moment.map_err(|_| StampError::Form)?.and_utc();
        let key = keys.iter().find(|key| key.id() == self.key);
        let key = key.ok_or(StampError::UnknownKey)?;
        if key.has_signed(self.signed_bytes().as_bytes(), &signature) {
            Ok(moment)
        } else {
            Err(StampError::FalseSignature)
        }
    }

    /// The signature, where everything has the form of a stamp.
    fn signature_bytes(&self) -> Result<Vec<u8>, StampError> {
        let has_form = is_digest(&self.digest) && is_hex(&self.key, 32) && self.at.len() == 20;
        let signature = BASE64.decode(self.signature.as_bytes());
        let signature = signature.ok().filter(|bytes| bytes.len() == 64);
        signature.filter(|_| has_form).ok_or(StampError::Form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is changed in a stamp.
    type Lie = fn(&mut Stamp);

    fn key(byte: u8) -> StampKey {
        StampKey::from_seed(&[byte; 32]).expect("a key")
    }

    fn stamp() -> Stamp {
        let at = "2026-11-23T12:00:07.9Z".parse().expect("a moment");
        Stamp::new(&"ab".repeat(32), at, &key(1)).expect("a stamp")
    }

    #[test]
    fn what_is_signed_is_written_down_to_the_byte() {
        let stamp = stamp();
        let written = format!(
            "rumo-stamp-v1\n{}\n2026-11-23T12:00:07Z\n{}\n",
            "ab".repeat(32),
            key(1).public().id()
        );
        assert_eq!(stamp.signed_bytes(), written);
        let moment = "2026-11-23T12:00:07Z".parse();
        assert_eq!(
            stamp.check(&[key(1).public()]),
            Ok(moment.expect("a moment"))
        );
    }

    #[test]
    fn a_stamp_by_an_earlier_key_is_true_as_long_as_its_key_is_known() {
        let keys = [key(2).public(), key(1).public()];
        assert!(stamp().check(&keys).is_ok());
        assert_eq!(stamp().check(&keys[..1]), Err(StampError::UnknownKey));
    }

    #[test]
    fn whatever_is_changed_in_a_stamp_is_found() {
        let keys = [key(1).public(), key(2).public()];
        let other = Stamp::new(&stamp().digest, chrono::DateTime::UNIX_EPOCH, &key(1));
        let other = other.expect("a stamp");
        let lies: [(&str, Lie); 3] = [
            ("digest", |stamp| stamp.digest = "cd".repeat(32)),
            ("moment", |stamp| {
                stamp.at = "2026-11-22T12:00:07Z".to_owned()
            }),
            ("key", |stamp| stamp.key = key(2).public().id()),
        ];
        for (name, lie) in lies {
            let mut stamp = stamp();
            lie(&mut stamp);
            assert_eq!(
                stamp.check(&keys),
                Err(StampError::FalseSignature),
                "{name}"
            );
        }
        let taken = Stamp {
            signature: other.signature,
            ..stamp()
        };
        assert_eq!(taken.check(&keys), Err(StampError::FalseSignature));
        let forms: [Lie; 6] = [
            |stamp| stamp.digest = "AB".repeat(32),
            |stamp| stamp.digest.push('0'),
            |stamp| stamp.at = "2026-11-23 12:00:07Z".to_owned(),
            |stamp| stamp.at = "2026-11-23T12:00:077".to_owned(),
            |stamp| stamp.key = "zz".repeat(16),
            |stamp| stamp.signature = "AAAA".to_owned(),
        ];
        for (place, lie) in forms.iter().enumerate() {
            let mut stamp = stamp();
            lie(&mut stamp);
            assert_eq!(stamp.check(&keys), Err(StampError::Form), "{place}");
        }
    }

    #[test]
    fn a_stamp_is_read_back_from_paper_however_its_line_was_broken() {
        let stamp = stamp();
        let line = stamp.line();
        assert_eq!(Stamp::from_line(&line), Ok(stamp.clone()));
        let (start, end) = line.split_at(line.len() - 30);
        let broken = format!("\n {}\r\n{end} ", start.replace(' ', "\n"));
        assert_eq!(Stamp::from_line(&broken), Ok(stamp));
        for other in ["", "rumo-stamp-v1", "rumo-stamp-v2 a b c d", &line[1..]] {
            assert_eq!(Stamp::from_line(other), Err(StampError::Form), "{other}");
        }
    }
}
