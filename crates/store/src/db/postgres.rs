//! Postgres: two pools of connections, and a lane for the units of work of each tenant.

mod lane;

use std::{str::FromStr, time::Duration};

use domain::actor::Tenant;
use sqlx::{
    Executor, PgPool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use crate::{
    Error, Result,
    sql::{Conn, Link, STATEMENTS},
};
use lane::Lanes;

pub(super) use lane::Unit;

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/postgres");

const READERS: u32 = 8;
const WRITERS: u32 = 16;

/// How a connection that writes is set.
///
/// - `lock_timeout`: nobody waits for ever for a server that went away with a lock.
/// - `enable_seqscan`: units find rows by keys. While a table is small the planner would read all
///   of it, and with it all that the open transaction has left there of rows that it changed.
const WRITER: &str = "SET lock_timeout = '10s'; SET enable_seqscan = off";

/// A database on a server.
#[derive(Clone)]
pub(super) struct Database {
    readers: PgPool,
    writers: PgPool,
    lanes: Lanes,
}

impl Database {
    pub(super) async fn open(url: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?.statement_cache_capacity(STATEMENTS);
        let writers = pool(WRITERS)
            .after_connect(|conn, _| {
                Box::pin(async move { conn.execute(WRITER).await.map(|_| ()) })
            })
            .connect_with(options.clone())
            .await?;
        let readers = pool(READERS).connect_with(options).await?;
        let lanes = Lanes::new(writers.clone());
        Ok(Self {
            readers,
            writers,
            lanes,
        })
    }

    pub(super) async fn migrate(&self) -> Result<()> {
        let done = MIGRATIONS.run(&self.writers).await;
        done.map_err(|error| Error::Unavailable(error.to_string()))
    }

    pub(super) async fn read(&self) -> Result<Conn> {
        Ok(Conn::new(Link::Postgres(self.readers.acquire().await?)))
    }

    /// A transaction of its own.
    pub(super) async fn begin(&self) -> Result<Conn> {
        Ok(Conn::of_unit(Link::Transaction(
            self.writers.begin().await?,
        )))
    }

    /// A unit of work in the lane of `tenant`.
    pub(super) async fn begin_of(&self, tenant: &Tenant) -> Result<Unit> {
        self.lanes.begin(tenant).await
    }

    pub(super) async fn close(&self) {
        self.lanes.commit_done().await;
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
