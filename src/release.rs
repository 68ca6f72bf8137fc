//! A newer program whose rules send people elsewhere says so in an edition of its own: the facts
//! stay, the decision table is new. So the page of editions shows it, and what was told before can
//! still be explained.

use std::time::Duration;

use store::{Edition, Rules, Store, StoreError};
use thiserror::Error;
use triage::Handbook;
use triage::prove::{decision_table, horizon};

use crate::checked::{problems, refusals};
use crate::clock::day_in_lisbon;
use crate::difference::changed_rows;
use crate::state::AppState;

/// After so long a database that did not answer is asked again.
const AGAIN: Duration = Duration::from_secs(60);
/// How often an edition may come in between.
const TRIES: usize = 5;

/// Why the rules of a program were not published.
#[derive(Debug, Error)]
pub enum ReleaseError {
    /// The database does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The thread that makes the table has died.
    #[error(transparent)]
    Thread(#[from] tokio::task::JoinError),
}

/// What a program makes of an edition.
struct Made {
    /// The decision table of now.
    table: String,
    /// How many rows the rules alone have changed.
    rows: usize,
}

/// Publishes the rules of this program where they are news. It waits for the database as long as
/// it takes, and for no visitor: spawn it.
pub(crate) async fn publish(state: AppState) {
    let Some(store) = state.store() else {
        return;
    };
    loop {
        match publish_rules(store, env!("CARGO_PKG_VERSION")).await {
            Ok(None) => return,
            Ok(Some(edition)) => {
                let (number, reason) = (edition.head.number, edition.head.reason);
                tracing::info!(number, reason, "published the rules of this program");
                return;
            }
            Err(error) => tracing::warn!(%error, "whether the rules are news is not known"),
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// Publishes the newest edition's facts with what this program makes of them, where the edition
/// comes from an older program and its table differs. None where there is nothing to publish, or
/// another instance was first. An older program that is still being replaced changes nothing.
///
/// # Errors
///
/// A [`ReleaseError`].
pub async fn publish_rules(store: &Store, program: &str) -> Result<Option<Edition>, ReleaseError> {
    for _ in 0..TRIES {
        let Some(newest) = store.latest_edition().await? else {
            return Ok(None);
        };
        if version(&newest.head.program) >= version(program) {
            return Ok(None);
        }
        let number = newest.head.number;
        let live = store.live().await?;
        let make = move || made(&newest, live.states);
        let made = tokio::task::spawn_blocking(make).await?;
        let Some(made) = made.filter(|made| made.rows > 0) else {
            return Ok(None);
        };
        let reason = format!(
            "Rumo {program} muda as regras: {rows} linhas · Rumo {program} changes the rules: \
             {rows} rows",
            rows = made.rows
        );
        let rules = Rules {
            program,
            decision_table: &made.table,
        };
        let published = store.publish_rules(number, "rumo", &reason, rules).await?;
        if published.is_some() {
            return Ok(published);
        }
    }
    Ok(None)
}

/// What this program makes of an edition; none where it cannot read it, or refuses it.
fn made(edition: &Edition, states: Vec<triage::knowledge::PortalState>) -> Option<Made> {
    let knowledge = edition.knowledge().ok()?;
    if !refusals(problems(&knowledge, &states)).is_empty() {
        return None;
    }
    // What was said of the portals since then is news of its own, and no matter of the rules.
    let published = day_in_lisbon(edition.head.published_at);
    let of_then = states.iter().filter(|state| state.verified_on <= published);
    let then = Handbook::new(knowledge.clone(), of_then.cloned().collect());
    let rows = changed_rows(
        &edition.decision_table,
        &decision_table(&then, horizon(&then)),
    );
    let now = Handbook::new(knowledge, states);
    let table = decision_table(&now, horizon(&now));
    Some(Made { table, rows })
}

/// `0.2.0` as numbers that can be compared; what is written otherwise is older than all.
fn version(text: &str) -> Option<[u64; 3]> {
    let release = text.split(['-', '+']).next()?;
    let mut numbers = release.split('.').map(|part| part.parse().ok());
    let mut next = || numbers.next().flatten();
    Some([next()?, next()?, next()?])
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(version("0.2.0") > version("0.1.9"));
        assert!(version("0.10.0") > version("0.9.0"));
        assert!(version("1.0.0-rc.1") == version("1.0.0"));
        assert!(version("0.1.0") > version("tomorrow"));
    }
}
