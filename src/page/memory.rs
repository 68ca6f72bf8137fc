//! The memory of rendered pages, bounded in bytes: addresses with answers are endless.

use std::sync::Arc;

use chrono::NaiveDate;
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, Options, OptionsBuilder, Weighter};

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

/// One shard: a page can be as large as the whole memory, and a whole edition is large. To look one
/// up takes far less than to answer with it.
fn options(bytes: u64) -> Options {
    let pages = usize::try_from(bytes / 16_384).unwrap_or(usize::MAX);
    let mut options = OptionsBuilder::new();
    options
        .shards(1)
        .estimated_items_capacity(pages.max(16))
        .weight_capacity(bytes);
    // The two that must be named are named.
    options
        .build()
        .unwrap_or_else(|error| unreachable!("{error}"))
}

/// Rendered pages, the least useful ones forgotten when there are too many bytes.
pub struct PageMemory(Cache<Key, Arc<Stored>, ByBytes>);

impl PageMemory {
    /// A memory of at most this many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        Self(Cache::with_options(
            options(bytes),
            ByBytes,
            DefaultHashBuilder::default(),
            DefaultLifecycle::default(),
        ))
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

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use bytes::Bytes;

    use super::*;
    use crate::page::Keep;

    fn page(address: &str, bytes: usize) -> (Key, Arc<Stored>) {
        let key = Key {
            address: address.to_owned(),
            edition: 1,
            serial: 1,
            day: NaiveDate::default(),
        };
        let body = Bytes::from(vec![b'x'; bytes]);
        let content_type = HeaderValue::from_static("text/plain");
        (key, Arc::new(Stored::new(body, content_type, Keep::Public)))
    }

    #[test]
    fn a_whole_edition_is_kept_and_the_memory_stays_within_its_bound() {
        const BOUND: u64 = 16 * 1024 * 1024;
        let memory = PageMemory::new(BOUND);
        let (edition, stored) = page("/api/v1/editions/1", 3_000_000);
        memory.insert(edition.clone(), stored);
        assert!(memory.get(&edition).is_some());
        for number in 0..2_000 {
            let (key, stored) = page(&format!("/{number}"), 20_000);
            memory.insert(key, stored);
        }
        assert!(memory.bytes() <= BOUND, "{}", memory.bytes());
        assert!(memory.pages() > 300, "{}", memory.pages());
    }
}
