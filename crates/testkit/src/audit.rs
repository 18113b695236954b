//! The audit log, read for tests.

use sqlx::Connection;

use crate::World;

impl World {
    /// Action, object and outcome of every row of the platform in both modes, the oldest first.
    pub async fn audit(&self) -> Vec<(String, String, String)> {
        let mut conn = self.database.connect().await;
        let rows = sqlx::query_as(
            "SELECT action, object_id, outcome FROM audit WHERE platform_id = $1 ORDER BY seq",
        )
        .bind(self.platform.id.as_str())
        .fetch_all(&mut conn)
        .await
        .expect("the audit log is read");
        conn.close().await.expect("the connection closes");
        rows
    }
}
