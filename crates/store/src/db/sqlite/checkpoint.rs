//! Copying what was committed from the log to the file.
//!
//! SQLite would do so in the COMMIT that fills the log, while everybody waits. Here the thread that
//! committed does it over a connection of its own, after it let the next unit in. The log only
//! starts over when all of it was copied while nobody wrote; so when it has become long, the rest
//! is copied before the next unit comes.

use std::{
    cell::Cell,
    ffi::c_int,
    sync::{
        Mutex, TryLockError,
        atomic::{AtomicI32, Ordering::Relaxed},
    },
};

use rusqlite::Connection;

/// Pages that are copied together: 4 MB. More of them change the same page, and it is copied once.
const STEP: c_int = 1_000;

/// Pages in a MiB.
const PAGES: u32 = 256;

thread_local! {
    /// Pages in the log after the last COMMIT of this thread.
    static LOG: Cell<c_int> = const { Cell::new(0) };
}

/// The connection that checkpoints.
pub(super) struct Checkpointer {
    conn: Mutex<Connection>,
    /// Pages of the log that were copied.
    copied: AtomicI32,
    /// Pages from which on the log is long.
    long: c_int,
}

impl Checkpointer {
    /// `long` is what the log may grow to, in MiB.
    pub(super) fn new(conn: Connection, long: u32) -> Self {
        Self {
            long: c_int::try_from(long.saturating_mul(PAGES)).unwrap_or(c_int::MAX),
            conn: Mutex::new(conn),
            copied: AtomicI32::new(0),
        }
    }

    /// Leaves checkpoints of what a connection commits to us.
    pub(super) fn relieve(writer: &Connection) {
        writer.wal_hook(Some(|_, pages| {
            LOG.set(pages);
            Ok(())
        }));
    }

    /// After a COMMIT of `writer`, while nobody else can write.
    pub(super) fn before_the_next(&self, writer: &Connection) {
        if LOG.get() >= self.long {
            self.copy(writer);
        }
    }

    /// After a COMMIT on this thread, while others go on.
    pub(super) fn beside_the_others(&self) {
        let log = LOG.get();
        let copied = self.copied.load(Relaxed);
        // The log started over when it is shorter than what was copied of it.
        let open = if log < copied { log } else { log - copied };
        if open < STEP {
            return;
        }
        match self.conn.try_lock() {
            Ok(conn) => self.copy(&conn),
            Err(TryLockError::Poisoned(conn)) => self.copy(&conn.into_inner()),
            // Another thread is at it.
            Err(TryLockError::WouldBlock) => {}
        }
    }

    /// Whatever is not copied now, is copied the next time.
    fn copy(&self, conn: &Connection) {
        let copied = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get(2));
        match copied {
            Ok(pages) => self.copied.store(pages, Relaxed),
            Err(error) => tracing::warn!(%error, "the log was not copied to the database"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with a table, the connection that writes, and the log beside it.
    fn file() -> (tempfile::TempDir, Connection, Checkpointer) {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("log.db");
        let writer = Connection::open(&path).unwrap();
        writer
            .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (text TEXT)")
            .unwrap();
        Checkpointer::relieve(&writer);
        let checkpointer = Checkpointer::new(Connection::open(&path).unwrap(), 64);
        (folder, writer, checkpointer)
    }

    /// Fills that many pages.
    fn fill(writer: &Connection, pages: c_int) {
        let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
             INSERT INTO t SELECT hex(zeroblob(2000)) FROM n";
        writer.execute(sql, [pages]).unwrap();
    }

    #[test]
    fn the_log_is_copied_when_it_has_grown_and_starts_over_then() {
        let (_folder, writer, checkpointer) = file();
        fill(&writer, STEP / 2);
        checkpointer.beside_the_others();
        assert_eq!(checkpointer.copied.load(Relaxed), 0, "not worth it yet");
        fill(&writer, STEP);
        let log = LOG.get();
        assert!(log > STEP);
        checkpointer.beside_the_others();
        assert_eq!(checkpointer.copied.load(Relaxed), log);
        fill(&writer, 1);
        assert!(LOG.get() < 10, "it starts over: {}", LOG.get());
    }

    #[test]
    fn a_long_log_is_copied_before_the_next_writer_comes() {
        let (_folder, writer, checkpointer) = file();
        fill(&writer, STEP);
        checkpointer.before_the_next(&writer);
        assert_eq!(checkpointer.copied.load(Relaxed), 0, "it is not long");
        fill(&writer, checkpointer.long);
        checkpointer.before_the_next(&writer);
        assert_eq!(checkpointer.copied.load(Relaxed), LOG.get());
    }
}
