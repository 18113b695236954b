//! Opening connections to a file, and how they are set.

use std::{path::Path, sync::Arc, time::Duration};

use rusqlite::{Connection, OpenFlags};
use tokio::task::spawn_blocking;

use super::{super::Options, checkpoint::Checkpointer};
use crate::{Error, Result};

/// The oldest SQLite without the WAL-reset defect, and the one that brought it back.
const OLDEST: i32 = 3_051_003;
const DEFECT: i32 = 3_052_000;

/// How long another process may keep us from the file.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// The connection that writes.
///
/// - `synchronous = FULL`: an acknowledged commit survives a power cut.
/// - `temp_store = MEMORY`: a savepoint keeps the pages that it may have to restore in memory, and
///   not in a file that is made and removed for each unit.
const WRITER: &str = "PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;";

/// A connection that reads: it cannot write.
const READER: &str = "PRAGMA query_only = ON;";

/// The connections that write and that checkpoint. Makes the file when it is not there.
pub(super) async fn both(path: Arc<Path>, options: &Options) -> Result<(Connection, Connection)> {
    check_version(rusqlite::version_number())?;
    let memory = memory(options.cache, options);
    blocking(move || {
        let writer = open(&path)?;
        writer.execute_batch(WRITER)?;
        writer.execute_batch(&memory)?;
        Checkpointer::relieve(&writer);
        // Whoever begins a unit waits for other processes, and not the thread that it runs on.
        writer.busy_timeout(Duration::ZERO)?;
        let checkpointer = open(&path)?;
        checkpointer.execute_batch("PRAGMA synchronous = FULL")?;
        Ok((writer, checkpointer))
    })
    .await
}

/// One more connection that reads.
pub(super) async fn reader(path: Arc<Path>, options: &Options) -> Result<Connection> {
    let memory = memory(options.reader_cache, options);
    blocking(move || {
        let conn = open(&path)?;
        conn.execute_batch(READER)?;
        conn.execute_batch(&memory)?;
        Ok(conn)
    })
    .await
}

/// How much of the file is kept in memory, `cache` and what is mapped in MiB.
fn memory(cache: u32, options: &Options) -> String {
    let kibibytes = u64::from(cache).saturating_mul(1_024);
    let mapped = u64::from(options.memory_map).saturating_mul(1_024 * 1_024);
    format!("PRAGMA cache_size = -{kibibytes}; PRAGMA mmap_size = {mapped};")
}

fn open(path: &Path) -> Result<Connection> {
    // Not as a URI: a file may be called anything.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(PATIENCE)?;
    Ok(conn)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = spawn_blocking(work).await;
    done.map_err(|error| Error::Unavailable(error.to_string()))?
}

fn check_version(version: i32) -> Result<()> {
    if version < OLDEST || version == DEFECT {
        return Err(Error::Unavailable(format!(
            "SQLite {version} can lose commits; {OLDEST} or a later one is needed"
        )));
    }
    Ok(())
}
