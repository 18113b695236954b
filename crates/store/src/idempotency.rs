//! What came of which key.

use domain::time::Timestamp;

use crate::{
    Conn, Result,
    sql::{self, Rows},
};

/// What is stored under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Of operation and input.
    pub fingerprint: String,
    /// What came of it. Absent where an older server did not say.
    pub outcome: Option<String>,
}

/// Stores what came of a key that nothing was [known](crate::units::start) of.
pub async fn insert(
    conn: &mut Conn,
    (scope, key): (&str, &str),
    record: &Record,
    now: Timestamp,
) -> Result<()> {
    const NEW: Rows = Rows::Text {
        table: "idempotency",
        head: "INSERT INTO idempotency (scope, key, fingerprint, outcome, created) VALUES ",
        tail: "",
    };
    NEW.row()
        .bind(scope)
        .bind(key)
        .bind(&record.fingerprint)
        .bind(&record.outcome)
        .bind(now.unix())
        .write(conn)
        .await
}

/// Forgets at most `most` of the keys that were claimed before `before`. Answers how many.
pub async fn prune(conn: &mut Conn, before: Timestamp, most: i64) -> Result<u64> {
    sql::query(
        "DELETE FROM idempotency WHERE (scope, key) IN (
            SELECT scope, key FROM idempotency WHERE created < $1 ORDER BY created LIMIT $2)",
    )
    .bind(before.unix())
    .bind(most)
    .slow()
    .execute(conn)
    .await
}
