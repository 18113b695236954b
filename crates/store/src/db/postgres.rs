//! Postgres: two pools of connections, and a lane for the units of work of each tenant.

mod lane;

use std::str::FromStr;

use domain::actor::Tenant;
use sqlx::{
    AssertSqlSafe, Executor, PgPool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{Options, queue::Queue};
use crate::{
    Error, Result,
    sql::{self, Conn, Link, STATEMENTS},
};
use lane::Lanes;

pub(super) use lane::{Lane, Unit};

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations/postgres");

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
    queue: Queue,
}

impl Database {
    pub(super) async fn open(url: &str, set: &Options) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?.statement_cache_capacity(STATEMENTS);
        let writers = pool(set.writers, set)
            .after_connect(|conn, _| {
                Box::pin(async move { conn.execute(WRITER).await.map(|_| ()) })
            })
            .connect_with(options.clone())
            .await?;
        let readers = pool(set.readers, set).connect_with(options).await?;
        let queue = Queue::new(set);
        let lanes = Lanes::new(writers.clone(), queue.clone());
        Ok(Self {
            readers,
            writers,
            lanes,
            queue,
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
        let begun = self.queue.wait(self.writers.begin()).await?;
        Ok(Conn::of_unit(Link::Transaction(begun?)))
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

/// Counts the tables of which a tenth is new since the last time, by whoever it was.
pub(super) async fn count_anew(conn: &mut Conn) -> Result<()> {
    let tables: Vec<String> = sql::query_scalar(
        "SELECT quote_ident(relname) FROM pg_stat_user_tables
         WHERE schemaname = current_schema() AND n_mod_since_analyze > n_live_tup / 10
            AND n_live_tup > 0",
    )
    .fetch_all(conn)
    .await?;
    for table in tables {
        let count = AssertSqlSafe(format!("ANALYZE {table}"));
        sql::query(count).execute(conn).await?;
    }
    Ok(())
}

fn pool(connections: u32, set: &Options) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(set.patience)
        // A ping would double the round trips of a small read.
        .test_before_acquire(false)
}
