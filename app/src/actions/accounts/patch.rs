//! From the rows of the metadata form to a change.

use super::MetadataRow;
use crate::error::UiError;
use crate::queries::refusal;
use domain::metadata::{Metadata, Patch};
use std::collections::BTreeMap;

/// The change that the rows ask for. Errors are at the row's key or value, named `key-0`, `value-0`.
pub fn from_rows(rows: &[MetadataRow]) -> Result<Patch, UiError> {
    let mut changes = BTreeMap::new();
    for row in rows {
        let (was, key) = (row.was.trim(), row.key.trim());
        // A key that was renamed or emptied goes away.
        if !was.is_empty() && was != key {
            changes.entry(was.to_owned()).or_insert_with(String::new);
        }
    }
    let mut seen = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let key = row.key.trim();
        if key.is_empty() {
            refuse_orphan(index, row)?;
            continue;
        }
        if seen.contains(&key) {
            let (_, texts) = refusal::texts();
            let message = texts.metadata_repeated(key);
            return Err(refusal::at(
                &format!("key-{index}"),
                "parameter_invalid",
                message,
            ));
        }
        seen.push(key);
        check(index, key, &row.value)?;
        changes.insert(key.to_owned(), row.value.clone());
    }
    Ok(Patch::Merge(changes))
}

/// A new value without a key would be lost silently.
fn refuse_orphan(index: usize, row: &MetadataRow) -> Result<(), UiError> {
    if row.was.is_empty() && !row.value.trim().is_empty() {
        let (_, texts) = refusal::texts();
        let message = texts.metadata_no_key();
        return Err(refusal::at(
            &format!("key-{index}"),
            "parameter_missing",
            message,
        ));
    }
    Ok(())
}

fn check(index: usize, key: &str, value: &str) -> Result<(), UiError> {
    let Err(error) = Metadata::from_pairs([(key, value)]) else {
        return Ok(());
    };
    let side = match error {
        domain::metadata::MetadataError::Value(_) => "value",
        _ => "key",
    };
    let (_, message) = refusal::metadata(&error);
    Err(refusal::at(
        &format!("{side}-{index}"),
        "parameter_invalid",
        message,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(was: &str, key: &str, value: &str) -> MetadataRow {
        MetadataRow {
            was: was.into(),
            key: key.into(),
            value: value.into(),
        }
    }

    #[test]
    fn renaming_moves_the_value() {
        let patch = from_rows(&[row("region", "area", "latam"), row("", "", "")]).unwrap();
        let Patch::Merge(changes) = patch else {
            panic!("not a merge")
        };
        assert_eq!(changes.get("region").map(String::as_str), Some(""));
        assert_eq!(changes.get("area").map(String::as_str), Some("latam"));
    }

    #[test]
    fn swapped_keys_both_stay() {
        let patch = from_rows(&[row("a", "b", "1"), row("b", "a", "2")]).unwrap();
        let Patch::Merge(changes) = patch else {
            panic!("not a merge")
        };
        assert_eq!(changes.get("b").map(String::as_str), Some("1"));
        assert_eq!(changes.get("a").map(String::as_str), Some("2"));
    }

    #[test]
    fn what_would_be_lost_is_refused() {
        let error = from_rows(&[row("", "", "orphan")]).unwrap_err();
        assert_eq!(error.field.as_deref(), Some("key-0"));
        let error = from_rows(&[row("", "a", "1"), row("", "a", "2")]).unwrap_err();
        assert_eq!(error.field.as_deref(), Some("key-1"));
        let error = from_rows(&[row("", "a", &"x".repeat(501))]).unwrap_err();
        assert_eq!(error.field.as_deref(), Some("value-0"));
    }
}
