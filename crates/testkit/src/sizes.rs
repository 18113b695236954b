//! How much room tables and indexes take.

use sqlx::Connection;

use store::Engine;

use crate::World;

impl World {
    /// Every table and index with its size in bytes, the largest first.
    pub async fn sizes(&self) -> Vec<(String, i64)> {
        let statement = match self.ctx.store.engine() {
            Engine::Sqlite => {
                "SELECT name, SUM(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC, 1"
            }
            Engine::Postgres => {
                "SELECT CAST(relname AS TEXT), CAST(pg_relation_size(oid) AS BIGINT) FROM pg_class
                 WHERE relkind IN ('r', 'i', 't') AND relnamespace IN
                    (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'pg_toast'))
                 ORDER BY 2 DESC, 1"
            }
        };
        let mut conn = self.database.connect().await;
        let sizes = sqlx::query_as(statement)
            .fetch_all(&mut conn)
            .await
            .expect("the sizes are read");
        conn.close().await.expect("the connection closes");
        sizes
    }
}
