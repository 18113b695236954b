//! Group commit on SQLite: units of work that wait for each other share one COMMIT, and so one
//! write to the disk.
//!
//! There is one connection, and units have it one after the other. A unit is a savepoint in the
//! open transaction. When it is done it lets the next one in and queues up again behind those who
//! were waiting already; the first to come back commits for all. So a batch is whoever was waiting,
//! and where nobody waits a unit commits at once.
//!
//! A caller may go away at any moment, and SQLite would still do the statement that was on its way.
//! So whatever begins or ends something runs in a task of its own, which nobody can stop half-way:
//! what this file knows of the connection is always what it is.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use sqlx::{
    Any, Executor,
    migrate::{MigrateError, Migrator},
    pool::PoolConnection,
};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use crate::{Conn, Error, Result};

type Answer = std::result::Result<(), Arc<str>>;

/// The one writer connection.
struct Lane {
    conn: PoolConnection<Any>,
    /// Whether a transaction is open.
    open: bool,
    /// Whether a unit began and did not end: true for the next one only when its caller went away.
    in_unit: bool,
    /// Who waits for units of this transaction that are done to become durable.
    done: Vec<oneshot::Sender<Answer>>,
    /// Whether no unit begins any more.
    closed: bool,
}

/// The way to the writer connection.
#[derive(Clone)]
pub(super) struct Writer(Arc<Mutex<Lane>>);

/// One unit of work on the writer connection.
pub(super) struct Unit {
    lane: OwnedMutexGuard<Lane>,
    ended: Ended,
}

/// Sees to it that a unit whose caller went away is undone soon, and not only when the next one
/// comes.
struct Ended {
    writer: Writer,
    well: bool,
}

impl Drop for Ended {
    fn drop(&mut self) {
        if self.well {
            return;
        }
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let writer = self.writer.clone();
            runtime.spawn(async move { writer.commit_done().await });
        }
    }
}

/// Does it even when nobody waits for the answer any more.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    tokio::spawn(work).await.map_err(|_| closed())?
}

fn closed() -> Error {
    Error::Unavailable("the database was closed".to_owned())
}

impl Writer {
    pub(super) fn new(conn: PoolConnection<Any>) -> Self {
        Self(Arc::new(Mutex::new(Lane {
            conn,
            open: false,
            in_unit: false,
            done: Vec::new(),
            closed: false,
        })))
    }

    /// Waits for the connection, and begins a unit on it. A unit that nobody waits for any more is
    /// undone.
    pub(super) async fn begin(&self) -> Result<Unit> {
        let writer = self.clone();
        to_the_end(async move { writer.begin_unit().await }).await
    }

    async fn begin_unit(&self) -> Result<Unit> {
        let lane = self.0.clone().lock_owned().await;
        if lane.closed {
            return Err(closed());
        }
        let mut unit = Unit {
            lane,
            ended: Ended {
                writer: self.clone(),
                well: false,
            },
        };
        unit.lane.tidy().await;
        if !unit.lane.open {
            // A deferred BEGIN that reads first fails at its first write under concurrency.
            unit.lane.conn.execute("BEGIN IMMEDIATE").await?;
            unit.lane.open = true;
        }
        unit.lane.conn.execute("SAVEPOINT unit").await?;
        unit.lane.in_unit = true;
        Ok(unit)
    }

    /// Makes durable what is done, if nobody has done so in the meantime.
    async fn commit_done(&self) {
        self.0.lock().await.commit_done().await;
    }

    /// Lets the units that began or wait for their turn end, makes durable what is done, and lets
    /// no other begin.
    pub(super) async fn close(&self) {
        let writer = self.clone();
        let closing = async move {
            let mut lane = writer.0.lock().await;
            lane.closed = true;
            lane.commit_done().await;
        };
        // Of a task that died, the runtime tells.
        let _ = tokio::spawn(closing).await;
    }

    /// Brings the schema up to date.
    pub(super) async fn migrate(
        &self,
        migrator: &Migrator,
    ) -> std::result::Result<(), MigrateError> {
        let mut lane = self.0.lock().await;
        // Not `run`: its future can only be awaited where it need not be `Send`.
        migrator.run_direct(None, &mut *lane.conn, false).await
    }
}

impl Lane {
    /// Makes durable what is done. Ends a transaction in which nothing is.
    async fn commit_done(&mut self) {
        self.tidy().await;
        if self.done.is_empty() {
            self.end_idle().await;
            return;
        }
        let outcome = self.conn.execute("COMMIT").await;
        let outcome = outcome.map(|_| ());
        self.finish(outcome.map_err(|error| Arc::from(error.to_string())))
            .await;
    }

    /// Undoes a unit whose caller went away.
    async fn tidy(&mut self) {
        if self.in_unit {
            self.undo_unit().await;
        }
    }

    /// Undoes the running unit and keeps those before it. If even that fails, the whole batch is
    /// lost, and every unit of it is told so.
    async fn undo_unit(&mut self) {
        self.in_unit = false;
        let undone = match self.conn.execute("ROLLBACK TO SAVEPOINT unit").await {
            Ok(_) => self.conn.execute("RELEASE SAVEPOINT unit").await,
            Err(error) => Err(error),
        };
        match undone {
            Ok(_) => self.end_idle().await,
            Err(error) => self.finish(Err(Arc::from(error.to_string()))).await,
        }
    }

    /// Ends a transaction in which nobody's work is, rather than leave it open.
    async fn end_idle(&mut self) {
        if self.open && self.done.is_empty() {
            let _ = self.conn.execute("ROLLBACK").await;
            self.open = false;
        }
    }

    /// Tells every unit of the batch what became of it. After a failure nothing of it remains.
    async fn finish(&mut self, outcome: Answer) {
        if outcome.is_err() {
            // Some failures have ended the transaction already; then there is nothing to undo.
            let _ = self.conn.execute("ROLLBACK").await;
        }
        self.open = false;
        for unit in self.done.drain(..) {
            let _ = unit.send(outcome.clone());
        }
    }
}

impl Unit {
    /// Ends the unit well, and waits until it is durable.
    pub(super) async fn commit(self) -> Result<()> {
        to_the_end(self.commit_unit()).await
    }

    async fn commit_unit(self) -> Result<()> {
        let Self {
            mut lane,
            mut ended,
        } = self;
        lane.conn.execute("RELEASE SAVEPOINT unit").await?;
        lane.in_unit = false;
        ended.well = true;
        let (sender, durable) = oneshot::channel();
        lane.done.push(sender);
        drop(lane);
        ended.writer.commit_done().await;
        match durable.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(why)) => Err(Error::Unavailable(why.to_string())),
            Err(_) => Err(closed()),
        }
    }

    /// Undoes the unit.
    pub(super) async fn rollback(self) {
        // Of a task that died, the runtime tells.
        let _ = tokio::spawn(self.rollback_unit()).await;
    }

    async fn rollback_unit(self) {
        let Self {
            mut lane,
            mut ended,
        } = self;
        lane.undo_unit().await;
        ended.well = true;
        drop(lane);
        // Units before this one may wait for their commit behind it.
        ended.writer.commit_done().await;
    }
}

impl Deref for Unit {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.lane.conn
    }
}

impl DerefMut for Unit {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.lane.conn
    }
}

#[cfg(test)]
mod tests {
    use sqlx::any::AnyPoolOptions;
    use tempfile::TempDir;

    use super::*;

    /// A writer on a file with one table, and a second connection that sees what is durable.
    async fn lane() -> (TempDir, Writer, sqlx::AnyPool) {
        sqlx::any::install_default_drivers();
        let folder = TempDir::new().unwrap();
        let url = format!(
            "sqlite://{}?mode=rwc",
            folder.path().join("group.db").display()
        );
        let pool = || AnyPoolOptions::new().max_connections(1);
        let writers = pool().connect(&url).await.unwrap();
        let mut conn = writers.acquire().await.unwrap();
        conn.execute("PRAGMA journal_mode = WAL").await.unwrap();
        conn.execute("CREATE TABLE t (n INTEGER PRIMARY KEY CHECK (n < 1000))")
            .await
            .unwrap();
        (
            folder,
            Writer::new(conn),
            pool().connect(&url).await.unwrap(),
        )
    }

    async fn insert(unit: &mut Unit, n: i64) -> sqlx::Result<()> {
        sqlx::query("INSERT INTO t VALUES ($1)")
            .bind(n)
            .execute(&mut **unit)
            .await
            .map(|_| ())
    }

    async fn durable(reader: &sqlx::AnyPool) -> Vec<i64> {
        sqlx::query_scalar("SELECT n FROM t ORDER BY n")
            .fetch_all(reader)
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn a_unit_that_is_committed_is_durable_and_one_that_is_rolled_back_is_not() {
        let (_folder, writer, reader) = lane().await;
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 1).await.unwrap();
        assert!(durable(&reader).await.is_empty());
        unit.commit().await.unwrap();
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 2).await.unwrap();
        unit.rollback().await;
        assert_eq!(durable(&reader).await, [1]);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn one_unit_that_fails_takes_no_other_with_it() {
        let (_folder, writer, reader) = lane().await;
        let tasks: Vec<_> = (0..60)
            .map(|n| {
                let writer = writer.clone();
                tokio::spawn(async move {
                    let mut unit = writer.begin().await.unwrap();
                    insert(&mut unit, n).await.unwrap();
                    // Every third unit breaks a rule half-way.
                    if n % 3 == 0 {
                        assert!(insert(&mut unit, 5_000).await.is_err());
                        unit.rollback().await;
                    } else {
                        unit.commit().await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let expected: Vec<i64> = (0..60).filter(|n| n % 3 != 0).collect();
        assert_eq!(durable(&reader).await, expected);
    }

    #[tokio::test]
    async fn a_unit_whose_caller_went_away_is_undone() {
        let (_folder, writer, reader) = lane().await;
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 1).await.unwrap();
        drop(unit);
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 2).await.unwrap();
        unit.commit().await.unwrap();
        assert_eq!(durable(&reader).await, [2]);
    }

    #[tokio::test]
    async fn a_caller_that_stops_waiting_for_its_commit_does_not_stop_it() {
        let (_folder, writer, reader) = lane().await;
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 1).await.unwrap();
        let waiting = tokio::spawn(unit.commit());
        // The lane is free again once the unit is done; then its caller goes away.
        drop(writer.0.lock().await);
        waiting.abort();
        let _ = waiting.await;
        writer.close().await;
        assert_eq!(durable(&reader).await, [1]);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn at_shutdown_what_began_ends_and_nothing_else_begins() {
        let (_folder, writer, reader) = lane().await;
        let mut half_way = writer.begin().await.unwrap();
        insert(&mut half_way, 0).await.unwrap();
        // Some wait for their turn already when it closes, others come too late.
        let others: Vec<_> = (1..40)
            .map(|n| {
                let writer = writer.clone();
                let attempt = async move {
                    let mut unit = writer.begin().await?;
                    insert(&mut unit, n).await?;
                    unit.commit().await
                };
                tokio::spawn(async move { (n, attempt.await) })
            })
            .collect();
        tokio::task::yield_now().await;
        let closing = writer.clone();
        let closing = tokio::spawn(async move { closing.close().await });
        half_way.commit().await.unwrap();
        closing.await.unwrap();
        let kept = durable(&reader).await;
        assert!(kept.contains(&0), "{kept:?}");

        let late = writer.begin().await.map(|_| ());
        assert!(late.unwrap_err().to_string().contains("closed"));
        for other in others {
            let (n, outcome) = other.await.unwrap();
            assert_eq!(outcome.is_ok(), kept.contains(&n), "{n}: {outcome:?}");
        }
        assert_eq!(durable(&reader).await, kept, "nothing comes afterwards");
    }

    #[tokio::test]
    async fn at_shutdown_a_unit_whose_caller_went_away_leaves_nothing() {
        let (_folder, writer, reader) = lane().await;
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 1).await.unwrap();
        drop(unit);
        writer.close().await;
        assert!(durable(&reader).await.is_empty());
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn callers_that_go_away_at_any_moment_harm_nobody() {
        let (_folder, writer, reader) = lane().await;
        let mut promised = Vec::new();
        for n in 0..900 {
            let attempt = async {
                let mut unit = writer.begin().await?;
                insert(&mut unit, n).await?;
                match n % 3 {
                    0 => unit.rollback().await,
                    _ => unit.commit().await?,
                }
                Ok::<_, Error>(())
            };
            let patience = std::time::Duration::from_micros(u64::try_from(n).unwrap());
            match tokio::time::timeout(patience, attempt).await {
                Ok(outcome) => outcome.unwrap(),
                Err(_) => continue,
            }
            if n % 3 != 0 {
                promised.push(n);
            }
        }
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 999).await.unwrap();
        unit.commit().await.unwrap();
        let kept = durable(&reader).await;
        assert!(
            promised.iter().all(|n| kept.contains(n)),
            "{promised:?} {kept:?}"
        );
        assert!(kept.iter().all(|n| n % 3 != 0 || *n == 999), "{kept:?}");
    }

    #[tokio::test]
    async fn when_the_commit_fails_every_unit_of_the_batch_is_told_and_nothing_remains() {
        let (_folder, writer, reader) = lane().await;
        {
            let mut lane = writer.0.lock().await;
            lane.conn
                .execute(
                    "CREATE TABLE child (n INTEGER REFERENCES t (n) DEFERRABLE INITIALLY DEFERRED)",
                )
                .await
                .unwrap();
            lane.conn.execute("PRAGMA foreign_keys = ON").await.unwrap();
        }
        // A deferred rule is only checked at COMMIT, which then fails for the whole batch.
        let mut first = writer.begin().await.unwrap();
        insert(&mut first, 1).await.unwrap();
        first
            .execute("INSERT INTO child VALUES (77)")
            .await
            .unwrap();
        let (second, own) = (
            writer.clone(),
            tokio::spawn(async move { first.commit().await }),
        );
        let second = tokio::spawn(async move {
            let mut unit = second.begin().await?;
            insert(&mut unit, 2).await?;
            unit.commit().await
        });
        let outcomes = [own.await.unwrap(), second.await.unwrap()];
        assert!(outcomes.iter().any(Result::is_err));
        let kept = durable(&reader).await;
        assert!(
            !kept.contains(&1),
            "the unit whose commit failed left something: {kept:?}"
        );
        assert_eq!(outcomes[1].is_ok(), kept.contains(&2));
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 3).await.unwrap();
        unit.commit().await.unwrap();
        assert!(durable(&reader).await.contains(&3));
    }
}
