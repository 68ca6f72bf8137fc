//! Passwords: which ones are good enough, and how they are kept. Long, of any characters, never
//! to be changed without a reason; hashed by argon2id off the async threads, two at a time, so
//! that nobody's sign-in takes the memory of the public pages.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

use crate::error::AppError;

/// The shortest password, in characters.
pub(super) const SHORTEST: usize = 15;
/// The longest password, in characters.
pub(super) const LONGEST: usize = 128;
/// How much of a password must not be one of the words that everybody tries.
const OWN: usize = 8;

/// What everybody tries first, here: the words of this place, and the runs of a keyboard.
const TRIED_FIRST: [&str; 29] = [
    "palavrapasse",
    "palavra-passe",
    "password",
    "passwort",
    "contrasena",
    "motdepasse",
    "imigrante",
    "renovacao",
    "renovação",
    "autorizacao",
    "residencia",
    "portugal",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "letmein",
    "welcome",
    "bemvindo",
    "benfica",
    "sporting",
    "lisboa",
    "editor",
    "qwerty",
    "azerty",
    "admin",
    "senha",
    "porto",
    "aima",
    "rumo",
];

/// Why a password is not good enough: the key of the words.
pub(super) fn weakness(password: &str, name: &str) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some("editor-password-short");
    }
    if length > LONGEST {
        return Some("editor-password-long");
    }
    (own_part(password, name) < OWN).then_some("editor-password-common")
}

/// How many characters are left without the account's name, the words that everybody tries, and
/// characters that only repeat or continue the one before.
fn own_part(password: &str, name: &str) -> usize {
    let mut rest = password.to_lowercase().replace(name, " ");
    for word in TRIED_FIRST {
        rest = rest.replace(word, " ");
    }
    let mut seen = Vec::new();
    let mut before = None;
    let mut own = 0;
    for sign in rest.chars().filter(|sign| !sign.is_whitespace()) {
        let continues = before.is_some_and(|before| u32::from(sign).abs_diff(before) <= 1);
        before = Some(u32::from(sign));
        // A password of three characters over and over has three.
        if !continues && seen.iter().filter(|other| **other == sign).count() < 2 {
            own += 1;
            seen.push(sign);
        }
    }
    own
}

/// How many passwords are hashed at once: each takes 19 MiB.
static TURNS: Semaphore = Semaphore::const_new(2);

/// The argon2id hash of a password, as a PHC string.
pub(in crate::editor) async fn hash(password: String) -> Result<String, AppError> {
    let hashed = apart(move || {
        let hash = Argon2::default().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string())
    });
    hashed.await?.map_err(AppError::internal)
}

/// Whether this is the password of a hash. Without a hash the same time passes, so that nobody
/// learns from it which names have an account.
pub(in crate::editor) async fn is_right(
    password: String,
    hash: Option<String>,
) -> Result<bool, AppError> {
    apart(move || {
        let Some(hash) = hash else {
            let _ = Argon2::default().hash_password(password.as_bytes());
            return false;
        };
        PasswordHash::new(&hash).is_ok_and(|hash| {
            let checked = Argon2::default().verify_password(password.as_bytes(), &hash);
            checked.is_ok()
        })
    })
    .await
}

async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let _turn = TURNS.acquire().await.map_err(AppError::internal)?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(AppError::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_password_of_any_characters_is_good_enough() {
        for good in [
            "correct horse battery",
            "três gatos na varanda",
            "ঢাকা থেকে লিসবন যাত্রা",
            "kJ8#mQ2$vX9!pL4",
            &"a1b2c3d4e5f6g7h8".repeat(8),
        ] {
            assert_eq!(weakness(good, "ana"), None, "{good}");
        }
    }

    #[test]
    fn what_is_short_long_or_everybodys_is_refused() {
        let long = "x y".repeat(50);
        for (bad, why) in [
            ("fourteen chars", "editor-password-short"),
            (long.as_str(), "editor-password-long"),
            ("aaaaaaaaaaaaaaaa", "editor-password-common"),
            ("1234567890123456", "editor-password-common"),
            ("abcabcabcabcabcabc", "editor-password-common"),
            ("password1234567", "editor-password-common"),
            ("rumo-aima-portugal", "editor-password-common"),
            ("ana-ferreira-ana-ferreira", "editor-password-common"),
            ("Qwertyuiop123456", "editor-password-common"),
        ] {
            assert_eq!(weakness(bad, "ana-ferreira"), Some(why), "{bad}");
        }
    }

    #[tokio::test]
    async fn a_hash_says_how_it_was_made_and_opens_to_its_password_only() {
        let kept = hash("correct horse battery".to_owned())
            .await
            .expect("a hash");
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        for (tried, is_it) in [
            ("correct horse battery", true),
            ("correct horse batterx", false),
        ] {
            let right = is_right(tried.to_owned(), Some(kept.clone())).await;
            assert_eq!(right.expect("checked"), is_it, "{tried}");
        }
        assert!(
            !is_right("whatever".to_owned(), None)
                .await
                .expect("checked")
        );
    }
}
