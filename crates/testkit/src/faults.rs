//! A database that refuses what it should take.

use sqlx::{AssertSqlSafe, Connection, Executor};
use store::Engine;

use crate::World;

impl World {
    /// Lets the database refuse to change or delete the rows of a table for which `condition`
    /// holds, until [`Self::allow`]. `act` is `UPDATE` or `DELETE`; the condition speaks of `NEW`
    /// or `OLD`.
    pub async fn refuse(&self, table: &str, act: &str, condition: &str) {
        self.raw(match self.ctx.store.engine() {
            Engine::Sqlite => format!(
                "CREATE TRIGGER refuse BEFORE {act} ON {table} WHEN {condition}
                 BEGIN SELECT RAISE(ABORT, 'refused'); END"
            ),
            Engine::Postgres => format!(
                "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
                    AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$;
                 CREATE TRIGGER refuse BEFORE {act} ON {table} FOR EACH ROW
                    WHEN ({condition}) EXECUTE FUNCTION refuse()"
            ),
        })
        .await;
    }

    /// Lets it take everything in the table again.
    pub async fn allow(&self, table: &str) {
        self.raw(match self.ctx.store.engine() {
            Engine::Sqlite => "DROP TRIGGER refuse".to_owned(),
            Engine::Postgres => format!("DROP TRIGGER refuse ON {table}"),
        })
        .await;
    }

    async fn raw(&self, sql: String) {
        let mut conn = self.database.connect().await;
        conn.execute(AssertSqlSafe(sql))
            .await
            .expect("the statement is done");
        conn.close().await.expect("the connection closes");
    }
}
