//! What is special about an import.

use super::columns::Columns;
use super::fault::{Fault, Question};

/// What became, or would become, of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is brought in: its amount and its fee, in minor units.
    Imported(i64, i64),
    /// It was brought in before.
    Skipped,
    /// It says the same as a row above it.
    Repeated,
    /// It is not taken, for this reason.
    Rejected(String),
    /// Nobody can say before the questions about the file are answered.
    Waiting,
}

/// Something that a row says: by which name, and what.
pub type Fact = (String, String);

/// How something was read that has several readings, or was told to be read so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name for programs.
    pub name: &'static str,
    /// Its value for programs.
    pub value: String,
    /// In words.
    pub text: String,
}

/// Rows of one transaction.
pub const ROWS: usize = 200;

/// What is special about an import.
pub trait Importer {
    /// A row that can be written.
    type Item;
    /// What is imported, in words.
    const WHAT: &'static str;
    /// Rows that are read before the first of them is written, so that they can be written by their
    /// [place](Self::place).
    const WINDOW: usize = ROWS;

    /// The columns of the file.
    fn columns(&self) -> &Columns;

    /// Reads the cells of the row on that line.
    async fn read(
        &mut self,
        cells: &[String],
        line: u64,
    ) -> anyhow::Result<Result<Self::Item, Fault>>;

    /// The id of a row.
    fn id(item: &Self::Item) -> &str;

    /// What rows are ordered by before they are written, so that those that change the same come
    /// together. Unless told they keep the order of the file.
    fn place(_item: &Self::Item) -> &str {
        ""
    }

    /// What a row says, in the words of the file.
    fn facts(&self, item: &Self::Item) -> Vec<Fact>;

    /// What [`Self::write`] would do. Writes nothing.
    async fn check(&self, items: &[Self::Item]) -> anyhow::Result<Vec<Outcome>>;

    /// Writes rows in one transaction; an error means that none was written.
    async fn write(&self, items: &[Self::Item]) -> service::Result<Vec<Outcome>>;

    /// What is wrong with the row, if the row is to blame.
    fn blame(&self, error: &service::Error) -> Option<String>;

    /// What must be said before the rows can be read, once all of them were looked at.
    fn questions(&mut self) -> Vec<Question>;

    /// How the rows are read.
    fn readings(&self) -> Vec<Reading>;
}

/// What a use case says against a row, with the place in the file or the option that it is about.
pub fn blame<'a>(
    error: &service::Error,
    place: impl FnOnce(&str) -> Option<&'a str>,
) -> Option<String> {
    use service::Error::{Forbidden, Invalid, NotFound, Refused};
    let param = match error {
        Invalid { param, .. } => Some(param.as_str()),
        Refused { param, .. } => param.as_deref(),
        NotFound { param, .. } => Some(*param),
        Forbidden(_) => None,
        _ => return None,
    };
    Some(match param.and_then(place) {
        Some(place) => format!("{place}: {error}"),
        None => error.to_string(),
    })
}

/// In what two rows differ: `here` is the one that is told of.
pub fn differences(here: &[Fact], there: &[Fact]) -> Vec<String> {
    let value = |facts: &[Fact], name: &str| {
        let found = facts.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.clone())
    };
    let mut told = Vec::new();
    let only_there = there.iter().filter(|(name, _)| value(here, name).is_none());
    for (name, _) in here.iter().chain(only_there) {
        let (here, there) = (value(here, name), value(there, name));
        if here != there {
            told.push(format!(
                "`{name}` is {} here and {} there",
                shown(here),
                shown(there)
            ));
        }
    }
    told
}

fn shown(value: Option<String>) -> String {
    const MOST: usize = 60;
    match value {
        None => "empty".to_owned(),
        Some(value) if value.chars().count() <= MOST => format!("`{value}`"),
        Some(value) => format!("`{}…`", value.chars().take(MOST).collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(pairs: &[(&str, &str)]) -> Vec<Fact> {
        let owned = |(name, value): &(&str, &str)| (name.to_string(), value.to_string());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn differences_are_told_from_the_row_that_is_told_of() {
        let here = facts(&[("price", "12.00"), ("note", "a"), ("city", "Natal")]);
        let there = facts(&[("price", "10.00"), ("city", "Natal"), ("state", "RN")]);
        assert_eq!(
            differences(&here, &there),
            [
                "`price` is `12.00` here and `10.00` there",
                "`note` is `a` here and empty there",
                "`state` is empty here and `RN` there",
            ]
        );
        assert!(differences(&here, &here).is_empty());
        let long = differences(&facts(&[("a", &"x".repeat(100))]), &[]);
        assert_eq!(long[0].chars().filter(|c| *c == 'x').count(), 60);
    }

    #[test]
    fn a_refusal_names_the_place_in_the_file() {
        let place = |param: &str| (param == "created").then_some("column `at`");
        let error = service::Error::invalid("created", "parameter_invalid", "In the future.");
        assert_eq!(
            blame(&error, place),
            Some("column `at`: In the future.".into())
        );
        let error = service::Error::refused("no", None, "No.");
        assert_eq!(blame(&error, place), Some("No.".into()));
        assert_eq!(blame(&service::Error::LockTimeout, place), None);
    }
}
