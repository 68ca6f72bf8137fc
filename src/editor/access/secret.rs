//! Random secrets, and what is kept of them.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};

use crate::error::AppError;

/// What is kept of a secret: from random bytes it cannot be guessed back.
pub(in crate::editor) type Hash = Vec<u8>;

/// A secret of 256 bits from the system, as it stands in a cookie or a link.
pub(in crate::editor) struct Token(String);

impl Token {
    /// A new one.
    pub(in crate::editor) fn new() -> Result<Self, AppError> {
        Ok(Self(BASE64URL_NOPAD.encode(&random::<32>()?)))
    }

    /// As it is handed over, once.
    pub(in crate::editor) fn as_str(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub(in crate::editor) fn hash(&self) -> Hash {
        hash(&self.0)
    }
}

/// Random bytes from the system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], AppError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(AppError::internal)?;
    Ok(bytes)
}

/// SHA-256 of a text.
pub(super) fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).to_vec()
}
