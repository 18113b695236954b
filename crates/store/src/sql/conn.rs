//! A connection to either engine.

use std::pin::Pin;

use sqlx::{Executor, PgConnection, Postgres, Transaction, pool::PoolConnection};

use super::{Query, postgres, query, query::Reader, sqlite::Sqlite};
use crate::Result;

/// A connection, inside or outside of a transaction.
pub struct Conn(pub(crate) Link);

/// What is behind a connection.
pub(crate) enum Link {
    /// A file.
    Sqlite(Sqlite),
    /// A server, outside of a transaction.
    Postgres(PoolConnection<Postgres>),
    /// A server, inside of a transaction.
    Transaction(Transaction<'static, Postgres>),
}

/// Where a statement goes.
enum Way<'c> {
    Sqlite(&'c Sqlite),
    Postgres(&'c mut PgConnection),
}

/// In a box: without it, the future of every use case would have the driver's inside, hundreds of
/// types deep.
type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

impl Conn {
    fn way(&mut self) -> Way<'_> {
        match &mut self.0 {
            Link::Sqlite(link) => Way::Sqlite(link),
            Link::Postgres(conn) => Way::Postgres(conn),
            Link::Transaction(transaction) => Way::Postgres(transaction),
        }
    }

    pub(super) fn execute<'a>(&'a mut self, query: Query<'a>) -> Answer<'a, u64> {
        tell(&query);
        match self.way() {
            Way::Sqlite(link) => Box::pin(link.execute(query)),
            Way::Postgres(conn) => Box::pin(postgres::execute(conn, query)),
        }
    }

    /// At most `most` rows.
    pub(super) fn fetch<'a, T: Send + 'static>(
        &'a mut self,
        query: Query<'a>,
        read: Reader<T>,
        most: usize,
    ) -> Answer<'a, Vec<T>> {
        tell(&query);
        match self.way() {
            Way::Sqlite(link) => Box::pin(link.fetch(query, read, most)),
            Way::Postgres(conn) => Box::pin(postgres::fetch(conn, query, read, most)),
        }
    }

    /// Runs a statement that marks a point in a transaction or goes back to one.
    pub(crate) async fn control(&mut self, sql: &'static str) -> Result<()> {
        match self.way() {
            Way::Sqlite(link) => link.execute(query(sql)).await.map(|_| ()),
            // Not prepared: that would be refused after a statement failed.
            Way::Postgres(conn) => Ok(conn.execute(sql).await.map(|_| ())?),
        }
    }

    /// Ends a transaction on Postgres well.
    pub(crate) async fn commit(self) -> Result<()> {
        match self.0 {
            Link::Transaction(transaction) => Ok(transaction.commit().await?),
            Link::Sqlite(_) | Link::Postgres(_) => Ok(()),
        }
    }

    /// Undoes a transaction on Postgres.
    pub(crate) async fn rollback(self) -> Result<()> {
        match self.0 {
            Link::Transaction(transaction) => Ok(transaction.rollback().await?),
            Link::Sqlite(_) | Link::Postgres(_) => Ok(()),
        }
    }
}

/// What tests count, and operators can follow.
fn tell(query: &Query<'_>) {
    tracing::trace!(target: "store::sql", statement = query.sql.as_str());
}
