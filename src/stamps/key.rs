//! The keys of time-stamps: the private one comes from a file, the public ones are for everybody.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;

use data_encoding::{BASE64, HEXLOWER};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// How many bytes of the hash of a public key name it.
const ID_BYTES: usize = 16;
/// What stands before the 32 bytes of a private key in PKCS #8, and of a public one in SPKI (RFC
/// 8410). With these `openssl` reads both.
const PKCS8: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];
const SPKI: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// Why a key cannot be used.
#[derive(Debug, Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("the key of time-stamps cannot be read or written: {0}")]
    File(#[from] io::Error),
    /// It holds something else. What it holds is not said: it may be a secret.
    #[error("the file holds no Ed25519 key as PEM (PKCS #8)")]
    NotAKey,
    /// A public key is not 32 bytes in base64.
    #[error("{0} is no public key of 32 bytes in base64")]
    NotPublic(String),
    /// The operating system gives no random numbers.
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
}

/// A public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// The key of so many bytes; none where they are not 32.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Reads base64.
    ///
    /// # Errors
    ///
    /// [`KeyError::NotPublic`].
    pub fn from_base64(text: &str) -> Result<Self, KeyError> {
        let bytes = BASE64.decode(text.as_bytes()).ok();
        let key = bytes.and_then(|bytes| Self::from_bytes(&bytes));
        key.ok_or_else(|| KeyError::NotPublic(text.to_owned()))
    }

    /// Its name: the first 16 bytes of its SHA-256, in hexadecimal.
    #[must_use]
    pub fn id(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(self.0)[..ID_BYTES])
    }

    /// The 32 bytes in base64.
    #[must_use]
    pub fn base64(&self) -> String {
        BASE64.encode(&self.0)
    }

    /// As `openssl` reads it.
    #[must_use]
    pub fn pem(&self) -> String {
        pem("PUBLIC KEY", &[&SPKI[..], &self.0].concat())
    }

    /// Whether it has signed these bytes.
    #[must_use]
    pub fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&ED25519, &self.0);
        key.verify(message, signature).is_ok()
    }
}

/// The key that signs. It is never written to a log: its `Debug` shows the public half.
#[derive(Clone)]
pub struct StampKey(Arc<Ed25519KeyPair>);

impl fmt::Debug for StampKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("StampKey")
            .field(&self.public().id())
            .finish()
    }
}

impl StampKey {
    /// The key of 32 random bytes.
    ///
    /// # Errors
    ///
    /// [`KeyError::NotAKey`] where they cannot be one.
    pub fn from_seed(seed: &[u8; 32]) -> Result<Self, KeyError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed);
        Ok(Self(Arc::new(pair.map_err(|_| KeyError::NotAKey)?)))
    }

    /// Reads the PEM of a file: that of [`StampKey::make`], or of `openssl genpkey -algorithm
    /// ed25519`.
    ///
    /// # Errors
    ///
    /// [`KeyError::File`], [`KeyError::NotAKey`].
    pub fn read(file: &Path) -> Result<Self, KeyError> {
        let text = fs::read_to_string(file)?;
        let lines = text.lines().map(str::trim);
        let base64: String = lines.filter(|line| !line.starts_with("-----")).collect();
        let der = BASE64.decode(base64.as_bytes());
        let der = der.map_err(|_| KeyError::NotAKey)?;
        let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der);
        Ok(Self(Arc::new(pair.map_err(|_| KeyError::NotAKey)?)))
    }

    /// Makes a new key and writes it into a file that only the owner may read. A file that is there
    /// is left alone.
    ///
    /// # Errors
    ///
    /// [`KeyError::File`], also where the file is there; [`KeyError::Random`].
    pub fn make(file: &Path) -> Result<Self, KeyError> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)?;
        let key = Self::from_seed(&seed)?;
        let mut new = OpenOptions::new();
        let mut new = new.write(true).create_new(true).mode(0o600).open(file)?;
        new.write_all(pem("PRIVATE KEY", &[&PKCS8[..], &seed].concat()).as_bytes())?;
        new.sync_all()?;
        Ok(key)
    }

    /// Its public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.0.public_key().as_ref());
        PublicKey(bytes)
    }

    /// Signs.
    pub(super) fn sign(&self, message: &[u8]) -> String {
        BASE64.encode(self.0.sign(message).as_ref())
    }
}

/// The keys that an instance was given: one that signs, if any, and the public halves of those
/// before it.
#[derive(Clone, Debug, Default)]
pub struct StampKeys {
    /// Signs new stamps.
    pub signing: Option<StampKey>,
    /// Signed earlier ones.
    pub earlier: Vec<PublicKey>,
}

fn pem(what: &str, der: &[u8]) -> String {
    let base64 = BASE64.encode(der);
    format!("-----BEGIN {what}-----\n{base64}\n-----END {what}-----\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    /// The first test of RFC 8032, 7.1: seed, public key, and the signature of no bytes.
    const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    const SIGNED: &str = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    fn bytes<const N: usize>(hex: &str) -> [u8; N] {
        let bytes = HEXLOWER.decode(hex.as_bytes()).expect("hex");
        bytes.try_into().expect("so many bytes")
    }

    #[test]
    fn a_key_signs_as_the_standard_says() {
        let key = StampKey::from_seed(&bytes(SEED)).expect("a key");
        assert_eq!(key.public(), PublicKey(bytes(PUBLIC)));
        assert_eq!(key.sign(b""), BASE64.encode(&bytes::<64>(SIGNED)));
        assert!(key.public().has_signed(b"", &bytes::<64>(SIGNED)));
        assert!(!key.public().has_signed(b"x", &bytes::<64>(SIGNED)));
        assert!(!key.public().has_signed(b"", b"short"));
    }

    #[test]
    fn a_key_is_named_by_its_public_half_and_never_shows_the_other() {
        let key = StampKey::from_seed(&bytes(SEED)).expect("a key");
        let public = key.public();
        assert_eq!(public.id(), "21fe31dfa154a261626bf854046fd227");
        assert_eq!(PublicKey::from_base64(&public.base64()).ok(), Some(public));
        assert!(PublicKey::from_base64("c2hvcnQ=").is_err());
        let shown = format!("{key:?}");
        assert!(
            shown.contains(&public.id()) && !shown.contains("9d61"),
            "{shown}"
        );
    }

    #[test]
    fn a_new_key_is_read_back_is_for_its_owner_alone_and_replaces_nothing() {
        let folder = std::env::temp_dir().join(format!("rumo-key-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("key.pem");
        let made = StampKey::make(&file).expect("a key");
        let read = StampKey::read(&file).expect("the same key");
        assert_eq!(made.public(), read.public());
        let mode = fs::metadata(&file).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(matches!(StampKey::make(&file), Err(KeyError::File(_))));
        fs::write(&file, "something else").expect("written");
        let error = StampKey::read(&file).expect_err("no key").to_string();
        assert!(!error.contains("something"), "{error}");
        fs::remove_dir_all(&folder).expect("removed");
    }
}
