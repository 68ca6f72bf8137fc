//! Counters for whoever runs the site: no address, no query, bounded labels.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

/// What a request is counted by: the template of its route, never its address.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    route: String,
    status: u16,
}

/// The counters.
pub struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    seconds: Histogram,
    edition: Gauge,
    serial: Gauge,
    page_bytes: Gauge<u64, AtomicU64>,
    listener_lost: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("rumo");
        let requests = Family::<Labels, Counter>::default();
        // From 10 microseconds to about 2.6 seconds.
        let seconds = Histogram::new(exponential_buckets(0.000_01, 4.0, 10));
        let edition = Gauge::default();
        let serial = Gauge::default();
        let page_bytes = Gauge::<u64, AtomicU64>::default();
        let listener_lost = Counter::default();
        registry.register("requests", "Requests by route and status", requests.clone());
        registry.register("request_seconds", "Time to answer", seconds.clone());
        registry.register("edition", "The edition that is served", edition.clone());
        registry.register(
            "live_serial",
            "The serial of the live states",
            serial.clone(),
        );
        registry.register(
            "page_memory_bytes",
            "Rendered pages kept",
            page_bytes.clone(),
        );
        registry.register(
            "listener_lost",
            "Times the listener was lost",
            listener_lost.clone(),
        );
        Self {
            registry,
            requests,
            seconds,
            edition,
            serial,
            page_bytes,
            listener_lost,
        }
    }
}

impl Metrics {
    pub(crate) fn request(&self, route: &str, status: u16, took: Duration) {
        self.requests
            .get_or_create(&Labels {
                route: route.to_owned(),
                status,
            })
            .inc();
        self.seconds.observe(took.as_secs_f64());
    }

    pub(crate) fn snapshot(&self, edition: i64, serial: i64) {
        self.edition.set(edition);
        self.serial.set(serial);
    }

    pub(crate) fn listener_lost(&self) {
        self.listener_lost.inc();
    }

    /// Everything in the text form that Prometheus reads.
    #[must_use]
    pub fn text(&self, page_bytes: u64) -> String {
        self.page_bytes.set(page_bytes);
        let mut text = String::new();
        // Writing into a string cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
