//! Which public keys are published: those that any instance has ever signed with, which the database
//! keeps, and those that this one was given. Known from memory where the database does not answer.

use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use store::UsedKey;

use super::key::PublicKey;
use crate::state::AppState;

/// After so long a database that did not answer is asked again.
const AGAIN: Duration = Duration::from_secs(60);

/// What is known of the keys.
#[derive(Default)]
pub(crate) struct Known(ArcSwap<Vec<UsedKey>>);

impl Known {
    /// Every public key: the newest first, those of which no day is known last.
    pub(crate) async fn all(&self, state: &AppState) -> Vec<UsedKey> {
        if let Some(store) = state.store() {
            match store.stamp_keys().await {
                Ok(used) => self.0.store(Arc::new(used)),
                Err(error) => tracing::warn!(%error, "the keys of stamps are told from memory"),
            }
        }
        self.remembered(state)
    }

    /// The same without the database.
    fn remembered(&self, state: &AppState) -> Vec<UsedKey> {
        let mut all = self.0.load().as_ref().clone();
        let given = &state.settings().stamp_keys;
        let signing = given.signing.iter().map(|key| key.public());
        for key in signing.chain(given.earlier.iter().copied()) {
            if all.iter().all(|used| used.public_key != key.0) {
                all.push(UsedKey {
                    public_key: key.0.to_vec(),
                    from: None,
                    until: None,
                });
            }
        }
        all
    }

    /// The public keys by which a stamp may be signed. The database is asked only where the name of
    /// the key is not known yet: another instance may have begun with a new one.
    pub(crate) async fn with(&self, state: &AppState, id: &str) -> Vec<PublicKey> {
        let known = keys(&self.remembered(state));
        match known.iter().any(|key| key.id() == id) {
            true => known,
            false => keys(&self.all(state).await),
        }
    }
}

fn keys(used: &[UsedKey]) -> Vec<PublicKey> {
    let bytes = used.iter().map(|used| &used.public_key[..]);
    bytes.filter_map(PublicKey::from_bytes).collect()
}

/// Writes down that this instance signs with its key. It waits for the database as long as it takes,
/// and for no visitor: spawn it.
pub async fn publish(state: AppState) {
    let (Some(store), Some(key)) = (state.store(), &state.settings().stamp_keys.signing) else {
        return;
    };
    let key = key.public();
    loop {
        match store.use_stamp_key(&key.0, state.clock().now()).await {
            Ok(()) => return,
            Err(error) => tracing::warn!(%error, "the key of stamps is not published yet"),
        }
        tokio::time::sleep(AGAIN).await;
    }
}
