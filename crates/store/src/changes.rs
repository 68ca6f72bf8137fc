//! Hearing of changes: new editions and new live data, made by this or any other instance.

use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgListener;
use tokio::time::{Instant, sleep, timeout_at};

use crate::{Store, StoreError};

const EDITION: &str = "rumo_edition";
const LIVE: &str = "rumo_live";

/// The first pause before connecting again; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// The longest pause. A server that is back is found within this time.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// After a silence of this length the connection is made anew: the other end of a dead connection
/// is silent too. It counts over several calls, each of which may be given up earlier.
const LONGEST_SILENCE: Duration = Duration::from_secs(300);

/// What has happened. It says what to load again, not what is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// An edition was published.
    Edition,
    /// A state of a portal or a site has changed.
    Live,
    /// Changes may have been missed, and from now on they are heard again: load everything. This
    /// is also the first that is heard.
    Lost,
    /// The connection was made anew after five minutes of silence. Where the old one was dead,
    /// changes were missed: load everything.
    Renewed,
}

/// The changes, one after the other.
pub struct Changes {
    pool: PgPool,
    listener: Option<PgListener>,
    pause: Duration,
    /// When something was heard last.
    heard: Instant,
    /// The last connection was given up because nothing was heard.
    was_silent: bool,
}

impl Store {
    /// Listens for changes. It connects when it is first asked, so it cannot fail here.
    #[must_use]
    pub fn changes(&self) -> Changes {
        Changes {
            pool: self.pool.clone(),
            listener: None,
            pause: FIRST_PAUSE,
            heard: Instant::now(),
            was_silent: false,
        }
    }
}

impl Changes {
    /// Waits for the next change; none when the store was closed.
    ///
    /// While the database is down this waits and tries to connect in growing pauses.
    pub async fn next(&mut self) -> Option<Change> {
        loop {
            let Some(listener) = &mut self.listener else {
                if self.pool.is_closed() {
                    return None;
                }
                if !self.connect().await {
                    continue;
                }
                return Some(match std::mem::take(&mut self.was_silent) {
                    true => Change::Renewed,
                    false => Change::Lost,
                });
            };
            let note = timeout_at(self.heard + LONGEST_SILENCE, listener.try_recv()).await;
            if note.is_ok() {
                self.heard = Instant::now();
            }
            match note {
                Ok(Ok(Some(note))) if note.channel() == EDITION => return Some(Change::Edition),
                Ok(Ok(Some(_))) => return Some(Change::Live),
                // Dropped, not kept: a listener that connects by itself would do so without pause.
                Ok(Ok(None) | Err(_)) => {
                    tracing::warn!("lost the connection that hears of changes");
                    self.listener = None;
                    sleep(FIRST_PAUSE).await;
                }
                Err(_) => {
                    self.listener = None;
                    self.was_silent = true;
                }
            }
        }
    }

    /// Tries to listen, and pauses where that fails.
    async fn connect(&mut self) -> bool {
        match listen(&self.pool).await {
            Ok(listener) => {
                self.listener = Some(listener);
                self.heard = Instant::now();
                self.pause = FIRST_PAUSE;
                true
            }
            Err(error) => {
                tracing::warn!(%error, "cannot hear of changes");
                self.was_silent = false;
                sleep(self.pause).await;
                self.pause = LONGEST_PAUSE.min(self.pause * 2);
                false
            }
        }
    }
}

async fn listen(pool: &PgPool) -> Result<PgListener, StoreError> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.eager_reconnect(false);
    listener.listen_all([EDITION, LIVE]).await?;
    Ok(listener)
}
