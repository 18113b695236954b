//! The settings, typed.

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use domain::pricing::PriceList;
use store::Options;

use super::{ConfigError, Value, Values, keys::PRICING};

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object per line.
    Json,
}

/// A provider of short messages that speaks Twilio's API.
#[derive(Clone)]
pub struct Sms {
    /// Its address.
    pub base_url: String,
    /// The account there.
    pub account: String,
    /// The secret of the account.
    pub token: String,
    /// The sender.
    pub from: String,
}

/// What the operator set.
#[derive(Clone)]
pub struct Settings {
    /// The path of an SQLite file, or a `postgres://` URL.
    pub database: String,
    /// Where to listen.
    pub addr: SocketAddr,
    /// The public address, without a slash at the end; `http://` and [`Self::addr`] when absent.
    pub base_url: Option<String>,
    /// How log lines look.
    pub log: LogFormat,
    /// The folder of scripts, styles and fonts; found beside the program when absent.
    pub site: Option<PathBuf>,
    /// Short messages in live mode.
    pub sms: Option<Sms>,
    /// What processing, disputes and instant payouts cost.
    pub pricing: PriceList,
    /// How the database is opened.
    pub store: Options,
    /// How long events are kept, in days; for ever when absent.
    pub keep_events: Option<i64>,
}

pub(super) fn from_values(values: &Values) -> Result<Settings, ConfigError> {
    let text = |key: &str| values.get(key).map(|value| value.text.clone());
    Ok(Settings {
        database: text("database").unwrap_or_else(|| "tributary.db".to_owned()),
        addr: addr(values.get("addr"))?,
        base_url: values.get("base_url").map(base_url).transpose()?,
        log: log(values.get("log"))?,
        site: text("site").map(PathBuf::from),
        sms: sms(values)?,
        pricing: pricing(values.get(PRICING))?,
        store: store(values)?,
        keep_events: values
            .get("events.keep_days")
            .map(|value| number(value, 1..=36_500, "days"))
            .transpose()?
            .map(i64::from),
    })
}

fn refuse<T>(value: &Value, why: &str) -> Result<T, ConfigError> {
    Err(ConfigError(format!("{}: {why}", value.from)))
}

fn addr(value: Option<&Value>) -> Result<SocketAddr, ConfigError> {
    let Some(value) = value else {
        return Ok(SocketAddr::from(([127, 0, 0, 1], 4700)));
    };
    match value.text.parse() {
        Ok(addr) => Ok(addr),
        Err(_) => refuse(value, "use an address and a port, such as 127.0.0.1:4700"),
    }
}

fn base_url(value: &Value) -> Result<String, ConfigError> {
    let text = value.text.trim_end_matches('/');
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => {
            Ok(text.to_owned())
        }
        _ => refuse(value, "use http:// or https:// and a host, without a path"),
    }
}

fn log(value: Option<&Value>) -> Result<LogFormat, ConfigError> {
    match value.map(|value| (value, value.text.as_str())) {
        None | Some((_, "text")) => Ok(LogFormat::Text),
        Some((_, "json")) => Ok(LogFormat::Json),
        Some((value, _)) => refuse(value, "use `text` or `json`"),
    }
}

fn sms(values: &Values) -> Result<Option<Sms>, ConfigError> {
    let Some((_, any)) = values.iter().find(|(key, _)| key.starts_with("sms.")) else {
        return Ok(None);
    };
    let need = |key: &str| match values.get(key) {
        Some(value) => Ok(value.text.clone()),
        None => refuse(any, &format!("`{key}` is needed too")),
    };
    let base = values.get("sms.base_url").map(base_url).transpose()?;
    Ok(Some(Sms {
        base_url: base.unwrap_or_else(|| "https://api.twilio.com".to_owned()),
        account: need("sms.account")?,
        token: need("sms.token")?,
        from: need("sms.from")?,
    }))
}

fn store(values: &Values) -> Result<Options, ConfigError> {
    let usual = Options::default();
    let set = |key: &str, usual: u32, range, unit| match values.get(key) {
        Some(value) => number(value, range, unit),
        None => Ok(usual),
    };
    let patience = u32::try_from(usual.patience.as_secs()).unwrap_or(u32::MAX);
    // Less than a request may take, so that its caller hears of it.
    let patience = set("pool.patience", patience, 1..=25, "seconds")?;
    Ok(Options {
        readers: set("pool.readers", usual.readers, 1..=256, "connections")?,
        writers: set("pool.writers", usual.writers, 1..=256, "connections")?,
        waiting: set("pool.waiting", usual.waiting, 1..=100_000, "units of work")?,
        patience: Duration::from_secs(patience.into()),
        cache: set("sqlite.cache", usual.cache, 2..=65_536, "MiB")?,
        reader_cache: set("sqlite.reader_cache", usual.reader_cache, 2..=65_536, "MiB")?,
        memory_map: set("sqlite.memory_map", usual.memory_map, 0..=1_048_576, "MiB")?,
        log: set("sqlite.log", usual.log, 8..=65_536, "MiB")?,
    })
}

fn number(value: &Value, range: RangeInclusive<u32>, unit: &str) -> Result<u32, ConfigError> {
    match value.text.parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => refuse(
            value,
            &format!(
                "use a number of {unit} from {} to {}",
                range.start(),
                range.end()
            ),
        ),
    }
}

fn pricing(value: Option<&Value>) -> Result<PriceList, ConfigError> {
    let Some(value) = value else {
        return Ok(PriceList::default());
    };
    toml::from_str(&value.text).or_else(|error| refuse(value, error.message()))
}
