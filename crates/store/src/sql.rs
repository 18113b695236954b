//! Statements: one text and one way to run it for both engines.
//!
//! SQLite runs them on the thread that asks (`sql/sqlite.rs`), Postgres gets them over `sqlx`. Texts
//! have placeholders `$1`, `$2` and so on, values are integers and texts, and a row is a tuple or a
//! struct for which `from_row!` named the columns.

#[macro_use]
mod row;
mod conn;
mod fragments;
mod postgres;
mod query;
mod rows;
mod sqlite;
mod value;

pub use conn::Conn;
pub use query::{Query, Select};
pub use row::{Column, FromRow, Row};
pub use sqlx::{AssertSqlSafe, SqlSafeStr};
pub use value::Value;

pub(crate) use conn::Link;
pub(crate) use fragments::Fragments;
pub(crate) use rows::Rows;
pub(crate) use sqlite::Sqlite;

/// More than there are statements in this crate: a connection prepares each of them once.
pub(crate) const STATEMENTS: usize = 512;

/// A statement whose rows nobody reads.
#[track_caller]
pub fn query<'q>(sql: impl SqlSafeStr) -> Query<'q> {
    Query::new(sql.into_sql_str())
}

/// A statement that answers tuples or structs.
#[track_caller]
pub fn query_as<'q, T: FromRow>(sql: impl SqlSafeStr) -> Select<'q, T> {
    Select::new(query(sql), T::from_row)
}

/// A statement that answers one column.
#[track_caller]
pub fn query_scalar<'q, T: Column>(sql: impl SqlSafeStr) -> Select<'q, T> {
    Select::new(query(sql), |row| row.at(0))
}
