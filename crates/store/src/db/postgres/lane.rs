//! Lanes: units of work of one tenant share a transaction.
//!
//! They would wait for each other anyway, since all of them change the balance of one platform, and
//! each would keep it locked until its own COMMIT had reached the disk. So they have one connection
//! in turn, each of them a savepoint in the open transaction. When a unit is done it lets the next
//! one in and queues up again behind those who wait already; the first to come back commits for
//! all. A unit that fails goes back to its savepoint, and takes no other with it.
//!
//! Of several servers one at a time has the transaction of a tenant: it holds a lock of the tenant
//! until it ends. So no row needs to be locked by itself, and units never wait for each other in a
//! circle.
//!
//! What begins or ends something runs as a task of its own, so that it runs to its end if the
//! caller goes away: what a lane knows of its connection is always what it is.

use std::{
    collections::HashMap,
    ops::{Deref, DerefMut},
    sync::{Arc, PoisonError},
};

use domain::actor::Tenant;
use sqlx::{AssertSqlSafe, PgPool};
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard};

use crate::{
    Error, Result,
    db::{
        batch::{self, Done, Ended, Lane as _, Receipt},
        queue::Queue,
    },
    sql::{Conn, Link},
};

/// The way to each tenant's lane.
#[derive(Clone)]
pub(super) struct Lanes {
    writers: PgPool,
    queue: Queue,
    lanes: Arc<std::sync::Mutex<HashMap<(String, bool), Lane>>>,
}

/// One tenant's lane, with its transaction where one is open.
#[derive(Clone, Default)]
pub(in crate::db) struct Lane(Arc<Mutex<Option<Open>>>);

/// An open transaction.
struct Open {
    conn: Conn,
    /// Where the last unit stands.
    last: Last,
    /// Who waits for units that are done to become durable.
    done: Done,
}

/// What became of the last unit of a transaction, whose savepoint is still there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// It ended well.
    Done,
    /// It runs, or its caller went away, or it failed: nothing of it may remain.
    Undone,
}

/// One unit of work in a lane.
pub(in crate::db) struct Unit {
    open: OwnedMappedMutexGuard<Option<Open>, Open>,
    ended: Ended<Lane>,
}

impl Lanes {
    pub(super) fn new(writers: PgPool, queue: Queue) -> Self {
        Self {
            writers,
            queue,
            lanes: Arc::default(),
        }
    }

    fn lane(&self, tenant: &Tenant) -> Lane {
        let key = (tenant.platform.as_str().to_owned(), tenant.livemode);
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.entry(key).or_default().clone()
    }

    /// Waits for the lane of `tenant`, and begins a unit on it. Whoever waits for too long, or finds
    /// too many who wait, is told so.
    pub(super) async fn begin(&self, tenant: &Tenant) -> Result<Unit> {
        let lane = self.lane(tenant);
        let guard = self.queue.wait(lane.0.clone().lock_owned()).await?;
        let begun = tokio::spawn(begin(guard, self.writers.clone(), number(tenant)));
        let ended = Ended::of(lane);
        let open = begun.await.map_err(|_| lost())??;
        Ok(Unit { open, ended })
    }

    /// Makes durable what is done in any lane.
    pub(super) async fn commit_done(&self) {
        let lanes: Vec<Lane> = {
            let lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
            lanes.values().cloned().collect()
        };
        for lane in lanes {
            lane.commit_done().await;
        }
    }
}

/// Of the locks that a program can give a meaning to: those of tenants. The number says no more than
/// that it is ours.
const LOCKS: i32 = 747_225;

/// The lock of a tenant. Two that share one wait for each other, and are otherwise as they were.
fn number(tenant: &Tenant) -> i32 {
    let text = format!("{}:{}", tenant.platform, tenant.livemode);
    // FNV-1a: the same on every server, of every build.
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash.cast_signed()
}

/// Begins a unit, and the transaction if none is open.
async fn begin(
    mut lane: OwnedMutexGuard<Option<Open>>,
    writers: PgPool,
    number: i32,
) -> Result<OwnedMappedMutexGuard<Option<Open>, Open>> {
    if let Some(open) = lane.as_mut()
        && let Err(error) = open.next().await
    {
        lost_all(&mut lane, error);
    }
    if lane.is_none() {
        let mut conn = Conn::of_unit(Link::Postgres(writers.acquire().await?));
        let begin =
            format!("BEGIN; SELECT pg_advisory_xact_lock({LOCKS}, {number}); SAVEPOINT unit");
        if let Err(error) = conn.control(AssertSqlSafe(begin)).await {
            conn.discard();
            return Err(error);
        }
        *lane = Some(Open {
            conn,
            last: Last::Undone,
            done: Done::default(),
        });
    }
    OwnedMutexGuard::try_map(lane, Option::as_mut).map_err(|_| lost())
}

/// After a failure of the transaction nothing of it remains, and every unit of it is told so.
fn lost_all(lane: &mut OwnedMutexGuard<Option<Open>>, error: Error) {
    let Some(mut open) = lane.take() else {
        return;
    };
    open.done.tell(Err(error));
    open.conn.discard();
}

fn lost() -> Error {
    Error::Unavailable("the transaction was lost".to_owned())
}

impl Open {
    /// Makes room for the next unit: nothing remains of one that did not end well.
    async fn next(&mut self) -> Result<()> {
        self.conn.forget();
        let last = std::mem::replace(&mut self.last, Last::Undone);
        if last == Last::Done {
            let next = "RELEASE SAVEPOINT unit; SAVEPOINT unit";
            let Err(error) = self.conn.control(next).await else {
                return Ok(());
            };
            // A statement of it failed, and it said that it was done all the same.
            self.done.fail_last(&error);
        }
        self.conn.control("ROLLBACK TO SAVEPOINT unit").await
    }

    /// Commits what is done.
    async fn commit(&mut self) -> Result<()> {
        self.conn.forget();
        self.conn
            .control(match (self.last, self.done.is_empty()) {
                (_, true) => "ROLLBACK",
                // It fails where a statement of the unit did, when COMMIT would roll back and say
                // that all is well.
                (Last::Done, false) => "RELEASE SAVEPOINT unit; COMMIT",
                (Last::Undone, false) => "ROLLBACK TO SAVEPOINT unit; COMMIT",
            })
            .await
    }
}

impl batch::Lane for Lane {
    /// Lets go of the connection, too.
    async fn commit_done(&self) {
        let guard = self.0.clone().lock_owned().await;
        // Of a task that died, those who wait are told by their own channel.
        let _ = tokio::spawn(commit(guard)).await;
    }
}

async fn commit(mut lane: OwnedMutexGuard<Option<Open>>) {
    let Some(open) = lane.as_mut() else {
        return;
    };
    if let Err(error) = open.commit().await {
        lost_all(&mut lane, error);
        return;
    }
    if let Some(mut open) = lane.take() {
        open.done.tell(Ok::<(), Error>(()));
    }
}

impl Unit {
    /// Ends the unit well. It becomes durable with those after it.
    pub(in crate::db) async fn end(self) -> Result<Receipt<Lane>> {
        let Self { mut open, ended } = self;
        open.conn.flush().await?;
        open.last = Last::Done;
        let durable = open.done.push();
        drop(open);
        Ok(ended.well(durable))
    }

    /// Undoes the unit, and lets it go on from where it began.
    pub(in crate::db) async fn undo(&mut self) -> Result<()> {
        self.open.conn.forget();
        self.open.conn.control("ROLLBACK TO SAVEPOINT unit").await
    }

    /// Undoes the unit.
    pub(in crate::db) async fn rollback(self) {
        let Self { open, ended } = self;
        drop(open);
        ended.badly().await;
    }
}

impl Deref for Unit {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.open.conn
    }
}

impl DerefMut for Unit {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.open.conn
    }
}
