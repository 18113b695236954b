//! Plans of SQLite.

use sqlx::{AssertSqlSafe, Connection, Executor, Row, SqliteConnection};

use super::{
    Statement, fill,
    rule::{Plan, Read},
};

/// A schema in memory.
pub(super) struct Schema {
    conn: SqliteConnection,
    tables: Vec<String>,
}

/// A line of `EXPLAIN QUERY PLAN`.
struct Line {
    id: i64,
    parent: i64,
    detail: String,
}

impl Schema {
    pub(super) async fn open(statistics: bool) -> sqlx::Result<Self> {
        let mut conn = SqliteConnection::connect("sqlite::memory:").await?;
        for migration in sqlx::migrate!("../../migrations/sqlite").iter() {
            sqlx::raw_sql(migration.sql.clone())
                .execute(&mut conn)
                .await?;
        }
        let tables = tables(&mut conn).await?;
        fill::sqlite(&mut conn, &tables).await?;
        if statistics {
            conn.execute("ANALYZE").await?;
        }
        Ok(Self { conn, tables })
    }

    pub(super) async fn plan(&mut self, statement: &Statement) -> sqlx::Result<Plan> {
        let text = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", statement.text));
        let rows = sqlx::raw_sql(text).fetch_all(&mut self.conn).await?;
        let mut lines = Vec::new();
        for row in rows {
            lines.push(Line {
                id: row.try_get("id")?,
                parent: row.try_get("parent")?,
                detail: row.try_get("detail")?,
            });
        }
        Ok(plan(&statement.text, &lines, &self.tables))
    }
}

/// Tables of ours, without what virtual ones keep their rows in.
async fn tables(conn: &mut SqliteConnection) -> sqlx::Result<Vec<String>> {
    let sql = "SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'";
    sqlx::query_scalar(sql).fetch_all(conn).await
}

fn plan(text: &str, lines: &[Line], tables: &[String]) -> Plan {
    let sums = ["COUNT(", "SUM(", "GROUP BY"]
        .iter()
        .any(|it| text.contains(it));
    let limited = text.contains("LIMIT") && !sums || text.starts_with("SELECT MIN(");
    let reads = lines.iter().filter_map(|line| {
        let (name, how) = line
            .detail
            .strip_prefix("SCAN ")
            .or_else(|| line.detail.strip_prefix("SEARCH "))
            .map(|rest| rest.split_once(' ').unwrap_or((rest, "")))?;
        let table = table(text, name, tables)?;
        Some(Read {
            table,
            how: format!("by {}", line.detail),
            index: index(how),
            known: known(how),
            limited: limited && !gathered(line, lines)
                || text.contains("EXISTS") && exists(line, lines),
        })
    });
    Plan {
        reads: reads.collect(),
        gathers: lines.iter().any(|line| gathers(&line.detail)),
    }
}

fn gathers(detail: &str) -> bool {
    detail.starts_with("USE TEMP B-TREE") || detail.contains("AUTOMATIC")
}

/// Whether the part of the statement that reads it sorts what it finds.
fn gathered(line: &Line, lines: &[Line]) -> bool {
    lines
        .iter()
        .any(|other| other.parent == line.parent && gathers(&other.detail))
}

/// Whether it is read in a subquery that asks for one answer.
fn exists(line: &Line, lines: &[Line]) -> bool {
    lines
        .iter()
        .any(|above| above.id == line.parent && above.detail.contains("SCALAR SUBQUERY"))
}

fn index(how: &str) -> Option<String> {
    let (_, name) = how.split_once("INDEX ")?;
    name.split(' ').next().map(str::to_owned)
}

/// The columns of `USING INDEX i (a=? AND b>?)` that are compared for equality.
fn known(how: &str) -> Vec<String> {
    let Some((_, terms)) = how.split_once(" (") else {
        return Vec::new();
    };
    terms
        .trim_end_matches(')')
        .split(" AND ")
        .filter_map(|term| term.strip_suffix("=?"))
        .map(str::to_owned)
        .collect()
}

/// The table behind a name in a plan: its own, or the one that the statement gave it. A name of
/// neither is a part of the statement, whose own reads are told too.
fn table(text: &str, name: &str, tables: &[String]) -> Option<String> {
    if tables.iter().any(|table| table == name) {
        return Some(name.to_owned());
    }
    let words: Vec<&str> = text
        .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'))
        .filter(|word| !word.is_empty() && *word != "AS")
        .collect();
    words.windows(3).find_map(|it| match it {
        ["FROM" | "JOIN" | "UPDATE", table, alias] if *alias == name => {
            tables.iter().find(|it| it == table).cloned()
        }
        _ => None,
    })
}
