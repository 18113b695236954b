//! How long a statement may hold the thread that asked for it.

use std::{
    ffi::c_int,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
};

use rusqlite::Connection;

use crate::Result;

/// Instructions of SQLite's machine in one step: some twenty microseconds.
const STEP: c_int = 1_000;

/// Steps that a statement may take here: about a millisecond, as long as fifty usual statements.
const HERE: i64 = 50;

/// Counts the steps of the running statement of one connection, and ends it when there are none
/// left.
#[derive(Clone)]
pub(super) struct Patience(Arc<AtomicI64>);

/// Ends the running statement when its caller goes away.
pub(super) struct Watch(Patience);

impl Patience {
    pub(super) fn with(conn: &Connection) -> Result<Self> {
        let left = Arc::new(AtomicI64::new(i64::MAX));
        let steps = left.clone();
        conn.progress_handler(STEP, Some(move || steps.fetch_sub(1, Relaxed) <= 0))?;
        Ok(Self(left))
    }

    /// The next statement may take as long as it likes.
    pub(super) fn endless(&self) {
        self.0.store(i64::MAX, Relaxed);
    }

    /// The next statement may not take long.
    pub(super) fn short(&self) {
        self.0.store(HERE, Relaxed);
    }

    /// Whether the last statement was ended.
    pub(super) fn is_over(&self) -> bool {
        self.0.load(Relaxed) < 0
    }

    /// Ends the next statement when what this returns is dropped before it is done.
    pub(super) fn watch(&self) -> Watch {
        Watch(self.clone())
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.0.store(0, Relaxed);
    }
}
