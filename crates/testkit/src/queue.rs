//! The queue's own rows, read and spoiled past the service.

use domain::{
    actor::{Actor, Permission, Tenant},
    id::JobId,
    task::Task,
    time::Timestamp,
};
use service::authorize;
use sqlx::{AssertSqlSafe, Connection, FromRow};
use store::jobs::NewJob;

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
    /// When it was done, by the wall clock.
    pub done_at: Option<i64>,
}

impl World {
    /// Every job of the store, in the order in which they were enqueued.
    pub async fn jobs(&self) -> Vec<JobRow> {
        let mut conn = self.database.connect().await;
        let rows = sqlx::query_as(
            "SELECT id, kind, state, payload, attempts, last_error, run_at, done_at FROM jobs
             ORDER BY seq",
        )
        .fetch_all(&mut conn)
        .await
        .expect("the jobs are read");
        conn.close().await.expect("the connection closes");
        rows
    }

    /// What is wrong with the queue: jobs that failed, even if they were done later, and jobs that
    /// are due by the clock of their lane and were left over.
    pub async fn troubles(&self) -> Vec<String> {
        let mut conn = self.database.connect().await;
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

    /// Enqueues tasks of a tenant, all due at `at`, in one transaction.
    pub async fn enqueue(&self, tenant: &Tenant, tasks: &[Task], at: Timestamp) {
        let actor = Actor::System {
            tenant: tenant.clone(),
        };
        let scope = authorize::platform(&actor, Permission::ViewAccounts).expect("a scope");
        let mut write = self.ctx.store.begin_write().await.expect("a turn");
        for task in tasks {
            let id = JobId::from_suffix(&self.ctx.ids.id());
            let new = NewJob {
                id: &id,
                task,
                run_at: at,
                created: at,
            };
            store::jobs::enqueue(&mut write, &scope, &new)
                .await
                .expect("the job is written");
        }
        write.commit().await.expect("they are real");
    }

    /// How many jobs of a kind wait.
    pub async fn waiting(&self, kind: &str) -> usize {
        self.count_jobs(Some(kind), "waiting").await
    }

    /// How many jobs are in a state: of every kind, or of one.
    pub async fn count_jobs(&self, kind: Option<&str>, state: &str) -> usize {
        let mut conn = self.database.connect().await;
        let sql = "SELECT COUNT(*) FROM jobs WHERE state = $1 AND ($2 IS NULL OR kind = $2)";
        let count: i64 = sqlx::query_scalar(sql)
            .bind(state)
            .bind(kind)
            .fetch_one(&mut conn)
            .await
            .expect("the jobs are counted");
        conn.close().await.expect("the connection closes");
        usize::try_from(count).expect("a count")
    }

    /// Waits until so many jobs are done.
    pub async fn done(&self, count: usize) {
        while self.count_jobs(None, "done").await < count {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }

    /// How many rows a table has.
    pub async fn rows(&self, table: &str) -> i64 {
        self.database.rows(table).await
    }

    /// Makes every COMMIT fail that would keep an audit row about `object`.
    pub async fn refuse_commits_about(&self, object: &str) {
        let mut conn = self.database.connect().await;
        let statements = match self.database.is_postgres() {
            true => [
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'refused'; END $$"
                    .to_owned(),
                format!(
                    "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON audit
                     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
                     WHEN (NEW.object_id = '{object}') EXECUTE FUNCTION refuse()"
                ),
            ],
            false => [
                "CREATE TABLE refused (n INTEGER PRIMARY KEY,
                    other INTEGER REFERENCES refused (n) DEFERRABLE INITIALLY DEFERRED)"
                    .to_owned(),
                format!(
                    "CREATE TRIGGER refuse AFTER INSERT ON audit WHEN NEW.object_id = '{object}'
                     BEGIN INSERT INTO refused (n, other) VALUES (1, 2); END"
                ),
            ],
        };
        for sql in statements {
            sqlx::query(AssertSqlSafe(sql))
                .execute(&mut conn)
                .await
                .expect("a rule is added");
        }
        conn.close().await.expect("the connection closes");
    }

    /// Makes every job of a kind that waits unreadable.
    pub async fn spoil_jobs(&self, kind: &str) {
        let mut conn = self.database.connect().await;
        let sql = r#"UPDATE jobs SET payload = '"spoiled"' WHERE kind = $1 AND state = 'waiting'"#;
        sqlx::query(sql)
            .bind(kind)
            .execute(&mut conn)
            .await
            .expect("the jobs are spoiled");
        conn.close().await.expect("the connection closes");
    }
}
