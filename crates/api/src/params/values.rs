//! From texts to values.

use std::collections::BTreeMap;

use domain::metadata::Patch;

use crate::{
    error::{Problem, Result},
    form::{Hash, Node},
};

/// A text cut to a length that fits in a message.
pub fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// Reads a whole number: ASCII digits, perhaps behind a minus sign.
pub fn integer(param: &str, text: &str) -> Result<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let well_formed = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = if well_formed { text.parse().ok() } else { None };
    number.ok_or_else(|| {
        let message = format!(
            "Invalid integer: {}. Send a whole number in digits, without point or comma.",
            shown(text)
        );
        Problem::invalid(param, "parameter_invalid_integer", message)
    })
}

pub(super) fn boolean(param: &str, text: &str) -> Result<bool> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => {
            let message = format!("Invalid boolean: {}", shown(text));
            Err(Problem::invalid(param, "parameter_invalid", message))
        }
    }
}

/// Reads one of several names. `names` lists them for the message.
pub fn enumeration<T>(
    param: &str,
    text: &str,
    find: impl Fn(&str) -> Option<T>,
    names: &str,
) -> Result<T> {
    find(text).ok_or_else(|| {
        let message = format!("Invalid {param}: must be one of {names}");
        Problem::invalid(param, "parameter_invalid", message)
    })
}

pub(super) fn not_an_array(param: &str) -> Problem {
    let message = format!("Invalid array: send `{param}[]=...`.");
    Problem::invalid(param, "parameter_invalid", message)
}

pub(super) fn array(param: &str, hash: Hash) -> Result<Vec<String>> {
    let mut items = BTreeMap::new();
    for (index, node) in hash {
        match (index.parse::<u32>(), node) {
            (Ok(index), Node::Text(text)) => items.insert(index, text),
            _ => return Err(not_an_array(param)),
        };
    }
    let items: Vec<String> = items.into_values().collect();
    let nothing = matches!(items.as_slice(), [only] if only.is_empty());
    Ok(if nothing { Vec::new() } else { items })
}

pub(super) fn metadata(param: &str, hash: Hash) -> Result<Patch> {
    let mut pairs = BTreeMap::new();
    for (key, node) in hash {
        let Node::Text(value) = node else {
            let message = "Metadata values must be texts.";
            return Err(Problem::invalid(
                &format!("{param}[{key}]"),
                "parameter_invalid",
                message,
            ));
        };
        pairs.insert(key, value);
    }
    Ok(Patch::Merge(pairs))
}
