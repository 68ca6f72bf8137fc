//! The salt of a day, and the keyed hashes that tell people apart while it lasts.

use std::net::IpAddr;

use chrono::NaiveDate;
use hmac::digest::common::Key;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use sqlx::PgConnection;

use super::level::Symptom;
use crate::StoreError;

/// The length of a salt and of a hash, in bytes.
const LENGTH: usize = 32;

/// Who sends a report. It is hashed and never kept.
#[derive(Clone, Copy)]
pub struct Sender<'a> {
    /// The address from which it comes.
    pub address: IpAddr,
    /// The browser, as it names itself.
    pub browser: &'a str,
}

/// The salt of one day. It shows itself in no log.
pub(super) struct Salt([u8; LENGTH]);

impl Salt {
    /// The salt of a day, which is made where there is none yet.
    pub(super) async fn of(conn: &mut PgConnection, day: NaiveDate) -> Result<Self, StoreError> {
        if let Some(salt) = Self::known(conn, day).await? {
            return Ok(salt);
        }
        let mut fresh = [0; LENGTH];
        getrandom::fill(&mut fresh).map_err(|_| StoreError::NoRandomness)?;
        sqlx::query!(
            "insert into report_salt (day, salt) values ($1, $2) on conflict (day) do nothing",
            day,
            &fresh[..],
        )
        .execute(&mut *conn)
        .await?;
        // Another instance may have been quicker.
        let salt = Self::known(conn, day).await?;
        salt.ok_or_else(|| sqlx::Error::RowNotFound.into())
    }

    /// The salt of a day, where there is one still.
    pub(super) async fn known(
        conn: &mut PgConnection,
        day: NaiveDate,
    ) -> Result<Option<Self>, StoreError> {
        let salt = sqlx::query_scalar!("select salt from report_salt where day = $1", day);
        let salt = salt.fetch_optional(conn).await?;
        Ok(salt.and_then(|salt| salt.try_into().ok()).map(Self))
    }

    /// Tells whether somebody has been counted: the same for one block of addresses, browser,
    /// symptom, portal and day.
    pub(super) fn sender(&self, sender: Sender<'_>, symptom: Symptom, portal: &str) -> Vec<u8> {
        let block = block(sender.address);
        let browser = sender.browser.as_bytes();
        let of = [
            &block,
            browser,
            symptom.name().as_bytes(),
            portal.as_bytes(),
        ];
        self.hash("sender", &of).finalize().into_bytes().to_vec()
    }

    /// Tells whether somebody has answered for a message: the same for one block of addresses,
    /// browser, message, answer and day, whatever was tried.
    pub(super) fn tapper(&self, sender: Sender<'_>, message: &str, worked: bool) -> Vec<u8> {
        let block = block(sender.address);
        let (browser, message) = (sender.browser.as_bytes(), message.as_bytes());
        let of = [&block, browser, message, &[u8::from(worked)]];
        self.hash("tapper", &of).finalize().into_bytes().to_vec()
    }

    /// Tells blocks of addresses apart.
    pub(super) fn block(&self, address: IpAddr) -> Vec<u8> {
        let block = block(address);
        self.hash("block", &[&block])
            .finalize()
            .into_bytes()
            .to_vec()
    }

    /// A hash for one purpose over some parts. Each part goes in with its length, so that no two
    /// lists of parts are the same bytes.
    pub(super) fn hash(&self, purpose: &str, parts: &[&[u8]]) -> Hmac<Sha256> {
        let mut key = Key::<Hmac<Sha256>>::default();
        key[..LENGTH].copy_from_slice(&self.0);
        let mut hash = Hmac::new(&key);
        for part in std::iter::once(purpose.as_bytes()).chain(parts.iter().copied()) {
            hash.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
        hash
    }
}

/// The block of an address: the /24 of IPv4, the /48 of IPv6, with which of both it is.
fn block(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(address) => [&[4], &address.octets()[..3]].concat(),
        IpAddr::V6(address) => [&[6], &address.octets()[..6]].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender<'a>(address: &str, browser: &'a str) -> Sender<'a> {
        let address = address.parse().unwrap();
        Sender { address, browser }
    }

    #[test]
    fn a_block_is_a_24_of_ipv4_and_a_48_of_ipv6() {
        let block = |address: &str| super::block(address.parse().unwrap());
        assert_eq!(block("203.0.113.5"), block("203.0.113.250"));
        assert_eq!(block("203.0.113.5"), block("::ffff:203.0.113.9"));
        assert_ne!(block("203.0.113.5"), block("203.0.114.5"));
        assert_eq!(block("2001:db8:1:2::1"), block("2001:db8:1:ffff::9"));
        assert_ne!(block("2001:db8:1::1"), block("2001:db8:2::1"));
    }

    #[test]
    fn each_of_the_parts_and_the_day_make_another_key() {
        let (monday, tuesday) = (Salt([1; LENGTH]), Salt([2; LENGTH]));
        let ana = sender("203.0.113.5", "Firefox");
        let key = monday.sender(ana, Symptom::Message, "a-portal");
        assert_eq!(key, monday.sender(ana, Symptom::Message, "a-portal"));
        for other in [
            tuesday.sender(ana, Symptom::Message, "a-portal"),
            monday.sender(ana, Symptom::Worked, "a-portal"),
            monday.sender(ana, Symptom::Message, "b-portal"),
            monday.sender(
                sender("203.0.114.5", "Firefox"),
                Symptom::Message,
                "a-portal",
            ),
            monday.sender(
                sender("203.0.113.5", "Chrome"),
                Symptom::Message,
                "a-portal",
            ),
            monday.block(ana.address),
        ] {
            assert_ne!(key, other);
        }
    }

    #[test]
    fn a_key_is_the_standard_hmac() {
        // HMAC-SHA-256 with 32 bytes of 0x0b, of the message below, as Python's hmac says.
        let salt = Salt([0x0b; LENGTH]);
        let hash = salt.hash("p", &[b"part"]).finalize().into_bytes();
        let hex = data_encoding::HEXLOWER.encode(&hash);
        assert_eq!(hex, EXPECTED);
    }

    const EXPECTED: &str = "666a0a05b47c32496ddbcdc442b70b8c4389297ca8fa93b26c5d577ff14037e2";
}
