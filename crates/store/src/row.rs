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

/// Writes a JSON document. What is absent is not written: it is absent too when it is read back.
pub(crate) fn to_document<T: Serialize>(table: &'static str, value: &T) -> Result<String> {
    let text = serde_json::to_string(value).map_err(|error| Error::Corrupt {
        table,
        id: String::new(),
        why: error.to_string(),
    })?;
    Ok(without_nulls(&text))
}

/// JSON, as it is written without blanks, less the members that are null.
fn without_nulls(json: &str) -> String {
    const NULL: &str = ":null";
    let mut kept = String::with_capacity(json.len());
    // Where the last name or text outside of others begins.
    let mut name = 0;
    let mut rest = json;
    while let Some(at) = rest.find(['"', ':']) {
        let (before, found) = rest.split_at(at);
        kept.push_str(before);
        if let Some(behind) = found.strip_prefix(NULL) {
            kept.truncate(name);
            rest = match kept.pop() {
                // The first of its object: the comma behind it goes, or there is none.
                Some(open @ '{') => {
                    kept.push(open);
                    behind.strip_prefix(',').unwrap_or(behind)
                }
                // The comma before it is gone.
                _ => behind,
            };
        } else if found.starts_with('"') {
            name = kept.len();
            let (text, behind) = found.split_at(end_of_text(found));
            kept.push_str(text);
            rest = behind;
        } else {
            let (colon, behind) = found.split_at(1);
            kept.push_str(colon);
            rest = behind;
        }
    }
    kept.push_str(rest);
    kept
}

/// Behind which byte the text ends that `json` begins with.
fn end_of_text(json: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in json.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at.saturating_add(1),
            _ => {}
        }
    }
    json.len()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_is_not_written() {
        for (json, kept) in [
            (r#"{"a":null}"#, r#"{}"#),
            (r#"{"a":null,"b":1}"#, r#"{"b":1}"#),
            (r#"{"a":1,"b":null}"#, r#"{"a":1}"#),
            (r#"{"a":1,"b":null,"c":null,"d":[2]}"#, r#"{"a":1,"d":[2]}"#),
            (r#"{"a":{"b":null,"c":null},"d":null}"#, r#"{"a":{}}"#),
            (
                r#"{"a":[{"b":null},{"c":3,"d":null}]}"#,
                r#"{"a":[{},{"c":3}]}"#,
            ),
            (
                r#"{"a":":null","b":"x\":null,","c":"\\"}"#,
                r#"{"a":":null","b":"x\":null,","c":"\\"}"#,
            ),
            (
                r#"[null,{"é":null,"日":"null"}]"#,
                r#"[null,{"日":"null"}]"#,
            ),
            (r#""a""#, r#""a""#),
            ("null", "null"),
        ] {
            assert_eq!(without_nulls(json), kept);
        }
    }
}
