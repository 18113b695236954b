//! Skewed rows in every table: one platform has nearly everything, in test
//! mode, and its own account has half of all lines; nearly all jobs are done.

use sqlx::{AssertSqlSafe, Executor, PgConnection, Row, SqliteConnection};

/// Rows in each table.
const ROWS: i64 = 3_000;

/// A column.
struct Column {
    table: String,
    name: String,
    integer: bool,
}

pub(super) async fn sqlite(conn: &mut SqliteConnection, tables: &[String]) -> sqlx::Result<()> {
    conn.execute("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
        .await?;
    for table in tables {
        let rows = sqlx::query(
            "SELECT name, type FROM pragma_table_info($1) WHERE NOT (pk = 1 AND type = 'INTEGER')",
        )
        .bind(table)
        .fetch_all(&mut *conn)
        .await?;
        let mut columns = Vec::new();
        for row in rows {
            columns.push(Column {
                table: table.clone(),
                name: row.try_get("name")?,
                integer: row.try_get::<String, _>("type")? == "INTEGER",
            });
        }
        let numbers = format!(
            "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {ROWS})"
        );
        if columns.is_empty() {
            continue;
        }
        let sql = insert(&columns, &numbers, "INSERT OR IGNORE", "");
        sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

pub(super) async fn postgres(conn: &mut PgConnection) -> sqlx::Result<()> {
    conn.execute(
        "DO $$ DECLARE it record; BEGIN
            FOR it IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
                WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f')
            LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', it.owner, it.conname);
            END LOOP;
        END $$",
    )
    .await?;
    let rows = sqlx::query(
        "SELECT c.table_name::text AS owner, c.column_name::text AS name, c.data_type::text AS kind
         FROM information_schema.columns c JOIN information_schema.tables t
            ON t.table_schema = c.table_schema AND t.table_name = c.table_name
         WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
            AND c.is_identity = 'NO' AND c.is_generated = 'NEVER'
         ORDER BY c.table_name, c.ordinal_position",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut columns = Vec::new();
    for row in rows {
        columns.push(Column {
            table: row.try_get("owner")?,
            name: row.try_get("name")?,
            integer: row.try_get::<String, _>("kind")? == "bigint",
        });
    }
    for columns in columns.chunk_by(|a, b| a.table == b.table) {
        let numbers = format!("WITH numbers (n) AS (SELECT generate_series(1, {ROWS}))");
        let sql = insert(columns, &numbers, "INSERT", "ON CONFLICT DO NOTHING");
        sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

fn insert(columns: &[Column], numbers: &str, insert: &str, end: &str) -> String {
    let table = columns.first().map(|column| column.table.as_str());
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let values: Vec<String> = columns.iter().map(value).collect();
    let (table, names) = (table.unwrap_or_default(), names.join(", "));
    let values = values.join(", ");
    format!(
        "{insert} INTO {table} ({names}) {numbers} SELECT {values} FROM numbers WHERE true {end}"
    )
}

/// What the n-th row has there.
fn value(column: &Column) -> String {
    let name = column.name.as_str();
    match name {
        // The platform's own events have no account.
        "account_id" if column.table == "events" => {
            "CASE WHEN n % 2 = 0 THEN 'acct_' || CAST(n % 500 AS TEXT) END".to_owned()
        }
        "kind" if column.table == "imports" => {
            "CASE WHEN n % 10 = 0 THEN 'account' ELSE 'payment' END".to_owned()
        }
        "livemode" | "is_platform" | "deleted" => {
            "CASE WHEN n % 50 = 0 THEN 1 ELSE 0 END".to_owned()
        }
        "available" => "CASE WHEN n % 50 = 0 THEN 0 ELSE 1 END".to_owned(),
        "span" => "CASE WHEN n % 10 = 0 THEN 86400 ELSE 900 END".to_owned(),
        "platform_id" => {
            "CASE WHEN n % 97 = 0 THEN 'acct_other' ELSE 'acct_platform' END".to_owned()
        }
        "state" => "CASE WHEN n % 50 = 0 THEN 'waiting' ELSE 'done' END".to_owned(),
        "lane" => "CASE WHEN n % 4 = 0 THEN 'outside' ELSE 'money' END".to_owned(),
        "origin" => "CASE WHEN n % 10 = 0 THEN 'card' ELSE 'recorded' END".to_owned(),
        "balance_type" => "'payments'".to_owned(),
        "account_id" | "owner" | "destination" | "debit_account" | "credit_account" => {
            "CASE WHEN n % 2 = 0 THEN 'acct_platform' ELSE 'acct_' || CAST(n % 500 AS TEXT) END"
                .to_owned()
        }
        "status" => "CASE WHEN n % 10 = 0 THEN 'waiting' ELSE 'status' END".to_owned(),
        "kind" | "currency" | "country" | "role" | "code" | "purpose" | "source_type" => {
            format!(
                "CASE WHEN n = 1000 THEN 'rare' WHEN n % 10 < 8 THEN '{name}'
                    ELSE '{name}' || CAST(n % 10 AS TEXT) END"
            )
        }
        "doc" | "payload" => "'{}'".to_owned(),
        "payout" | "customer" | "transfer_group" | "takes_from" | "used_at" => {
            let some = if column.integer {
                "n".to_owned()
            } else {
                format!("'{name}' || CAST(n AS TEXT)")
            };
            format!("CASE WHEN n % 3 = 0 THEN {some} END")
        }
        _ if column.integer => "n * 60".to_owned(),
        _ => format!("'{name}' || CAST(n AS TEXT)"),
    }
}
