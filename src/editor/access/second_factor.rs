//! The second factor: six digits from the person's phone (TOTP), and recovery codes on paper.

use chrono::{DateTime, Utc};
use totp_rs::{Builder, Secret, Totp};

use super::secret::{Hash, hash, random};
use crate::error::AppError;
use crate::qr::Qr;

/// How many recovery codes there are.
pub(super) const RECOVERY_CODES: usize = 10;
/// No vowels, so no words; no signs that are taken for others.
const SIGNS: &[u8; 25] = b"BCDFGHJKMNPQRSTVWXYZ34679";

/// A new secret: 160 bits, as the standard recommends.
pub(super) fn new_secret() -> Result<Vec<u8>, AppError> {
    Ok(random::<20>()?.to_vec())
}

/// What a phone and we agree on.
pub(super) struct Factor(Totp);

impl Factor {
    /// From its secret: SHA-1, six digits, 30 seconds, which is what every app understands; a code
    /// of the step before or after is still taken.
    pub(super) fn new(secret: &[u8], name: &str) -> Result<Self, AppError> {
        let builder = Builder::new()
            .with_secret(Secret::from(secret.to_vec()))
            .with_account_name(name)
            .with_issuer(Some("Rumo"));
        builder.build().map(Self).map_err(AppError::internal)
    }

    /// The time step of a right code.
    pub(super) fn step(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let seconds = u64::try_from(now.timestamp()).ok()?;
        let step = self.0.check(&digits, seconds)?;
        i64::try_from(step).ok()
    }

    /// The secret for typing, in groups of four.
    pub(super) fn secret_to_type(&self) -> String {
        let secret = self.0.secret().to_base32();
        let groups: Vec<_> = secret
            .as_bytes()
            .chunks(4)
            .map(|group| String::from_utf8_lossy(group).into_owned())
            .collect();
        groups.join(" ")
    }

    /// The address that an app on the same phone opens.
    pub(super) fn url(&self) -> Result<String, AppError> {
        self.0.to_url().map_err(AppError::internal)
    }

    /// The same as a picture.
    pub(super) fn picture(&self) -> Result<Qr, AppError> {
        Qr::new(&self.url()?)
    }
}

/// New recovery codes, and what is kept of each. 25 signs, ten places: 46 bits; they are only
/// asked for behind the password, and their failures are counted.
pub(in crate::editor) fn recovery_codes() -> Result<(Vec<String>, Vec<Hash>), AppError> {
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    while codes.len() < RECOVERY_CODES {
        codes.push(recovery_code()?);
    }
    let hashes = codes.iter().map(|code| recovery_hash(code)).collect();
    Ok((codes, hashes))
}

fn recovery_code() -> Result<String, AppError> {
    let mut code = String::with_capacity(11);
    while code.len() < 11 {
        let [byte] = random::<1>()?;
        // The bytes above would make some signs likelier than others.
        if usize::from(byte) < 250 {
            if code.len() == 5 {
                code.push('-');
            }
            code.push(char::from(SIGNS[usize::from(byte) % SIGNS.len()]));
        }
    }
    Ok(code)
}

/// What is kept of a recovery code, however it is typed.
pub(super) fn recovery_hash(code: &str) -> Hash {
    let signs: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|sign| sign.to_ascii_uppercase())
        .collect();
    hash(&signs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a moment")
    }

    /// The secret of the examples in RFC 6238.
    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_the_standard() {
        let factor = Factor::new(SECRET, "ana").expect("a factor");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
        ] {
            assert_eq!(factor.step(code, at(seconds)), Some(seconds / 30), "{code}");
        }
    }

    #[test]
    fn a_code_opens_in_its_step_and_the_one_beside_and_not_later() {
        let factor = Factor::new(SECRET, "ana").expect("a factor");
        for (seconds, opens) in [(29, true), (30, true), (59, true), (89, true), (90, false)] {
            assert_eq!(
                factor.step("287 082", at(seconds)).is_some(),
                opens,
                "{seconds}"
            );
        }
        assert_eq!(factor.step("", at(59)), None);
    }

    #[test]
    fn recovery_codes_differ_and_are_read_however_they_are_typed() {
        let (codes, hashes) = recovery_codes().expect("codes");
        assert_eq!(
            (codes.len(), hashes.len()),
            (RECOVERY_CODES, RECOVERY_CODES)
        );
        let mut different = codes.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), RECOVERY_CODES);
        let typed = codes[0].to_lowercase().replace('-', " ");
        assert_eq!(recovery_hash(&typed), hashes[0]);
    }
}
