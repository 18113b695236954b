//! The rows that are repeated.

use std::collections::BTreeMap;

use sqlx::{AnyConnection, AssertSqlSafe, Row};

/// A column, and whether it holds text.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub name: String,
    pub is_text: bool,
}

/// Rows of one table, in their order, as text.
pub(super) struct Template {
    pub table: &'static str,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Option<String>>>,
}

impl Template {
    /// What the column says in a row.
    pub fn value(&self, row: usize, name: &str) -> Option<&str> {
        let place = self.columns.iter().position(|it| it.name == name)?;
        self.rows[row][place].as_deref()
    }

    async fn read(conn: &mut AnyConnection, table: &'static str, rest: &str) -> Self {
        let columns = columns(conn, table).await;
        let names: Vec<_> = columns
            .iter()
            .map(|it| format!("CAST({} AS TEXT)", it.name))
            .collect();
        let sql = format!("SELECT {} FROM {table} {rest}", names.join(", "));
        let rows = fetch(conn, sql).await;
        let count = columns.len();
        let rows = rows
            .iter()
            .map(|row| (0..count).map(|place| row.get(place)).collect())
            .collect();
        Self {
            table,
            columns,
            rows,
        }
    }
}

/// How far the tables were filled.
pub(super) struct Marks(Vec<(&'static str, i64)>);

impl Marks {
    pub async fn of(conn: &mut AnyConnection, tables: &[&'static str]) -> Self {
        let mut marks = Vec::new();
        for table in tables {
            let sql = format!("SELECT CAST(COALESCE(MAX(seq), 0) AS BIGINT) FROM {table}");
            marks.push((*table, fetch(conn, sql).await[0].get(0)));
        }
        Self(marks)
    }
}

/// What was added to the tables since.
pub(super) async fn of_operations(conn: &mut AnyConnection, marks: &Marks) -> Vec<Template> {
    let mut all = Vec::new();
    for (table, mark) in &marks.0 {
        let rest = format!("WHERE seq > {mark} ORDER BY seq");
        all.push(Template::read(conn, table, &rest).await);
    }
    all
}

/// The rows of an account, by the column that says whose they are.
pub(super) async fn of_account(
    conn: &mut AnyConnection,
    owner: &str,
    tables: &[(&'static str, &str)],
) -> Vec<Template> {
    let mut all = Vec::new();
    for (table, column) in tables {
        let rest = format!("WHERE {column} = '{owner}'");
        all.push(Template::read(conn, table, &rest).await);
    }
    all
}

/// Debits, credits and version of each account of the ledger.
pub(super) struct Deltas(pub BTreeMap<String, [i64; 3]>);

impl Deltas {
    pub async fn of(conn: &mut AnyConnection) -> Self {
        let sql = "SELECT id, debits, credits, version FROM ledger_accounts".to_owned();
        let rows = fetch(conn, sql).await;
        let of = |row: &sqlx::any::AnyRow| (row.get(0), [row.get(1), row.get(2), row.get(3)]);
        Self(rows.iter().map(of).collect())
    }

    /// What was added to them.
    pub fn since(self, before: &Self) -> Self {
        let added = self.0.into_iter().map(|(id, after)| {
            let before = before.0.get(&id).copied().unwrap_or_default();
            let added = [0, 1, 2].map(|place| after[place] - before[place]);
            (id, added)
        });
        Self(added.collect())
    }

    /// By how much an operation changes the balance and the version of an account.
    pub fn step(&self, id: &str) -> (i64, i64) {
        let [debits, credits, version] = self.0.get(id).copied().unwrap_or_default();
        (credits - debits, version)
    }
}

/// The columns of a table but for the one that numbers itself.
async fn columns(conn: &mut AnyConnection, table: &str) -> Vec<Column> {
    let sqlite = conn.backend_name() == "SQLite";
    let sql = match sqlite {
        true => format!("SELECT name, type FROM pragma_table_info('{table}') ORDER BY cid"),
        false => format!(
            "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT)
             FROM information_schema.columns
             WHERE table_name = '{table}' AND is_generated = 'NEVER' ORDER BY ordinal_position"
        ),
    };
    let rows = fetch(conn, sql).await;
    let of = |row: &sqlx::any::AnyRow| Column {
        name: row.get(0),
        is_text: row.get::<String, _>(1).eq_ignore_ascii_case("text"),
    };
    rows.iter().map(of).filter(|it| it.name != "seq").collect()
}

async fn fetch(conn: &mut AnyConnection, sql: String) -> Vec<sqlx::any::AnyRow> {
    sqlx::query(AssertSqlSafe(sql))
        .fetch_all(conn)
        .await
        .expect("the rows are read")
}
