//! A connection to either engine.

use std::pin::Pin;

use sqlx::{Executor, PgConnection, Postgres, SqlSafeStr, Transaction, pool::PoolConnection};

use super::{
    Query, Value, postgres, query,
    query::Reader,
    rows::{Statement, Waiting, merged},
    sqlite::Sqlite,
};
use crate::{Engine, Result};

/// A connection, inside or outside of a transaction.
pub struct Conn {
    link: Link,
    /// Whether rows wait for the end of a unit of work.
    waits: bool,
    pub(super) waiting: Waiting,
}

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
    /// A connection that reads, or whose statements are durable at once.
    pub(crate) fn new(link: Link) -> Self {
        Self {
            link,
            waits: false,
            waiting: Waiting::default(),
        }
    }

    /// A connection in a unit of work: rows wait in it until [`Self::flush`].
    pub(crate) fn of_unit(link: Link) -> Self {
        Self {
            waits: true,
            ..Self::new(link)
        }
    }

    /// Which engine is behind.
    pub fn engine(&self) -> Engine {
        match &self.link {
            Link::Sqlite(_) => Engine::Sqlite,
            Link::Postgres(_) | Link::Transaction(_) => Engine::Postgres,
        }
    }

    pub(super) fn waits(&self) -> bool {
        self.waits
    }

    /// Writes the rows that wait.
    pub(crate) async fn flush(&mut self) -> Result<()> {
        let statements = self.waiting.statements();
        if statements.is_empty() {
            return Ok(());
        }
        let queries = match &self.link {
            Link::Sqlite(_) => statements.into_iter().map(Statement::query).collect(),
            Link::Postgres(_) | Link::Transaction(_) => merged(statements),
        };
        for query in queries {
            self.run(query).await?;
        }
        Ok(())
    }

    /// Forgets the rows that wait.
    pub(crate) fn forget(&mut self) {
        self.waiting.clear();
    }

    fn way(&mut self) -> Way<'_> {
        match &mut self.link {
            Link::Sqlite(link) => Way::Sqlite(link),
            Link::Postgres(conn) => Way::Postgres(conn),
            Link::Transaction(transaction) => Way::Postgres(transaction),
        }
    }

    pub(super) fn execute<'a>(&'a mut self, query: Query<'a>) -> Answer<'a, u64> {
        if !self.waiting.concern(query.sql.as_str()) {
            return self.run(query);
        }
        Box::pin(async move {
            self.flush().await?;
            self.run(query).await
        })
    }

    /// At most `most` rows.
    pub(super) fn fetch<'a, T: Send + 'static>(
        &'a mut self,
        query: Query<'a>,
        read: Reader<T>,
        most: usize,
    ) -> Answer<'a, Vec<T>> {
        if !self.waiting.concern(query.sql.as_str()) {
            return self.find(query, read, most);
        }
        Box::pin(async move {
            self.flush().await?;
            self.find(query, read, most).await
        })
    }

    fn run<'a>(&'a mut self, query: Query<'a>) -> Answer<'a, u64> {
        self.tell(&query);
        match self.way() {
            Way::Sqlite(link) => Box::pin(link.execute(query)),
            Way::Postgres(conn) => Box::pin(postgres::execute(conn, query)),
        }
    }

    fn find<'a, T: Send + 'static>(
        &'a mut self,
        query: Query<'a>,
        read: Reader<T>,
        most: usize,
    ) -> Answer<'a, Vec<T>> {
        self.tell(&query);
        match self.way() {
            Way::Sqlite(link) => Box::pin(link.fetch(query, read, most)),
            Way::Postgres(conn) => Box::pin(postgres::fetch(conn, query, read, most)),
        }
    }

    /// What tests count and read the plans of, and operators can follow: never a value, only of
    /// which type each is, and whether it is absent.
    fn tell(&self, query: &Query<'_>) {
        tracing::trace!(
            target: "store::sql",
            engine = match &self.link {
                Link::Sqlite(_) => "sqlite",
                Link::Postgres(_) | Link::Transaction(_) => "postgres",
            },
            types = types(query),
            site = format!("{}:{}", query.site.file(), query.site.line()),
            statement = query.sql.as_str(),
        );
    }

    /// Runs a statement that marks a point in a transaction or goes back to one.
    pub(crate) async fn control(&mut self, sql: impl SqlSafeStr) -> Result<()> {
        match self.way() {
            Way::Sqlite(link) => link.execute(query(sql)).await.map(|_| ()),
            // Not prepared: that would be refused after a statement failed.
            Way::Postgres(conn) => Ok(conn.execute(sqlx::raw_sql(sql)).await.map(|_| ())?),
        }
    }

    /// Ends a transaction on Postgres well.
    pub(crate) async fn commit(mut self) -> Result<()> {
        self.flush().await?;
        match self.link {
            Link::Transaction(transaction) => Ok(transaction.commit().await?),
            Link::Sqlite(_) | Link::Postgres(_) => Ok(()),
        }
    }

    /// Undoes a transaction on Postgres.
    pub(crate) async fn rollback(self) -> Result<()> {
        match self.link {
            Link::Transaction(transaction) => Ok(transaction.rollback().await?),
            Link::Sqlite(_) | Link::Postgres(_) => Ok(()),
        }
    }

    /// Lets go of a connection of which nobody knows where it stands: it does not go back to its
    /// pool, and the server undoes what is open.
    pub(crate) fn discard(self) {
        if let Link::Postgres(conn) = self.link {
            drop(conn.detach());
        }
    }
}

/// A letter for each value, a large one where it is absent.
fn types(query: &Query<'_>) -> String {
    let letter = |value: &Value<'_>| match value {
        Value::Integer(Some(_)) => 'i',
        Value::Integer(None) => 'I',
        Value::Text(Some(_)) => 't',
        Value::Text(None) => 'T',
    };
    query.values.iter().map(letter).collect()
}
