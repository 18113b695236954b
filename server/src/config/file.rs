//! The TOML file.

use std::path::Path;

use super::{
    ConfigError, Value, Values,
    keys::{KEYS, NUMBERS, PRICING, nearest},
};

/// What is read when no file is named, if it is there.
const DEFAULT: &str = "tributary.toml";

/// The values of the file. A file that was named must be there.
pub fn read(named: Option<&Path>) -> Result<Values, ConfigError> {
    let path = named.unwrap_or(Path::new(DEFAULT));
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Values::new());
        }
        Err(error) => return Err(ConfigError(format!("{}: {error}", path.display()))),
    };
    parse(&text, &path.display().to_string())
}

fn parse(text: &str, from: &str) -> Result<Values, ConfigError> {
    let table: toml::Table = text
        .parse()
        .map_err(|error| ConfigError(format!("{from}: {error}")))?;
    let mut values = Values::new();
    flatten(&table, "", from, &mut values)?;
    Ok(values)
}

fn flatten(
    table: &toml::Table,
    above: &str,
    from: &str,
    values: &mut Values,
) -> Result<(), ConfigError> {
    for (name, value) in table {
        let path = if above.is_empty() {
            name.clone()
        } else {
            format!("{above}.{name}")
        };
        if let toml::Value::Table(inner) = value
            && KEYS.iter().any(|key| key.starts_with(&format!("{path}.")))
        {
            flatten(inner, &path, from, values)?;
            continue;
        }
        let key = known(&path, from)?;
        let text = match value {
            toml::Value::String(text) => text.clone(),
            toml::Value::Integer(number) if NUMBERS.iter().any(|it| key.starts_with(it)) => {
                number.to_string()
            }
            // Read as a whole, with the settings.
            toml::Value::Table(table) if key == PRICING => table.to_string(),
            _ => {
                return Err(ConfigError(format!(
                    "{from}: `{key}` must be a text in quotes"
                )));
            }
        };
        let from = format!("`{key}` in {from}");
        values.insert(key, Value { text, from });
    }
    Ok(())
}

fn known(path: &str, from: &str) -> Result<&'static str, ConfigError> {
    if let Some(key) = KEYS.iter().find(|key| **key == path) {
        return Ok(key);
    }
    let hint = nearest(path, KEYS.iter().copied())
        .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    Err(ConfigError(format!("{from}: unknown key `{path}`{hint}")))
}

#[cfg(test)]
pub(super) fn parse_for_test(text: &str) -> Result<Values, ConfigError> {
    parse(text, "test.toml")
}
