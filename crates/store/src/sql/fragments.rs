//! A statement that is put together: fragments of text with the values between them.

use std::{fmt::Write as _, panic::Location};

use sqlx::{AssertSqlSafe, SqlSafeStr};

use super::{Column, FromRow, Query, Select, Value};

/// Text of this crate, and values that it numbers itself. A value never becomes text, so there are
/// as many texts as ways to put fragments together, and connections keep them prepared.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "fragments do nothing until they are fetched"]
pub(crate) struct Fragments<'q> {
    parts: Vec<Part<'q>>,
    /// Where in this crate it stands.
    site: &'static Location<'static>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part<'q> {
    Text(&'static str),
    Value(Value<'q>),
}

impl<'q> Fragments<'q> {
    /// A statement that begins so.
    #[track_caller]
    pub(crate) fn new(text: &'static str) -> Self {
        Self::at(Location::caller(), text)
    }

    /// The same, told of as if it stood at `site`.
    pub(crate) fn at(site: &'static Location<'static>, text: &'static str) -> Self {
        let parts = vec![Part::Text(text)];
        Self { parts, site }
    }

    /// More text.
    pub(crate) fn text(mut self, text: &'static str) -> Self {
        self.parts.push(Part::Text(text));
        self
    }

    /// A value.
    pub(crate) fn value(mut self, value: impl Into<Value<'q>>) -> Self {
        self.parts.push(Part::Value(value.into()));
        self
    }

    /// So many values with commas between them. Those that are missing are the last one again, so
    /// that there is one text for any number of values.
    pub(crate) fn each(mut self, values: &[&'q str], places: usize) -> Self {
        let last = values.last().copied();
        for place in 0..places {
            let comma = if place == 0 { "" } else { ", " };
            self = self.text(comma).value(values.get(place).copied().or(last));
        }
        self
    }

    /// Other fragments.
    pub(crate) fn with(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self
    }

    /// The statement, which answers tuples or structs.
    pub(crate) fn rows<T: FromRow>(self) -> Select<'q, T> {
        Select::new(self.query(), T::from_row)
    }

    /// The statement, which answers one column.
    pub(crate) fn scalars<T: Column>(self) -> Select<'q, T> {
        Select::new(self.query(), |row| row.at(0))
    }

    /// Only texts of this crate came in, and numbers of placeholders.
    fn query(self) -> Query<'q> {
        let site = self.site;
        let (text, values) = self.numbered();
        Query {
            values,
            site,
            in_order: true,
            ..Query::new(AssertSqlSafe(text).into_sql_str())
        }
    }

    /// The text, with a number in the place of each value.
    pub(crate) fn numbered(self) -> (String, Vec<Value<'q>>) {
        let (mut text, mut values) = (String::new(), Vec::new());
        for part in self.parts {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Value(value) => {
                    values.push(value);
                    // Writing to a text cannot fail.
                    let _ = write!(text, "${}", values.len());
                }
            }
        }
        (text, values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_numbered_in_the_order_of_the_text() {
        let ids = Fragments::new(" AND id IN (").each(&["plum", "fig"], 3);
        let (text, values) = Fragments::new("SELECT name FROM fruit WHERE kind = ")
            .value("stone")
            .with(ids)
            .text(") LIMIT ")
            .value(2)
            .numbered();
        assert_eq!(
            text,
            "SELECT name FROM fruit WHERE kind = $1 AND id IN ($2, $3, $4) LIMIT $5"
        );
        let expected = ["stone", "plum", "fig", "fig"].map(Value::from);
        assert_eq!(values.split_last(), Some((&Value::from(2), &expected[..])));
    }
}
