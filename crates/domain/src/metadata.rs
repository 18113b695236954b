//! Key-value pairs that platforms attach to objects.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::is_blank;

/// Most keys one object may carry.
pub const MAX_KEYS: usize = 50;
/// Longest key, in characters.
pub const MAX_KEY: usize = 40;
/// Longest value, in characters.
pub const MAX_VALUE: usize = 500;

/// The pairs of one object, in order of the key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Metadata(BTreeMap<String, String>);

/// Why a pair was refused. `0` is the key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MetadataError {
    /// More than [`MAX_KEYS`] keys.
    #[error("Metadata can have at most 50 keys.")]
    TooManyKeys,
    /// Empty, without anything to see, longer than [`MAX_KEY`], or with square brackets.
    #[error(
        "The metadata key `{0}` must have 1 to 40 characters, without square brackets and not only \
         blanks."
    )]
    Key(String),
    /// Longer than [`MAX_VALUE`], or with a NUL character.
    #[error("The metadata value of `{0}` can have at most 500 characters.")]
    Value(String),
}

impl Metadata {
    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// Every pair, in order of the key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These pairs with `patch` applied: a value replaces, an empty value removes its key, and
    /// [`Patch::Clear`] removes all.
    pub fn patched(&self, patch: &Patch) -> Result<Self, MetadataError> {
        let Patch::Merge(changes) = patch else {
            return Ok(Self::default());
        };
        let mut merged = self.0.clone();
        for (key, value) in changes {
            check(key, value)?;
            if value.is_empty() {
                merged.remove(key);
            } else {
                merged.insert(key.clone(), value.clone());
            }
        }
        if merged.len() > MAX_KEYS {
            return Err(MetadataError::TooManyKeys);
        }
        Ok(Self(merged))
    }

    /// Pairs from scratch, under the same limits.
    pub fn from_pairs<K: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, MetadataError> {
        let changes = pairs
            .into_iter()
            .map(|(key, value)| (key.into(), value.into()))
            .collect();
        Self::default().patched(&Patch::Merge(changes))
    }
}

/// A change of metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Patch {
    /// Remove every key.
    Clear,
    /// Set these; an empty value removes its key.
    Merge(BTreeMap<String, String>),
}

impl Default for Patch {
    fn default() -> Self {
        Self::Merge(BTreeMap::new())
    }
}

fn check(key: &str, value: &str) -> Result<(), MetadataError> {
    let length = key.chars().count();
    let plain = !key.contains(['[', ']', '\0']) && !is_blank(key);
    if !(1..=MAX_KEY).contains(&length) || !plain {
        return Err(MetadataError::Key(key.chars().take(MAX_KEY).collect()));
    }
    if value.chars().count() > MAX_VALUE || value.contains('\0') {
        return Err(MetadataError::Value(key.to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merge(pairs: &[(&str, &str)]) -> Patch {
        Patch::Merge(
            pairs
                .iter()
                .map(|(k, v)| (k.to_string(), v.to_string()))
                .collect(),
        )
    }

    #[test]
    fn an_update_merges_and_an_empty_value_removes() {
        let start = Metadata::from_pairs([("a", "1"), ("b", "2")]).unwrap();
        let after = start.patched(&merge(&[("a", ""), ("c", "3")])).unwrap();
        assert_eq!(
            after,
            Metadata::from_pairs([("b", "2"), ("c", "3")]).unwrap()
        );
        assert!(after.patched(&Patch::Clear).unwrap().is_empty());
    }

    #[test]
    fn limits_are_named_with_the_key() {
        let long = "x".repeat(501);
        assert_eq!(
            Metadata::from_pairs([("k", long.as_str())]),
            Err(MetadataError::Value("k".into()))
        );
        assert!(matches!(
            Metadata::from_pairs([("a[b]", "1")]),
            Err(MetadataError::Key(_))
        ));
        for blank in ["", " ", "\u{200B}"] {
            assert!(matches!(
                Metadata::from_pairs([(blank, "1")]),
                Err(MetadataError::Key(_))
            ));
        }
        let many = (0..51).map(|n| (format!("k{n}"), "v"));
        assert_eq!(Metadata::from_pairs(many), Err(MetadataError::TooManyKeys));
    }
}
