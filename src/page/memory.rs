//! The memory of rendered pages, bounded in bytes: addresses with answers are endless.

use std::sync::Arc;

use chrono::NaiveDate;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::stored::Stored;

/// What a public page is a function of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// Path and query as they were asked for.
    pub(super) address: String,
    /// The edition.
    pub(super) edition: i64,
    /// The serial of the live states.
    pub(super) serial: i64,
    /// The day in Lisbon.
    pub(super) day: NaiveDate,
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Arc<Stored>> for ByBytes {
    fn weight(&self, key: &Key, page: &Arc<Stored>) -> u64 {
        page.weight() + key.address.len() as u64
    }
}

/// Rendered pages, the least useful ones forgotten when there are too many bytes.
pub struct PageMemory(Cache<Key, Arc<Stored>, ByBytes>);

impl PageMemory {
    /// A memory of at most this many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let pages = usize::try_from(bytes / 16_384)
            .unwrap_or(usize::MAX)
            .max(16);
        Self(Cache::with_weighter(pages, bytes, ByBytes))
    }

    pub(super) fn get(&self, key: &Key) -> Option<Arc<Stored>> {
        self.0.get(key)
    }

    pub(super) fn insert(&self, key: Key, page: Arc<Stored>) {
        self.0.insert(key, page);
    }

    /// How many bytes are kept.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.weight()
    }

    /// How many pages are kept.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.0.len()
    }
}
