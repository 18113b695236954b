//! Rows that wait, so that one statement writes many.
//!
//! A unit of work writes most of its rows without looking back. They wait in the connection until
//! the unit ends, or until a statement names their table, and go out together: rows of one table in
//! one statement on both engines, and on Postgres the statements of all tables in one round trip.
//! Nobody can tell from what a unit reads; that a row was refused is told at the end.

use std::{collections::VecDeque, fmt::Write as _};

use sqlx::{AssertSqlSafe, SqlSafeStr};

use super::{Conn, Query, Value};
use crate::Result;

/// Most rows of one statement.
const MANY: usize = 64;

/// From how many rows on a statement takes rounded numbers of them, so that there are few texts.
const FEW: usize = 8;

/// How rows of one table are written: a statement with a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    /// By this text.
    Text {
        /// Which table.
        table: &'static str,
        /// The statement up to the first row.
        head: &'static str,
        /// What follows the last row.
        tail: &'static str,
    },
    /// New documents: id, platform, mode, owner, time and document, and then these columns.
    Insert {
        /// Which table.
        table: &'static str,
        /// Its other columns.
        columns: &'static [&'static str],
    },
    /// Documents that changed: id, platform, mode and document, and then these columns.
    Update {
        /// Which table.
        table: &'static str,
        /// Its other columns.
        columns: &'static [&'static str],
    },
}

/// One row with its values.
#[must_use = "a row does nothing until it is written"]
pub(crate) struct Row<'q> {
    rows: Rows,
    values: Vec<Value<'q>>,
}

impl Rows {
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Text { table, .. } | Self::Insert { table, .. } | Self::Update { table, .. } => {
                table
            }
        }
    }

    fn head(self, text: &mut String) {
        match self {
            Self::Text { head, .. } => text.push_str(head),
            Self::Insert { table, columns } => {
                text.extend(["INSERT INTO ", table]);
                text.push_str(" (id, platform_id, livemode, account_id, created, doc");
                columns.iter().for_each(|it| text.extend([", ", it]));
                text.push_str(") VALUES ");
            }
            Self::Update { table, columns } => {
                text.extend(["UPDATE ", table, " SET doc = v.column4"]);
                for (place, column) in (5..).zip(columns) {
                    // Writing to a text cannot fail.
                    let _ = write!(text, ", {column} = v.column{place}");
                }
                text.push_str(" FROM (VALUES ");
            }
        }
    }

    fn tail(self, text: &mut String) {
        match self {
            Self::Text { tail, .. } => text.push_str(tail),
            Self::Insert { .. } => {}
            Self::Update { table, .. } => {
                text.extend([") AS v WHERE ", table, ".id = v.column1"]);
                text.push_str(" AND platform_id || '' = v.column2 AND livemode + 0 = v.column3");
            }
        }
    }

    /// A row with no values yet.
    pub(crate) fn row<'q>(self) -> Row<'q> {
        Row {
            rows: self,
            values: Vec::new(),
        }
    }
}

impl<'q> Row<'q> {
    /// The value of the next column.
    pub(crate) fn bind(mut self, value: impl Into<Value<'q>>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Writes it in time: now, or in a unit of work at the latest when that is committed.
    pub(crate) async fn write(self, conn: &mut Conn) -> Result<()> {
        if conn.waits() {
            conn.waiting.push(self.rows, self.owned());
            return Ok(());
        }
        let mut one = Waiting::default();
        one.push(self.rows, self.owned());
        for statement in one.statements() {
            statement.query().execute(conn).await?;
        }
        Ok(())
    }

    /// The same where a later row with the same first value takes the place of this one.
    pub(crate) async fn write_last(self, conn: &mut Conn) -> Result<()> {
        if conn.waits() {
            let rows = self.rows;
            conn.waiting.replace(rows, self.owned());
            return Ok(());
        }
        self.write(conn).await
    }

    fn owned(self) -> Vec<Value<'static>> {
        self.values.into_iter().map(Value::into_owned).collect()
    }
}

/// The rows that wait, by the statement that writes them. Statements of one table stand in the order
/// in which they were asked for.
#[derive(Default)]
pub(crate) struct Waiting(Vec<(Rows, VecDeque<Vec<Value<'static>>>)>);

/// Rows of one statement.
pub(super) struct Statement {
    rows: Rows,
    values: Vec<Vec<Value<'static>>>,
}

impl Waiting {
    fn push(&mut self, rows: Rows, values: Vec<Value<'static>>) {
        self.with(rows, |waiting| waiting.push_back(values));
    }

    fn replace(&mut self, rows: Rows, values: Vec<Value<'static>>) {
        self.with(rows, |waiting| {
            let same = waiting.iter_mut().find(|row| row.first() == values.first());
            match same {
                Some(row) => *row = values,
                None => waiting.push_back(values),
            }
        });
    }

    /// Rows of one table stay in their order: they join the last statement of their table, and only
    /// if it is theirs.
    fn with(&mut self, rows: Rows, change: impl FnOnce(&mut VecDeque<Vec<Value<'static>>>)) {
        let last = self
            .0
            .iter_mut()
            .rfind(|(it, _)| it.table() == rows.table());
        match last {
            Some((it, waiting)) if *it == rows => change(waiting),
            _ => {
                let mut waiting = VecDeque::new();
                change(&mut waiting);
                self.0.push((rows, waiting));
            }
        }
    }

    /// Forgets them.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Whether a statement must not run before these rows are written, since it names a table of
    /// theirs.
    pub(super) fn concern(&self, sql: &str) -> bool {
        !self.0.is_empty()
            && sql
                .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .any(|word| self.0.iter().any(|(rows, _)| rows.table() == word))
    }

    /// Takes them all, as statements in their order.
    pub(super) fn statements(&mut self) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (rows, mut waiting) in std::mem::take(&mut self.0) {
            while !waiting.is_empty() {
                let many = at_once(waiting.len());
                let values = waiting.drain(..many).collect();
                statements.push(Statement { rows, values });
            }
        }
        statements
    }
}

/// How many of so many rows go into the next statement.
fn at_once(rows: usize) -> usize {
    match rows {
        MANY.. => MANY,
        FEW..MANY => FEW,
        _ => rows,
    }
}

impl Statement {
    fn table(&self) -> &'static str {
        self.rows.table()
    }

    /// Writes its text, with placeholders from `first` on, and answers the next free number.
    fn text(&self, mut next: usize, text: &mut String) -> usize {
        self.rows.head(text);
        for (place, row) in self.values.iter().enumerate() {
            text.push_str(if place == 0 { "(" } else { ", (" });
            for column in 0..row.len() {
                // Writing to a text cannot fail.
                let _ = write!(text, "{}${next}", if column == 0 { "" } else { ", " });
                next += 1;
            }
            text.push(')');
        }
        self.rows.tail(text);
        next
    }

    fn values(self) -> impl Iterator<Item = Value<'static>> {
        self.values.into_iter().flatten()
    }

    /// The statement by itself.
    pub(super) fn query(self) -> Query<'static> {
        let mut text = String::new();
        self.text(1, &mut text);
        query(text, self.values().collect())
    }
}

/// The statements as few: those of different tables in one. In such a statement none sees what
/// another wrote, which none of them asks for.
pub(super) fn merged(statements: Vec<Statement>) -> Vec<Query<'static>> {
    let mut queries = Vec::new();
    let mut rest: VecDeque<Statement> = statements.into();
    while !rest.is_empty() {
        let (mut together, mut later): (Vec<Statement>, VecDeque<Statement>) = Default::default();
        for statement in rest {
            if together.iter().any(|it| it.table() == statement.table()) {
                later.push_back(statement);
            } else {
                together.push(statement);
            }
        }
        queries.push(one_of(together));
        rest = later;
    }
    queries
}

fn one_of(statements: Vec<Statement>) -> Query<'static> {
    let (mut text, mut next) = (String::new(), 1);
    let last = statements.len().saturating_sub(1);
    for (place, statement) in statements.iter().enumerate() {
        if place < last {
            let with = if place == 0 { "WITH" } else { "," };
            let _ = write!(text, "{with} {}_rows AS (", statement.table());
        }
        next = statement.text(next, &mut text);
        if place < last {
            text.push_str(") ");
        }
    }
    let values = statements.into_iter().flat_map(Statement::values);
    query(text, values.collect())
}

/// Only texts of this crate come in, and numbers of placeholders.
fn query(text: String, values: Vec<Value<'static>>) -> Query<'static> {
    Query {
        values,
        in_order: true,
        ..Query::new(AssertSqlSafe(text).into_sql_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRUIT: Rows = Rows::Text {
        table: "fruit",
        head: "INSERT INTO fruit (name, number) VALUES ",
        tail: " ON CONFLICT DO NOTHING",
    };
    const TREES: Rows = Rows::Text {
        table: "trees",
        head: "INSERT INTO trees (name) VALUES ",
        tail: "",
    };

    fn texts(queries: &[Query<'_>]) -> Vec<String> {
        queries
            .iter()
            .map(|it| it.sql.as_str().to_owned())
            .collect()
    }

    #[test]
    fn rows_of_one_table_are_one_statement_and_those_of_several_tables_one_with() {
        let mut waiting = Waiting::default();
        waiting.push(FRUIT, vec!["plum".into(), 1.into()]);
        waiting.push(TREES, vec!["oak".into()]);
        waiting.push(FRUIT, vec!["fig".into(), 2.into()]);
        let queries = merged(waiting.statements());
        assert_eq!(
            texts(&queries),
            [
                "WITH fruit_rows AS (INSERT INTO fruit (name, number) VALUES ($1, $2), ($3, $4) \
              ON CONFLICT DO NOTHING) INSERT INTO trees (name) VALUES ($5)"
            ]
        );
        assert_eq!(queries[0].values.len(), 5);
        assert!(waiting.statements().is_empty(), "they are taken");
    }

    #[test]
    fn many_rows_are_several_statements_of_few_lengths() {
        let mut waiting = Waiting::default();
        for number in 0..147 {
            waiting.push(FRUIT, vec!["fig".into(), number.into()]);
        }
        let lengths: Vec<usize> = waiting
            .statements()
            .iter()
            .map(|it| it.values.len())
            .collect();
        assert_eq!(lengths, [64, 64, 8, 8, 3]);
    }

    #[test]
    fn a_later_row_takes_the_place_of_one_with_the_same_first_value() {
        let mut waiting = Waiting::default();
        waiting.replace(FRUIT, vec!["fig".into(), 1.into()]);
        waiting.replace(FRUIT, vec!["plum".into(), 2.into()]);
        waiting.replace(FRUIT, vec!["fig".into(), 3.into()]);
        let statement = waiting.statements().pop().unwrap();
        let values: Vec<Value<'_>> = statement.values().collect();
        assert_eq!(values, ["fig".into(), 3.into(), "plum".into(), 2.into()]);
    }

    #[test]
    fn documents_are_written_with_the_columns_of_their_table() {
        let (table, columns) = ("fruit", &["kind", "weight"][..]);
        let text = |rows: Rows, values: Vec<Value<'static>>| {
            let mut waiting = Waiting::default();
            waiting.push(rows, values);
            texts(&merged(waiting.statements())).concat()
        };
        assert_eq!(
            text(Rows::Insert { table, columns }, vec!["a".into(); 8]),
            "INSERT INTO fruit (id, platform_id, livemode, account_id, created, doc, kind, weight) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        );
        assert_eq!(
            text(Rows::Update { table, columns }, vec!["a".into(); 6]),
            "UPDATE fruit SET doc = v.column4, kind = v.column5, weight = v.column6 \
             FROM (VALUES ($1, $2, $3, $4, $5, $6)) AS v WHERE fruit.id = v.column1 \
             AND platform_id || '' = v.column2 AND livemode + 0 = v.column3"
        );
    }

    #[test]
    fn what_is_written_of_one_table_stays_in_order() {
        const PRUNED: Rows = Rows::Text {
            table: "trees",
            head: "UPDATE trees SET pruned = 1 FROM (VALUES ",
            tail: ") AS v WHERE name = v.column1",
        };
        let mut waiting = Waiting::default();
        waiting.replace(PRUNED, vec!["oak".into()]);
        waiting.push(TREES, vec!["ash".into()]);
        waiting.replace(PRUNED, vec!["ash".into()]);
        waiting.push(FRUIT, vec!["plum".into(), 1.into()]);
        let texts = texts(&merged(waiting.statements()));
        assert_eq!(texts.len(), 3, "a statement of one table each: {texts:#?}");
        assert!(texts[0].contains("INSERT INTO fruit"), "{texts:#?}");
        assert!(texts[1].starts_with("INSERT INTO trees"), "{texts:#?}");
        assert!(texts[2].starts_with("UPDATE trees"), "{texts:#?}");
    }

    #[test]
    fn a_statement_waits_for_rows_whose_table_it_names_as_a_word() {
        let mut waiting = Waiting::default();
        assert!(!waiting.concern("SELECT name FROM fruit"));
        waiting.push(FRUIT, vec!["plum".into(), 1.into()]);
        assert!(waiting.concern("SELECT name FROM fruit"));
        assert!(waiting.concern("SELECT fruit.name FROM trees, fruit"));
        assert!(!waiting.concern("SELECT name FROM dried_fruit"));
    }
}
