//! How often the interview is begun and ended in the frames of each site: sums of a day, kept in
//! memory for a minute and then added to the database. Nothing else is counted.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use axum::http::{Method, StatusCode};
use chrono::NaiveDate;
use store::{SiteCount, Store};

use crate::framed::PREVIEW;
use crate::shell::Shell;

/// Starts and results.
type Sums = (i64, i64);

/// What has not been added to the database yet.
#[derive(Default)]
pub(crate) struct SiteCounts(Mutex<BTreeMap<(String, NaiveDate), Sums>>);

impl SiteCounts {
    /// Counts an answer to a frame, where it is the start or a result.
    pub(crate) fn count(
        &self,
        shell: &Shell,
        (method, address): (&Method, &str),
        status: StatusCode,
        today: NaiveDate,
    ) {
        let Some(site) = &shell.site else {
            return;
        };
        if site.site.id.starts_with(PREVIEW) {
            return;
        }
        // Whoever comes back to a page has seen it before.
        if *method != Method::GET || status != StatusCode::OK {
            return;
        }
        let behind = shell.behind(address);
        let sums = match behind.split_once('?').unwrap_or((behind, "")) {
            ("/", _) => (1, 0),
            // The other parts of a result are the same result.
            ("/check/result", query) if !query.contains("part=") => (0, 1),
            _ => return,
        };
        self.add((site.site.id.clone(), today), sums);
    }

    fn add(&self, key: (String, NaiveDate), (starts, results): Sums) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let sums = all.entry(key).or_default();
        sums.0 += starts;
        sums.1 += results;
    }

    /// Adds everything to the database; keeps it where the database does not answer.
    pub(crate) async fn flush(&self, store: &Store) {
        let all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if all.is_empty() {
            return;
        }
        let counts: Vec<_> = all
            .into_iter()
            .map(|((site, day), (starts, results))| SiteCount {
                site,
                day,
                starts,
                results,
            })
            .collect();
        if let Err(error) = store.count_sites(&counts).await {
            tracing::warn!(%error, "the sums of sites wait");
            for count in counts {
                self.add((count.site, count.day), (count.starts, count.results));
            }
        }
    }
}
