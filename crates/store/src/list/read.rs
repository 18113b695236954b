//! What every list reads: a page of the rows of somebody that pass the filters, in the order of an
//! index.

use std::panic::Location;

use domain::{
    actor::Scope,
    id::AccountId,
    list::{Page, PageRequest, Position, TimeRange},
};
use serde::de::DeserializeOwned;

use super::{cursor_id, one_more, start};
use crate::{
    Conn, Engine, Result,
    row::{all, flag},
    sql::{Fragments, FromRow, Value},
};

/// A table of which there are lists.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    /// The table.
    pub table: &'static str,
    /// What is read of a row.
    pub columns: &'static str,
    /// Its indexes, the best first.
    pub indexes: &'static [Index],
}

/// An index in the order of the list, or one whose rows are so few that they are sorted: its name and
/// the columns that it begins with. A list takes the first of which it knows all columns.
pub(crate) type Index = (&'static str, &'static [&'static str]);

/// Which rows of a table are wanted. What is absent is no part of the statement.
#[derive(Clone)]
#[must_use = "a list does nothing until a page is read"]
pub(crate) struct List<'q> {
    of: Listed,
    whose: Vec<Term<'q>>,
    only: Vec<Term<'q>>,
    also: Vec<Term<'q>>,
    created: TimeRange,
    site: &'static Location<'static>,
}

/// A column, or the beginning of a comparison, with the value.
type Term<'q> = (&'static str, Value<'q>);

/// Where a row stands in a list: `created` and `seq`.
pub(crate) type Key = (i64, i64);

impl<'q> List<'q> {
    /// All rows of a table.
    #[track_caller]
    pub(crate) fn of(of: Listed) -> Self {
        Self {
            of,
            whose: Vec::new(),
            only: Vec::new(),
            also: Vec::new(),
            created: TimeRange::default(),
            site: Location::caller(),
        }
    }

    /// Only the tenant's.
    pub(crate) fn tenant(self, scope: &'q Scope) -> Self {
        self.whose("platform_id", scope.platform().as_str())
            .whose("livemode", flag(scope.livemode()))
    }

    /// Only those of one owner.
    pub(crate) fn owner(self, owner: &'q AccountId) -> Self {
        self.whose("account_id", owner.as_str())
    }

    /// Only with this in a column that says whose list it is, such as that of one transfer's reversals:
    /// a page of it starts from a row of that list, and not from one of another.
    pub(crate) fn whose(mut self, column: &'static str, value: impl Into<Value<'q>>) -> Self {
        push(&mut self.whose, column, value.into());
        self
    }

    /// Only with this in a column.
    pub(crate) fn only(mut self, column: &'static str, value: impl Into<Value<'q>>) -> Self {
        push(&mut self.only, column, value.into());
        self
    }

    /// Only where a comparison, such as `amount >=`, holds with this.
    pub(crate) fn also(mut self, comparison: &'static str, value: impl Into<Value<'q>>) -> Self {
        push(&mut self.also, comparison, value.into());
        self
    }

    /// Only those created in this range.
    pub(crate) fn created(self, created: TimeRange) -> Self {
        Self { created, ..self }
    }

    /// Reads a page of documents, newest first.
    pub(crate) async fn documents<T: DeserializeOwned>(
        self,
        conn: &mut Conn,
        request: &PageRequest,
    ) -> Result<Page<T>> {
        let at = self.start(conn, request).await?;
        let page = self.page(conn.engine(), request, at).scalars::<String>();
        let docs = page.fetch_all(conn).await?;
        Ok(Page::cut(all(self.of.table, &docs)?, request))
    }

    /// Reads a page of rows, and one row more where there is one, in the direction of the request.
    pub(crate) async fn rows<T: FromRow>(
        self,
        conn: &mut Conn,
        request: &PageRequest,
    ) -> Result<Vec<T>> {
        let at = self.start(conn, request).await?;
        let page = self.page(conn.engine(), request, at).rows();
        page.fetch_all(conn).await
    }

    /// Where the row stands that a page starts from.
    pub(crate) async fn start(&self, conn: &mut Conn, request: &PageRequest) -> Result<Key> {
        let Some(id) = cursor_id(request) else {
            return start(request, None);
        };
        let mut text = self
            .around("SELECT created, seq FROM ")
            .text(self.of.table)
            .text(" WHERE id = ")
            .value(id);
        for (column, value) in &self.whose {
            text = text.text(" AND ").text(column).text(" = ");
            text = text.value(value.clone());
        }
        let found: Option<Key> = text.rows().fetch_optional(conn).await?;
        start(request, found)
    }

    /// The statement of a page that starts at a key.
    ///
    /// What the caller says of time and where the page starts become one bound where it begins and
    /// one where it ends, so that an index is entered at the first row of the page, and there are two
    /// texts, one for each direction.
    pub(crate) fn page(&self, engine: Engine, request: &PageRequest, at: Key) -> Fragments<'q> {
        let from = self.created.from.unwrap_or(i64::MIN);
        let until = self.created.until.unwrap_or(i64::MAX);
        let backwards = matches!(request.position, Position::Before(_));
        let text = self.found(engine);
        let (text, (created, seq)) = if backwards {
            let text = text.text("created < ").value(until);
            let at = at.max((from.saturating_sub(1), i64::MAX));
            (text.text(" AND (created, seq) > ("), at)
        } else {
            let text = text.text("created >= ").value(from);
            let at = at.min((until, i64::MIN));
            (text.text(" AND (created, seq) < ("), at)
        };
        let text = text.value(created).text(", ").value(seq);
        let text = text.text(if backwards {
            ") ORDER BY created, seq LIMIT "
        } else {
            ") ORDER BY created DESC, seq DESC LIMIT "
        });
        text.value(one_more(request))
    }

    /// The beginning of a statement that reads pages of it.
    pub(crate) fn around(&self, text: &'static str) -> Fragments<'q> {
        Fragments::at(self.site, text)
    }

    /// The statement up to the last condition.
    ///
    /// SQLite is told which index to take. It has no statistics before there is much to count, and
    /// without them takes one that begins with the tenant for better than one of a single column, or
    /// the shorter of two, and reads everything that an owner has. Postgres makes statistics by
    /// itself and goes by the values.
    fn found(&self, engine: Engine) -> Fragments<'q> {
        let mut text = self.around("SELECT ").text(self.of.columns);
        text = text.text(" FROM ").text(self.of.table);
        if let (Engine::Sqlite, Some(index)) = (engine, self.index()) {
            text = text.text(" INDEXED BY ").text(index);
        }
        text = text.text(" WHERE ");
        for (column, value) in self.whose.iter().chain(&self.only) {
            text = text.text(column).text(" = ");
            text = text.value(value.clone()).text(" AND ");
        }
        for (comparison, value) in &self.also {
            text = text.text(comparison).text(" ");
            text = text.value(value.clone()).text(" AND ");
        }
        text
    }

    /// The index that is meant.
    fn index(&self) -> Option<&'static str> {
        let mut indexes = self.of.indexes.iter();
        let meant = indexes.find(|(_, columns)| columns.iter().all(|it| self.knows(it)));
        meant.map(|(name, _)| *name)
    }

    fn knows(&self, column: &str) -> bool {
        let mut terms = self.whose.iter().chain(&self.only);
        terms.any(|(known, _)| *known == column)
    }
}

fn push<'q>(terms: &mut Vec<Term<'q>>, what: &'static str, value: Value<'q>) {
    if !value.is_absent() {
        terms.push((what, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRUIT: Listed = Listed {
        table: "fruit",
        columns: "name",
        indexes: &[
            ("fruit_by_tree", &["tree"]),
            ("fruit_by_kind", &["garden", "kind"]),
            ("fruit_by_garden", &["garden"]),
        ],
    };

    fn text(list: &List<'_>, position: Position) -> (String, Vec<i64>) {
        let request = PageRequest::new(2, position);
        let (text, values) = list.page(Engine::Postgres, &request, (70, 7)).numbered();
        let numbers = values.into_iter().filter_map(|value| match value {
            Value::Integer(number) => number,
            Value::Text(_) => None,
        });
        (text, numbers.collect())
    }

    fn of_garden<'q>() -> List<'q> {
        List::of(FRUIT).whose("garden", "east")
    }

    #[test]
    fn what_is_absent_is_no_part_of_the_statement() {
        let list = of_garden()
            .only("kind", None::<&str>)
            .also("weight >=", None::<i64>);
        let (text, numbers) = text(&list, Position::First);
        assert_eq!(
            text,
            "SELECT name FROM fruit WHERE garden = $1 AND created >= $2 AND (created, seq) < ($3, $4) \
             ORDER BY created DESC, seq DESC LIMIT $5"
        );
        assert_eq!(numbers, [i64::MIN, 70, 7, 3]);
    }

    #[test]
    fn sqlite_is_told_the_first_index_whose_columns_are_known() {
        let told = |list: List<'_>| {
            let request = PageRequest::first(2);
            let (text, _) = list.page(Engine::Sqlite, &request, (70, 7)).numbered();
            text
        };
        let begins = |text: &str, with: &str| assert!(text.starts_with(with), "{text}");
        begins(
            &told(
                of_garden()
                    .only("kind", "plum")
                    .only("tree", 5)
                    .also("weight >=", 9),
            ),
            "SELECT name FROM fruit INDEXED BY fruit_by_tree WHERE garden = $1 AND kind = $2 \
             AND tree = $3 AND weight >= $4 AND created >= $5 AND",
        );
        begins(
            &told(of_garden().only("kind", "plum").only("colour", "red")),
            "SELECT name FROM fruit INDEXED BY fruit_by_kind WHERE garden = $1 AND kind = $2 \
             AND colour = $3 AND created",
        );
        begins(
            &told(of_garden()),
            "SELECT name FROM fruit INDEXED BY fruit_by_garden WHERE",
        );
        begins(
            &told(List::of(FRUIT)),
            "SELECT name FROM fruit WHERE created",
        );
    }

    #[test]
    fn a_range_of_time_is_where_a_page_begins_or_ends() {
        let range = |from, until| {
            let created = TimeRange { from, until };
            of_garden().created(created)
        };
        let bounds = |list: &List<'_>, position| text(list, position).1;
        let (first, back) = (Position::First, Position::Before("x".to_owned()));
        assert_eq!(
            bounds(&range(Some(50), None), first.clone()),
            [50, 70, 7, 3]
        );
        assert_eq!(
            bounds(&range(Some(50), Some(60)), first.clone()),
            [50, 60, i64::MIN, 3]
        );
        assert_eq!(bounds(&range(None, Some(90)), first), [i64::MIN, 70, 7, 3]);
        assert_eq!(
            bounds(&range(Some(50), Some(90)), back.clone()),
            [90, 70, 7, 3]
        );
        assert_eq!(
            bounds(&range(Some(80), None), back),
            [i64::MAX, 79, i64::MAX, 3]
        );
    }

    #[test]
    fn a_page_before_a_row_is_read_backwards() {
        let (text, _) = text(&of_garden(), Position::Before("x".to_owned()));
        assert_eq!(
            text,
            "SELECT name FROM fruit WHERE garden = $1 AND created < $2 AND (created, seq) > ($3, $4) \
             ORDER BY created, seq LIMIT $5"
        );
    }
}
