//! How the database is opened.

use std::time::Duration;

/// What the operator may set, each with a default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many read at once.
    pub readers: u32,
    /// How many write at once on Postgres; SQLite has one writer.
    pub writers: u32,
    /// How many more may wait for their turn to write. Whoever comes then is told to come back.
    pub waiting: u32,
    /// How long anybody waits for a connection or for their turn.
    pub patience: Duration,
    /// What the writer of SQLite keeps of the file in memory, in MiB: the pages of a unit are found
    /// there, and none is written twice.
    pub cache: u32,
    /// What each reader of SQLite keeps, in MiB.
    pub reader_cache: u32,
    /// How much of the file SQLite maps into memory, in MiB. With 0, and with all of it, transfers
    /// and lists took the same time.
    pub memory_map: u32,
    /// How long SQLite's log grows until it is copied before the next unit begins, in MiB.
    pub log: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            readers: 8,
            writers: 16,
            waiting: 1_024,
            patience: Duration::from_secs(10),
            cache: 64,
            reader_cache: 8,
            memory_map: 0,
            log: 64,
        }
    }
}
