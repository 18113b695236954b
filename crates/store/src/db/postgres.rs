//! Postgres: two pools of connections, and a transaction for each unit of work.

use std::{str::FromStr, time::Duration};

use sqlx::{
    Executor, PgPool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use crate::{
    Error, Result,
    sql::{Conn, Link, STATEMENTS},
};

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/postgres");

const READERS: u32 = 8;
const WRITERS: u32 = 16;

/// A database on a server.
#[derive(Clone)]
pub(super) struct Database {
    readers: PgPool,
    writers: PgPool,
}

impl Database {
    pub(super) async fn open(url: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?.statement_cache_capacity(STATEMENTS);
        let writers = pool(WRITERS)
            .after_connect(|conn, _| {
                Box::pin(async move { conn.execute("SET lock_timeout = '10s'").await.map(|_| ()) })
            })
            .connect_with(options.clone())
            .await?;
        let readers = pool(READERS).connect_with(options).await?;
        Ok(Self { readers, writers })
    }

    pub(super) async fn migrate(&self) -> Result<()> {
        let done = MIGRATIONS.run(&self.writers).await;
        done.map_err(|error| Error::Unavailable(error.to_string()))
    }

    pub(super) async fn read(&self) -> Result<Conn> {
        Ok(Conn(Link::Postgres(self.readers.acquire().await?)))
    }

    pub(super) async fn begin(&self) -> Result<Conn> {
        Ok(Conn(Link::Transaction(self.writers.begin().await?)))
    }

    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}

fn pool(connections: u32) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(30))
        // A ping would double the round trips of a small read.
        .test_before_acquire(false)
}
