//! What can go wrong with rows.

use rusqlite::{ErrorCode, ffi};

/// The result of a store function.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a store function failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A row with that key is there already.
    #[error("a unique constraint refused the row: {0}")]
    Unique(String),
    /// A ledger account would have gone below zero.
    #[error("a ledger account would be overdrawn")]
    Overdraft,
    /// A total would be larger than the database and the program can write.
    #[error("a sum of money does not fit in 64 bits")]
    Overflow,
    /// Another constraint refused the row.
    #[error("a constraint refused the row: {0}")]
    Check(String),
    /// The row that a page should start from is not in the list.
    #[error("no such row to start the page from")]
    MissingCursor,
    /// A stored value cannot be read back.
    #[error("corrupt value in {table} {id}: {why}")]
    Corrupt {
        /// The table.
        table: &'static str,
        /// The row.
        id: String,
        /// What is wrong.
        why: String,
    },
    /// Two units of work were in each other's way; the whole unit can be tried again.
    #[error("the unit of work must be tried again")]
    Retry,
    /// Another unit of work held a row for too long.
    #[error("a row is locked")]
    Locked,
    /// Too many want the database at once, or for too long. Nothing was done.
    #[error("the database is busy: {0}")]
    Busy(&'static str),
    /// The database did not answer.
    #[error("the database is not available: {0}")]
    Unavailable(String),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let database = match &error {
            sqlx::Error::Database(database) => database,
            sqlx::Error::PoolTimedOut => return Self::Busy("every connection is taken"),
            _ => return Self::Unavailable(error.to_string()),
        };
        let message = database.message().to_owned();
        match database.code().as_deref() {
            Some("40001" | "40P01") => Self::Retry,
            Some("55P03") => Self::Locked,
            Some("53300") => Self::Busy("the server takes no more connections"),
            // A sum outside of 64 bits.
            Some("22003") => Self::Overflow,
            Some("23505") => Self::Unique(message),
            Some("23503") => Self::Check(message),
            Some("23514") => Self::refused(message),
            _ => Self::Unavailable(message),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let message = error.to_string();
        if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) {
            return Self::Busy("another process writes for too long");
        }
        match error.sqlite_error().map(|error| error.extended_code) {
            // A sum outside of 64 bits becomes a float, which strict tables refuse.
            Some(ffi::SQLITE_CONSTRAINT_DATATYPE) => Self::Overflow,
            Some(ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
                Self::Unique(message)
            }
            Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Self::Check(message),
            Some(ffi::SQLITE_CONSTRAINT_CHECK) => Self::refused(message),
            _ => Self::Unavailable(message),
        }
    }
}

impl Error {
    /// What a check of the schema refused.
    fn refused(message: String) -> Self {
        if message.contains("ledger_no_overdraft") {
            Self::Overdraft
        } else {
            Self::Check(message)
        }
    }
}
