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

/// No statement of ours takes a tenth of it. It ends what a lost client would hold.
const STATEMENT_TIMEOUT: &str = "15s";

/// The database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) pool: PgPool,
}

impl Store {
    /// Connects, or says why not.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the address is wrong or nobody answers there.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let pool = pool().connect_with(options(url)?).await?;
        Ok(Self { pool })
    }

    /// Connects at the first use, so that a program starts without its database.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] where the address is wrong.
    pub fn connect_lazily(url: &str) -> Result<Self, StoreError> {
        let pool = pool().connect_lazy_with(options(url)?);
        Ok(Self { pool })
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
        MIGRATOR.run(&mut *conn).await?;
        sqlx::query!("reset statement_timeout")
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
        Self { pool }
    }
}

fn pool() -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
}

fn options(url: &str) -> Result<PgConnectOptions, StoreError> {
    let options = PgConnectOptions::from_str(url)?;
    Ok(options
        .application_name("rumo")
        .options([("statement_timeout", STATEMENT_TIMEOUT)]))
}
