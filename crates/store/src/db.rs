//! The database, and the two ways to it: a connection for reading, and a unit of work.

mod postgres;
mod sqlite;

use std::ops::{Deref, DerefMut};

use crate::{Result, sql::Conn};

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
pub struct Store(Database);

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
pub struct Write(Open);

enum Open {
    Sqlite(sqlite::Unit),
    Postgres(Conn),
}

impl Store {
    /// Opens the database at `address`: a `postgres://` URL, or the path of an SQLite file, which
    /// is made when it is not there. Does not migrate.
    pub async fn open(address: &str) -> Result<Self> {
        let url = address.starts_with("postgres://") || address.starts_with("postgresql://");
        Ok(Self(if url {
            Database::Postgres(postgres::Database::open(address).await?)
        } else {
            Database::Sqlite(sqlite::Database::open(address).await?)
        }))
    }

    /// Which engine is behind.
    pub fn engine(&self) -> Engine {
        match self.0 {
            Database::Sqlite(_) => Engine::Sqlite,
            Database::Postgres(_) => Engine::Postgres,
        }
    }

    /// Brings the schema up to date. Migrations that ran are skipped.
    pub async fn migrate(&self) -> Result<()> {
        match &self.0 {
            Database::Sqlite(database) => database.migrate().await,
            Database::Postgres(database) => database.migrate().await,
        }
    }

    /// A connection for reading. It sees what was committed.
    pub async fn read(&self) -> Result<Read> {
        Ok(Read(match &self.0 {
            Database::Sqlite(database) => Reader::Sqlite(database.read().await?),
            Database::Postgres(database) => Reader::Postgres(database.read().await?),
        }))
    }

    /// Begins a unit of work, and waits for its turn where there is one writer.
    pub async fn begin_write(&self) -> Result<Write> {
        Ok(Write(match &self.0 {
            Database::Sqlite(database) => Open::Sqlite(database.begin().await?),
            Database::Postgres(database) => Open::Postgres(database.begin().await?),
        }))
    }

    /// Lets the units of work that began end, and makes durable what is done. No other begins, and
    /// nothing is read any more.
    pub async fn close(&self) {
        match &self.0 {
            Database::Sqlite(database) => database.close().await,
            Database::Postgres(database) => database.close().await,
        }
    }
}

impl Write {
    /// Makes everything real. When this returns, it is durable.
    pub async fn commit(self) -> Result<()> {
        match self.0 {
            Open::Sqlite(unit) => unit.commit().await,
            Open::Postgres(conn) => conn.commit().await,
        }
    }

    /// Undoes everything.
    pub async fn rollback(self) -> Result<()> {
        match self.0 {
            Open::Sqlite(unit) => {
                unit.rollback().await;
                Ok(())
            }
            Open::Postgres(conn) => conn.rollback().await,
        }
    }

    /// Which engine is behind.
    pub(crate) fn engine(&self) -> Engine {
        match self.0 {
            Open::Sqlite(_) => Engine::Sqlite,
            Open::Postgres(_) => Engine::Postgres,
        }
    }

    /// Marks a point that [`Self::undo_to_mark`] can go back to.
    pub async fn mark(&mut self) -> Result<()> {
        self.control("SAVEPOINT mark").await
    }

    /// Undoes everything since [`Self::mark`], even after a statement failed.
    pub async fn undo_to_mark(&mut self) -> Result<()> {
        self.control("ROLLBACK TO SAVEPOINT mark").await
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
        match &self.0 {
            Open::Sqlite(unit) => unit,
            Open::Postgres(conn) => conn,
        }
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Conn {
        match &mut self.0 {
            Open::Sqlite(unit) => unit,
            Open::Postgres(conn) => conn,
        }
    }
}
