//! What can go wrong with rows.

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
    /// The database did not answer.
    #[error("the database is not available: {0}")]
    Unavailable(String),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let sqlx::Error::Database(database) = &error else {
            return Self::Unavailable(error.to_string());
        };
        let message = database.message().to_owned();
        if message.contains("ledger_no_overdraft") {
            return Self::Overdraft;
        }
        match database.code().as_deref() {
            Some("40001" | "40P01") => return Self::Retry,
            Some("55P03") => return Self::Locked,
            // A sum outside of 64 bits. SQLite makes a float of it, which its strict tables refuse.
            Some("22003" | "3091") => return Self::Overflow,
            _ => {}
        }
        if database.is_unique_violation() {
            Self::Unique(message)
        } else if database.is_check_violation() || database.is_foreign_key_violation() {
            Self::Check(message)
        } else {
            Self::Unavailable(message)
        }
    }
}
