//! Work that is done later, enqueued in the transaction of its cause.

use domain::{
    actor::{Scope, Tenant},
    id::JobId,
    time::Timestamp,
};

use crate::{
    Conn, Result,
    row::{flag, parsed},
};

/// A job to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Whose rows it works on.
    pub tenant: Tenant,
    /// Which handler does it.
    pub kind: String,
    /// What the handler needs.
    pub payload: String,
    /// When, on the tenant's clock.
    pub run_at: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
}

/// Enqueues a job. The same `dedup` is enqueued once.
#[allow(clippy::too_many_arguments)]
pub async fn enqueue(
    conn: &mut Conn,
    scope: &Scope,
    id: &JobId,
    kind: &str,
    dedup: &str,
    payload: &str,
    run_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO jobs (id, platform_id, livemode, kind, dedup, payload, run_at, state, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8) ON CONFLICT (dedup) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(scope.platform().as_str())
    .bind(flag(scope.livemode()))
    .bind(kind)
    .bind(dedup)
    .bind(payload)
    .bind(run_at.unix())
    .bind(now.unix())
    .execute(conn)
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    platform_id: String,
    livemode: i64,
    kind: String,
    payload: String,
    run_at: i64,
    attempts: i64,
}

/// The job of the tenant that is due first at `now`, if any. Of those that are due at the same
/// second, the one that was enqueued first.
pub async fn next_due(conn: &mut Conn, tenant: &Tenant, now: Timestamp) -> Result<Option<Job>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, platform_id, livemode, kind, payload, run_at, attempts FROM jobs
         WHERE state = 'waiting' AND platform_id = $1 AND livemode = $2 AND run_at <= $3
         ORDER BY run_at, seq LIMIT 1",
    )
    .bind(tenant.platform.as_str())
    .bind(flag(tenant.livemode))
    .bind(now.unix())
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(Job {
            id: parsed("jobs", &row.id)?,
            tenant: Tenant {
                platform: parsed("jobs", &row.platform_id)?,
                livemode: row.livemode != 0,
            },
            kind: row.kind,
            payload: row.payload,
            run_at: Timestamp::from_unix(row.run_at),
            attempts: row.attempts,
        })
    })
    .transpose()
}

/// Marks a job as done, inside the transaction of its effect. False when another runner was
/// first. What it was to say is forgotten: it may hold a code.
pub async fn finish(conn: &mut Conn, id: &JobId) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE jobs SET state = 'done', payload = '', attempts = attempts + 1
         WHERE id = $1 AND state = 'waiting'",
    )
    .bind(id.as_str())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes a failure: the job waits until `again`, or is given up when that is absent.
pub async fn fail(
    conn: &mut Conn,
    id: &JobId,
    error: &str,
    again: Option<Timestamp>,
) -> Result<()> {
    sqlx::query(
        "UPDATE jobs SET attempts = attempts + 1, last_error = $2,
            state = CASE WHEN $3 IS NULL THEN 'failed' ELSE 'waiting' END,
            run_at = CASE WHEN $3 IS NULL THEN run_at ELSE $3 END
         WHERE id = $1 AND state = 'waiting'",
    )
    .bind(id.as_str())
    .bind(error)
    .bind(again.map(Timestamp::unix))
    .execute(conn)
    .await?;
    Ok(())
}

/// How many jobs of the tenant wait, and how many were given up.
pub async fn counts(conn: &mut Conn, tenant: &Tenant) -> Result<(i64, i64)> {
    Ok(sqlx::query_as(
        "SELECT CAST(COALESCE(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), 0) AS BIGINT),
            CAST(COALESCE(SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM jobs WHERE platform_id = $1 AND livemode = $2",
    )
    .bind(tenant.platform.as_str())
    .bind(flag(tenant.livemode))
    .fetch_one(conn)
    .await?)
}
