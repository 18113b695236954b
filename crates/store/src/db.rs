//! Connections and transactions: the one file that knows which engine is behind.

mod group;

use std::{
    ops::{Deref, DerefMut},
    time::Duration,
};

use sqlx::{
    Any, AnyConnection, AnyPool, Executor, Transaction, any::AnyPoolOptions, migrate::Migrator,
    pool::PoolConnection,
};

use crate::{Error, Result};

/// A connection, inside or outside of a transaction.
pub type Conn = AnyConnection;

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

/// The oldest SQLite without the WAL-reset defect.
const OLDEST_SQLITE: &str = "3.51.3";

/// Which database is behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file beside the binary.
    Sqlite,
    /// A server.
    Postgres,
}

/// The database.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    readers: AnyPool,
    writers: Writers,
}

/// How units of work reach the database.
#[derive(Clone)]
enum Writers {
    /// One connection with group commit: SQLite has one writer anyway, and waiting in our queue is
    /// fair and never fails.
    Lane(group::Writer),
    /// A transaction each.
    Pool(AnyPool),
}

/// A connection for reading.
pub struct Read(PoolConnection<Any>);

/// A unit of work: everything in it becomes real at `commit`, or nothing does.
pub struct Write(Open);

enum Open {
    Unit(group::Unit),
    Own(Transaction<'static, Any>),
}

impl Store {
    /// Opens the database at `address`: a `postgres://` URL, or the path of an SQLite file, which
    /// is made when it is not there. Does not migrate.
    pub async fn open(address: &str) -> Result<Self> {
        sqlx::any::install_default_drivers();
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            Self::open_postgres(address).await
        } else {
            Self::open_sqlite(address).await
        }
    }

    async fn open_sqlite(path: &str) -> Result<Self> {
        let path = path.strip_prefix("sqlite://").unwrap_or(path);
        let escaped = path
            .replace('%', "%25")
            .replace('?', "%3F")
            .replace('#', "%23");
        let url = format!("sqlite://{escaped}?mode=rwc");
        let writers = pool(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .after_connect(|conn, _| Box::pin(prepare_writer(conn)))
            .connect(&url)
            .await?;
        let mut conn = writers.acquire().await?;
        check_sqlite_version(&mut conn).await?;
        let readers = pool(8)
            .after_connect(|conn, _| Box::pin(prepare_reader(conn)))
            .connect(&url)
            .await?;
        let writers = Writers::Lane(group::Writer::new(conn));
        Ok(Self {
            engine: Engine::Sqlite,
            readers,
            writers,
        })
    }

    async fn open_postgres(url: &str) -> Result<Self> {
        let writers = pool(16)
            .after_connect(|conn, _| {
                Box::pin(async move { conn.execute("SET lock_timeout = '10s'").await.map(|_| ()) })
            })
            .connect(url)
            .await?;
        let readers = pool(8).connect(url).await?;
        Ok(Self {
            engine: Engine::Postgres,
            readers,
            writers: Writers::Pool(writers),
        })
    }

    /// Which engine is behind.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Brings the schema up to date. Migrations that ran are skipped.
    pub async fn migrate(&self) -> Result<()> {
        let failed = |error: sqlx::migrate::MigrateError| Error::Unavailable(error.to_string());
        match &self.writers {
            Writers::Lane(writer) => writer.migrate(&SQLITE).await.map_err(failed),
            Writers::Pool(pool) => POSTGRES.run(pool).await.map_err(failed),
        }
    }

    /// A connection for reading. It sees what was committed.
    pub async fn read(&self) -> Result<Read> {
        Ok(Read(self.readers.acquire().await?))
    }

    /// Begins a unit of work, and waits for its turn where there is one writer.
    pub async fn begin_write(&self) -> Result<Write> {
        Ok(Write(match &self.writers {
            Writers::Lane(writer) => Open::Unit(writer.begin().await?),
            Writers::Pool(pool) => Open::Own(pool.begin().await?),
        }))
    }

    /// Lets the units of work that began end, and makes durable what is done. No other begins, and
    /// nothing is read any more.
    pub async fn close(&self) {
        self.readers.close().await;
        match &self.writers {
            Writers::Lane(writer) => writer.close().await,
            Writers::Pool(pool) => pool.close().await,
        }
    }
}

impl Write {
    /// Makes everything real. When this returns, it is durable.
    pub async fn commit(self) -> Result<()> {
        match self.0 {
            Open::Unit(unit) => unit.commit().await,
            Open::Own(transaction) => Ok(transaction.commit().await?),
        }
    }

    /// Undoes everything.
    pub async fn rollback(self) -> Result<()> {
        match self.0 {
            Open::Unit(unit) => unit.rollback().await,
            Open::Own(transaction) => transaction.rollback().await?,
        }
        Ok(())
    }

    /// Which engine is behind.
    pub(crate) fn engine(&self) -> Engine {
        match self.0 {
            Open::Unit(_) => Engine::Sqlite,
            Open::Own(_) => Engine::Postgres,
        }
    }

    /// Marks a point that [`Self::undo_to_mark`] can go back to.
    pub async fn mark(&mut self) -> Result<()> {
        self.execute("SAVEPOINT mark").await?;
        Ok(())
    }

    /// Undoes everything since [`Self::mark`], even after a statement failed.
    pub async fn undo_to_mark(&mut self) -> Result<()> {
        self.execute("ROLLBACK TO SAVEPOINT mark").await?;
        Ok(())
    }
}

impl Deref for Read {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Read {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

impl Deref for Write {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        match &self.0 {
            Open::Unit(unit) => unit,
            Open::Own(transaction) => transaction,
        }
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Conn {
        match &mut self.0 {
            Open::Unit(unit) => unit,
            Open::Own(transaction) => transaction,
        }
    }
}

fn pool(connections: u32) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(30))
        .test_before_acquire(false)
}

async fn prepare_writer(conn: &mut AnyConnection) -> sqlx::Result<()> {
    conn.execute("PRAGMA busy_timeout = 30000").await?;
    conn.execute("PRAGMA journal_mode = WAL").await?;
    // FULL: an acknowledged commit survives a power cut.
    conn.execute("PRAGMA synchronous = FULL").await?;
    conn.execute("PRAGMA foreign_keys = ON").await?;
    Ok(())
}

async fn prepare_reader(conn: &mut AnyConnection) -> sqlx::Result<()> {
    conn.execute("PRAGMA busy_timeout = 30000").await?;
    conn.execute("PRAGMA query_only = ON").await?;
    Ok(())
}

async fn check_sqlite_version(conn: &mut Conn) -> Result<()> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(conn)
        .await?;
    let number = |text: &str| -> Vec<u32> {
        text.split('.')
            .map(|part| part.parse().unwrap_or_default())
            .collect()
    };
    if number(&version) < number(OLDEST_SQLITE) || version == "3.52.0" {
        return Err(Error::Unavailable(format!(
            "SQLite {version} can lose commits; {OLDEST_SQLITE} or a later one is needed"
        )));
    }
    Ok(())
}
