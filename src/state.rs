//! What every request can reach: the snapshot, the clock, the page memory and the settings.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use arc_swap::{ArcSwap, Guard};
use axum::extract::FromRequestParts;
use quick_cache::sync::Cache;
use store::Store;

use crate::clock::Clock;
use crate::error::AppError;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::page::PageMemory;
use crate::snapshot::Snapshot;

/// How many older editions are kept indexed.
const OLDER_EDITIONS: usize = 8;

/// The parts of the running program, cheap to clone.
#[derive(Clone, FromRequestParts)]
#[from_request(via(axum::extract::State))]
pub struct AppState(Arc<Parts>);

/// Settings that pages and layers read.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The address under which people reach the site, without a slash at the end.
    pub origin: Option<String>,
    /// The responsible body.
    pub publisher: Option<String>,
    /// Whether the made-up language is served.
    pub pseudo_language: bool,
    /// How many bytes of rendered pages are kept.
    pub page_memory: u64,
    /// How many requests a second one address may make.
    pub requests_per_second: u32,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
}

struct Parts {
    clock: Clock,
    settings: Settings,
    snapshot: ArcSwap<Snapshot>,
    older: Cache<i64, Arc<Snapshot>>,
    pages: PageMemory,
    metrics: Metrics,
    limits: Limits,
    store: Option<Store>,
    draining: AtomicBool,
}

impl AppState {
    /// Puts the parts together. Without a store only the current edition can be shown.
    #[must_use]
    pub fn new(clock: Clock, settings: Settings, snapshot: Snapshot, store: Option<Store>) -> Self {
        Self(Arc::new(Parts {
            pages: PageMemory::new(settings.page_memory),
            limits: Limits::new(settings.requests_per_second),
            clock,
            settings,
            snapshot: ArcSwap::from_pointee(snapshot),
            older: Cache::new(OLDER_EDITIONS),
            metrics: Metrics::default(),
            store,
            draining: AtomicBool::new(false),
        }))
    }

    /// The edition and states of this moment. Take it once per request.
    #[must_use]
    pub fn snapshot(&self) -> Guard<Arc<Snapshot>> {
        self.0.snapshot.load()
    }

    /// Replaces the edition and states for all requests that come from now on.
    pub fn swap(&self, snapshot: Snapshot) {
        self.0.snapshot.store(Arc::new(snapshot));
    }

    /// A published edition: this moment's, or an older one from the database.
    ///
    /// # Errors
    ///
    /// [`AppError::NotFound`] where there is no such edition, [`AppError::Unavailable`] where an
    /// older one cannot be fetched now.
    pub async fn edition(&self, number: Option<i64>) -> Result<Arc<Snapshot>, AppError> {
        let current = self.0.snapshot.load_full();
        let Some(number) = number.filter(|number| *number != current.edition.number) else {
            return Ok(current);
        };
        if number > current.edition.number || number < 1 {
            return Err(AppError::NotFound);
        }
        if let Some(older) = self.0.older.get(&number) {
            return Ok(older);
        }
        let store = self.0.store.as_ref().ok_or(AppError::Unavailable)?;
        let edition = store.edition(number).await?.ok_or(AppError::NotFound)?;
        let live = store::Live {
            serial: current.serial,
            states: current.handbook.states().to_vec(),
        };
        let older = Arc::new(Snapshot::new(&edition, &live).map_err(AppError::internal)?);
        self.0.older.insert(number, Arc::clone(&older));
        Ok(older)
    }

    /// Says to whoever asks `/readyz` that this instance is going.
    pub fn set_draining(&self) {
        self.0.draining.store(true, Ordering::Relaxed);
    }

    /// Whether this instance is going.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.0.draining.load(Ordering::Relaxed)
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.0.clock
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The memory of rendered pages.
    #[must_use]
    pub fn pages(&self) -> &PageMemory {
        &self.0.pages
    }

    /// The counters.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// The rate limits.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The database, where one is configured.
    #[must_use]
    pub fn store(&self) -> Option<&Store> {
        self.0.store.as_ref()
    }
}
