//! Plans of Postgres.

use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row};

use super::{
    Statement, fill,
    rule::{Plan, Read},
    values,
};

/// A schema in a transaction that never ends well, so that nothing is left of it.
pub(super) struct Schema {
    conn: PgConnection,
}

impl Schema {
    pub(super) async fn open(server: &str, statistics: bool) -> sqlx::Result<Self> {
        let mut conn = PgConnection::connect(server).await?;
        // Who made a schema of the same name would wait for the end of our transaction.
        let name = format!("plans_{}_{}", std::process::id(), i64::from(statistics));
        let begin = format!("BEGIN; CREATE SCHEMA {name}; SET LOCAL search_path = {name}, public");
        conn.execute(sqlx::raw_sql(AssertSqlSafe(begin))).await?;
        for migration in sqlx::migrate!("../../migrations/postgres").iter() {
            sqlx::raw_sql(migration.sql.clone())
                .execute(&mut conn)
                .await?;
        }
        fill::postgres(&mut conn).await?;
        if statistics {
            conn.execute("ANALYZE").await?;
        }
        // What is read as a whole or sorted then, is so because no index serves.
        let only_indexes = "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off;
            SET LOCAL enable_bitmapscan = off";
        conn.execute(only_indexes).await?;
        Ok(Self { conn })
    }

    pub(super) async fn plan(&mut self, statement: &Statement) -> sqlx::Result<Plan> {
        self.conn.execute("SAVEPOINT one").await?;
        let answer = self.explain(statement).await;
        self.conn
            .execute("ROLLBACK TO SAVEPOINT one; DEALLOCATE ALL")
            .await?;
        let mut plan = Plan::default();
        collect(&answer?, false, &mut plan);
        Ok(plan)
    }

    async fn explain(&mut self, statement: &Statement) -> sqlx::Result<Value> {
        // The server plans anew for each call as long as that is worth it, which it is where it is
        // said how many rows are wanted; and else once, for whatever the values are.
        let limited = statement.text.contains("LIMIT $");
        let mode = if limited { "custom" } else { "generic" };
        let mode = format!("SET LOCAL plan_cache_mode = force_{mode}_plan");
        self.conn
            .execute(sqlx::raw_sql(AssertSqlSafe(mode)))
            .await?;
        let values = values::of(statement);
        let types: Vec<&str> = values.iter().map(|(kind, _)| *kind).collect();
        let values: Vec<&str> = values.iter().map(|(_, value)| value.as_str()).collect();
        let prepare = format!("PREPARE one {} AS {}", list(&types), statement.text);
        self.conn
            .execute(sqlx::raw_sql(AssertSqlSafe(prepare)))
            .await?;
        let explain = format!(
            "EXPLAIN (FORMAT JSON, COSTS OFF) EXECUTE one {}",
            list(&values)
        );
        let row = sqlx::raw_sql(AssertSqlSafe(explain))
            .fetch_one(&mut self.conn)
            .await?;
        let text: String = row.try_get_unchecked(0)?;
        let plan: Value =
            serde_json::from_str(&text).map_err(|error| sqlx::Error::Decode(error.into()))?;
        Ok(plan.pointer("/0/Plan").cloned().unwrap_or_default())
    }
}

fn list(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        some => format!("({})", some.join(", ")),
    }
}

/// Goes through a plan. `limited` says whether somebody above takes a number of rows and no more.
fn collect(node: &Value, limited: bool, plan: &mut Plan) {
    let word = |key: &str| node.get(key).and_then(Value::as_str);
    let kind = word("Node Type").unwrap_or_default();
    let gathers = matches!(
        kind,
        "Sort" | "Aggregate" | "HashAggregate" | "WindowAgg" | "Unique" | "Hash" | "Materialize"
    );
    plan.gathers |= gathers;
    let limited = match kind {
        "Limit" => true,
        _ if gathers => false,
        _ => limited,
    };
    if let Some(table) = word("Relation Name").filter(|_| kind.contains("Scan")) {
        let condition = index_condition(node).unwrap_or_default();
        plan.reads.push(Read {
            table: table.to_owned(),
            how: format!(
                "by {kind} {} {condition} {}",
                index_name(node).unwrap_or_default(),
                word("Filter")
                    .map(|it| format!("then {it}"))
                    .unwrap_or_default()
            ),
            index: index_name(node),
            known: known(&condition),
            limited: limited && word("Filter").is_none(),
        });
    }
    for child in node
        .get("Plans")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        // What is asked whether it is there at all ends with the first row.
        let exists = child.get("Subplan Name").is_some() && child.get("Index Cond").is_some();
        let alone = child.get("Subplan Name").is_none();
        collect(child, limited && alone || exists, plan);
    }
}

/// What is looked up in the index, of a bitmap too.
fn index_condition(node: &Value) -> Option<String> {
    let own = node.get("Index Cond").and_then(Value::as_str);
    own.map(str::to_owned).or_else(|| {
        let inner = node.get("Plans")?.as_array()?.first()?;
        index_condition(inner)
    })
}

fn index_name(node: &Value) -> Option<String> {
    let own = node.get("Index Name").and_then(Value::as_str);
    own.map(str::to_owned).or_else(|| {
        let inner = node.get("Plans")?.as_array()?.first()?;
        index_name(inner)
    })
}

/// The columns of `((a = $1) AND (b > $2))` that are compared for equality.
fn known(condition: &str) -> Vec<String> {
    condition
        .split(" AND ")
        .filter_map(|term| term.split_once(" = "))
        .map(|(column, _)| column.trim_matches(['(', '"']).to_owned())
        .collect()
}
