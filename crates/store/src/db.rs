//! The database, and the two ways to it: a connection for reading, and a unit of work.

mod batch;
mod later;
mod options;
mod postgres;
mod queue;
mod sqlite;

use std::ops::{Deref, DerefMut};

use domain::actor::Tenant;

use crate::{
    Error, Result,
    ledger::Known,
    sql::{self, Conn},
};

use later::Receipt;

pub use later::Batch;
pub use options::Options;

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
    database: Database,
    /// Where units that are done leave their receipts, in place of waiting.
    batch: Option<Batch>,
}

#[derive(Clone)]
enum Database {
    Sqlite(sqlite::Database),
    Postgres(postgres::Database),
}

/// A connection for reading.
pub struct Read(Reader);

enum Reader {
    Sqlite(sqlite::Reader),
    Postgres(Conn),
}

/// A unit of work: everything in it becomes real at `commit`, or nothing does.
pub struct Write {
    open: Open,
    /// The balances that it holds.
    pub(crate) known: Known,
    batch: Option<Batch>,
}

enum Open {
    Sqlite(sqlite::Unit),
    /// Beside others of its tenant, in their lane.
    Lane(postgres::Unit),
    /// By itself.
    Postgres(Conn),
}

impl Store {
    /// Opens the database at `address`: a `postgres://` URL, or the path of an SQLite file, which
    /// is made when it is not there. Does not migrate.
    pub async fn open(address: &str) -> Result<Self> {
        Self::open_with(address, &Options::default()).await
    }

    /// The same, as the operator says.
    pub async fn open_with(address: &str, options: &Options) -> Result<Self> {
        let url = address.starts_with("postgres://") || address.starts_with("postgresql://");
        let database = if url {
            Database::Postgres(postgres::Database::open(address, options).await?)
        } else {
            Database::Sqlite(sqlite::Database::open(address, options).await?)
        };
        Ok(Self {
            database,
            batch: None,
        })
    }

    /// The same database, whose units of work end without waiting until they are durable. They are
    /// when [`Batch::durable`] says so; until then connections that read do not see them.
    pub fn batched(&self) -> (Self, Batch) {
        let batch = Batch::default();
        let store = Self {
            database: self.database.clone(),
            batch: Some(batch.clone()),
        };
        (store, batch)
    }

    /// Which engine is behind.
    pub fn engine(&self) -> Engine {
        match self.database {
            Database::Sqlite(_) => Engine::Sqlite,
            Database::Postgres(_) => Engine::Postgres,
        }
    }

    /// Brings the schema up to date. Migrations that ran are skipped.
    pub async fn migrate(&self) -> Result<()> {
        match &self.database {
            Database::Sqlite(database) => database.migrate().await,
            Database::Postgres(database) => database.migrate().await,
        }
    }

    /// A connection for reading. It sees what was committed.
    pub async fn read(&self) -> Result<Read> {
        Ok(Read(match &self.database {
            Database::Sqlite(database) => Reader::Sqlite(database.read().await?),
            Database::Postgres(database) => Reader::Postgres(database.read().await?),
        }))
    }

    /// Begins a unit of work that changes what belongs to no tenant's money, and waits for its turn
    /// where there is one writer.
    pub async fn begin_write(&self) -> Result<Write> {
        Ok(self.write(match &self.database {
            Database::Sqlite(database) => Open::Sqlite(database.begin().await?),
            Database::Postgres(database) => Open::Postgres(database.begin().await?),
        }))
    }

    /// Begins a unit of work of `tenant`. Those of one tenant are done one after the other, and
    /// become durable together.
    pub async fn begin_unit(&self, tenant: &Tenant) -> Result<Write> {
        Ok(self.write(match &self.database {
            Database::Sqlite(database) => Open::Sqlite(database.begin().await?),
            Database::Postgres(database) => Open::Lane(database.begin_of(tenant).await?),
        }))
    }

    fn write(&self, open: Open) -> Write {
        Write {
            open,
            known: Known::default(),
            batch: self.batch.clone(),
        }
    }

    /// Counts anew what has changed much since it was counted, so that plans fit what the tables
    /// hold. Takes a small sample of each.
    pub async fn optimize(&self) -> Result<()> {
        let mut write = self.begin_write().await?;
        match self.engine() {
            // 2: count. 16: a sample only. 65536: whichever connection used the table.
            Engine::Sqlite => {
                let count = sql::query_scalar::<i64>("PRAGMA optimize = 65554");
                count.fetch_all(&mut write).await?;
            }
            Engine::Postgres => postgres::count_anew(&mut write).await?,
        }
        write.commit().await
    }

    /// Lets the units of work that began end, and makes durable what is done. No other begins, and
    /// nothing is read any more.
    pub async fn close(&self) {
        match &self.database {
            Database::Sqlite(database) => database.close().await,
            Database::Postgres(database) => database.close().await,
        }
    }
}

impl Write {
    /// Makes everything real. When this returns, it is durable, unless the unit is one of a
    /// [batch](Store::batched).
    pub async fn commit(self) -> Result<()> {
        let receipt = match self.open {
            Open::Sqlite(unit) => Receipt::Sqlite(unit.end().await?),
            Open::Lane(unit) => Receipt::Postgres(unit.end().await?),
            Open::Postgres(conn) => return conn.commit().await,
        };
        match self.batch {
            Some(batch) => {
                batch.keep(receipt);
                Ok(())
            }
            None => receipt.durable().await,
        }
    }

    /// Undoes everything.
    pub async fn rollback(self) -> Result<()> {
        match self.open {
            Open::Sqlite(unit) => unit.rollback().await,
            Open::Lane(unit) => unit.rollback().await,
            Open::Postgres(conn) => return conn.rollback().await,
        }
        Ok(())
    }

    /// Undoes everything, even after a statement failed, and lets the unit begin again.
    pub async fn undo(&mut self) -> Result<()> {
        self.known = Known::default();
        match &mut self.open {
            Open::Sqlite(unit) => unit.undo().await,
            Open::Lane(unit) => unit.undo().await,
            Open::Postgres(conn) => {
                conn.forget();
                conn.control("ROLLBACK; BEGIN").await
            }
        }
    }

    /// Fails where another unit of the tenant can be open at the same time: balances must not
    /// change between what a unit reads of them and what it writes.
    pub(crate) fn must_be_alone(&self) -> Result<()> {
        match self.open {
            Open::Sqlite(_) | Open::Lane(_) => Ok(()),
            Open::Postgres(_) => Err(Error::Unavailable(
                "balances only change in the lane of their tenant".to_owned(),
            )),
        }
    }

    /// Which engine is behind.
    pub(crate) fn engine(&self) -> Engine {
        match self.open {
            Open::Sqlite(_) => Engine::Sqlite,
            Open::Lane(_) | Open::Postgres(_) => Engine::Postgres,
        }
    }
}

impl Deref for Read {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        match &self.0 {
            Reader::Sqlite(reader) => reader,
            Reader::Postgres(conn) => conn,
        }
    }
}

impl DerefMut for Read {
    fn deref_mut(&mut self) -> &mut Conn {
        match &mut self.0 {
            Reader::Sqlite(reader) => reader,
            Reader::Postgres(conn) => conn,
        }
    }
}

impl Deref for Write {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        match &self.open {
            Open::Sqlite(unit) => unit,
            Open::Lane(unit) => unit,
            Open::Postgres(conn) => conn,
        }
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Conn {
        match &mut self.open {
            Open::Sqlite(unit) => unit,
            Open::Lane(unit) => unit,
            Open::Postgres(conn) => conn,
        }
    }
}
