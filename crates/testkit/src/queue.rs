//! The queue's own rows, read and spoiled past the service.

use sqlx::{AnyConnection, Connection, FromRow};

use crate::World;

/// A job as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct JobRow {
    /// Its id.
    pub id: String,
    /// Such as `payday`.
    pub kind: String,
    /// `waiting`, `done` or `failed`.
    pub state: String,
    /// What is to be done.
    pub payload: String,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it failed the last time.
    pub last_error: Option<String>,
    /// When it is done, on the clock of its lane.
    pub run_at: i64,
}

impl World {
    /// Every job of the store, in the order in which they were enqueued.
    pub async fn jobs(&self) -> Vec<JobRow> {
        let mut conn = self.connection().await;
        let rows = sqlx::query_as(
            "SELECT id, kind, state, payload, attempts, last_error, run_at FROM jobs ORDER BY seq",
        )
        .fetch_all(&mut conn)
        .await
        .expect("the jobs are read");
        conn.close().await.expect("the connection closes");
        rows
    }

    /// What is wrong with the queue: jobs that failed, even if they were done later, and jobs that
    /// are due by the clock of their lane and were left over.
    pub(crate) async fn troubles(&self) -> Vec<String> {
        let mut conn = self.connection().await;
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT jobs.kind, COALESCE(jobs.last_error, 'left over') FROM jobs
             JOIN platforms ON platforms.id = jobs.platform_id
             WHERE jobs.last_error IS NOT NULL OR (jobs.state = 'waiting' AND jobs.run_at <= $1
                + CASE WHEN jobs.lane = 'money' AND jobs.livemode = 0
                    THEN platforms.clock_offset ELSE 0 END)
             ORDER BY jobs.seq",
        )
        .bind(self.ctx.wall().unix())
        .fetch_all(&mut conn)
        .await
        .expect("the jobs are read");
        conn.close().await.expect("the connection closes");
        rows.into_iter()
            .map(|(kind, why)| format!("{kind}: {why}"))
            .collect()
    }

    /// Makes every job of a kind that waits unreadable.
    pub async fn spoil_jobs(&self, kind: &str) {
        let mut conn = self.connection().await;
        sqlx::query("UPDATE jobs SET payload = 'spoiled' WHERE kind = $1 AND state = 'waiting'")
            .bind(kind)
            .execute(&mut conn)
            .await
            .expect("the jobs are spoiled");
        conn.close().await.expect("the connection closes");
    }

    /// A connection past the service.
    pub(crate) async fn connection(&self) -> AnyConnection {
        let mut address = self.database.address();
        if !address.starts_with("postgres") {
            address = format!("sqlite://{address}");
        }
        AnyConnection::connect(&address)
            .await
            .expect("the database answers")
    }
}
