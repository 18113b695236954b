//! Jobs of the lane `outside`: a runner takes some for a while, calls outside with no transaction
//! open, and settles each. What it does not settle in time, another one takes.
//!
//! A lease is two columns: who has the job, and `run_at`, at which the lease ends and the job is
//! due again like any other.

use domain::{id::JobId, task::Lane, time::Timestamp};

use super::{Due, Row};
use crate::{Conn, Engine, Result, Write, sql};

/// Who takes jobs, and for how long.
#[derive(Clone, Debug)]
pub struct Lease<'a> {
    /// The runner.
    pub by: &'a str,
    /// The jobs (by `seq`) that it is calling about now: it does not take those a second time.
    pub calling: &'a [i64],
    /// Now, by the wall clock.
    pub now: Timestamp,
    /// When the lease ends.
    pub until: Timestamp,
}

/// Every destination where jobs wait that are due at `now`, once, however many there are.
pub async fn destinations(conn: &mut Conn, now: Timestamp) -> Result<Vec<String>> {
    sql::query_scalar(
        "WITH RECURSIVE found (destination) AS (
            SELECT MIN(destination) FROM jobs WHERE state = 'waiting' AND lane = 'outside'
            UNION ALL
            SELECT (SELECT MIN(destination) FROM jobs
                WHERE state = 'waiting' AND lane = 'outside'
                    AND destination > found.destination)
            FROM found WHERE found.destination IS NOT NULL)
         SELECT destination FROM found
         WHERE (SELECT MIN(run_at) FROM jobs WHERE state = 'waiting' AND lane = 'outside'
            AND jobs.destination = found.destination) <= $1",
    )
    .bind(now.unix())
    .fetch_all(conn)
    .await
}

macro_rules! take {
    ($locked:literal) => {
        concat!(
            "UPDATE jobs SET leased_by = $1, run_at = $2, attempts = attempts + 1
             WHERE seq IN (
                SELECT seq FROM jobs WHERE state = 'waiting' AND lane = 'outside'
                    AND destination = $3 AND run_at <= $4
                    AND $6 NOT LIKE '%,' || CAST(seq AS TEXT) || ',%'
                ORDER BY run_at, seq LIMIT $5",
            $locked,
            ") RETURNING seq, id, platform_id, livemode, kind, payload, run_at, attempts"
        )
    };
}

/// Takes at most `most` of the jobs of a destination that are due, the oldest first. Each counts
/// as tried from here on, whatever becomes of the runner.
pub async fn take(
    write: &mut Write,
    lease: &Lease<'_>,
    destination: &str,
    most: i64,
) -> Result<Vec<Due>> {
    // SQLite has one writer, who cannot meet another.
    let sql = match write.engine() {
        Engine::Postgres => take!(" FOR UPDATE SKIP LOCKED"),
        Engine::Sqlite => take!(""),
    };
    let mut rows: Vec<Row> = sql::query_as(sql)
        .bind(lease.by)
        .bind(lease.until.unix())
        .bind(destination)
        .bind(lease.now.unix())
        .bind(most)
        .bind(listed(lease.calling))
        .fetch_all(write)
        .await?;
    rows.sort_by_key(|row| row.seq);
    Ok(rows
        .into_iter()
        .map(|row| row.read(Lane::Outside))
        .collect())
}

/// `,3,14,`: each number between commas, as neither engine takes a list for one placeholder.
fn listed(numbers: &[i64]) -> String {
    numbers
        .iter()
        .fold(",".to_owned(), |list, it| format!("{list}{it},"))
}

/// Marks a leased job as done when the wall clock says `wall`. False when the lease ran out and
/// another runner has taken the job. What it was to say is forgotten.
pub async fn settle(conn: &mut Conn, id: &JobId, by: &str, wall: Timestamp) -> Result<bool> {
    let done = sql::query(
        "UPDATE jobs SET state = 'done', payload = '', leased_by = NULL, done_at = $3
         WHERE id = $1 AND leased_by = $2 AND state = 'waiting'",
    )
    .bind(id.as_str())
    .bind(by)
    .bind(wall.unix())
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Notes that a leased job failed: it is due again at `again`, or given up when that is absent.
/// What is given up keeps its payload unless it is `private`.
pub async fn give_back(
    conn: &mut Conn,
    (seq, by): (i64, &str),
    error: &str,
    again: Option<Timestamp>,
    private: bool,
) -> Result<()> {
    sql::query(
        "UPDATE jobs SET leased_by = NULL, last_error = $3,
            state = CASE WHEN $4 IS NULL THEN 'failed' ELSE 'waiting' END,
            run_at = COALESCE($4, run_at),
            payload = CASE WHEN $4 IS NULL AND $5 = 1 THEN '' ELSE payload END
         WHERE seq = $1 AND leased_by = $2 AND state = 'waiting'",
    )
    .bind(seq)
    .bind(by)
    .bind(error)
    .bind(again.map(Timestamp::unix))
    .bind(crate::row::flag(private))
    .execute(conn)
    .await?;
    Ok(())
}
