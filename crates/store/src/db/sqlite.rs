//! SQLite: one connection that writes, several that read, and one that checkpoints.

mod checkpoint;
mod connect;
mod group;
mod readers;

use std::{path::Path, sync::Arc};

use sqlx::{ConnectOptions, Connection, migrate::Migrator, sqlite::SqliteConnectOptions};

use super::{Options, queue::Queue};
use crate::{Error, Result, sql::Sqlite};
use checkpoint::Checkpointer;
use readers::Readers;

pub(super) use group::{Unit, Writer};
pub(super) use readers::Reader;

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/sqlite");

/// A file.
#[derive(Clone)]
pub(super) struct Database {
    path: Arc<Path>,
    writer: Writer,
    readers: Readers,
}

impl Database {
    pub(super) async fn open(address: &str, options: &Options) -> Result<Self> {
        let path = address.strip_prefix("sqlite://").unwrap_or(address);
        let path: Arc<Path> = Arc::from(Path::new(path));
        let (writer, checkpointer) = connect::both(path.clone(), options).await?;
        Ok(Self {
            writer: Writer::new(
                Sqlite::new(writer)?.in_transaction(),
                Checkpointer::new(checkpointer, options.log),
                Queue::new(options),
            ),
            readers: Readers::new(path.clone(), options),
            path,
        })
    }

    /// Over a connection of its own: `sqlx` keeps the record of migrations.
    pub(super) async fn migrate(&self) -> Result<()> {
        let failed = |error: sqlx::migrate::MigrateError| Error::Unavailable(error.to_string());
        let options = SqliteConnectOptions::new()
            .filename(&self.path)
            .busy_timeout(connect::PATIENCE);
        let mut conn = options.connect().await?;
        // Not `run`: its future can only be awaited where it need not be `Send`.
        let done = MIGRATIONS.run_direct(None, &mut conn, false).await;
        conn.close().await?;
        done.map_err(failed)
    }

    pub(super) async fn read(&self) -> Result<Reader> {
        self.readers.acquire().await
    }

    pub(super) async fn begin(&self) -> Result<Unit> {
        self.writer.begin().await
    }

    pub(super) async fn close(&self) {
        self.readers.close();
        self.writer.close().await;
    }
}

fn closed() -> Error {
    Error::Unavailable("the database was closed".to_owned())
}
