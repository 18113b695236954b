//! The queue: work that is done later, enqueued in the transaction of its cause.
//!
//! Jobs of the lane `money` are done in order within a tenant, and each marks itself done in the
//! transaction of its effect. Those of the lane `outside` are leased: see [`lease`].

pub mod lease;

use domain::{
    actor::{Scope, Tenant},
    id::JobId,
    task::{Lane, Task},
    time::Timestamp,
};

use crate::{
    Conn, Error, Result,
    row::{document, flag, parsed, to_document},
    sql::{self, Rows},
};

/// A job that is to be written.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    /// Its id.
    pub id: &'a JobId,
    /// What is to be done.
    pub task: &'a Task,
    /// When, on the clock of its lane.
    pub run_at: Timestamp,
    /// Now, on the tenant's clock.
    pub created: Timestamp,
}

/// A job to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Whose rows it works on.
    pub tenant: Tenant,
    /// What is to be done.
    pub task: Task,
    /// When, on the clock of its lane.
    pub run_at: Timestamp,
}

/// The row of a job whose time has come, whether it can be read or not.
#[derive(Debug)]
pub struct Due {
    /// Which row.
    pub seq: i64,
    /// The kind of task, as far as the row says.
    pub kind: String,
    /// When it was due, on the clock of its lane.
    pub run_at: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
    /// What the row says.
    pub job: Result<Job>,
}

const ROWS: Rows = Rows::Text {
    table: "jobs",
    head: "INSERT INTO jobs (id, platform_id, livemode, kind, lane, destination, dedup,
            payload, run_at, state, created) VALUES ",
    tail: " ON CONFLICT (dedup) DO NOTHING",
};

/// Enqueues a job. What is the same work is enqueued once per tenant.
pub async fn enqueue(conn: &mut Conn, scope: &Scope, new: &NewJob<'_>) -> Result<()> {
    let (task, tenant) = (new.task, scope.tenant());
    let mode = if tenant.livemode { "live" } else { "test" };
    let same = task
        .dedup(new.run_at)
        .unwrap_or_else(|| new.id.as_str().to_owned());
    let dedup = format!("{}:{}:{mode}:{same}", task.kind(), tenant.platform);
    let destination = task
        .destination()
        .map(|destination| format!("{}:{destination}", tenant.platform));
    ROWS.row()
        .bind(new.id.as_str())
        .bind(tenant.platform.as_str())
        .bind(flag(tenant.livemode))
        .bind(task.kind())
        .bind(task.lane().name())
        .bind(destination)
        .bind(dedup)
        .bind(to_document("jobs", task)?)
        .bind(new.run_at.unix())
        .bind("waiting")
        .bind(new.created.unix())
        .write(conn)
        .await
}

struct Row {
    seq: i64,
    id: String,
    platform_id: String,
    livemode: i64,
    kind: String,
    payload: String,
    run_at: i64,
    attempts: i64,
}

from_row!(Row: seq, id, platform_id, livemode, kind, payload, run_at, attempts);

impl Row {
    fn read(self, lane: Lane) -> Due {
        let run_at = Timestamp::from_unix(self.run_at);
        let job = self.job(lane, run_at);
        Due {
            seq: self.seq,
            kind: self.kind,
            run_at,
            attempts: self.attempts,
            job,
        }
    }

    fn job(&self, lane: Lane, run_at: Timestamp) -> Result<Job> {
        let task: Task = document("jobs", &self.payload)?;
        if task.lane() != lane {
            return Err(Error::Corrupt {
                table: "jobs",
                id: self.id.clone(),
                why: format!("a task of kind {} is in the wrong lane", task.kind()),
            });
        }
        Ok(Job {
            id: parsed("jobs", &self.id)?,
            tenant: tenant(&self.platform_id, self.livemode)?,
            task,
            run_at,
        })
    }
}

fn tenant(platform: &str, livemode: i64) -> Result<Tenant> {
    Ok(Tenant {
        platform: parsed("jobs", platform)?,
        livemode: livemode != 0,
    })
}

/// The jobs of money of the tenant that are due first at `now`: those of one second, in the order
/// in which they were enqueued, and at most `most` of them.
pub async fn due(conn: &mut Conn, tenant: &Tenant, now: Timestamp, most: u32) -> Result<Vec<Due>> {
    let rows: Vec<Row> = sql::query_as(
        "SELECT seq, id, platform_id, livemode, kind, payload, run_at, attempts FROM jobs
         WHERE state = 'waiting' AND lane = 'money'
            AND platform_id = $1 AND livemode = $2 AND run_at <= $3
         ORDER BY run_at, seq LIMIT $4",
    )
    .bind(tenant.platform.as_str())
    .bind(flag(tenant.livemode))
    .bind(now.unix())
    .bind(i64::from(most))
    .fetch_all(conn)
    .await?;
    let first = rows.first().map(|row| row.run_at);
    let of_one_second = rows.into_iter().take_while(|row| Some(row.run_at) == first);
    Ok(of_one_second.map(|row| row.read(Lane::Money)).collect())
}

/// The tenants that have a job of money to be done when the wall clock says `wall`: all that are
/// live first, and the older platforms before the younger.
pub async fn tenants_due(conn: &mut Conn, wall: Timestamp) -> Result<Vec<Tenant>> {
    let rows: Vec<(String, i64)> = sql::query_as(
        "SELECT platforms.id, modes.livemode
         FROM platforms CROSS JOIN (SELECT 1 AS livemode UNION ALL SELECT 0) AS modes
         WHERE (SELECT MIN(run_at) FROM jobs WHERE state = 'waiting' AND lane = 'money'
                AND platform_id = platforms.id AND livemode = modes.livemode)
            <= $1 + (1 - modes.livemode) * platforms.clock_offset
         ORDER BY modes.livemode DESC, platforms.created, platforms.id",
    )
    .bind(wall.unix())
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|(platform, livemode)| tenant(platform, *livemode))
        .collect()
}

/// Marks a job as done when the wall clock says `wall`, inside the transaction of its effect.
/// False when another runner was first. What it was to do is forgotten.
pub async fn finish(conn: &mut Conn, id: &JobId, wall: Timestamp) -> Result<bool> {
    let done = sql::query(
        "UPDATE jobs SET state = 'done', payload = '', attempts = attempts + 1, done_at = $2
         WHERE id = $1 AND state = 'waiting'",
    )
    .bind(id.as_str())
    .bind(wall.unix())
    .execute(conn)
    .await?;
    Ok(done == 1)
}

/// Notes a failure: the job waits until `again`, or is given up when that is absent. Nothing
/// happens to a job that was done meanwhile.
pub async fn fail(conn: &mut Conn, seq: i64, error: &str, again: Option<Timestamp>) -> Result<()> {
    sql::query(
        "UPDATE jobs SET attempts = attempts + 1, last_error = $2,
            state = CASE WHEN $3 IS NULL THEN 'failed' ELSE 'waiting' END,
            run_at = COALESCE($3, run_at)
         WHERE seq = $1 AND state = 'waiting'",
    )
    .bind(seq)
    .bind(error)
    .bind(again.map(Timestamp::unix))
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets at most `most` of the jobs that were done before `before`, by the wall clock. Answers
/// how many.
pub async fn prune(conn: &mut Conn, before: Timestamp, most: i64) -> Result<u64> {
    sql::query(
        "DELETE FROM jobs WHERE seq IN (
            SELECT seq FROM jobs WHERE state = 'done' AND done_at < $1 ORDER BY done_at LIMIT $2)",
    )
    .bind(before.unix())
    .bind(most)
    .slow()
    .execute(conn)
    .await
}

/// How many jobs of all tenants were given up.
pub async fn given_up(conn: &mut Conn) -> Result<i64> {
    sql::query_scalar("SELECT COUNT(*) FROM jobs WHERE state = 'failed'")
        .fetch_one(conn)
        .await
}
