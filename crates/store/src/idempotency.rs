//! What was answered to which key.

use domain::time::Timestamp;

use crate::{Conn, Result};

/// What is stored under a key.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Record {
    /// Of operation and input.
    pub fingerprint: String,
    /// The status of the answer; absent while the work runs.
    pub status: Option<i64>,
    /// The answer.
    pub body: Option<String>,
}

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
    let claimed = sqlx::query(
        "INSERT INTO idempotency (scope, key, fingerprint, created) VALUES ($1, $2, $3, $4)
         ON CONFLICT (scope, key) DO NOTHING",
    )
    .bind(scope)
    .bind(key)
    .bind(fingerprint)
    .bind(now.unix())
    .execute(&mut *conn)
    .await?;
    if claimed.rows_affected() == 1 {
        return Ok(None);
    }
    let record = sqlx::query_as(
        "SELECT fingerprint, status, body FROM idempotency WHERE scope = $1 AND key = $2",
    )
    .bind(scope)
    .bind(key)
    .fetch_one(conn)
    .await?;
    Ok(Some(record))
}

/// Stores the answer under a claimed key.
pub async fn finish(
    conn: &mut Conn,
    scope: &str,
    key: &str,
    status: u16,
    body: &str,
) -> Result<()> {
    sqlx::query("UPDATE idempotency SET status = $3, body = $4 WHERE scope = $1 AND key = $2")
        .bind(scope)
        .bind(key)
        .bind(i64::from(status))
        .bind(body)
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets at most `most` of the keys that were claimed before `before`. Answers how many.
pub async fn prune(conn: &mut Conn, before: Timestamp, most: i64) -> Result<u64> {
    let done = sqlx::query(
        "DELETE FROM idempotency WHERE (scope, key) IN (
            SELECT scope, key FROM idempotency WHERE created < $1 ORDER BY created LIMIT $2)",
    )
    .bind(before.unix())
    .bind(most)
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
