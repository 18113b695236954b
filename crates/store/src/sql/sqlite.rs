//! Statements on SQLite, on the thread that asks.
//!
//! Most take a few microseconds, which is less than it takes to hand them to another thread. One
//! that reads and takes long is ended, and starts again on a thread for work that blocks. One that
//! writes cannot be ended without undoing its transaction, so it says beforehand that it is
//! [slow](super::Query::slow).

mod patience;

use std::sync::Arc;

use rusqlite::{Connection, Statement};
use tokio::{
    sync::{Mutex, OwnedMutexGuard},
    task::spawn_blocking,
};

use super::{Query, Row, STATEMENTS, query::Reader};
use crate::{Error, Result};
use patience::Patience;

/// A connection. Whoever clones it shares it.
#[derive(Clone)]
pub(crate) struct Sqlite {
    conn: Arc<Mutex<Connection>>,
    patience: Patience,
    /// Whether statements only run while a transaction is open.
    in_transaction: bool,
}

impl Sqlite {
    /// A connection that is used without transactions.
    pub(crate) fn new(conn: Connection) -> Result<Self> {
        conn.set_prepared_statement_cache_capacity(STATEMENTS);
        let patience = Patience::with(&conn)?;
        Ok(Self {
            conn: Arc::new(Mutex::new(conn)),
            patience,
            in_transaction: false,
        })
    }

    /// The same for units of work: some failures end the whole transaction, and no statement may
    /// be durable on its own after that.
    pub(crate) fn in_transaction(self) -> Self {
        Self {
            in_transaction: true,
            ..self
        }
    }

    /// Waits for the statement that is running. It has a caller no more: they wait themselves.
    pub(crate) async fn lock(&self) -> OwnedMutexGuard<Connection> {
        self.conn.clone().lock_owned().await
    }

    /// Whether a statement is running.
    pub(crate) fn is_busy(&self) -> bool {
        self.conn.try_lock().is_err()
    }

    pub(super) async fn execute(&self, query: Query<'_>) -> Result<u64> {
        let count = |statement: &mut Statement<'_>| {
            let changed = statement.raw_execute()?;
            Ok(u64::try_from(changed).unwrap_or(u64::MAX))
        };
        self.run(query, count).await
    }

    pub(super) async fn fetch<T: Send + 'static>(
        &self,
        query: Query<'_>,
        read: Reader<T>,
        most: usize,
    ) -> Result<Vec<T>> {
        let collect = move |statement: &mut Statement<'_>| {
            let mut rows = statement.raw_query();
            let mut found = Vec::new();
            while found.len() < most
                && let Some(row) = rows.next()?
            {
                found.push(read(&Row::Sqlite(row))?);
            }
            Ok(found)
        };
        self.run(query, collect).await
    }

    async fn run<T: Send + 'static>(
        &self,
        query: Query<'_>,
        work: impl Fn(&mut Statement<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let conn = self.lock().await;
        if self.in_transaction && conn.is_autocommit() {
            return Err(unavailable("a failure has ended the transaction"));
        }
        self.patience.endless();
        if !query.slow {
            let done = self.try_here(&conn, &query, &work);
            if !self.patience.is_over() {
                return done;
            }
        }
        self.run_elsewhere(conn, query, work).await
    }

    /// Runs a statement on this thread, for a while if it only reads.
    fn try_here<T>(
        &self,
        conn: &Connection,
        query: &Query<'_>,
        work: impl Fn(&mut Statement<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut statement = conn.prepare_cached(query.sql.as_str())?;
        if statement.readonly() {
            self.patience.short();
        }
        bind(&mut statement, query)?;
        work(&mut statement)
    }

    /// Runs a statement on a thread for work that blocks. If the caller goes away meanwhile, one
    /// that only reads is ended, and one that writes goes on.
    async fn run_elsewhere<T: Send + 'static>(
        &self,
        conn: OwnedMutexGuard<Connection>,
        query: Query<'_>,
        work: impl Fn(&mut Statement<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.patience.endless();
        let query = query.into_owned();
        let _watch = (!query.slow).then(|| self.patience.watch());
        let running = spawn_blocking(move || {
            let mut statement = conn.prepare_cached(query.sql.as_str())?;
            bind(&mut statement, &query)?;
            work(&mut statement)
        });
        running
            .await
            .map_err(|_| unavailable("a statement was not run to its end"))?
    }
}

fn unavailable(why: &str) -> Error {
    Error::Unavailable(why.to_owned())
}

/// SQLite numbers placeholders in the order of the text, whatever number they bear.
/// The names of a thousand placeholders are found by going through all of them for each, so rows
/// that were put into one statement say that theirs stand in order.
fn bind(statement: &mut Statement<'_>, query: &Query<'_>) -> Result<()> {
    let values = &query.values;
    if query.in_order && values.len() == statement.parameter_count() {
        for (place, value) in (1..).zip(values) {
            statement.raw_bind_parameter(place, value)?;
        }
        return Ok(());
    }
    for place in 1..=statement.parameter_count() {
        let name = statement.parameter_name(place).unwrap_or_default();
        let number = name.strip_prefix('$').and_then(|it| it.parse().ok());
        let value = number
            .and_then(|number: usize| values.get(number.checked_sub(1)?))
            .ok_or_else(|| Error::Unavailable(format!("no value for placeholder {name:?}")))?;
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
