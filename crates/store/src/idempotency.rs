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
    /// What came of it; absent while the work runs.
    pub outcome: Option<String>,
}

from_row!(Record: fingerprint, outcome);

/// Claims `key` within `scope`. Answers the record that is there already, if any.
///
/// On Postgres a second caller waits here until the first one commits or rolls back.
pub async fn claim(
    conn: &mut Conn,
    scope: &str,
    key: &str,
    fingerprint: &str,
    now: Timestamp,
) -> Result<Option<Record>> {
    let claimed = sql::query(
        "INSERT INTO idempotency (scope, key, fingerprint, created) VALUES ($1, $2, $3, $4)
         ON CONFLICT (scope, key) DO NOTHING",
    )
    .bind(scope)
    .bind(key)
    .bind(fingerprint)
    .bind(now.unix())
    .execute(&mut *conn)
    .await?;
    if claimed == 1 {
        return Ok(None);
    }
    let record =
        sql::query_as("SELECT fingerprint, outcome FROM idempotency WHERE scope = $1 AND key = $2")
            .bind(scope)
            .bind(key)
            .fetch_one(conn)
            .await?;
    Ok(Some(record))
}

/// Stores what came of a claimed key.
pub async fn finish(conn: &mut Conn, scope: &str, key: &str, outcome: &str) -> Result<()> {
    const OUTCOMES: Rows = Rows {
        table: "idempotency",
        head: "UPDATE idempotency SET outcome = v.column3 FROM (VALUES ",
        tail: ") AS v WHERE scope = v.column1 AND key = v.column2",
    };
    OUTCOMES
        .row()
        .bind(scope)
        .bind(key)
        .bind(outcome)
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
