//! From rows to domain types.

use std::str::FromStr;

use serde::{Serialize, de::DeserializeOwned};

use crate::{Error, Result};

/// 0 or 1.
pub(crate) fn flag(value: bool) -> i64 {
    i64::from(value)
}

/// Reads a JSON document back.
pub(crate) fn document<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Corrupt {
        table,
        id: String::new(),
        why: error.to_string(),
    })
}

/// Reads the document of the row that was found, where one was.
pub(crate) fn one<T: DeserializeOwned>(
    table: &'static str,
    doc: Option<String>,
) -> Result<Option<T>> {
    doc.map(|doc| document(table, &doc)).transpose()
}

/// Reads the documents of rows, in their order.
pub(crate) fn all<T: DeserializeOwned>(table: &'static str, docs: &[String]) -> Result<Vec<T>> {
    docs.iter().map(|doc| document(table, doc)).collect()
}

/// Writes a JSON document.
pub(crate) fn to_document<T: Serialize>(table: &'static str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Corrupt {
        table,
        id: String::new(),
        why: error.to_string(),
    })
}

/// Reads an id, a currency or another value that has a text form.
pub(crate) fn parsed<T: FromStr>(table: &'static str, text: &str) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|error: T::Err| Error::Corrupt {
        table,
        id: text.to_owned(),
        why: error.to_string(),
    })
}

/// Reads a name of an enum.
pub(crate) fn named<T>(table: &'static str, text: &str, of: fn(&str) -> Option<T>) -> Result<T> {
    of(text).ok_or_else(|| Error::Corrupt {
        table,
        id: text.to_owned(),
        why: "unknown name".to_owned(),
    })
}
