//! The way to the database: a small pool, and the migrations that the program carries along.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};

use crate::StoreError;

/// The migrations, built into the program.
pub static MIGRATOR: Migrator = sqlx::migrate!("../../migrations");

/// Public pages live in memory, so few requests ever reach the database. One of these listens.
const CONNECTIONS: u32 = 8;

/// How long a request waits for a connection. People with an old edition in memory wait no longer.
const PATIENCE: Duration = Duration::from_secs(3);

/// What Postgres itself ends, so that one hanging client cannot hold up the others.
const LIMITS: [(&str, &str); 3] = [
    // A request ends after 15 seconds, and no statement of ours takes a tenth of it.
    ("statement_timeout", "15s"),
    // Shorter, so that the error says what it was: somebody else holds what we wait for.
    ("lock_timeout", "10s"),
    // No transaction of ours waits for a person. One that is left open, by a program that was
    // halted in the middle, would hold the lock of whoever publishes, and keep old rows alive.
    ("idle_in_transaction_session_timeout", "30s"),
];

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) pool: PgPool,
    /// The schema is its owner's: it is looked at and never changed.
    pub(crate) leaves_schema: bool,
}

impl Store {
    /// Connects, or says why not.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the address is wrong or nobody answers there.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let pool = pool().connect_with(options(url)?).await?;
        Ok(Self::from(pool))
    }

    /// Connects at the first use, so that a program starts without its database.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the address is wrong.
    pub fn connect_lazily(url: &str) -> Result<Self, StoreError> {
        let pool = pool().connect_lazy_with(options(url)?);
        Ok(Self::from(pool))
    }

    /// Brings the schema up to date. Several instances at once wait for each other.
    ///
    /// # Errors
    ///
    /// [`StoreError::Migrate`] where a migration fails or the schema is newer than the program.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let mut conn = self.pool.acquire().await?;
        // A migration may take long, and so may waiting for the one that another instance runs.
        sqlx::query!("set statement_timeout = 0")
            .execute(&mut *conn)
            .await?;
        sqlx::query!("set lock_timeout = 0")
            .execute(&mut *conn)
            .await?;
        MIGRATOR.run(&mut *conn).await?;
        sqlx::query!("reset statement_timeout")
            .execute(&mut *conn)
            .await?;
        sqlx::query!("reset lock_timeout")
            .execute(&mut *conn)
            .await?;
        Ok(())
    }

    /// Ends all connections, also those that listen.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

impl From<PgPool> for Store {
    fn from(pool: PgPool) -> Self {
        Self {
            pool,
            leaves_schema: false,
        }
    }
}

fn pool() -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
}

fn options(url: &str) -> Result<PgConnectOptions, StoreError> {
    let options = PgConnectOptions::from_str(url)?;
    Ok(options.application_name("rumo").options(LIMITS))
}

#[cfg(test)]
mod tests {
    use super::options;

    #[test]
    fn postgres_is_told_when_to_give_up() {
        let url = "postgres://rumo@localhost/rumo";
        let told = options(url).unwrap().get_options().unwrap().to_owned();
        for limit in [
            "statement_timeout=15s",
            "lock_timeout=10s",
            "idle_in_transaction_session_timeout=30s",
        ] {
            assert!(told.contains(limit), "{told}");
        }
    }
}
