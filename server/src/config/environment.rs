//! The variables of the process.

use std::path::PathBuf;

use super::{
    ConfigError, Value, Values,
    keys::{KEYS, PREFIX, SECRETS, nearest, variable},
};

/// Names the configuration file.
const CONFIG: &str = "TRIBUTARY_CONFIG";

/// Variables of test runs, which say nothing to the server.
const NOT_OURS: &[&str] = &[
    "TRIBUTARY_TEST_",
    "TRIBUTARY_E2E_",
    "TRIBUTARY_BIN",
    "TRIBUTARY_CHROMIUM",
    "TRIBUTARY_WORLD",
];

/// What the environment says.
#[derive(Debug, Default)]
pub struct Environment {
    /// The configuration file.
    pub config: Option<PathBuf>,
    /// Keys with their values.
    pub values: Values,
}

/// Reads every variable that starts with the prefix; the others are not ours.
pub fn read(
    variables: impl IntoIterator<Item = (String, String)>,
) -> Result<Environment, ConfigError> {
    let mut found = Environment::default();
    for (name, text) in variables {
        if !name.starts_with(PREFIX) || NOT_OURS.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        if name == CONFIG {
            found.config = Some(PathBuf::from(text));
        } else if let Some(key) = KEYS.iter().find(|key| variable(key) == name) {
            add(&mut found.values, key, text, name)?;
        } else if let Some(key) = SECRETS.iter().find(|key| file_variable(key) == name) {
            let secret = std::fs::read_to_string(&text)
                .map_err(|error| ConfigError(format!("{name}: {text}: {error}")))?;
            add(&mut found.values, key, secret.trim_end().to_owned(), name)?;
        } else {
            return Err(unknown(&name));
        }
    }
    Ok(found)
}

fn add(
    values: &mut Values,
    key: &'static str,
    text: String,
    from: String,
) -> Result<(), ConfigError> {
    match values.insert(
        key,
        Value {
            text,
            from: from.clone(),
        },
    ) {
        Some(other) => Err(ConfigError(format!(
            "set {} or {from}, not both",
            other.from
        ))),
        None => Ok(()),
    }
}

fn file_variable(key: &str) -> String {
    format!("{}_FILE", variable(key))
}

fn unknown(name: &str) -> ConfigError {
    let mut known: Vec<String> = KEYS.iter().map(|key| variable(key)).collect();
    known.extend(SECRETS.iter().map(|key| file_variable(key)));
    known.push(CONFIG.to_owned());
    let hint = nearest(name, known.iter().map(String::as_str))
        .map_or_else(String::new, |near| format!("; did you mean {near}?"));
    ConfigError(format!("unknown variable {name}{hint}"))
}
