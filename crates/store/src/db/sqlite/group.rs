//! Group commit: units of work that wait for each other share one COMMIT, and so one write to the
//! disk.
//!
//! There is one connection, and units have it one after the other. A unit is a savepoint in the
//! open transaction. When it is done it lets the next one in and queues up again behind those who
//! were waiting already; the first to come back commits for all. So a batch is whoever was waiting,
//! and where nobody waits a unit commits at once.
//!
//! A caller may go away at any moment, which is at an `await`. What begins or ends something does
//! not wait between the statement and the note that it was done, and a COMMIT runs to its end on a
//! thread of its own: what this file knows of the connection is always what it is.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
    time::Duration,
};

use rusqlite::{Connection, ErrorCode};
use tokio::{
    sync::{Mutex, OwnedMutexGuard},
    task::spawn_blocking,
    time::sleep,
};

use super::{checkpoint::Checkpointer, closed, connect};
use crate::{
    Result,
    db::{
        batch::{self, Done, Ended, Lane as _, Receipt},
        queue::Queue,
    },
    sql::{Conn, Link, Sqlite},
};

/// How long a unit waits before it looks again whether another process still writes.
const PAUSE: Duration = Duration::from_millis(2);

/// The one writer connection.
struct Lane {
    link: Sqlite,
    checkpointer: Arc<Checkpointer>,
    /// Whether a transaction is open.
    open: bool,
    /// Whether a unit began and did not end: true for the next one only when its caller went away.
    in_unit: bool,
    /// Who waits for units of this transaction that are done to become durable.
    done: Done,
    /// Whether no unit begins any more.
    closed: bool,
}

/// The way to the writer connection.
#[derive(Clone)]
pub(in crate::db) struct Writer(Arc<Mutex<Lane>>, Queue);

/// One unit of work on the writer connection.
pub(crate) struct Unit {
    lane: OwnedMutexGuard<Lane>,
    conn: Conn,
    ended: Ended<Writer>,
}

impl Writer {
    pub(super) fn new(link: Sqlite, checkpointer: Checkpointer, queue: Queue) -> Self {
        let lane = Arc::new(Mutex::new(Lane {
            link,
            checkpointer: Arc::new(checkpointer),
            open: false,
            in_unit: false,
            done: Done::default(),
            closed: false,
        }));
        Self(lane, queue)
    }

    /// Waits for the connection, and begins a unit on it. A unit that nobody waits for any more is
    /// undone. Whoever waits for too long, or finds too many who wait, is told so.
    pub(super) async fn begin(&self) -> Result<Unit> {
        let lane = self.1.wait(self.0.clone().lock_owned()).await?;
        if lane.closed {
            return Err(closed());
        }
        let mut unit = Unit {
            conn: Conn::of_unit(Link::Sqlite(lane.link.clone())),
            lane,
            ended: Ended::of(self.clone()),
        };
        unit.lane.tidy().await;
        unit.lane.open().await?;
        let conn = unit.lane.link.lock().await;
        run(&conn, "SAVEPOINT unit")?;
        unit.lane.in_unit = true;
        Ok(unit)
    }

    /// Lets the units that began or wait for their turn end, makes durable what is done, and lets
    /// no other begin.
    pub(super) async fn close(&self) {
        self.0.lock().await.closed = true;
        self.commit_done().await;
    }
}

impl batch::Lane for Writer {
    async fn commit_done(&self) {
        let mut lane = self.0.clone().lock_owned().await;
        lane.tidy().await;
        let conn = lane.link.lock().await;
        if lane.done.is_empty() {
            lane.end_idle(&conn);
        } else {
            // Of a thread that died, those who wait are told by their own channel.
            let _ = spawn_blocking(move || commit(lane, conn)).await;
        }
    }
}

/// Commits for all who are done, and then copies the log where it is time to.
fn commit(mut lane: OwnedMutexGuard<Lane>, conn: OwnedMutexGuard<Connection>) {
    let outcome = run(&conn, "COMMIT");
    lane.finish(&conn, outcome);
    let checkpointer = lane.checkpointer.clone();
    checkpointer.before_the_next(&conn);
    drop(conn);
    drop(lane);
    checkpointer.beside_the_others();
}

/// Runs a statement that begins or ends something.
fn run(conn: &Connection, sql: &str) -> rusqlite::Result<()> {
    conn.prepare_cached(sql)?.execute([]).map(|_| ())
}

impl Lane {
    /// Sees to it that a transaction is open, when other processes let us.
    async fn open(&mut self) -> Result<()> {
        let mut waited = Duration::ZERO;
        while !self.open {
            let conn = self.link.lock().await;
            // A deferred BEGIN that reads first fails at its first write under concurrency.
            match run(&conn, "BEGIN IMMEDIATE") {
                Ok(()) => self.open = true,
                Err(error) if is_busy(&error) && waited < connect::PATIENCE => {
                    drop(conn);
                    sleep(PAUSE).await;
                    waited = waited.saturating_add(PAUSE);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Undoes a unit whose caller went away.
    async fn tidy(&mut self) {
        if self.in_unit {
            let conn = self.link.lock().await;
            self.undo_unit(&conn);
        }
    }

    /// Undoes the running unit and keeps those before it. If even that fails, the whole batch is
    /// lost, and every unit of it is told so.
    fn undo_unit(&mut self, conn: &Connection) {
        self.in_unit = false;
        let undone = run(conn, "ROLLBACK TO SAVEPOINT unit")
            .and_then(|()| run(conn, "RELEASE SAVEPOINT unit"));
        match undone {
            Ok(()) => self.end_idle(conn),
            Err(error) => self.finish(conn, Err(error)),
        }
    }

    /// Ends a transaction in which nobody's work is, rather than leave it open.
    fn end_idle(&mut self, conn: &Connection) {
        if self.open && self.done.is_empty() {
            let _ = run(conn, "ROLLBACK");
            self.open = false;
        }
    }

    /// Tells every unit of the batch what became of it. After a failure nothing of it remains.
    fn finish(&mut self, conn: &Connection, outcome: rusqlite::Result<()>) {
        if outcome.is_err() {
            // Some failures have ended the transaction already; then there is nothing to undo.
            let _ = run(conn, "ROLLBACK");
        }
        self.open = false;
        self.done.tell(outcome);
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

impl Unit {
    /// Ends the unit well, and waits until it is durable.
    #[cfg(test)]
    async fn commit(self) -> Result<()> {
        self.end().await?.durable().await
    }

    /// Ends the unit well. It becomes durable with those after it.
    pub(crate) async fn end(mut self) -> Result<Receipt<Writer>> {
        self.conn.flush().await?;
        let Self {
            mut lane, ended, ..
        } = self;
        let conn = lane.link.lock().await;
        run(&conn, "RELEASE SAVEPOINT unit")?;
        lane.in_unit = false;
        let durable = lane.done.push();
        drop(conn);
        drop(lane);
        Ok(ended.well(durable))
    }

    /// Undoes the unit, and lets it go on from where it began.
    pub(crate) async fn undo(&mut self) -> Result<()> {
        self.conn.forget();
        let conn = self.lane.link.lock().await;
        Ok(run(&conn, "ROLLBACK TO SAVEPOINT unit")?)
    }

    /// Undoes the unit.
    pub(crate) async fn rollback(mut self) {
        self.lane.tidy().await;
        let Self { lane, ended, .. } = self;
        drop(lane);
        ended.badly().await;
    }
}

impl Deref for Unit {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Unit {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tempfile::TempDir;

    use super::{super::super::Options, *};
    use crate::{Error, sql};

    /// A writer on a file with one table, and a second connection that sees what is durable.
    async fn lane() -> (TempDir, Writer, Connection) {
        lane_with(&Options::default()).await
    }

    async fn lane_with(options: &Options) -> (TempDir, Writer, Connection) {
        let folder = TempDir::new().unwrap();
        let path: Arc<Path> = Arc::from(folder.path().join("group.db"));
        let (conn, checkpointer) = connect::both(path.clone(), options).await.unwrap();
        conn.execute_batch("CREATE TABLE t (n INTEGER PRIMARY KEY CHECK (n < 1000))")
            .unwrap();
        let link = Sqlite::new(conn).unwrap().in_transaction();
        (
            folder,
            Writer::new(
                link,
                Checkpointer::new(checkpointer, options.log),
                Queue::new(options),
            ),
            connect::reader(path, options).await.unwrap(),
        )
    }

    async fn insert(unit: &mut Unit, n: i64) -> Result<u64> {
        sql::query("INSERT INTO t VALUES ($1)")
            .bind(n)
            .execute(unit)
            .await
    }

    fn durable(reader: &Connection) -> Vec<i64> {
        let mut statement = reader.prepare("SELECT n FROM t ORDER BY n").unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(|n| n.unwrap()).collect()
    }

    #[tokio::test]
    async fn a_unit_that_is_committed_is_durable_and_one_that_is_rolled_back_is_not() {
        let (_folder, writer, reader) = lane().await;
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 1).await.unwrap();
        assert!(durable(&reader).is_empty());
        unit.commit().await.unwrap();
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 2).await.unwrap();
        unit.rollback().await;
        assert_eq!(durable(&reader), [1]);
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
                        let broken = insert(&mut unit, 5_000).await.unwrap_err();
                        assert!(matches!(broken, Error::Check(_)), "{broken}");
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
        assert_eq!(durable(&reader), expected);
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
        assert_eq!(durable(&reader), [2]);
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
        assert_eq!(durable(&reader), [1]);
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
        let kept = durable(&reader);
        assert!(kept.contains(&0), "{kept:?}");

        let late = writer.begin().await.map(|_| ());
        assert!(late.unwrap_err().to_string().contains("closed"));
        for other in others {
            let (n, outcome) = other.await.unwrap();
            assert_eq!(outcome.is_ok(), kept.contains(&n), "{n}: {outcome:?}");
        }
        assert_eq!(durable(&reader), kept, "nothing comes afterwards");
    }

    #[tokio::test]
    async fn at_shutdown_a_unit_whose_caller_went_away_leaves_nothing() {
        let (_folder, writer, reader) = lane().await;
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 1).await.unwrap();
        drop(unit);
        writer.close().await;
        assert!(durable(&reader).is_empty());
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
        let kept = durable(&reader);
        assert!(
            promised.iter().all(|n| kept.contains(n)),
            "{promised:?} {kept:?}"
        );
        assert!(kept.iter().all(|n| n % 3 != 0 || *n == 999), "{kept:?}");
    }

    #[tokio::test]
    async fn a_queue_that_is_full_refuses_at_once_and_one_that_stands_still_in_time() {
        let (_folder, writer, reader) = lane_with(&Options {
            waiting: 2,
            patience: Duration::from_millis(50),
            ..Options::default()
        })
        .await;
        let mut slow = writer.begin().await.unwrap();
        insert(&mut slow, 1).await.unwrap();
        let (first, second) = (writer.begin(), writer.begin());
        let third = async {
            // Polled last: the other two stand in the queue.
            writer.begin().await.map(|_| ()).unwrap_err()
        };
        let (first, second, third) = tokio::join!(first, second, third);
        assert_eq!(
            third.to_string(),
            "the database is busy: too many want to write at once"
        );
        for waited in [first, second] {
            let told = waited.map(|_| ()).unwrap_err().to_string();
            assert_eq!(told, "the database is busy: others write for too long");
        }
        slow.commit().await.unwrap();
        let mut next = writer.begin().await.unwrap();
        insert(&mut next, 2).await.unwrap();
        next.commit().await.unwrap();
        assert_eq!(durable(&reader), [1, 2]);
    }

    #[tokio::test]
    async fn when_the_commit_fails_every_unit_of_the_batch_is_told_and_nothing_remains() {
        let (_folder, writer, reader) = lane().await;
        {
            let lane = writer.0.lock().await;
            let conn = lane.link.lock().await;
            conn.execute_batch(
                "CREATE TABLE child (n INTEGER REFERENCES t (n) DEFERRABLE INITIALLY DEFERRED)",
            )
            .unwrap();
        }
        // A deferred rule is only checked at COMMIT, which then fails for the whole batch.
        let mut first = writer.begin().await.unwrap();
        insert(&mut first, 1).await.unwrap();
        sql::query("INSERT INTO child VALUES (77)")
            .execute(&mut first)
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
        let kept = durable(&reader);
        assert!(
            !kept.contains(&1),
            "the unit whose commit failed left something: {kept:?}"
        );
        assert_eq!(outcomes[1].is_ok(), kept.contains(&2));
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 3).await.unwrap();
        unit.commit().await.unwrap();
        assert!(durable(&reader).contains(&3));
    }

    #[tokio::test]
    async fn a_slow_statement_whose_caller_went_away_is_waited_for_and_undone() {
        let (_folder, writer, reader) = lane().await;
        let mut unit = writer.begin().await.unwrap();
        let filling = sql::query(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
             INSERT INTO t SELECT -i FROM n",
        );
        let gone = tokio::time::timeout(Duration::ZERO, filling.slow().execute(&mut unit)).await;
        gone.expect_err("its caller went away");
        drop(unit);
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 2).await.unwrap();
        unit.commit().await.unwrap();
        assert_eq!(durable(&reader), [2]);
    }

    #[tokio::test]
    async fn a_unit_waits_for_another_process_and_holds_up_nobody() {
        let (folder, writer, reader) = lane().await;
        let other = Connection::open(folder.path().join("group.db")).unwrap();
        other
            .execute_batch("BEGIN IMMEDIATE; INSERT INTO t VALUES (1)")
            .unwrap();
        let waiting = tokio::spawn(async move {
            let mut unit = writer.begin().await.unwrap();
            insert(&mut unit, 2).await.unwrap();
            unit.commit().await.unwrap();
        });
        // There is one thread, and it is ours again while the unit waits.
        sleep(PAUSE.saturating_mul(3)).await;
        assert!(!waiting.is_finished());
        other.execute_batch("COMMIT").unwrap();
        waiting.await.unwrap();
        assert_eq!(durable(&reader), [1, 2]);
    }

    #[tokio::test]
    async fn what_follows_a_lost_transaction_is_refused_and_the_next_unit_begins_anew() {
        let (_folder, writer, reader) = lane().await;
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 1).await.unwrap();
        // As SQLite does by itself when the disk is full.
        run(&*unit.lane.link.lock().await, "ROLLBACK").unwrap();
        insert(&mut unit, 2)
            .await
            .expect_err("there is no transaction");
        unit.commit().await.expect_err("there is no transaction");
        let mut unit = writer.begin().await.unwrap();
        insert(&mut unit, 3).await.unwrap();
        unit.commit().await.unwrap();
        assert_eq!(durable(&reader), [3]);
    }
}
