//! What every request can reach: the snapshot, the clock, the page memory and the settings.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use arc_swap::{ArcSwap, Guard};
use axum::extract::FromRequestParts;
use quick_cache::sync::Cache;
use store::{EditionHead, Store};

use crate::address::Which;
use crate::cases::Cases;
use crate::clock::Clock;
use crate::drafted::Drafts;
use crate::error::AppError;
use crate::i18n::Lang;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::page::PageMemory;
use crate::published::Published;
use crate::site_counts::SiteCounts;
use crate::snapshot::Snapshot;
use crate::stamps::{Known, StampKeys};
use crate::walked::Walks;

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
    /// The address on which the program listens: what it calls itself where no other is set.
    pub listening: Option<std::net::SocketAddr>,
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
    /// What signs time-stamps.
    pub stamp_keys: StampKeys,
}

struct Parts {
    clock: Clock,
    settings: Settings,
    snapshot: ArcSwap<Snapshot>,
    /// By number, with the serial of the live states they were read with.
    older: Cache<(i64, i64), Arc<Snapshot>>,
    published: ArcSwap<Published>,
    pages: PageMemory,
    metrics: Metrics,
    limits: Limits,
    walks: Walks,
    drafts: Drafts,
    site_counts: SiteCounts,
    cases: Cases,
    used_keys: Known,
    store: Option<Store>,
    draining: AtomicBool,
}

impl AppState {
    /// Puts the parts together. Without a store only the current edition can be shown.
    #[must_use]
    pub fn new(clock: Clock, settings: Settings, snapshot: Snapshot, store: Option<Store>) -> Self {
        let metrics = Metrics::default();
        metrics.snapshot(snapshot.edition.number, snapshot.serial);
        Self(Arc::new(Parts {
            pages: PageMemory::new(settings.page_memory),
            limits: Limits::new(settings.requests_per_second),
            clock,
            settings,
            snapshot: ArcSwap::from_pointee(snapshot),
            older: Cache::new(OLDER_EDITIONS),
            published: ArcSwap::default(),
            metrics,
            walks: Walks::default(),
            drafts: Drafts::default(),
            site_counts: SiteCounts::default(),
            cases: Cases::default(),
            used_keys: Known::default(),
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
        let (edition, serial) = (snapshot.edition.number, snapshot.serial);
        self.0.metrics.snapshot(edition, serial);
        self.0.snapshot.store(Arc::new(snapshot));
    }

    /// What an address asks for: this moment's edition, another one, or the working copy. Whether
    /// somebody may see the working copy is decided before any page is made.
    ///
    /// # Errors
    ///
    /// As for [`AppState::edition`].
    pub async fn asked(&self, edition: Option<Which>) -> Result<Arc<Snapshot>, AppError> {
        match edition {
            None => self.edition(None).await,
            Some(Which::Number(number)) => self.edition(Some(number)).await,
            Some(Which::Draft) => Ok(Arc::clone(&self.drafts().now(self).await?.snapshot)),
        }
    }

    /// A published edition: this moment's, or an older one from the database.
    ///
    /// # Errors
    ///
    /// [`AppError::NoEdition`] where there is none, [`AppError::Unavailable`] where an
    /// older one cannot be fetched now.
    pub async fn edition(&self, number: Option<i64>) -> Result<Arc<Snapshot>, AppError> {
        let current = self.0.snapshot.load_full();
        let Some(number) = number.filter(|number| *number != current.edition.number) else {
            return Ok(current);
        };
        if number < 1 {
            return Err(AppError::NoEdition);
        }
        // The live states of today go with every edition.
        let key = (number, current.serial);
        if let Some(older) = self.0.older.get(&key) {
            return Ok(older);
        }
        let Some(store) = &self.0.store else {
            // Nothing newer than what is served can be known.
            let is_later = number > current.edition.number;
            return Err(if is_later {
                AppError::NoEdition
            } else {
                AppError::Unavailable
            });
        };
        let edition = store.edition(number).await?.ok_or(AppError::NoEdition)?;
        let live = current.live();
        // An edition is long: whoever asks for another page does not wait while it is read.
        let read = move || {
            let read = Snapshot::new(&edition, &live);
            read.map(|read| read.learning_as(&current))
        };
        let read = tokio::task::spawn_blocking(read);
        let read = read.await.map_err(AppError::internal)?;
        let older = Arc::new(read.map_err(AppError::internal)?);
        self.0.older.insert(key, Arc::clone(&older));
        Ok(older)
    }

    /// Every published edition up to the one that is served, newest first; that one alone, and
    /// true, where the others are not known now. Nobody waits for the database.
    #[must_use]
    pub fn editions(&self) -> (Vec<EditionHead>, bool) {
        let current = self.snapshot().edition.clone();
        match self.published().up_to(&current) {
            Some(editions) => (editions.to_vec(), false),
            None => (vec![current], true),
        }
    }

    /// What is remembered of all editions.
    #[must_use]
    pub fn published(&self) -> Guard<Arc<Published>> {
        self.0.published.load()
    }

    /// Remembers what was read of all editions.
    pub(crate) fn remember(&self, published: Published) {
        self.0.published.store(Arc::new(published));
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

    /// The language with this code, where it is served.
    #[must_use]
    pub fn lang(&self, code: &str) -> Option<Lang> {
        Lang::from_code(code)
            .filter(|lang| *lang != Lang::Pseudo || self.0.settings.pseudo_language)
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

    /// The walks over all ways.
    pub(crate) fn walks(&self) -> &Walks {
        &self.0.walks
    }

    /// Checks drafts in another way: a test does not walk a million ways.
    pub fn check_by(&self, checks: crate::drafted::Checks) {
        self.0.drafts.check_by(checks);
    }

    /// The working copy as a snapshot, and what was found out about it.
    pub(crate) fn drafts(&self) -> &Drafts {
        &self.0.drafts
    }

    /// What is counted of the frames of other sites.
    pub(crate) fn site_counts(&self) -> &SiteCounts {
        &self.0.site_counts
    }

    /// The cases that ended at desks.
    pub(crate) fn cases(&self) -> &Cases {
        &self.0.cases
    }

    /// Tells the database what waits for it, the sums of sites and the cases that have ended: once a
    /// minute, and before the program ends.
    pub async fn flush(&self) {
        if let Some(store) = self.store() {
            self.site_counts().flush(store).await;
            self.cases().flush(store).await;
        }
    }

    /// The public keys of time-stamps.
    pub(crate) fn used_keys(&self) -> &Known {
        &self.0.used_keys
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
