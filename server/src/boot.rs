//! From settings to something that can work.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use domain::pricing::PriceList;
use service::Ctx;
use service::clock::{Clock, SystemClock};
use service::config::Config;
use service::ids::{Ids, SystemIds};
use service::outbound::{Outbound, sms::Twilio};
use store::{Options, Store};

use crate::config::{Settings, Sms};

/// Opens the database and brings its schema up to date.
pub async fn open(database: &str, options: &Options) -> anyhow::Result<Store> {
    check_folder(database)?;
    let shown = shown(database);
    let store = Store::open_with(database, options)
        .await
        .with_context(|| format!("opening {shown}"))?;
    store
        .migrate()
        .await
        .with_context(|| format!("bringing {shown} up to date"))?;
    Ok(store)
}

/// SQLite says only "unable to open"; this says why.
fn check_folder(database: &str) -> anyhow::Result<()> {
    if is_postgres(database) {
        return Ok(());
    }
    let path = Path::new(database.strip_prefix("sqlite://").unwrap_or(database));
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder
        && !folder.is_dir()
    {
        anyhow::bail!(
            "the folder {} of the database does not exist",
            folder.display()
        );
    }
    if path.is_dir() {
        anyhow::bail!(
            "{} is a folder; name a file for the database",
            path.display()
        );
    }
    Ok(())
}

fn is_postgres(database: &str) -> bool {
    database.starts_with("postgres://") || database.starts_with("postgresql://")
}

/// The database as messages may show it: without a password.
pub fn shown(database: &str) -> String {
    if !is_postgres(database) {
        return database.to_owned();
    }
    let rest = database
        .split_once("://")
        .map_or(database, |(_, rest)| rest);
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    format!("postgres://{}", host.split('?').next().unwrap_or_default())
}

/// The context of a process that serves or commands: the system's clock and randomness.
pub fn ctx(
    store: Store,
    base_url: String,
    sms: Option<&Sms>,
    pricing: PriceList,
    keep_events: Option<i64>,
) -> anyhow::Result<Ctx> {
    let outbound = match sms {
        Some(sms) => {
            let twilio = Twilio::new(&sms.base_url, &sms.account, &sms.token, &sms.from)?;
            Outbound {
                sms: Some(Arc::new(twilio)),
            }
        }
        None => Outbound::none(),
    };
    let config = Config {
        base_url,
        pricing,
        keep_events,
    };
    Ok(with(
        store,
        config,
        Arc::new(SystemClock),
        Arc::new(SystemIds),
        outbound,
    ))
}

/// A context with a clock and ids of the caller's choice.
pub fn with(
    store: Store,
    config: Config,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    outbound: Outbound,
) -> Ctx {
    Ctx {
        store,
        clock,
        ids,
        config: Arc::new(config),
        outbound,
        key_uses: Default::default(),
        known_keys: Default::default(),
        request: None,
    }
}

/// The context of a command: nothing is listening.
pub async fn for_command(settings: &Settings) -> anyhow::Result<Ctx> {
    let store = open(&settings.database, &settings.store).await?;
    let base_url = settings
        .base_url
        .clone()
        .unwrap_or_else(|| format!("http://{}", settings.addr));
    let pricing = settings.pricing.clone();
    let keep = settings.keep_events;
    ctx(store, base_url, settings.sms.as_ref(), pricing, keep)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_shown_without_its_password() {
        assert_eq!(
            shown("postgres://me:secret@db:5432/t?sslmode=require"),
            "postgres://db:5432/t"
        );
        assert_eq!(shown("postgres://me:p@ss@db/t"), "postgres://db/t");
        assert_eq!(shown("my.db"), "my.db");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let told = check_folder("no/such/folder/t.db").unwrap_err().to_string();
        assert_eq!(
            told,
            "the folder no/such/folder of the database does not exist"
        );
        assert!(check_folder("t.db").is_ok());
    }
}
