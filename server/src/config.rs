//! What the operator set: defaults, then a file, then the environment, then flags.

mod environment;
mod file;
mod keys;
mod settings;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, path::PathBuf};

pub use settings::{LogFormat, Settings, Sms};

/// Values by key, each with where it came from.
type Values = BTreeMap<&'static str, Value>;

/// A value as it was written.
#[derive(Clone, Debug)]
struct Value {
    text: String,
    from: String,
}

/// What was given on the command line.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// The configuration file.
    pub config: Option<PathBuf>,
    /// Keys with their values.
    pub values: Vec<(&'static str, String)>,
}

/// Why the configuration is refused; fit for the terminal.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

/// The settings from all sources. `environment` are the variables of the process.
pub fn load(
    flags: &Flags,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Settings, ConfigError> {
    let environment = environment::read(environment)?;
    let file = flags.config.clone().or(environment.config);
    let mut values = file::read(file.as_deref())?;
    values.extend(environment.values);
    for (key, text) in &flags.values {
        let from = format!("--{}", key.replace('_', "-"));
        values.insert(
            key,
            Value {
                text: text.clone(),
                from,
            },
        );
    }
    settings::from_values(&values)
}
