//! A statement with its values.

use std::panic::Location;

use sqlx::SqlStr;

use super::{Conn, Row, Value};
use crate::{Error, Result};

/// A statement whose rows nobody reads.
#[must_use = "a statement does nothing until it is executed"]
pub struct Query<'q> {
    pub(super) sql: SqlStr,
    pub(super) values: Vec<Value<'q>>,
    pub(super) slow: bool,
    /// Where in this crate it stands.
    pub(super) site: &'static Location<'static>,
    /// Whether placeholders stand in the text in the order of their numbers, each once.
    pub(super) in_order: bool,
}

/// A statement whose rows are read as `T`.
#[must_use = "a statement does nothing until its rows are fetched"]
pub struct Select<'q, T> {
    query: Query<'q>,
    read: Reader<T>,
}

/// How a row becomes a `T`.
pub(super) type Reader<T> = fn(&Row<'_>) -> Result<T>;

impl<'q> Query<'q> {
    #[track_caller]
    pub(super) fn new(sql: SqlStr) -> Self {
        Self {
            sql,
            values: Vec::new(),
            slow: false,
            site: Location::caller(),
            in_order: false,
        }
    }

    /// The value of the next placeholder.
    pub fn bind(mut self, value: impl Into<Value<'q>>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Says that it changes many rows, so that no thread that serves others is held up by it.
    /// Statements that only read need not say so: it is noticed when they take long.
    pub fn slow(mut self) -> Self {
        self.slow = true;
        self
    }

    /// Runs it, and answers how many rows it changed.
    pub async fn execute(self, conn: &mut Conn) -> Result<u64> {
        conn.execute(self).await
    }

    pub(super) fn into_owned(self) -> Query<'static> {
        Query {
            sql: self.sql,
            values: self.values.into_iter().map(Value::into_owned).collect(),
            slow: self.slow,
            site: self.site,
            in_order: self.in_order,
        }
    }
}

impl<'q, T: Send + 'static> Select<'q, T> {
    pub(super) fn new(query: Query<'q>, read: Reader<T>) -> Self {
        Self { query, read }
    }

    /// The value of the next placeholder.
    pub fn bind(mut self, value: impl Into<Value<'q>>) -> Self {
        self.query = self.query.bind(value);
        self
    }

    /// The first row. That there is none is an error.
    pub async fn fetch_one(self, conn: &mut Conn) -> Result<T> {
        let found = self.fetch_optional(conn).await?;
        found.ok_or_else(|| Error::Unavailable("a statement answered no row".to_owned()))
    }

    /// The first row, where there is one.
    pub async fn fetch_optional(self, conn: &mut Conn) -> Result<Option<T>> {
        Ok(conn.fetch(self.query, self.read, 1).await?.pop())
    }

    /// All rows.
    pub async fn fetch_all(self, conn: &mut Conn) -> Result<Vec<T>> {
        conn.fetch(self.query, self.read, usize::MAX).await
    }
}
